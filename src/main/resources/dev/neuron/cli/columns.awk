{
  sub(/^\357\273\277/, ""); sub(/\r$/, "")
  if (/^sep=/) next
  bare = $0; gsub(/"[^"]*"/, "", bare)
  if (/^[[{]/ || /[\001-\010\016-\037]/ || /^[-+0-9.eE,;|" \t]*$/) exit
  mark = bare ~ /\t/ ? "\t" : bare ~ /;/ ? ";" : bare ~ /,/ ? "," : bare ~ /[|]/ ? "|" : " "
  if (mark == " ") gsub(/ +/, " ")
  for (rest = $0; rest != ""; rest = substr(rest, length(cell) + 2)) {
    if (!match(rest, /^"([^"]|"")*"/)) { RLENGTH = index(rest mark, mark) - 1 }
    cell = name = substr(rest, 1, RLENGTH)
    if (sub(/^"/, "", name)) { sub(/"$/, "", name); gsub(/""/, "\"", name) }
    gsub(/^ +| +$/, "", name)
    if (name != "") print name
  }
  exit
}

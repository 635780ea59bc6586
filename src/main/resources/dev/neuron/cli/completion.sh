#compdef neuron
# Completes the commands, options, values, files and columns of neuron in bash and zsh.

# What may follow a command: an option, what it takes, and its values; @ stands for arguments.
_neuron_table() {
  case $1 in
{{table}}  esac
}

# The names in the first line of a table.
_neuron_columns() {
  case $1 in
    *.gz) gzip -cd "$1" ;;
    *.zst) zstd -cdq "$1" ;;
    *) cat "$1" ;;
  esac 2> /dev/null | LC_ALL=C awk '
{{columns}}'
}

# Sets kind and values to what the table says of an option.
_neuron_look_up() {
  local name
  while read -r name kind values; do
    [ "$name" != "$1" ] || return 0
  done << END
$table
END
  kind= values=
}

# Reads the words after "neuron", of which number $1 is to be completed: sets kind and values of
# what may stand there, and for columns the first table on the line, wherever it stands.
_neuron_read() {
  [ -z "$ZSH_VERSION" ] || emulate -L sh
  local at=$1 word subcommand= table here= here_values= wanted= data= columns
  table=$(_neuron_table)
  shift
  for word in "$@"; do
    if [ $at -eq 0 ]; then
      case $wanted$word in
        --*=*) _neuron_look_up "${word%%=*}" ;;
        -*) kind=word values=$(printf '%s\n' "$table" | sed -n 's/^\(-[^ ]*\).*/\1/p') ;;
        *) [ -n "$wanted" ] || _neuron_look_up @ ;;
      esac
      here=$kind here_values=$values wanted=
    elif [ -n "$wanted" ]; then
      wanted=
    else
      case $word in
        -*=*) ;;
        -*)
          _neuron_look_up "$word"
          case $kind in '' | flag) ;; *) wanted=yes ;; esac
          ;;
        *)
          case $word in '~/'*) word=$HOME/${word#??} ;; esac
          if [ -z "$subcommand" ] && [ $at -gt 0 ]; then
            subcommand=$word table=$(_neuron_table "$word")
          elif [ -z "$data" ] && [ -f "$word" ]; then
            columns=$(_neuron_columns "$word")
            [ -z "$columns" ] || data=$word
          fi
          ;;
      esac
    fi
    at=$((at - 1))
  done
  kind=$here values=$here_values
  case $kind in
    column*) values=$columns ;;
    word* | file) values=$(printf '%s\n' $values) ;;
    *) values= ;;
  esac
}

_neuron_bash() {
  local kind values given i at=0 word name start= current quoted
  given=()
  for ((i = 1; i < ${#COMP_WORDS[@]}; i++)); do
    word=${COMP_WORDS[i]}
    [ "$i" -ne "$COMP_CWORD" ] || at=${#given[@]}
    if [ "$word" != = ]; then
      word=${word//\\/} word=${word#[\"\']}
      given+=("${word%[\"\']}")
    elif [ "$i" -eq "$COMP_CWORD" ]; then
      given+=('')
    fi
  done
  current=${given[at]}
  _neuron_read "$at" "${given[@]}"
  COMPREPLY=()
  [ "$kind" = file ] || compopt +o default 2> /dev/null
  case $kind in
    *s)
      compopt -o nospace 2> /dev/null
      case $current in *,*) start=${current%,*}, ;; esac
      ;;
  esac
  while IFS= read -r name; do
    case ,$start in *",$name,"*) continue ;; esac
    case $name in '' | '@') continue ;; esac
    name=$start$name
    case $name in
      "$current"*)
        case ${COMP_WORDS[COMP_CWORD]} in
          [\"\']*) quoted=$name ;;
          *) printf -v quoted %q "$name"; quoted=${quoted//\\,/,} ;;
        esac
        COMPREPLY+=("$quoted")
        ;;
    esac
  done <<< "$values"
}

_neuron() {
  local kind values
  _neuron_read $((CURRENT - 2)) "${(@Q)words[2,-1]}"
  compset -P '--*='
  case $kind in
    file) compadd -- ${(f)values}; _files ;;
    *s) compset -P '*,'; compadd -qS , -- ${(f)values} ;;
    '' | text | flag) _message 'a value' ;;
    *) compadd -- ${(f)values} ;;
  esac
}

if [ -n "$ZSH_VERSION" ]; then
  type compdef > /dev/null || { autoload -Uz compinit && compinit; }
  if [ "${funcstack[1]}" = _neuron ]; then _neuron "$@"; else compdef _neuron neuron; fi
else
  complete -o default -F _neuron_bash neuron
fi

# Completes the commands, options, values, files and columns of neuron in fish.

# Whether that command stands first.
function __neuron_is
    set -l given (commandline -opc)
    test (count $given) -gt 1; and contains -- $given[2] $argv
end

# The names in the first line of the first table on the command line.
function __neuron_columns
    set -l given (commandline -o)
    for i in (seq 3 (count $given))
        set -l file (string replace -r '^~/' "$HOME/" -- $given[$i])
        if test -f "$file"; and not contains -- $given[(math $i - 1)] {{valued}}
            set -l open cat
            string match -q '*.gz' -- $file; and set open gzip -cd
            string match -q '*.zst' -- $file; and set open zstd -cdq
            set -l names ($open $file 2>/dev/null | LC_ALL=C awk '
{{columns}}')
            if set -q names[1]
                printf '%s\n' $names
                return
            end
        end
    end
end

# Values between commas, each once.
function __neuron_list
    set -l token (commandline -ct)
    set token (string unescape -- $token; or printf '%s' $token)
    set token (string replace -r '^--[^=]*=' '' -- $token)
    set -l start (string match -r '^.*,' -- $token)
    for value in $argv
        string match -q -- "*,$value,*" ",$start"; or printf '%s\n' "$start$value"
    end
end

complete -c neuron -f
{{options}}

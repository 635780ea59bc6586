# Completes the commands, options, values, files and columns of neuron in PowerShell.

Register-ArgumentCompleter -Native -CommandName @('neuron', 'neuron.bat') -ScriptBlock {
    param($typed, $line, $cursor)

    # What may follow a command: an option, what it takes, and its values; @ stands for arguments.
    $tables = @{
{{table}}    }

    # What the table says of an option: its kind, then its values.
    function Find-Row($table, $name) {
        foreach ($row in $table -split '\r?\n') {
            $cells = $row -split ' '
            if ($cells[0] -ceq $name) { return $cells | Select-Object -Skip 1 }
        }
    }

    # The names in the first line of a table.
    function Get-ColumnName($file) {
        $stream = [IO.File]::OpenRead((Resolve-Path -LiteralPath $file).ProviderPath)
        try {
            if ($file -like '*.gz') {
                $unpack = [IO.Compression.CompressionMode]::Decompress
                $stream = [IO.Compression.GZipStream]::new($stream, $unpack)
            }
            $reader = [IO.StreamReader]::new($stream)
            $head = $reader.ReadLine()
            if ($head -match '^sep=') { $head = $reader.ReadLine() }
        } finally {
            $stream.Dispose()
        }
        if (-not $head -or $head -match '^[[{]|[\x00-\x08\x0e-\x1f]|^[-+0-9.eE,;|" \t]*$') { return }
        $bare = $head -replace '"[^"]*"', ''
        $mark = ' '
        foreach ($other in '|', ',', ';', "`t") { if ($bare.Contains($other)) { $mark = $other } }
        if ($mark -eq ' ') { $head = $head -replace ' +', ' ' }
        $cell = '\G(?:"((?:[^"]|"")*)"|([^{0}]*))(?:[{0}]|$)' -f $mark
        foreach ($match in [regex]::Matches($head, $cell)) {
            $name = ($match.Groups[1].Value -replace '""', '"') + $match.Groups[2].Value
            if ($name.Trim()) { $name.Trim() }
        }
    }

    # The words on both sides of the one that is typed, which may have a start that stays.
    $table = $tables['']
    $command = $null
    $wanted = $null
    $kind = $null
    $isTyped = $false
    $columns = @()
    $words = @($line.CommandElements | Select-Object -Skip 1)
    for ($i = 0; $i -le $words.Count; $i++) {
        if (-not $isTyped -and ($i -eq $words.Count -or $words[$i].Extent.EndOffset -ge $cursor)) {
            $isTyped = $true
            $here = ''
            if ($i -lt $words.Count -and $words[$i].Extent.StartOffset -lt $cursor) {
                $extent = $words[$i].Extent
                $here = $extent.Text.Substring(0, $cursor - $extent.StartOffset)
            } elseif ($i -lt $words.Count) {
                $i-- # the cursor stands between two words
            }
            if ($wanted) { $kind = $wanted }
            elseif ($here -match '^(--[^=]*)=') { $kind = @(Find-Row $table $Matches[1]) }
            elseif ($here -like '-*') { $kind = @('options') }
            else { $kind = @(Find-Row $table '@') }
            $wanted = $null
            continue
        }
        if ($i -eq $words.Count) { break }
        $word = $words[$i].Extent.Text
        if ($words[$i].Value -is [string]) { $word = $words[$i].Value }
        if ($wanted) {
            $wanted = $null
        } elseif ($word -like '-*') {
            $row = @(Find-Row $table $word)
            if ($row.Count -gt 0 -and $row[0] -ne 'flag') { $wanted = $row }
        } elseif (-not $command -and -not $isTyped) {
            $command = $word
            $table = $tables[$word]
        } elseif ($columns.Count -eq 0 -and (Test-Path -LiteralPath $word -PathType Leaf)) {
            $columns = @(Get-ColumnName $word)
        }
    }

    if ($kind.Count -eq 0) { return }
    $values = @($kind | Select-Object -Skip 1)
    switch -Regex ($kind[0]) {
        '^options$' { $values = @($table -split '\r?\n' -match '^-' -replace ' .*', '') }
        '^column' { $values = $columns }
    }
    $start = ''
    $given = @()
    if ($kind[0] -match 's$' -and $kind[0] -ne 'options') {
        $list = ($here -replace '^--[^=]*=', '') -split ',' | Select-Object -SkipLast 1
        $given = @($list | ForEach-Object { $_.Trim('"', "'") })
    }
    if ($typed -match '^(--[^=]*=)') { $start = $Matches[1] }
    if ($given.Count -gt 0 -and $typed.Contains(',')) {
        $start = $typed.Substring(0, $typed.LastIndexOf(',') + 1)
    }
    $rest = $typed.Substring($start.Length).Trim('"', "'")
    foreach ($value in $values) {
        if ($given -ccontains $value) { continue }
        if (-not $value.StartsWith($rest, [StringComparison]::Ordinal)) { continue }
        $text = $value
        if ($value -match '[^\w./+=-]') { $text = "'" + $value.Replace("'", "''") + "'" }
        [System.Management.Automation.CompletionResult]::new($start + $text, $value, 'ParameterValue', $value)
    }
}

package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Completion as the shells themselves do it; a shell that is not installed is left out. */
class CompletionTest {
  /** What is typed before the key, and all that the last word may become, sorted. */
  private record Typed(String line, String... words) {}

  /** Lines that can go on in one way only. */
  private static final List<Typed> SINGLE =
      List.of(
          new Typed("neuron tra", "train"),
          new Typed("neuron help expo", "export"),
          new Typed("neuron completion fi", "fish"),
          new Typed("neuron train --learning-r", "--learning-rate"),
          new Typed("neuron --color au", "auto"),
          new Typed("neuron train --optimizer lb", "lbfgs"),
          new Typed("neuron compare d.csv --optimizers adam,lb", "adam,lbfgs"),
          new Typed("neuron train --activation sig", "sigmoid"),
          new Typed("neuron export model.json --to sq", "sql"),
          new Typed("neuron train d.csv --target Lif", "Life expectancy"),
          new Typed("neuron train my\\ data.csv --weights s", "say \"x\""),
          new Typed("neuron train -q --log s.csv d.csv --one-hot Co", "Country"),
          new Typed("neuron train d.csv --exclude pop,Life", "pop,Life expectancy"),
          new Typed("neuron evaluate model.json s.csv --weights z", "zwei"),
          new Typed("neuron train s.csv.gz --target e", "eins"),
          new Typed("neuron train t.tsv --target b", "b c"),
          new Typed("neuron train --missing sk", "skip"),
          new Typed("neuron predict model.json --missing z", "zero"),
          new Typed("neuron train --init ze", "zeros"),
          new Typed("neuron train --schedule cos", "cosine"),
          new Typed("neuron train --schedule st", "step:30:0.1"),
          new Typed("neuron train --decimal au", "auto"),
          new Typed("neuron train --thousands no", "none"),
          new Typed("neuron train --delimiter ta", "tab"),
          new Typed("neuron train --encoding win", "windows-1252"),
          new Typed("neuron train --learning-rate a", "auto"),
          new Typed("neuron train --batch-size f", "full"),
          new Typed("neuron train d.csv --date pop,Co", "pop,Country"),
          new Typed("neuron surface d.csv --axes pop,Co", "pop,Country"),
          new Typed("neuron evaluate model.json s.csv --target z", "zwei"),
          new Typed("neuron rules dot-p", "dot-product"));

  /** Lines that go on in several ways, or in none that is known. */
  private static final List<Typed> SEVERAL =
      List.of(
          new Typed("neuron help e", "evaluate", "explain", "export"),
          new Typed("neuron train --scale ", "minmax", "none", "standard"),
          new Typed(
              "neuron train d.csv --target ", "Country", "Life expectancy", "pop", "say \"x\""),
          new Typed(
              "neuron train d.csv --features pop,say\\ \\\"x\\\",",
              "pop,say \"x\",Country",
              "pop,say \"x\",Life expectancy"),
          new Typed("neuron train numbers.csv --target "),
          new Typed("neuron train --comment ", "#", "none"),
          new Typed("neuron train --delimiter ", ",", ";", "auto", "tab", "|"),
          new Typed("neuron train --target "),
          new Typed("neuron train --epochs "));

  @TempDir Path directory;

  @BeforeEach
  void makesTheFiles() throws Exception {
    write("d.csv", "Country,\"Life expectancy\",\"say \"\"x\"\"\",pop\r\nx,1,2,3\r\n");
    Files.copy(directory.resolve("d.csv"), directory.resolve("my data.csv"));
    write("s.csv", "sep=;\n\"eins\";zwei;\"drei,vier\"\n1;2,5;3\n");
    write("t.tsv", "\ufeffa\tb c\n1\t2\n");
    write("numbers.csv", "1,2.5,-3e4\n");
    write("model.json", "{\"target\": \"zoo\"}\n");
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(directory.resolve("s.csv.gz")))) {
      Files.copy(directory.resolve("s.csv"), gzip);
    }
    write("neuron.sh", Ran.neuron("completion").out());
    write("neuron.fish", Ran.neuron("completion", "fish").out());
  }

  @Test
  void every_command_and_option_is_in_each_script() {
    String bash = new CompletionScript().bash();
    String fish = new CompletionScript().fish();
    String powerShell = new CompletionScript().powerShell();
    for (CommandLine command : RootCommand.tree().getSubcommands().values()) {
      String name = command.getCommandName();
      String table = bash.substring(bash.indexOf("    '" + name + "') cat"));
      table = table.substring(table.indexOf('\n'), table.indexOf("\nEND") + 1);
      assertThat(powerShell).contains("'" + name + "' = @'" + table + "'@\n");
      for (String option : command.getCommandSpec().optionsMap().keySet()) {
        assertThat(table).contains("\n" + option + " ");
        assertThat(fish)
            .containsPattern(
                "__neuron_is " + name + "'.* -[sl] " + option.replaceFirst("^--?", "") + " ");
      }
    }
  }

  /** No PowerShell runs here: what a shell would stumble over first is looked at instead. */
  @Test
  void the_script_of_powershell_is_whole() {
    String script = new CompletionScript().powerShell();
    assertThat(script).startsWith("# ").doesNotContain("{{", "\t").endsWith("}\n");
    String code =
        script
            .replaceAll("(?s)@'\n.*?\n'@\n", "''\n") // a text between lines of its own
            .replaceAll("(?m)(^|\\s)#.*$", "")
            .replaceAll("'[^'\n]*'|\"[^\"\n]*\"", "");
    assertThat(code).doesNotContain("'", "\"", "@ ");
    for (int size = -1; size != code.length(); ) {
      size = code.length();
      code = code.replaceAll("\\([^(){}\\[\\]]*\\)|\\{[^(){}\\[\\]]*}|\\[[^(){}\\[\\]]*]", "");
    }
    assertThat(code).doesNotContainPattern("[(){}\\[\\]]");
    assertThat(Ran.neuron("completion", "powershell").out()).isEqualTo(script);
  }

  @Test
  @Tag("slow")
  void bash_completes() throws Exception {
    StringBuilder script = new StringBuilder("source ./neuron.sh\n");
    for (Typed typed : all()) {
      // The words as readline parts them.
      String words = typed.line.replace("=", " = ");
      script.append("COMP_WORDS=(").append(quoted(words)).append(")\n");
      script.append("COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=(); _neuron_bash\n");
      script.append(
          "for word in \"${COMPREPLY[@]}\"; do eval \"echo $word\"; done | sort; echo .\n");
    }
    assertThat(said("bash", "--norc", "-c", script.toString())).isEqualTo(expected(all()));
  }

  @Test
  @Tag("slow")
  void fish_completes() throws Exception {
    StringBuilder script = new StringBuilder("source ./neuron.fish\n");
    for (Typed typed : all()) {
      String line = typed.line.replace("\\", "\\\\");
      script.append("complete -C '").append(line).append("' | cut -f1 | sort; echo .\n");
    }
    assertThat(said("fish", "--no-config", "-c", script.toString())).isEqualTo(expected(all()));
  }

  /** A zsh on a terminal of its own shows what its command was given. */
  @Test
  @Tag("slow")
  void zsh_completes() throws Exception {
    StringBuilder script =
        new StringBuilder(
            """
            zmodload zsh/zpty
            zpty z zsh -f -i
            zpty -w z "autoload -Uz compinit; compinit -u -D; source ./neuron.sh; \\
              neuron() { print -r -- \\$'\\x3c'\\${@[-1]}\\$'\\x3e' }; echo rea''dy"
            zpty -r z out '*ready*'
            """);
    List<Typed> lines = new ArrayList<>(SINGLE);
    lines.add(new Typed("neuron train --cost=qua", "--cost=quantile"));
    lines.add(new Typed("neuron train -q my", "my data.csv"));
    lines.add(new Typed("neuron train -m mod", "model.json"));
    lines.add(new Typed("neuron train --init mod", "model.json"));
    for (Typed typed : lines) {
      script.append("zpty -w -n z '").append(typed.line).append("'$'\\t\\n'\n");
      script.append("zpty -r z out '*<*>*'\n");
      script.append("print -r -- \"${${out##*<}%%>*}\"; echo .\n");
    }
    assertThat(said("zsh", "-f", "-c", script.toString())).isEqualTo(expected(lines));
  }

  private static List<Typed> all() {
    List<Typed> all = new ArrayList<>(SINGLE);
    all.addAll(SEVERAL);
    return all;
  }

  private static String expected(List<Typed> lines) {
    StringBuilder expected = new StringBuilder();
    for (Typed typed : lines) {
      for (String word : typed.words) {
        expected.append(word).append('\n');
      }
      expected.append(".\n");
    }
    return expected.toString();
  }

  /** The words of a line, each in quotes as it was typed. */
  private static String quoted(String line) {
    StringBuilder words = new StringBuilder();
    for (String word : line.split("(?<!\\\\) +", -1)) {
      words.append('\'').append(word).append("' ");
    }
    return words.toString();
  }

  private String said(String shell, String... arguments) throws Exception {
    assumeTrue(
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell))),
        shell + " is not installed");
    List<String> command = new ArrayList<>(List.of(shell));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", directory.toString());
    Process process =
        builder
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectError(directory.resolve("err").toFile())
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(shell + " ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out);
  }

  private void write(String name, String text) throws Exception {
    Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}

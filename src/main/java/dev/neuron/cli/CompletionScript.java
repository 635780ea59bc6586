package dev.neuron.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The scripts that complete command lines: templates beside this class, filled with what the
 * commands declare. What an option takes follows from its values and from its label in the help.
 */
final class CompletionScript {
  private final Map<String, CommandLine> commands = RootCommand.tree().getSubcommands();
  private final CommandSpec root = RootCommand.tree().getCommandSpec();

  /** Returns one script for bash and zsh. */
  String bash() {
    return template("completion.sh")
        .replace("{{table}}", table("    '%s') cat << 'END'\n%sEND\n      ;;\n"))
        .replace("{{columns}}", template("columns.awk"));
  }

  /** Returns the script for PowerShell. */
  String powerShell() {
    return template("completion.ps1").replace("{{table}}", table("        '%s' = @'\n%s'@\n"));
  }

  /** The rows of each command, then of the program without one, each in a frame. */
  private String table(String frame) {
    StringBuilder table = new StringBuilder();
    commands.forEach(
        (name, command) ->
            table.append(String.format(Locale.ROOT, frame, name, rows(command.getCommandSpec()))));
    return table.append(String.format(Locale.ROOT, frame, "", rootRows())).toString();
  }

  private String rows(CommandSpec command) {
    StringBuilder rows = new StringBuilder();
    for (PositionalParamSpec argument : command.positionalParameters()) {
      rows.append("@ ").append(taken(argument)).append('\n');
    }
    appendOptions(rows, command);
    return rows.toString();
  }

  private String rootRows() {
    StringBuilder rows = new StringBuilder("@ word ");
    rows.append(String.join(" ", commands.keySet())).append('\n');
    appendOptions(rows, root);
    return rows.toString();
  }

  private void appendOptions(StringBuilder rows, CommandSpec command) {
    for (OptionSpec option : command.options()) {
      for (String name : names(option, command)) {
        rows.append(name).append(' ').append(taken(option)).append('\n');
      }
    }
  }

  /** Returns the script for fish, which shows what each option is. */
  String fish() {
    StringBuilder lines = new StringBuilder();
    Set<String> valued = new TreeSet<>();
    appendFish(lines, "__fish_use_subcommand", root, valued);
    commands.forEach(
        (name, command) -> {
          CommandSpec spec = command.getCommandSpec();
          lines.append("complete -c neuron -n __fish_use_subcommand -a ").append(name);
          lines.append(described(spec.usageMessage().description()[0])).append('\n');
          for (PositionalParamSpec argument : spec.positionalParameters()) {
            lines.append("complete -c neuron -n '__neuron_is ").append(name).append('\'');
            lines.append(fishValues(argument)).append('\n');
          }
          appendFish(lines, "'__neuron_is " + name + "'", spec, valued);
        });
    return template("completion.fish")
        .replace("{{valued}}", String.join(" ", valued))
        .replace("{{columns}}", template("columns.awk"))
        .replace("{{options}}\n", lines);
  }

  private void appendFish(
      StringBuilder lines, String condition, CommandSpec command, Set<String> valued) {
    for (OptionSpec option : command.options()) {
      lines.append("complete -c neuron -n ").append(condition);
      for (String name : names(option, command)) {
        boolean isLong = name.startsWith("--");
        lines.append(isLong ? " -l " : " -s ").append(name.substring(isLong ? 2 : 1));
        if (takesValue(option)) {
          valued.add(name);
        }
      }
      if (takesValue(option)) {
        lines.append(isFile(option) ? " -r" : " -x").append(fishValues(option));
      }
      lines.append(described(option)).append('\n');
    }
  }

  private String fishValues(ArgSpec spec) {
    String kind = kind(spec);
    String values =
        values(spec).stream()
            .map(value -> value.replaceAll("[^-A-Za-z0-9,.:_]", "\\\\$0"))
            .collect(Collectors.joining(" "));
    return switch (kind) {
      case "file" -> " -F" + (values.isEmpty() ? "" : " -a '" + values + "'");
      case "word" -> " -a '" + values + "'";
      case "words" -> " -a '(__neuron_list " + values + ")'";
      case "column" -> " -a '(__neuron_columns)'";
      case "columns" -> " -a '(__neuron_list (__neuron_columns))'";
      default -> "";
    };
  }

  /** What stands before the first mark, in the quotes of fish; a mere value describes nothing. */
  private String described(ArgSpec spec) {
    String text = String.join(" ", spec.description());
    return values(spec).stream().anyMatch(text::startsWith) ? "" : described(text);
  }

  private static String described(String help) {
    String first = help.split("[.:;,]( |$)| \\(", 2)[0];
    return " -d '" + first.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private String taken(ArgSpec spec) {
    return (kind(spec) + " " + String.join(" ", values(spec))).strip();
  }

  private String kind(ArgSpec spec) {
    String several = spec.splitRegex().isEmpty() ? "" : "s";
    if (!takesValue(spec)) {
      return "flag";
    }
    if (isFile(spec)) {
      return "file"; // or one of its values
    }
    if (!values(spec).isEmpty()) {
      return "word" + several;
    }
    String label = spec.paramLabel();
    return label.equals("A,B")
        ? "columns"
        : label.startsWith("COLUMN") ? "column" + several : "text";
  }

  private static boolean isFile(ArgSpec spec) {
    return spec.paramLabel().matches("(.*[|])?(FILE|DATA|MODEL)");
  }

  private static boolean takesValue(ArgSpec spec) {
    return !spec.typeInfo().isBoolean();
  }

  private Collection<String> values(ArgSpec spec) {
    if (spec.paramLabel().equals("COMMAND")) {
      return commands.keySet();
    }
    List<String> values = new ArrayList<>();
    if (spec.completionCandidates() != null && !spec.typeInfo().isMap()) {
      spec.completionCandidates().forEach(values::add);
    }
    for (String word : spec.paramLabel().split("\\|")) {
      if (word.matches("[a-z]+")) { // as in auto|NUMBER
        values.add(word);
      }
    }
    return values;
  }

  private static Set<String> names(OptionSpec option, CommandSpec command) {
    Set<String> names = new LinkedHashSet<>(List.of(option.names()));
    command
        .negatedOptionsMap()
        .forEach(
            (name, negated) -> {
              if (negated.equals(option)) {
                names.add(name);
              }
            });
    return names;
  }

  private static String template(String name) {
    try (InputStream in = CompletionScript.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

import dev.neuron.cli.RootCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Build step: a page of Markdown for each command, made of what it declares. Every option has a
 * heading of its own, so that it can be linked to and found.
 */
final class CommandPages {
  private CommandPages() {}

  /** Argument: the directory to write the pages into. */
  public static void main(String[] args) throws IOException {
    Path target = Files.createDirectories(Path.of(args[0]));
    for (Map.Entry<String, CommandLine> command : RootCommand.tree().getSubcommands().entrySet()) {
      String name = "neuron " + command.getKey();
      Files.writeString(
          target.resolve(name.replace(' ', '-') + ".md"), page(name, command.getValue()));
    }
  }

  private static String page(String name, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.usageMessage().abbreviateSynopsis(true);
    StringBuilder page = new StringBuilder("# " + name + "\n\n");
    page.append(escaped(String.join("\n", spec.usageMessage().description()))).append("\n\n");
    page.append("```\n").append(command.getHelp().synopsis(0).strip()).append("\n```\n\n");
    page.append("## Examples\n\n```\n");
    page.append(String.join("\n", spec.usageMessage().footer()).stripIndent().stripTrailing());
    page.append("\n```\n\n");
    boolean any = false;
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      if (!argument.hidden()) {
        page.append(any ? "" : "## Arguments\n\n");
        append(page, argument.paramLabel(), argument);
        any = true;
      }
    }
    for (ArgGroupSpec group : spec.argGroups()) {
      page.append("## ").append(group.heading().replaceAll("%n|:", "").strip()).append("\n\n");
      for (OptionSpec option : group.options()) {
        if (!option.hidden()) {
          append(page, named(option), option);
        }
      }
    }
    return page.toString();
  }

  private static String named(OptionSpec option) {
    String names = String.join(", ", option.names());
    if (option.negatable()) {
      names = names.replace("--", "--[no-]");
    }
    return option.typeInfo().isBoolean() ? names : names + " " + option.paramLabel();
  }

  private static void append(StringBuilder page, String words, ArgSpec spec) {
    page.append("#### `").append(words).append("`\n\n");
    page.append(escaped(String.join("\n", spec.description()))).append("\n\n");
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_<>\\[\\]#|])", "\\\\$1");
  }
}

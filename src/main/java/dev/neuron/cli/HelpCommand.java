package dev.neuron.cli;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.data.DataException;
import dev.neuron.data.NearestName;
import picocli.CommandLine;

/** {@code neuron help [COMMAND]}. */
final class HelpCommand extends Subcommand {
  private final Option<String> name = optionalArgument("COMMAND", "A command's name.");

  HelpCommand() {
    super("Shows the help of the program or of one command.", "");
  }

  @Override
  public ExitStatus run(Console console) {
    console.out().print(HelpText.render(chosen(), console.colorsOut()));
    return ExitStatus.DONE;
  }

  private CommandLine chosen() {
    CommandLine tree = RootCommand.tree();
    if (!name.isGiven()) {
      return tree;
    }
    CommandLine command = tree.getSubcommands().get(name.value());
    if (command == null) {
      String hint = NearestName.hint(name.value(), CommandName.names());
      throw DataException.request("there is no command '" + name.value() + "'" + hint, null);
    }
    return command;
  }
}

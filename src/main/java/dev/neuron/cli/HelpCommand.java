package dev.neuron.cli;

import dev.neuron.data.DataException;
import dev.neuron.data.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code neuron help [COMMAND]}. */
@Command(name = "help", description = "Shows the help of the program or of one command.")
final class HelpCommand implements Subcommand {
  @Mixin private CommonOptions common;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "A command's name.")
  private String name;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitStatus run(Console console) {
    console.out().print(HelpText.render(chosen(), console.colorsOut()));
    return ExitStatus.DONE;
  }

  private CommandLine chosen() {
    CommandLine tree = Parsers.tree();
    if (name == null) {
      return tree;
    }
    CommandLine command = tree.getSubcommands().get(name);
    if (command == null) {
      String hint = NearestName.hint(name, CommandName.names());
      throw DataException.request("there is no command '" + name + "'" + hint, null);
    }
    return command;
  }
}

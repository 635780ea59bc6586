package dev.neuron.cli;

import dev.neuron.cli.option.Command;
import dev.neuron.cli.option.Option;
import java.util.List;
import picocli.CommandLine;

/** The program without a command: its help, its version, and options before the command's name. */
public final class RootCommand extends Command {
  static final String NAME = "neuron";

  private final Option<Boolean> version =
      option("-V, --version")
          .in(Section.COMMON)
          .help("Show the versions of the program, Java and its libraries.")
          .flag();
  private final Option<List<String>> words = hiddenArguments().otherwise(List.of());

  public RootCommand() {
    super(
        "Trains a single neuron with closed-form gradients and shows what it learned.",
        """
          neuron train data.csv                 train on every numeric column
          neuron train data.csv -m model.json   and keep the neuron
          neuron predict model.json new.csv     predictions for other rows
          neuron show model.json                the neuron as a formula
          neuron help train                     the options of a command
        """);
  }

  /** Returns the program with all commands, as help, completion and the manual need them. */
  public static CommandLine tree() {
    CommandLine root = new RootCommand().manual(NAME);
    for (CommandName name : CommandName.values()) {
      root.addSubcommand(name.toString(), name.create().manual(name.toString()));
    }
    return root;
  }

  boolean asksForVersion() {
    return version.value();
  }

  /** Returns the command's name and all that follows it. */
  String[] words() {
    return words.value().toArray(new String[0]);
  }
}

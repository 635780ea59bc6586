package dev.neuron.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program without a command: its help, its version, and options before the command's name. */
@Command(
    name = RootCommand.NAME,
    description = "Trains a single neuron with closed-form gradients and shows what it learned.",
    customSynopsis = "neuron [OPTIONS] COMMAND …",
    footerHeading = "Examples:%n",
    footer = {
      "  neuron train data.csv                 train on every numeric column",
      "  neuron train data.csv -m model.json   and keep the neuron",
      "  neuron predict model.json new.csv     predictions for other rows",
      "  neuron show model.json                the neuron as a formula",
      "  neuron help train                     the options of a command",
      ""
    })
final class RootCommand {
  static final String NAME = "neuron";

  @Mixin private CommonOptions common;

  @Option(
      names = {"-V", "--version"},
      order = 899,
      description = "Show the versions of the program, Java and its libraries.")
  private boolean version;

  @Parameters(hidden = true)
  private List<String> words = List.of();

  boolean asksForHelp() {
    return common.help();
  }

  boolean asksForVersion() {
    return version;
  }

  /** Returns the command's name and all that follows it. */
  String[] words() {
    return words.toArray(new String[0]);
  }
}

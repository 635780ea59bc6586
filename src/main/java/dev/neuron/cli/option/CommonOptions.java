package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;

/** The options that every command has. */
public final class CommonOptions extends OptionGroup {
  private final Option<Boolean> help =
      option("-h, --help").help("Show this help and end.").usageHelp();
  private final Option<Boolean> quiet =
      option("-q, --quiet").help("No notes and no progress; warnings and errors stay.").flag();
  private final Option<Boolean> verbose =
      option("-v, --verbose").help("Say on stderr what the program does inside.").flag();
  private final Option<Boolean> debug =
      option("--debug").help("Show the stack trace of an error.").flag();
  private final Option<Console.Color> color =
      option("--color", "WHEN")
          .help("Colour: ${COMPLETION-CANDIDATES} (default: auto, on a terminal).")
          .choice(Console.Color.AUTO);

  public CommonOptions() {
    super(Section.COMMON);
  }

  public boolean help() {
    return help.value();
  }

  public boolean quiet() {
    return quiet.value();
  }

  public boolean verbose() {
    return verbose.value();
  }

  boolean debug() {
    return debug.value();
  }

  public Console.Color color() {
    return color.value();
  }
}

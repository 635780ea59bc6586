package dev.neuron.cli;

/** The options that every command has. */
final class CommonOptions extends OptionGroup {
  /** When to use colour. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return Spelling.ofOption(this);
    }
  }

  private final Option<Boolean> help =
      option("-h, --help", 900).help("Show this help and end.").usageHelp();
  private final Option<Boolean> quiet =
      option("-q, --quiet", 901).help("No notes and no progress; warnings and errors stay.").flag();
  private final Option<Boolean> verbose =
      option("-v, --verbose", 902).help("Say on stderr what the program does inside.").flag();
  private final Option<Boolean> debug =
      option("--debug", 903).help("Show the stack trace of an error.").flag();
  private final Option<Color> color =
      option("--color", "WHEN", 904)
          .help("Colour: ${COMPLETION-CANDIDATES} (default: auto, on a terminal).")
          .choice(Color.AUTO);

  boolean help() {
    return help.value();
  }

  boolean quiet() {
    return quiet.value();
  }

  boolean verbose() {
    return verbose.value();
  }

  boolean debug() {
    return debug.value();
  }

  Color color() {
    return color.value();
  }
}

package dev.neuron.cli;

import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {
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

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 900,
      description = "Show this help and end.")
  private boolean help;

  @Option(
      names = {"-q", "--quiet"},
      order = 901,
      description = "No notes and no progress; warnings and errors stay.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      order = 902,
      description = "Say on stderr what the program does inside.")
  private boolean verbose;

  @Option(names = "--debug", order = 903, description = "Show the stack trace of an error.")
  private boolean debug;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      order = 904,
      description = "Colour: ${COMPLETION-CANDIDATES} (default: auto, on a terminal).")
  private Color color = Color.AUTO;

  boolean help() {
    return help;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  boolean debug() {
    return debug;
  }

  Color color() {
    return color;
  }
}

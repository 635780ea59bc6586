package dev.neuron.cli;

import picocli.CommandLine;

/** The parser's settings, the same for every command. */
final class Parsers {
  static {
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF); // no warnings of picocli's own
  }

  private Parsers() {}

  /** Returns the parser of one annotated command. */
  static CommandLine of(Object command) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false);
  }

  /** Returns the root with all its commands, as help, completion and the manual need them. */
  static CommandLine tree() {
    CommandLine root = of(new RootCommand());
    for (CommandName name : CommandName.values()) {
      root.addSubcommand(name.toString(), of(name.create()));
    }
    return root;
  }
}

package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;

/** One command of the program. */
public abstract class Subcommand extends Command {
  public Subcommand(String description, String examples) {
    super(description, examples);
  }

  /**
   * Does the work.
   *
   * @param console where the answer and the talk go
   * @return how it ended; errors are thrown and mapped in {@code Failures}
   */
  public abstract ExitStatus run(Console console);
}

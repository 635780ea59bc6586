package dev.neuron.cli;

/** One command of the program. */
abstract class Subcommand extends Command {
  Subcommand(String description, String examples) {
    super(description, examples);
  }

  /**
   * Does the work.
   *
   * @param console where the answer and the talk go
   * @return how it ended; errors are thrown and mapped in {@link Failures}
   */
  abstract ExitStatus run(Console console);
}

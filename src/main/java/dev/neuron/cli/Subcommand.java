package dev.neuron.cli;

/** One command of the program: its annotated fields are its options. */
interface Subcommand {
  /** Returns the options every command has. */
  CommonOptions common();

  /**
   * Does the work.
   *
   * @param console where the answer and the talk go
   * @return how it ended; errors are thrown and mapped in {@link Failures}
   */
  ExitStatus run(Console console);
}

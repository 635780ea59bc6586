package dev.neuron.cli.console;

/** How the program can end: the one list of numbers that scripts rely on. */
public enum ExitStatus {
  /** The work was done and the answer, if it is one, is yes. */
  DONE(0, "done"),
  /** A bug of the program. */
  INTERNAL(1, "internal error (a bug: please report it)"),
  /** The command line asks for something that makes no sense. */
  USAGE(2, "wrong usage: unknown option, unknown column, contradictory options"),
  /** Training left the finite or grew without end. */
  DIVERGED(3, "training diverged"),
  /** The neuron is clipped for every example and can learn nothing. */
  DEAD(4, "the neuron is dead: no example activates it"),
  /** A check or a gate failed. */
  ANSWER_IS_NO(
      5, "the answer is no: a check failed, or a gate (--max-loss, --min-r2, …) was missed"),
  /** Training ended before it converged, and convergence was required. */
  NOT_CONVERGED(6, "not converged (only with --require-converged)"),
  /** The content of data, a model or a checkpoint is wrong. */
  BAD_CONTENT(65, "bad content of data or model"),
  /** An input is missing or may not be read. */
  CANNOT_READ(66, "cannot read an input"),
  /** The heap is too small for the data. */
  NO_MEMORY(70, "not enough memory"),
  /** An output could not be opened. */
  CANNOT_CREATE(73, "cannot create an output"),
  /** An output could not be written to its end. */
  WRITE_FAILED(74, "a write failed, as on a full disk"),
  /** SIGHUP: the terminal was closed. */
  HUNG_UP(129, "hung up: the terminal was closed"),
  /** SIGINT, Ctrl-C. */
  INTERRUPTED(130, "interrupted"),
  /** SIGTERM. */
  TERMINATED(143, "terminated");

  private final int number;
  private final String meaning;

  ExitStatus(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** Returns the number the process ends with. */
  public int number() {
    return number;
  }

  /** Returns what it means, as {@code --help} says it. */
  public String meaning() {
    return meaning;
  }
}

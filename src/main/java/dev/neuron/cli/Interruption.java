package dev.neuron.cli;

/** Whether the user asked the program to stop. */
final class Interruption {
  private static volatile ExitStatus status;

  private Interruption() {}

  /** Whether the work should end at the next opportunity. */
  static boolean requested() {
    return status != null;
  }

  /** How an interrupted program ends. */
  static ExitStatus status() {
    return status;
  }

  /** Asks the work to end with this status. */
  static void request(ExitStatus asked) {
    status = asked;
  }
}

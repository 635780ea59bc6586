package dev.neuron.cli;

/**
 * Whether the user asked the program to stop. A command that can end early with something to show
 * listens, and asks between its steps; the others leave signals to the JVM, which ends at once. So
 * does a listening command at a second signal.
 */
final class Interruption {
  private static volatile boolean ownProcess;
  private static volatile ExitStatus status;

  private Interruption() {}

  /** Declares that signals to this process are meant for the program, as they are not in a test. */
  static void own() {
    ownProcess = true;
  }

  /** From now on the first signal only asks. */
  static void listen() {
    if (ownProcess) {
      Signals.take(signal -> request(ending(signal)), "INT", "TERM", "HUP");
    }
  }

  private static ExitStatus ending(String signal) {
    return switch (signal) {
      case "INT" -> ExitStatus.INTERRUPTED;
      case "HUP" -> ExitStatus.HUNG_UP;
      default -> ExitStatus.TERMINATED;
    };
  }

  /** Whether the work should end at the next opportunity. */
  static boolean requested() {
    return status != null;
  }

  /** How an interrupted program ends; null while it is not interrupted. */
  static ExitStatus status() {
    return status;
  }

  /** Asks the work to end with this status. */
  static void request(ExitStatus asked) {
    status = asked;
  }
}

package dev.neuron.cli.console;

import java.util.function.Supplier;

/**
 * Whether the user asked the program to stop. A command that can end early with something to show
 * listens, and asks between its steps; the others leave signals to the JVM, which ends at once. So
 * does a listening command at a second signal.
 */
public final class Interruption {
  private static final String[] NAMES = {"INT", "TERM", "HUP"};

  private static volatile boolean ownProcess;
  private static volatile ExitStatus status;

  private Interruption() {}

  /** Declares that signals to this process are meant for the program, as they are not in a test. */
  public static void own() {
    ownProcess = true;
  }

  /** Whether signals and the standard descriptors of this process are the program's. */
  static boolean isOwn() {
    return ownProcess;
  }

  /** From now on the first signal only asks. */
  public static void listen(Console console) {
    if (ownProcess) {
      Signals.take(
          signal -> {
            request(ending(signal));
            told(signal, console);
          },
          NAMES);
    }
  }

  private static void told(String signal, Console console) {
    if (signal.equals("INT")) {
      console.interrupted();
    }
  }

  /**
   * Runs work that a signal may end at once, even while it waits for bytes to read, because it
   * leaves no half-written file. The signal's only other effect is a warning.
   *
   * @param told the warning printed before the process ends
   */
  public static <T> T endable(Console console, String told, Supplier<T> work) {
    if (!ownProcess) {
      return work.get();
    }
    Signals signals =
        Signals.overhear(
            signal -> {
              told(signal, console);
              console.warn(told);
            },
            NAMES);
    try {
      return work.get();
    } finally {
      signals.giveBack();
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
  public static boolean requested() {
    return status != null;
  }

  /** How an interrupted program ends; null while it is not interrupted. */
  public static ExitStatus status() {
    return status;
  }

  /** Asks the work to end with this status. */
  public static void request(ExitStatus asked) {
    status = asked;
  }
}

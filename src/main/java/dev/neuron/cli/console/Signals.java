package dev.neuron.cli.console;

import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Takes the first of some signals, and gives all back to the JVM for the second.
 *
 * <p>{@code sun.misc.Signal} is the JDK's only way to hear of a signal and go on, and every javac
 * warns of it in a way that nothing suppresses: this file, which uses nothing of the program, is
 * compiled apart, without warnings as errors (see the pom).
 */
final class Signals implements SignalHandler {
  private final String[] names;
  private final SignalHandler[] before;
  private final Consumer<String> first;
  private final boolean passedOn;

  private Signals(boolean passedOn, Consumer<String> first, String... names) {
    this.passedOn = passedOn;
    this.names = names;
    this.before = new SignalHandler[names.length];
    this.first = first;
  }

  /**
   * Waits for a signal. One that the process was started to ignore, as by {@code nohup}, goes on
   * being ignored.
   *
   * @param first is given the name of the first that comes
   * @param names such as INT and TERM; a name the system does not know is passed over
   */
  static void take(Consumer<String> first, String... names) {
    new Signals(false, first, names).set();
  }

  /** The same, but the first goes on to the JVM as well, which ends the process. */
  static Signals overhear(Consumer<String> first, String... names) {
    Signals signals = new Signals(true, first, names);
    signals.set();
    return signals;
  }

  private void set() {
    for (int i = 0; i < names.length; i++) {
      before[i] = set(names[i], this);
    }
  }

  /** Signals go where they went before. */
  void giveBack() {
    for (int i = 0; i < names.length; i++) {
      if (before[i] != null) {
        set(names[i], before[i]);
      }
    }
  }

  @Override
  public void handle(Signal signal) {
    first.accept(signal.getName());
    giveBack();
    if (passedOn) {
      Signal.raise(signal);
    }
  }

  private static SignalHandler set(String name, SignalHandler handler) {
    try {
      return Signal.handle(new Signal(name), handler);
    } catch (IllegalArgumentException unknownHere) {
      return null;
    }
  }
}

package dev.neuron.engine;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a run spends its time and its passes over the examples on. Phases come and go; all of the
 * time belongs to one of them. For one thread.
 */
public final class Phases {
  /** What is being done. */
  public enum Phase {
    /** The data are read and parsed. */
    LOAD,
    /** What is known of each column, and scaling. */
    STATISTICS,
    /** What a neuron that ignores its features can do: passes over the targets alone. */
    TARGETS,
    /** How sharply the cost can bend. */
    SPECTRUM,
    /** Epochs, and whatever rides along with them. */
    TRAIN,
    /** What is found out about the answer. */
    END
  }

  private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
  private final Map<Phase, Double> passes = new EnumMap<>(Phase.class);
  private Phase current;
  private long since = System.nanoTime();

  /** Begins with a phase. */
  public Phases(Phase first) {
    current = first;
  }

  /** Goes over to another phase; returns the one before. */
  public Phase turnTo(Phase next) {
    Phase before = current;
    long now = System.nanoTime();
    nanos.merge(before, now - since, Long::sum);
    since = now;
    current = next;
    return before;
  }

  /** Counts passes over the examples in the phase that is on; a part of one for some of them. */
  public void add(double share) {
    passes.merge(current, share, Double::sum);
  }

  /** How long a phase took so far, in seconds. */
  public double seconds(Phase phase) {
    turnTo(current);
    return 1e-9 * nanos.getOrDefault(phase, 0L);
  }

  /** How often the examples were read in a phase. */
  public long passes(Phase phase) {
    return Math.round(passes.getOrDefault(phase, 0.0));
  }
}

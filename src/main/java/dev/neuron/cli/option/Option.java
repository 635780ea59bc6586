package dev.neuron.cli.option;

import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * One option or argument, and what was given for it.
 *
 * @param <T> what its text is turned into
 */
public final class Option<T> implements IGetter, ISetter {
  /** What a model file keeps of an option, and what {@code reproduce} makes of it. */
  public enum Replay {
    /** Not in a model file; one that has it was not written by this program, and is refused. */
    NEVER,
    /** Kept for readers alone: where the work was done, or for how long. */
    RECORDED,
    /** Kept and given again: it changes the result, and nothing is written where it says. */
    REPLAYED
  }

  private T value;
  private boolean given;

  /** Gives it a value for when the user gives none. */
  public Option<T> otherwise(T missing) {
    value = missing;
    return this;
  }

  /** What was given, what stands for nothing given, or null. */
  public T value() {
    return value;
  }

  /** Whether the user gave it. */
  public boolean isGiven() {
    return given;
  }

  /** What was given, or another value. */
  public T or(T other) {
    return given ? value : other;
  }

  @Override
  // The parser asks for what it put here.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <V> V get() {
    return (V) value;
  }

  @Override
  @SuppressWarnings("unchecked") // the parser converts to the declared type
  public <V> V set(V parsed) {
    T before = value;
    value = (T) parsed;
    given = true;
    return (V) before;
  }
}

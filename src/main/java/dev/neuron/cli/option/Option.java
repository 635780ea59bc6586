package dev.neuron.cli.option;

import java.util.Objects;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * What was given for an option or argument.
 *
 * @param <T> what its text is turned into
 */
public final class Option<T> implements IGetter, ISetter {
  private T value;
  private T missing;
  private boolean given;

  /** Gives it a value for when the user gives none. */
  public Option<T> otherwise(T value) {
    this.value = value;
    missing = value;
    return this;
  }

  /** What was given, what stands for nothing given, or null. */
  public T value() {
    return value;
  }

  /** The value, or null if it is the one that stands for nothing given. */
  T valueUnlessDefault() {
    return Objects.equals(value, missing) ? null : value;
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

package dev.neuron.model.export;

import dev.neuron.model.TrainedNeuron;
import java.util.Locale;

/** The languages a neuron can be written in. */
public enum Language {
  /** A query, for any engine that knows CASE and double precision. */
  SQL,
  /** A module that is a program, too: csv in, csv out. */
  PYTHON,
  /** A class without dependencies. */
  JAVA,
  /** One function of C99. */
  C,
  /** A script for Node.js and browsers. */
  JAVASCRIPT;

  /** The program text. */
  public String write(TrainedNeuron model) {
    return switch (this) {
      case SQL -> Sql.of(model);
      case PYTHON -> Python.of(model);
      case JAVA -> JavaClass.of(model);
      case C -> C99.of(model);
      case JAVASCRIPT -> JavaScript.of(model);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.neuron.model.export;

import dev.neuron.model.TrainedNeuron;
import java.util.Locale;

/** The languages a neuron can be written in. */
public enum Language {
  /** A query, for any engine that knows CASE and double precision. */
  SQL {
    @Override
    public String write(TrainedNeuron model) {
      return Sql.of(model);
    }
  },
  /** A module that is a program, too: csv in, csv out. */
  PYTHON {
    @Override
    public String write(TrainedNeuron model) {
      return Python.of(model);
    }
  },
  /** A class without dependencies. */
  JAVA {
    @Override
    public String write(TrainedNeuron model) {
      return JavaClass.of(model);
    }
  },
  /** One function of C99. */
  C {
    @Override
    public String write(TrainedNeuron model) {
      return C99.of(model);
    }
  },
  /** A script for Node.js and browsers. */
  JAVASCRIPT {
    @Override
    public String write(TrainedNeuron model) {
      return JavaScript.of(model);
    }
  };

  /** The program text. */
  public abstract String write(TrainedNeuron model);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

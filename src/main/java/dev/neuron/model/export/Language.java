package dev.neuron.model.export;

import dev.neuron.data.DataException;
import dev.neuron.model.TrainedNeuron;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The languages and file formats a neuron can be written in. */
public enum Language {
  /** A query, for any engine that knows CASE and double precision. */
  SQL("sql"),
  /** A module that is a program, too: csv in, csv out. */
  PYTHON("py"),
  /** A class without dependencies. */
  JAVA("java"),
  /** One function of C99. */
  C("c"),
  /** A script for Node.js and browsers. */
  JAVASCRIPT("js"),
  /** A workbook that computes, .xlsx. */
  EXCEL("xlsx"),
  /** The Predictive Model Markup Language, 4.4. */
  PMML("pmml"),
  /** The Open Neural Network Exchange format, double precision. */
  ONNX("onnx");

  private final String extension;

  Language(String extension) {
    this.extension = extension;
  }

  /** How names of its files end: {@code py}. */
  public String extension() {
    return extension;
  }

  /** The one that a file's name ends as, or null. */
  public static Language ofFile(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    for (Language language : values()) {
      if (small.endsWith("." + language.extension)) {
        return language;
      }
    }
    return null;
  }

  /** Whether it reads cells as they stand in files, in the way the neuron's training did. */
  public boolean readsCells() {
    return this == PYTHON || this == JAVA || this == JAVASCRIPT;
  }

  /** Whether it is no text, and nothing for a terminal. */
  public boolean isBinary() {
    return this == EXCEL || this == ONNX;
  }

  /**
   * The whole file.
   *
   * @throws DataException of kind REQUEST if the language cannot hold this neuron
   */
  public byte[] write(TrainedNeuron model) {
    return switch (this) {
      case EXCEL -> Excel.of(model);
      case ONNX -> Onnx.of(model);
      default -> text(model).getBytes(StandardCharsets.UTF_8);
    };
  }

  private String text(TrainedNeuron model) {
    return switch (this) {
      case EXCEL, ONNX -> throw new IllegalStateException(this + " is no text");
      case PMML -> Pmml.of(model);
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

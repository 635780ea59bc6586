package dev.neuron.data.csv;

/** The records of one text, one after the other; lines without any character are passed over. */
public interface Records {
  /** The raw cells of the next record, quotes taken off, or null at the end. */
  String[] next();

  /** The line the last record starts on, from 1. */
  long line();

  /** The cells of the last record as they stand in the file; null where they were given so. */
  default String[] raw() {
    return null;
  }
}

package dev.neuron.data;

/** The records of one text, one after the other; lines without any character are passed over. */
interface Records {
  /** The raw cells of the next record, quotes taken off, or null at the end. */
  String[] next();

  /** The line the last record starts on, from 1. */
  long line();
}

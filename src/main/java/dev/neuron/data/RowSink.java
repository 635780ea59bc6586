package dev.neuron.data;

/** Where good rows go: into blocks in memory, or into a file. */
interface RowSink {
  /** Adds a row of x from a place in an array. */
  void add(double[] from, int at, double target, double weight);
}

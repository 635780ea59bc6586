package dev.neuron.report.compare;

/** Things compared, in the ways a comparison is written. */
public interface Compared {
  /**
   * Tables and sentences for people.
   *
   * @param colored whether they may be coloured
   * @param width what they should fit into, in characters
   */
  String text(boolean colored, int width);

  /** A line a run. */
  String csv();

  /** An object a run and line. */
  String jsonLines();

  /** The tables of a web page or README. */
  String markdown();

  /** One object for all. */
  String json();
}

package dev.neuron.report.compare;

import dev.neuron.report.doc.Page;

/** Things compared, in the ways a comparison is written. */
public interface Compared {
  /** Tables for people, and sentences for those at a terminal. */
  void show(Page page);

  /** A line a run. */
  String csv();

  /** An object a run and line. */
  String jsonLines();

  /** One object for all. */
  String json();
}

package dev.neuron.cli.option;

/** How an answer that is read like a page is written. */
public enum PageFormat {
  TEXT,
  MARKDOWN,
  LATEX,
  JSON;

  @Override
  public String toString() {
    return Choice.spelled(this);
  }
}

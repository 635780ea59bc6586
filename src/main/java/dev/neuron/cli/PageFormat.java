package dev.neuron.cli;

/** How an answer that is read like a page is written. */
enum PageFormat {
  TEXT,
  MARKDOWN,
  LATEX,
  JSON;

  @Override
  public String toString() {
    return Spelling.ofOption(this);
  }
}

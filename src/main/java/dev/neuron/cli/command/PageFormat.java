package dev.neuron.cli.command;

/** How an answer that is read like a page is written. */
public enum PageFormat {
  TEXT,
  MARKDOWN,
  LATEX,
  JSON
}

package dev.neuron.data.fit;

import dev.neuron.data.block.RawExamples;
import dev.neuron.data.block.RowChoice;

/** Rows that were read once, wherever they lie, to be taken from again and again. */
public interface RawRows {
  /** How many rows each group of {@code --fold-by} has; null without. */
  long[] groupSizes();

  /** Some of the rows as they were read, in their order. */
  RawExamples chosen(RowChoice choice);
}

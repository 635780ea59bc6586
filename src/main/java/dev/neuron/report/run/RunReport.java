package dev.neuron.report.run;

import dev.neuron.train.EpochResult;

/** A run as it is shown: in text, csv or jsonl, on standard output or in a log. */
public interface RunReport {

  /** Before the first epoch. */
  void start(RunStart start);

  /** After each epoch, from epoch 0 on. */
  void epoch(EpochResult line);

  /** After the last. */
  void end(RunEnd end);
}

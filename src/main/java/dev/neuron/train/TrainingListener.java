package dev.neuron.train;

import java.util.function.Supplier;

/** Is told what a run does, in order: once started, then every epoch from 0 on, then ended. */
public interface TrainingListener {
  /** Says nothing to nobody. */
  TrainingListener NONE = new TrainingListener() {};

  /** The run is about to take its first look at the data. */
  default void started(LearningRate learningRate) {}

  /** An epoch is done and measured. */
  default void epoch(EpochResult result) {}

  /**
   * The run can be paused at the epoch just told: its state can be had until this returns. Called
   * after every epoch, and once more when the run has ended without failing.
   *
   * @param epoch how many epochs are done
   * @param ended whether the run has ended
   */
  default void canPause(int epoch, Supplier<RunState> state, boolean ended) {}

  /**
   * The run has ended.
   *
   * @param seconds its own time: an equal share of what it had in common with runs beside it
   */
  default void ended(TrainingResult result, double seconds) {}
}

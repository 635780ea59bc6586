package dev.neuron.train.compare;

import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.TrainingPlan;

/**
 * What the runs of a comparison differ in, the seed aside.
 *
 * @param learningRate η, computed ones too
 * @param optimizer method and constants
 * @param batchSize examples a step, {@link TrainingPlan#FULL_BATCH} for all
 */
public record Setting(double learningRate, OptimizerSettings optimizer, long batchSize) {
  static Setting of(ComparedRun run) {
    // A computed rate may depend on the seed, but is one setting all the same.
    double rate = run.plan().learningRate();
    return new Setting(rate, run.plan().optimizer(), run.plan().batchSize());
  }
}

package dev.neuron.train;

import dev.neuron.math.Neuron;
import dev.neuron.optimize.LearningRateSchedule;
import dev.neuron.optimize.OptimizerSettings;

/**
 * Everything a run is told. Two runs of one plan on the same examples give the same bits.
 *
 * @param neuron activation and cost
 * @param penalty on the weights
 * @param optimizer method and constants
 * @param learningRate η, or NaN to compute it from the data
 * @param schedule how η changes; null for the method's own choice: constant, but falling for costs
 *     without curvature when η is computed
 * @param batchSize examples a step, {@link #FULL_BATCH} for all
 * @param shuffle whether mini-batches come in a new order each epoch
 * @param epochs how many at most, at least 0
 * @param start where ŵ starts
 * @param seed of everything random
 * @param stopping when it may end early
 */
public record TrainingPlan(
    Neuron neuron,
    Penalty penalty,
    OptimizerSettings optimizer,
    double learningRate,
    LearningRateSchedule schedule,
    long batchSize,
    boolean shuffle,
    int epochs,
    Start start,
    long seed,
    StoppingRule stopping) {

  /** The batch size of full-batch training. */
  public static final long FULL_BATCH = 0;

  /** The paper's neuron with every default. */
  public static final TrainingPlan DEFAULT =
      new TrainingPlan(
          Neuron.PAPER,
          Penalty.NONE,
          OptimizerSettings.GD,
          Double.NaN,
          null,
          FULL_BATCH,
          true,
          100,
          Start.MEAN,
          42,
          StoppingRule.DEFAULT);

  /**
   * Checks the numbers, and that they go together.
   *
   * @throws IllegalArgumentException naming what makes no sense
   */
  public TrainingPlan {
    if (learningRate <= 0 || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "the learning rate must be a positive number, not " + learningRate);
    }
    if (batchSize < 0 || epochs < 0) {
      throw new IllegalArgumentException("batch size and epochs can't be negative");
    }
    if (optimizer.method().searchesLine() && batchSize != FULL_BATCH) {
      throw new IllegalArgumentException(
          optimizer.method() + " needs all examples in every step, so no batch size");
    }
    if (optimizer.method().searchesLine() && penalty.l1() > 0) {
      throw new IllegalArgumentException(
          optimizer.method() + " needs a smooth cost, which L1 has not; use L2, or another method");
    }
  }

  /** The same with another neuron. */
  public TrainingPlan withNeuron(Neuron other) {
    return new TrainingPlan(
        other,
        penalty,
        optimizer,
        learningRate,
        schedule,
        batchSize,
        shuffle,
        epochs,
        start,
        seed,
        stopping);
  }

  /** The same with another penalty. */
  public TrainingPlan withPenalty(Penalty other) {
    return new TrainingPlan(
        neuron,
        other,
        optimizer,
        learningRate,
        schedule,
        batchSize,
        shuffle,
        epochs,
        start,
        seed,
        stopping);
  }

  /** The same with another method. */
  public TrainingPlan withOptimizer(OptimizerSettings other) {
    return new TrainingPlan(
        neuron,
        penalty,
        other,
        learningRate,
        schedule,
        batchSize,
        shuffle,
        epochs,
        start,
        seed,
        stopping);
  }

  /** The same at another learning rate, NaN for one computed from the data. */
  public TrainingPlan withLearningRate(double other) {
    return new TrainingPlan(
        neuron, penalty, optimizer, other, schedule, batchSize, shuffle, epochs, start, seed,
        stopping);
  }

  /** The same with another schedule. */
  public TrainingPlan withSchedule(LearningRateSchedule other) {
    return new TrainingPlan(
        neuron,
        penalty,
        optimizer,
        learningRate,
        other,
        batchSize,
        shuffle,
        epochs,
        start,
        seed,
        stopping);
  }

  /** The same with batches of this size. */
  public TrainingPlan withBatchSize(long other, boolean shuffled) {
    return new TrainingPlan(
        neuron,
        penalty,
        optimizer,
        learningRate,
        schedule,
        other,
        shuffled,
        epochs,
        start,
        seed,
        stopping);
  }

  /** The same for another number of epochs. */
  public TrainingPlan withEpochs(int other) {
    return new TrainingPlan(
        neuron,
        penalty,
        optimizer,
        learningRate,
        schedule,
        batchSize,
        shuffle,
        other,
        start,
        seed,
        stopping);
  }

  /** The same from another start. */
  public TrainingPlan withStart(Start other) {
    return new TrainingPlan(
        neuron,
        penalty,
        optimizer,
        learningRate,
        schedule,
        batchSize,
        shuffle,
        epochs,
        other,
        seed,
        stopping);
  }

  /** The same with another seed. */
  public TrainingPlan withSeed(long other) {
    return new TrainingPlan(
        neuron,
        penalty,
        optimizer,
        learningRate,
        schedule,
        batchSize,
        shuffle,
        epochs,
        start,
        other,
        stopping);
  }

  /** The same with another stopping rule. */
  public TrainingPlan withStopping(StoppingRule other) {
    return new TrainingPlan(
        neuron,
        penalty,
        optimizer,
        learningRate,
        schedule,
        batchSize,
        shuffle,
        epochs,
        start,
        seed,
        other);
  }
}

package dev.neuron.train;

import dev.neuron.math.Neuron;
import dev.neuron.optimize.LearningRateSchedule;
import dev.neuron.optimize.OptimizerSettings;
import java.util.function.Consumer;

/**
 * Everything a run is told. Two runs of one plan on the same examples give the same bits.
 *
 * @param neuron activation and cost
 * @param penalty on the weights
 * @param optimizer method and constants
 * @param learningRate η, or NaN to compute it from the data
 * @param schedule how η changes; null for the method's own choice: constant, but falling for costs
 *     without curvature and mostly for rmsprop when η is computed
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
    if (batchSize < 0) {
      throw new IllegalArgumentException("the batch size must be at least 1, not " + batchSize);
    }
    if (epochs < 0) {
      throw new IllegalArgumentException("the epochs must be at least 0, not " + epochs);
    }
    if (optimizer.method().searchesLine() && batchSize != FULL_BATCH) {
      throw new IllegalArgumentException(
          optimizer.method() + " needs all examples in every step, so no batch size");
    }
    if (optimizer.method().searchesLine() && penalty.l1() > 0) {
      throw new IllegalArgumentException(
          optimizer.method()
              + " needs a smooth cost, which L1 has not; use L2, or leave out the method");
    }
  }

  /** Whether every step sees all of so many examples. */
  public boolean isFullBatch(long rows) {
    return batchSize == FULL_BATCH || batchSize >= rows;
  }

  /** The same with another neuron. */
  public TrainingPlan withNeuron(Neuron other) {
    return changed(draft -> draft.neuron = other);
  }

  /** The same with another penalty. */
  public TrainingPlan withPenalty(Penalty other) {
    return changed(draft -> draft.penalty = other);
  }

  /** The same with another method. */
  public TrainingPlan withOptimizer(OptimizerSettings other) {
    return changed(draft -> draft.optimizer = other);
  }

  /**
   * How often the examples are read at most: by mini-batches, an epoch's line takes a pass more.
   */
  public long passes() {
    return batchSize == FULL_BATCH ? epochs : 2L * epochs;
  }

  /** The same at another learning rate, NaN for one computed from the data. */
  public TrainingPlan withLearningRate(double other) {
    return changed(draft -> draft.learningRate = other);
  }

  /** The same with another schedule. */
  public TrainingPlan withSchedule(LearningRateSchedule other) {
    return changed(draft -> draft.schedule = other);
  }

  /** The same with batches of this size. */
  public TrainingPlan withBatchSize(long other, boolean shuffled) {
    return changed(
        draft -> {
          draft.batchSize = other;
          draft.shuffle = shuffled;
        });
  }

  /** The same for another number of epochs. */
  public TrainingPlan withEpochs(int other) {
    return changed(draft -> draft.epochs = other);
  }

  /** The same from another start. */
  public TrainingPlan withStart(Start other) {
    return changed(draft -> draft.start = other);
  }

  /** The same with another seed. */
  public TrainingPlan withSeed(long other) {
    return changed(draft -> draft.seed = other);
  }

  /** The same with another stopping rule. */
  public TrainingPlan withStopping(StoppingRule other) {
    return changed(draft -> draft.stopping = other);
  }

  private TrainingPlan changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.plan();
  }

  /** A plan being changed. */
  private static final class Draft {
    Neuron neuron;
    Penalty penalty;
    OptimizerSettings optimizer;
    double learningRate;
    LearningRateSchedule schedule;
    long batchSize;
    boolean shuffle;
    int epochs;
    Start start;
    long seed;
    StoppingRule stopping;

    Draft(TrainingPlan plan) {
      neuron = plan.neuron;
      penalty = plan.penalty;
      optimizer = plan.optimizer;
      learningRate = plan.learningRate;
      schedule = plan.schedule;
      batchSize = plan.batchSize;
      shuffle = plan.shuffle;
      epochs = plan.epochs;
      start = plan.start;
      seed = plan.seed;
      stopping = plan.stopping;
    }

    TrainingPlan plan() {
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
          stopping);
    }
  }
}

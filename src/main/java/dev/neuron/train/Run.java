package dev.neuron.train;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.engine.PassInterruptedException;
import dev.neuron.math.GradientSum;
import dev.neuron.optimize.LearningRateSchedule;
import dev.neuron.optimize.Plateau;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One run, epoch by epoch: whoever drives it evaluates the sum at {@link #point}, hands it to
 * {@link #observe}, and while the run has not ended calls {@link #advance}. Runs driven side by
 * side are the same to the bit as runs on their own.
 */
final class Run {
  private final TrainingPlan plan;
  private final Problem problem;
  private final LearningRate learningRate;
  private final LearningRateSchedule schedule;
  private final Plateau plateau;
  private final Stepper stepper;
  private final double[] wHat; // (features + 1)
  private final double[] gradient; // (features + 1), ∇C plus the smooth penalty's at the point
  private final double[] bestPoint; // (features + 1)
  private final Snapshot epochStart; // to return to when an epoch or its line is interrupted
  private final Judge judge;
  private final GradientSum validationSum; // null without validation
  private final BooleanSupplier interrupted;

  private Watch watch;
  private int epoch;
  private long passes;
  private long lostPasses; // of an epoch that was not finished
  private boolean unmeasured; // steps were taken since the last line
  private boolean paused; // the line of this epoch was told before the pause
  private Cause cause;

  Run(TrainingPlan plan, Problem measured, BooleanSupplier interrupted) {
    long startNanos = System.nanoTime();
    this.plan = plan;
    this.problem = measured.interruptible(interrupted);
    this.interrupted = interrupted;
    int features = problem.engine().features();
    this.learningRate = Trainer.learningRate(plan, problem);
    this.schedule = Trainer.schedule(plan, learningRate);
    this.plateau = new Plateau(schedule);
    this.watch = new Watch(() -> Overshoot.of(plan, problem, learningRate));
    this.wHat = plan.start().parameters(problem, plan.seed());
    this.gradient = new double[features + 1];
    this.bestPoint = wHat.clone();
    this.stepper = Stepper.of(plan, problem, interrupted);
    this.epochStart = new Snapshot(stepper.memory(), features + 1);
    this.judge = new Judge(plan, problem, interrupted, startNanos);
    this.validationSum =
        problem.validation() == null ? null : new GradientSum(plan.neuron(), features);
  }

  /**
   * Goes on where another run of the same plan on the same examples stood.
   *
   * @throws DataException of kind CONTENT if the state cannot be that of such a run
   */
  void resumeFrom(RunState state) {
    double[][] memory = stepper.memory();
    boolean fits =
        state.wHat().length == wHat.length
            && state.plateau().length == plateau.memory().length
            && state.memory().size() == memory.length;
    for (int i = 0; fits && i < memory.length; i++) {
      fits = state.memory().get(i).length == memory[i].length;
    }
    if (!fits) {
      throw DataException.content(Fault.of("the checkpoint", "is that of another run", null));
    }
    epoch = state.epoch();
    passes = state.passes();
    System.arraycopy(state.wHat(), 0, wHat, 0, wHat.length);
    System.arraycopy(state.bestPoint(), 0, bestPoint, 0, bestPoint.length);
    System.arraycopy(state.plateau(), 0, plateau.memory(), 0, state.plateau().length);
    for (int i = 0; i < memory.length; i++) {
      System.arraycopy(state.memory().get(i), 0, memory[i], 0, memory[i].length);
    }
    watch = new Watch(() -> Overshoot.of(plan, problem, learningRate), state.watched());
    paused = true;
  }

  /** Everything needed to go on later from the line observed last. */
  RunState state() {
    List<double[]> memory = new ArrayList<>();
    for (double[] remembered : stepper.memory()) {
      memory.add(remembered.clone());
    }
    return new RunState(
        epoch,
        passes,
        wHat.clone(),
        bestPoint.clone(),
        memory,
        plateau.memory().clone(),
        watch.state());
  }

  /** Where the run stands: the parameters whose line comes next. */
  double[] point() {
    return stepper.answer(wHat);
  }

  LearningRate learningRate() {
    return learningRate;
  }

  int epoch() {
    return epoch;
  }

  boolean ended() {
    return cause != null;
  }

  /**
   * Takes the sum at {@link #point}: the line of this epoch, and whether the run ends with it.
   *
   * @return the line, or null if it was told before the run paused, or the run was interrupted
   * @throws PassInterruptedException if it was interrupted before its first line
   */
  EpochResult observe(GradientSum sum) {
    EpochResult line;
    try {
      line = line(sum);
    } catch (PassInterruptedException asked) {
      giveUp();
      return null;
    }
    unmeasured = false;
    boolean told = paused;
    paused = false;
    if (told) {
      checkUnchanged(line);
    } else {
      passes++;
      if (watch.add(line)) {
        System.arraycopy(point(), 0, bestPoint, 0, bestPoint.length);
      }
      if (epoch > 0) {
        plateau.observe(line.watchedLoss());
      }
    }
    cause = cause(line, sum);
    return told ? null : line;
  }

  private Cause cause(EpochResult line, GradientSum sum) {
    try {
      return judge.cause(line, point(), sum, watch, isDead(sum));
    } catch (PassInterruptedException asked) {
      return Cause.INTERRUPTED;
    }
  }

  private EpochResult line(GradientSum sum) {
    double[] point = point();
    sum.gradient(gradient);
    plan.penalty().addGradient(point, gradient);
    double rate = epoch == 0 ? nextRate() : stepper.lastRate();
    return new EpochResult(
        epoch,
        sum.cost(),
        plan.penalty().value(point),
        plan.penalty().gradientNorm(point, gradient, rate),
        sum.activeShare(),
        rate,
        validationLoss(point));
  }

  /** Same parameters, same examples, same line: else this is not the run that paused. */
  private void checkUnchanged(EpochResult line) {
    EpochResult before = watch.last();
    if (!line.equals(before)) {
      String problem =
          "does not fit these data: at epoch "
              + epoch
              + " the loss was "
              + before.loss()
              + " and is "
              + line.loss();
      throw DataException.content(Fault.of("the checkpoint", problem, null));
    }
  }

  private double validationLoss(double[] point) {
    if (validationSum == null) {
      return Double.NaN;
    }
    problem.validation().sum(point, validationSum);
    return validationSum.cost();
  }

  /** Goes through the examples once more, unless somebody who was told the line wants the end. */
  void advance() {
    if (interrupted.getAsBoolean()) {
      cause = Cause.INTERRUPTED;
      return;
    }
    epochStart.take(wHat);
    if (takesSteps()) {
      epoch++;
      passes += stepper.passes();
      unmeasured = true;
    } else {
      epochStart.putBack(wHat);
      lostPasses = stepper.passes();
      boolean stationary = stepper.isStationary();
      cause =
          interrupted.getAsBoolean()
              ? Cause.INTERRUPTED
              : Stationarity.withoutStep(plan, problem, point(), stationary);
    }
  }

  private boolean takesSteps() {
    try {
      EpochResult here = watch.last();
      double cost = here.loss() + here.penalty();
      return stepper.epoch(wHat, cost, gradient, nextRate(), epoch + 1);
    } catch (PassInterruptedException asked) {
      return false;
    }
  }

  /**
   * Ends the run where its last line was measured: the steps taken since are taken back.
   *
   * @throws PassInterruptedException if there is no line yet
   */
  void giveUp() {
    if (watch.start() == null) {
      throw new PassInterruptedException();
    }
    if (unmeasured) {
      epochStart.putBack(wHat);
      epoch--;
      passes -= stepper.passes();
      lostPasses = stepper.passes();
    }
    cause = Cause.INTERRUPTED;
  }

  private double nextRate() {
    int next = Math.min(epoch + 1, Math.max(1, plan.epochs()));
    return learningRate.value() * schedule.factor(next, plan.epochs()) * plateau.factor();
  }

  /** No example is active, and nothing that still moves ŵ could bring one back. */
  private boolean isDead(GradientSum sum) {
    if (!plan.neuron().activation().canDie() || sum.activeCount() > 0) {
      return false;
    }
    double highestRate = epoch < schedule.warmup() ? learningRate.value() : nextRate();
    return Revival.isRuledOut(plan, problem, point(), stepper.rest(wHat, highestRate));
  }

  /**
   * The end: diverged runs and those told to be patient answer with the best they had. (A converged
   * one without validation stands there already, but for rounding.)
   */
  TrainingResult result() {
    boolean patient = plan.stopping().patience() > 0;
    boolean best =
        switch (cause.verdict()) {
          case DIVERGED -> true;
          case COMPLETED, STOPPED -> patient;
          case CONVERGED -> patient && validationSum != null;
          case DEAD -> false;
        };
    return new TrainingResult(
        cause,
        epoch,
        best ? bestPoint.clone() : point().clone(),
        best ? watch.bestWatched() : watch.last(),
        watch.start(),
        watch.last(),
        watch.best(),
        watch.bestWatched(),
        learningRate,
        watch.rises(),
        passes + lostPasses,
        watch.outlook(judge.goal()),
        watch.activeBefore(),
        watch.mostSwitched(),
        problem.sumAtBestConstant().cost());
  }
}

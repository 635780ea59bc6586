package dev.neuron.train;

import dev.neuron.math.GradientSum;
import java.util.function.BooleanSupplier;

/** Whether a run ends with a line, and by what: the first cause that holds. */
final class Judge {
  private final TrainingPlan plan;
  private final Problem problem;
  private final BooleanSupplier interrupted;
  private final long startNanos;
  private double goal = Double.NaN; // until it is first asked for

  /**
   * The judge of one run.
   *
   * @param problem which knows the gradient norm that counts as zero
   * @param interrupted whether somebody wants the end
   * @param startNanos when the run began, by {@link System#nanoTime}
   */
  Judge(TrainingPlan plan, Problem problem, BooleanSupplier interrupted, long startNanos) {
    this.plan = plan;
    this.problem = problem;
    this.interrupted = interrupted;
    this.startNanos = startNanos;
  }

  double goal() {
    goal = Double.isNaN(goal) ? problem.goal(plan.stopping()) : goal;
    return goal;
  }

  /**
   * The cause, or null if the run goes on.
   *
   * @param point where the line was measured, (features + 1)
   */
  Cause cause(EpochResult line, double[] point, GradientSum sum, Watch watch, boolean dead) {
    StoppingRule rule = plan.stopping();
    if (!Double.isFinite(line.loss()) || !Double.isFinite(line.gradientNorm())) {
      return Cause.NOT_FINITE;
    }
    if (dead) {
      return line.epoch() == 0 ? Cause.DEAD_AT_START : Cause.KILLED;
    }
    if (watch.growsWithoutEnd()) {
      return Cause.GROWTH;
    }
    boolean small = line.gradientNorm() <= goal();
    boolean stuck = sum.responsiveCount() == 0 && small;
    if (small && !stuck) {
      return Stationarity.confirm(plan, problem, point, sum);
    }
    if (stuck && Separation.isComplete(plan, problem, point)) {
      return Cause.SEPARATED;
    }
    if (line.loss() <= rule.targetLoss()) {
      return Cause.TARGET_LOSS;
    }
    if (rule.patience() > 0 && line.epoch() - watch.bestWatched().epoch() >= rule.patience()) {
      return Cause.PATIENCE;
    }
    if (line.epoch() >= plan.epochs()) {
      return stuck ? Cause.STUCK : Cause.ALL_EPOCHS;
    }
    if (interrupted.getAsBoolean()) {
      return Cause.INTERRUPTED;
    }
    return System.nanoTime() - startNanos > 1e9 * rule.maxSeconds() ? Cause.TIME : null;
  }
}

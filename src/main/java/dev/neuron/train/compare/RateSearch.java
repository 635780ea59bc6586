package dev.neuron.train.compare;

import dev.neuron.train.Problem;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.fate.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Looks for a learning rate with real runs: first over a wide range around the stable limit, wider
 * still while the best is at its edge, then closer around the best. Chosen is the run of the lowest
 * final objective; among those within 0.1 % of it the one that came within 1 % of it first,
 * settling runs before swinging ones. Nothing is random, so the same search finds the same rate.
 */
public final class RateSearch {
  /** How near the lowest loss is as good as the lowest. */
  private static final double AS_GOOD = 0.001;

  private static final double NEAR = 0.01;
  private static final double SAME_LOSS = 1e-12; // losses nearer than this differ by rounding
  private static final double SAME = 1e-4; // rates nearer than this teach nothing new
  private static final int WIDE = 12; // rates from 1/100 of the limit to twice the limit
  private static final int CLOSE = 7; // rates between the best one's neighbours
  private static final int MOST_WIDENINGS = 4;
  private static final int WIDENED = 4; // rates a decade further out

  /** How many runs a search takes that need not look further out. */
  public static final int ABOUT = WIDE + CLOSE - 2;

  private final TrainingPlan plan;
  private final Problem problem;
  private final Comparison comparison;
  private final DoubleUnaryOperator rounding;
  private final double scale;

  /**
   * A search for the rate of a plan.
   *
   * @param plan what the runs are told, its learning rate aside
   * @param scale the stable limit, or what stands in its place
   * @param rounding makes rates of few digits
   * @param comparison runs and keeps the runs
   */
  public RateSearch(
      TrainingPlan plan,
      Problem problem,
      double scale,
      DoubleUnaryOperator rounding,
      Comparison comparison) {
    this.plan = plan;
    this.problem = problem;
    this.scale = scale;
    this.rounding = rounding;
    this.comparison = comparison;
  }

  /**
   * The run of the rate found, or null if every run failed, or came to the same loss, or one was
   * interrupted.
   */
  public ComparedRun search() {
    run(0.01 * scale, 2 * scale, WIDE);
    if (isInterrupted()) {
      return null;
    }
    ComparedRun best = choose(comparison.runs());
    for (int i = 0; i < MOST_WIDENINGS && isAtEdge(best) && !isInterrupted(); i++) {
      widen(best);
      best = choose(comparison.runs());
    }
    if (best != null) {
      double rate = best.learningRate().value();
      run(neighbour(rate, -1), neighbour(rate, 1), CLOSE);
      best = choose(comparison.runs());
    }
    return isInterrupted() ? null : best;
  }

  private void run(double from, double to, int count) {
    List<TrainingPlan> plans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double part = (double) i / (count - 1);
      double rate = rounding.applyAsDouble(from * StrictMath.pow(to / from, part));
      if (rate > 0 && rate < Double.POSITIVE_INFINITY && !isTried(rate)) {
        plans.add(plan.withLearningRate(rate));
      }
    }
    comparison.run(plans, problem);
  }

  private boolean isInterrupted() {
    return comparison.runs().stream().anyMatch(ComparedRun::isInterrupted);
  }

  private boolean isTried(double rate) {
    for (ComparedRun run : comparison.runs()) {
      if (Math.abs(run.learningRate().value() / rate - 1) < SAME) {
        return true;
      }
    }
    return false;
  }

  /** Every run failed, or none with a smaller, or larger, rate than the best was tried. */
  private boolean isAtEdge(ComparedRun best) {
    if (best == null) {
      return true;
    }
    double rate = best.learningRate().value();
    return neighbour(rate, -1) == rate || neighbour(rate, 1) == rate;
  }

  /** A decade further on the side of the best; below when every run failed. */
  private void widen(ComparedRun best) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = 0;
    for (ComparedRun run : comparison.runs()) {
      lowest = Math.min(lowest, run.learningRate().value());
      highest = Math.max(highest, run.learningRate().value());
    }
    if (best == null || best.learningRate().value() == lowest) {
      run(lowest / 10, lowest, WIDENED);
    } else {
      run(highest, 10 * highest, WIDENED);
    }
  }

  /** The next rate tried below (−1) or above (1), or the rate itself if there is none. */
  private double neighbour(double rate, int side) {
    double nearest = rate;
    for (ComparedRun run : comparison.runs()) {
      double other = run.learningRate().value();
      boolean beyond = side < 0 ? other < rate : other > rate;
      boolean nearer = nearest == rate || (side < 0 ? other > nearest : other < nearest);
      nearest = beyond && nearer ? other : nearest;
    }
    return nearest;
  }

  /** The best of the runs by the rule of this search, or null if all failed or are the same. */
  public static ComparedRun choose(List<ComparedRun> runs) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    double lowestTrained = Double.POSITIVE_INFINITY;
    for (ComparedRun run : runs) {
      if (!run.observed().isFailure()) {
        lowest = Math.min(lowest, run.judged());
        highest = Math.max(highest, run.judged());
        lowestTrained = Math.min(lowestTrained, run.result().answer().objective());
      }
    }
    if (highest - lowest <= SAME_LOSS * Math.abs(lowest)) {
      return null; // the rate makes no difference
    }
    ComparedRun best = null;
    for (ComparedRun run : runs) {
      boolean asGood = !run.observed().isFailure() && run.judged() <= (1 + AS_GOOD) * lowest;
      if (asGood && (best == null || isBetter(run, best, (1 + NEAR) * lowestTrained))) {
        best = run;
      }
    }
    return best;
  }

  private static boolean isBetter(ComparedRun run, ComparedRun best, double near) {
    boolean swings = run.observed() == Fate.OSCILLATES;
    int order = Boolean.compare(swings, best.observed() == Fate.OSCILLATES);
    if (order == 0) {
      order = Integer.compare(soonest(run, near), soonest(best, near));
    }
    return order != 0 ? order < 0 : run.judged() < best.judged();
  }

  private static int soonest(ComparedRun run, double near) {
    int epochs = run.epochsTo(near);
    return epochs < 0 ? Integer.MAX_VALUE : epochs;
  }
}

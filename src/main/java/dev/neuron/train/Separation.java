package dev.neuron.train;

import dev.neuron.diagnose.Targets;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.GradientSum;
import dev.neuron.math.GramSum;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.ScaledHessian;

/**
 * Whether larger weights would always be better, so that the cost has no minimum. Source: Albert
 * and Anderson, <em>On the existence of maximum likelihood estimates in logistic regression
 * models</em>, 1984.
 */
public final class Separation {
  /** So large that rounding of it does not reach |z| = 745, where e^−|z| is 0. */
  private static final double FAR = 1e15;

  /** With more features a matrix of them takes longer than the answer is worth. */
  private static final int MOST_FEATURES = 200;

  /** A saturated example has |z| above 13, most of it along the direction. */
  private static final double FAR_ENOUGH = 1;

  private Separation() {}

  /** Whether it is complete or quasi-complete, where the gradient is as good as zero. */
  static boolean isThere(TrainingPlan plan, Problem problem, double[] wHat) {
    return isComplete(plan, problem, wHat) || isQuasiComplete(plan, problem, wHat);
  }

  /**
   * Whether every example lies on its target's side of w·x + b = 0, for an activation that reaches
   * its targets at infinity only. At weights as large as numbers allow the cost is 0 exactly. Takes
   * a pass, where it is possible.
   */
  public static boolean isComplete(TrainingPlan plan, Problem problem, double[] wHat) {
    if (!isPossible(plan, problem)) {
      return false;
    }
    double largest = 0;
    for (double parameter : wHat) {
      largest = Math.max(largest, Math.abs(parameter));
    }
    double[] far = new double[wHat.length];
    for (int j = 0; j < far.length; j++) {
      far[j] = wHat[j] / largest * FAR;
    }
    GradientSum sum = new GradientSum(plan.neuron(), problem.engine().features());
    problem.engine().sum(far, sum);
    return sum.cost() == 0;
  }

  private static boolean isPossible(TrainingPlan plan, Problem problem) {
    double lower = plan.neuron().activation().lowerBound();
    double upper = plan.neuron().activation().upperBound();
    Targets targets = problem.targets();
    boolean decays = !plan.penalty().isNone() || plan.optimizer().decays();
    return !decays
        && !Double.isInfinite(upper - lower)
        && (targets.min() == lower || targets.min() == upper)
        && (targets.max() == lower || targets.max() == upper);
  }

  /**
   * Whether log-loss falls for ever although its gradient is as good as zero, since some examples
   * can be moved farther to their side while all others stay where they are, on the boundary that
   * the two classes share: quasi-complete separation. The direction is what of ŵ does not move the
   * examples that are not saturated. Every example is asked whether it moves that way, or not at
   * all, which proves it. Takes two passes.
   */
  static boolean isQuasiComplete(TrainingPlan plan, Problem problem, double[] wHat) {
    boolean asked = plan.neuron().cost().kind() == Cost.Kind.LOG_LOSS;
    if (!asked || problem.engine().features() > MOST_FEATURES || !isPossible(plan, problem)) {
      return false;
    }
    double[][] others = problem.engine().gram(wHat, Unsaturated.ALIKE).matrix();
    double[] moving = new double[wHat.length];
    for (int j = 0; j < moving.length; j++) {
      for (int k = 0; k < moving.length; k++) {
        moving[j] += others[j][k] * wHat[k];
      }
    }
    double[] direction = new ScaledHessian(others).solve(moving);
    for (int j = 0; j < direction.length; j++) {
      direction[j] = wHat[j] - direction[j];
    }
    Moves moves = problem.engine().fold(new Moves(direction));
    return !moves.wrong && moves.farthest >= FAR_ENOUGH;
  }

  /** Counts examples whose probability is not as good as 0 or 1. */
  private enum Unsaturated implements GramSum.Factor {
    ALIKE;

    private static final Activation SIGMOID = Activation.of(Activation.Kind.SIGMOID);
    private static final double SATURATED = 1e-6;

    @Override
    public double at(double z, double y) {
      return SIGMOID.derivative(z) < SATURATED ? 0 : 1;
    }
  }

  /** Where examples move along a direction, targets being 0 and 1. */
  private static final class Moves implements ExampleSum.OneByOne<Moves> {
    private static final long serialVersionUID = 1;

    /** An example stays where it is if it moves by this part of 1, or of what its terms come to. */
    private static final double STAYS = 1e-6;

    private final double[] direction; // (features + 1)
    private boolean wrong; // whether one moves away from its side
    private double farthest; // how far one moves to its side

    Moves(double[] direction) {
      this.direction = direction;
    }

    @Override
    public Moves empty() {
      return new Moves(direction);
    }

    @Override
    public void add(Block block, int row, double s) {
      int features = block.columns();
      int at = row * features;
      double size = 1 + Math.abs(direction[features]);
      for (int j = 0; j < features; j++) {
        size += Math.abs(direction[j] * block.x()[at + j]);
      }
      double z = Neuron.affine(direction, block.x(), at);
      double move = block.y()[row] > 0 ? z : -z;
      wrong |= move < -STAYS * size;
      farthest = Math.max(farthest, move);
    }

    @Override
    public void merge(Moves other) {
      wrong |= other.wrong;
      farthest = Math.max(farthest, other.farthest);
    }
  }
}

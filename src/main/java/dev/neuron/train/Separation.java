package dev.neuron.train;

import dev.neuron.diagnose.Targets;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.function.BooleanSupplier;

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

  /** Along a falling exponential a step of Newton's moves z by 1; at a minimum by nothing. */
  private static final double STILL_MOVING = 0.5;

  private Separation() {}

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
    Activation activation = plan.neuron().activation();
    Targets targets = problem.targets();
    boolean decays = !plan.penalty().isNone() || plan.optimizer().decays();
    return !decays
        && targets.min() == activation.lowerBound()
        && targets.max() == activation.upperBound();
  }

  /**
   * Whether log-loss falls for ever although its gradient is as good as zero, since some examples
   * can be moved farther to their side while all others stay where they are, on the boundary that
   * the two classes share: quasi-complete separation. One more step of Newton's method shows the
   * direction, and every example is asked whether it moves that way, or not at all; that proves it.
   * Takes a few passes.
   *
   * @param interrupted whether somebody wants the end
   * @throws dev.neuron.engine.PassInterruptedException if so
   */
  static boolean isQuasiComplete(
      TrainingPlan plan, Problem problem, double[] wHat, BooleanSupplier interrupted) {
    boolean asked = plan.neuron().cost().kind() == Cost.Kind.LOG_LOSS;
    if (!asked || problem.engine().features() > MOST_FEATURES || !isPossible(plan, problem)) {
      return false;
    }
    TrainingPlan newton =
        TrainingPlan.DEFAULT
            .withNeuron(plan.neuron())
            .withOptimizer(OptimizerSettings.defaults(Method.NEWTON));
    GradientSum sum = new GradientSum(plan.neuron(), problem.engine().features());
    problem.engine().sum(wHat, sum);
    double[] moved = wHat.clone();
    new LineSearchStepper(newton, problem, interrupted)
        .epoch(moved, sum.cost(), sum.gradient(), 0, 1);
    for (int j = 0; j < moved.length; j++) {
      moved[j] -= wHat[j];
    }
    Moves moves = problem.engine().fold(new Moves(moved));
    return !moves.wrong && moves.farthest >= STILL_MOVING;
  }

  /** Where examples move along a direction, targets being 0 and 1. */
  private static final class Moves implements ExampleSum<Moves> {
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
    public void add(Block block, int from, int to) {
      int features = block.columns();
      for (int i = from; i < to; i++) {
        if (block.weights() == null || block.weights()[i] > 0) {
          int at = i * features;
          double size = 1 + Math.abs(direction[features]);
          for (int j = 0; j < features; j++) {
            size += Math.abs(direction[j] * block.x()[at + j]);
          }
          double z = Neuron.affine(direction, block.x(), at);
          double move = block.y()[i] > 0 ? z : -z;
          wrong |= move < -STAYS * size;
          farthest = Math.max(farthest, move);
        }
      }
    }

    @Override
    public void merge(Moves other) {
      wrong |= other.wrong;
      farthest = Math.max(farthest, other.farthest);
    }
  }
}

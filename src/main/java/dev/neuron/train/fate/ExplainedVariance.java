package dev.neuron.train.fate;

import dev.neuron.engine.GradientEngine;
import dev.neuron.math.Cost;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import dev.neuron.train.Cause;
import dev.neuron.train.Problem;
import dev.neuron.train.TrainingResult;

/** How much of the targets' spread a neuron explains. */
public final class ExplainedVariance {
  private ExplainedVariance() {}

  /**
   * R² of what a run answered with; NaN, too, where an interrupted run would have to read all
   * examples once more for it.
   */
  public static double r2(Problem problem, TrainingResult result) {
    boolean known = problem.neuron().cost().kind() == Cost.Kind.SQUARED;
    return known || result.cause() != Cause.INTERRUPTED
        ? r2(problem, result.parameters(), result.answer().loss())
        : Double.NaN;
  }

  /**
   * R² = 1 − Σs(y − a)²/Σs(y − ȳ)² over the training examples, for any cost; NaN when all targets
   * are equal, and for a margin, which is no estimate of them.
   *
   * @param parameters ŵ in the coordinates trained in, (features + 1)
   * @param loss C(ŵ), which already is the mean square for the squared cost
   */
  public static double r2(Problem problem, double[] parameters, double loss) {
    double sd = problem.targets().sd();
    return sd == 0
        ? Double.NaN
        : 1 - meanSquare(problem.engine(), problem.neuron(), parameters, loss) / (sd * sd);
  }

  /**
   * Σs(y − a)²/Σs over the examples of an engine, NaN for a margin.
   *
   * @param parameters ŵ in the coordinates of the examples, (features + 1)
   * @param loss C(ŵ) there
   */
  public static double meanSquare(
      GradientEngine engine, Neuron neuron, double[] parameters, double loss) {
    if (neuron.cost().isMargin()) {
      return Double.NaN;
    } else if (neuron.cost().kind() == Cost.Kind.SQUARED) {
      return loss;
    }
    Neuron squared = new Neuron(neuron.activation(), Cost.SQUARED);
    GradientSum sum = new GradientSum(squared, engine.features());
    engine.withNeuron(squared).sum(parameters, sum);
    return sum.cost();
  }
}

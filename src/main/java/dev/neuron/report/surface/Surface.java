package dev.neuron.report.surface;

import dev.neuron.data.Scaling;
import dev.neuron.data.block.Dataset;
import dev.neuron.diagnose.ExampleSample;
import dev.neuron.diagnose.Parabola;
import dev.neuron.math.Neuron;
import dev.neuron.report.words.Formula;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.Penalty;
import dev.neuron.train.Problem;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.fate.Forecast;
import dev.neuron.train.fate.Prediction;
import dev.neuron.train.surface.Descent;
import dev.neuron.train.surface.Plane;
import java.util.Arrays;
import java.util.List;

/**
 * What the page shows.
 *
 * @param files what the examples come from
 * @param target what is predicted
 * @param features from what, (features)
 * @param scaling the coordinates trained in
 * @param neuron activation and cost
 * @param penalty on the weights
 * @param goal the gradient norm that counts as zero
 * @param epochs of a run
 * @param limit below which rate the page's own runs, plain gradient descent on all examples, are
 *     stable; infinite where there is no such rate
 * @param plane what the contours are drawn over
 * @param parabola the cost around the start, where it is a known parabola, or null
 * @param foreseen what theory says of the page's own runs from train's start: below the limit, up
 *     to half above it, and beyond
 * @param descents the runs, at least one
 * @param sample the examples that the page has
 */
public record Surface(
    String files,
    String target,
    List<String> features,
    Scaling scaling,
    Neuron neuron,
    Penalty penalty,
    double goal,
    int epochs,
    double limit,
    Plane plane,
    Parabola parabola,
    List<Prediction.Kind> foreseen,
    List<Descent> descents,
    ExampleSample sample) {

  /** Rates of which each stands for all in one of the ranges foreseen, by times the limit. */
  private static final List<Double> RANGES = List.of(0.5, 1.25, 2.0);

  /**
   * What there is to show of some runs.
   *
   * @param files what the examples come from
   * @param dataset the columns trained on, and their scaling
   * @param coordinates the two of ŵ that are drawn over, or null for the steepest directions
   * @param sample of the examples, {@link #mostExamples} of them
   */
  public static Surface of(
      String files,
      Dataset dataset,
      Problem problem,
      int[] coordinates,
      List<Descent> descents,
      ExampleSample sample) {
    Descent main = main(descents);
    TrainingPlan plan = main.plan();
    // Where a failed run ended there is nothing to see; where it began there is.
    double[] centre =
        main.observed().isFailure() ? main.points().get(0).wHat() : main.result().parameters();
    TrainingPlan own =
        plan.withOptimizer(TrainingPlan.DEFAULT.optimizer()) // gradient descent
            .withBatchSize(TrainingPlan.FULL_BATCH, false)
            .withLearningRate(main.learningRate().value());
    double limit = Trainer.learningRate(own, problem).limit();
    double unit = Double.isInfinite(limit) ? main.learningRate().value() : limit;
    Forecast forecast = Forecast.at(own, problem);
    return new Surface(
        files,
        dataset.columns().target(),
        dataset.columns().names(),
        dataset.scaling(),
        problem.neuron(),
        plan.penalty(),
        problem.goal(plan.stopping()),
        plan.epochs(),
        limit,
        coordinates == null
            ? Plane.steepest(problem, centre)
            : Plane.ofCoordinates(centre, coordinates[0], coordinates[1]),
        forecast.parabola(own),
        RANGES.stream()
            .map(times -> forecast.of(own.withLearningRate(times * unit)).kind())
            .toList(),
        descents,
        sample);
  }

  /** The run that the page begins with: the first that did not fail, or else the first. */
  Descent main() {
    return main(descents);
  }

  private static Descent main(List<Descent> descents) {
    return descents.stream()
        .filter(descent -> !descent.observed().isFailure())
        .findFirst()
        .orElse(descents.get(0));
  }

  /** The numbers that a page holds at most: some 400 KB as text. */
  private static final int MOST_NUMBERS = 40_000;

  private static final int MOST_EXAMPLES = 2000;

  /** A coordinate that has less of a direction of length 1 is not named. */
  private static final double LEAST_PART = 0.05;

  /** How many examples a page has room for. */
  public static int mostExamples(Dataset dataset) {
    return Math.max(1, Math.min(MOST_EXAMPLES, MOST_NUMBERS / dataset.features()));
  }

  /** What the horizontal axis is called. */
  String across() {
    return plane.first() < 0 ? direction("1st direction", plane.p()) : coordinate(plane.first());
  }

  /** What the vertical axis is called. */
  String up() {
    return plane.second() < 0 ? direction("2nd direction", plane.q()) : coordinate(plane.second());
  }

  private String coordinate(int j) {
    return j == features.size() ? "bias" : "weight of " + features.get(j);
  }

  /** A direction with the coordinates, two at most, that most of it goes along. */
  private String direction(String name, double[] direction) {
    StringBuilder sum = new StringBuilder();
    double left = 1;
    double[] rounded = Arrays.stream(direction).map(part -> Math.rint(1e9 * part)).toArray();
    int[] order = Formula.heaviestFirst(rounded, null); // the same on any machine
    for (int j : Arrays.copyOf(order, Math.min(2, order.length))) {
      double part = direction[j];
      if (Math.abs(part) < LEAST_PART) {
        break;
      }
      boolean begun = sum.length() > 0;
      sum.append(part < 0 ? (begun ? " − " : "−") : (begun ? " + " : ""));
      String factor = Numbers.significant(Math.abs(part), 2);
      sum.append(factor.equals("1") ? "" : factor + "·").append(name(j));
      left -= part * part;
    }
    return name + " (" + sum + (left > LEAST_PART * LEAST_PART ? " …)" : ")");
  }

  private String name(int j) {
    return j == features.size() ? "bias" : features.get(j);
  }
}

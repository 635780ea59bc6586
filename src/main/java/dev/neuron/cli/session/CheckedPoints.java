package dev.neuron.cli.session;

import dev.neuron.data.block.Dataset;
import dev.neuron.diagnose.ClosedForm;
import dev.neuron.diagnose.ExampleSample;
import dev.neuron.diagnose.GradientCheck;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import dev.neuron.report.explain.CheckedPoint;
import dev.neuron.train.Penalty;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Where the gradient is checked: at the start, after some epochs and at random points.
 *
 * @param point where the neuron starts and after how many epochs it is checked
 * @param random how many random points
 */
public record CheckedPoints(EvaluationPoint point, Penalty penalty, int random) {

  /** Goes to each and checks there. */
  public List<CheckedPoint> of(
      Problem problem, ExampleSample sample, Dataset dataset, int threads) {
    Neuron neuron = problem.neuron();
    ClosedForm ofTrainer = ClosedForm.ofTrainer(neuron, threads);
    ClosedForm closedForm =
        (examples, wHat) -> {
          double[] gradient = ofTrainer.gradient(examples, wHat);
          penalty.addGradient(wHat, gradient);
          return gradient;
        };
    GradientCheck check = new GradientCheck(neuron, penalty.l2(), sample, closedForm);
    Start from = point.starting().start(dataset);
    double[] start = EvaluationPoint.go(point.plan(neuron, penalty, 0, from), problem).parameters();
    List<CheckedPoint> checked = new ArrayList<>();
    checked.add(at(CheckedPoint.Kind.START, 0, start, check, problem));
    TrainingResult trained = EvaluationPoint.go(point.plan(neuron, penalty, from), problem);
    if (trained.epochs() > 0) {
      checked.add(
          at(CheckedPoint.Kind.EPOCH, trained.epochs(), trained.parameters(), check, problem));
    }
    Random drawn = new Random(point.starting().seed());
    for (int i = 1; i <= random; i++) {
      double[] anywhere = check.randomPoint(start, problem.targets(), drawn);
      checked.add(at(CheckedPoint.Kind.RANDOM, i, anywhere, check, problem));
    }
    return checked;
  }

  private static CheckedPoint at(
      CheckedPoint.Kind kind, int number, double[] wHat, GradientCheck check, Problem problem) {
    GradientSum sum = new GradientSum(problem.neuron(), wHat.length - 1);
    problem.engine().sum(wHat, sum);
    return new CheckedPoint(kind, number, sum.cost(), sum.activeShare(), check.at(wHat));
  }
}

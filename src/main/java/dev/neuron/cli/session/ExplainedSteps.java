package dev.neuron.cli.session;

import dev.neuron.data.block.Dataset;
import dev.neuron.diagnose.Explanation;
import dev.neuron.math.Block;
import dev.neuron.report.explain.ExplanationReport;
import dev.neuron.report.words.FormulaNumbers;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Problem;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingPlan;
import java.util.List;

/** Steps of gradient descent that are explained, each from where the one before ended. */
public final class ExplainedSteps {
  /** Of more examples only the first are written, one by one. */
  private static final int MOST_CHAINS = 1000;

  private final Dataset dataset;
  private final List<Block> examples;
  private final long row;
  private final Problem problem;
  private final LearningRate ofAll;
  private final LearningRate rate;
  private double[] wHat; // (features + 1), before the next step

  /**
   * Goes to where the first of the steps begins.
   *
   * @param examples what the steps are taken on: all of the dataset, or the row
   * @param row the number of the row, from 1; 0 for all examples
   * @param plan the way there
   */
  public ExplainedSteps(
      Dataset dataset, List<Block> examples, long row, TrainingPlan plan, Problem problem) {
    this.dataset = dataset;
    this.examples = examples;
    this.row = row;
    this.problem = problem;
    ofAll = Trainer.learningRate(plan, problem);
    // A row is a batch of one, which needs a rate of its own.
    rate = row > 0 ? Trainer.learningRate(plan.withBatchSize(1, false), problem) : ofAll;
    wHat = EvaluationPoint.go(plan, problem).parameters();
  }

  /**
   * Takes a step.
   *
   * @param at where the neuron is before it, in words
   */
  public ExplanationReport next(String at) {
    double eta = rate.value();
    Explanation explanation =
        row > 0
            ? Explanation.of(problem.neuron(), examples, row, 1, wHat, eta, problem.meanWeight())
            : Explanation.of(problem.neuron(), examples, 1, MOST_CHAINS, wHat, eta);
    wHat = explanation.updated();
    return new ExplanationReport(
        explanation,
        dataset.columns().names(),
        dataset.columns().target(),
        dataset.scaling().kind(),
        row,
        at,
        rate());
  }

  /** What the learning rate is, in words. */
  private String rate() {
    if (rate.basis() == LearningRate.Basis.GIVEN) {
      return "the learning rate, as given";
    }
    return rate.value() == ofAll.value()
        ? "the learning rate"
        : "the learning rate of one row at a time; of all rows together it is `"
            + FormulaNumbers.number(ofAll.value())
            + "`";
  }
}

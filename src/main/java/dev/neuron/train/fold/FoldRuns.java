package dev.neuron.train.fold;

import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.Split;
import dev.neuron.diagnose.Targets;
import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.PassInterruptedException;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingListener;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.fate.ExplainedVariance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Trains plans on all rows but those of a fold and tests them there, for each fold in turn. The
 * plans of a fold are trained side by side; each comes to the bits of a run on files that hold the
 * parts.
 *
 * @param count how many folds there are
 * @param splits gives a fold and all others to train on, made anew
 * @param start where plans start on a training set
 * @param neuron activation and cost
 * @param engines who sums over the rows of a part
 * @param interrupted asked between steps
 */
public record FoldRuns(
    int count,
    IntFunction<Split> splits,
    Function<Dataset, Start> start,
    Neuron neuron,
    BiFunction<Dataset, Neuron, GradientEngine> engines,
    BooleanSupplier interrupted) {

  /**
   * The figures of each plan, in their order.
   *
   * @param withErrors whether each row's error is wanted, too
   * @throws PassInterruptedException if somebody wants the end before all is known
   */
  public List<FoldFigures> of(List<TrainingPlan> plans, boolean withErrors) {
    List<List<FoldResult>> results = new ArrayList<>();
    plans.forEach(plan -> results.add(new ArrayList<>()));
    for (int fold = 0; fold < count; fold++) {
      Split split = splits.apply(fold);
      try (GradientEngine heldOut = engines.apply(split.validation(), neuron)) {
        Targets targets = Targets.of(heldOut);
        List<TrainingResult> trained = train(plans, split.training());
        for (int i = 0; i < trained.size(); i++) {
          results.get(i).add(test(trained.get(i), heldOut, targets, withErrors));
        }
      }
    }
    return results.stream().map(FoldFigures::new).toList();
  }

  private List<TrainingResult> train(List<TrainingPlan> plans, Dataset training) {
    Start here = start.apply(training);
    List<TrainingResult> results = new ArrayList<>(Collections.nCopies(plans.size(), null));
    byOrder(plans, training.rows())
        .forEach(
            (seed, places) -> {
              Dataset rows = seed == null ? training : training.permuted(seed);
              List<TrainingPlan> alike = new ArrayList<>();
              places.forEach(i -> alike.add(plans.get(i).withStart(here)));
              List<TrainingListener> nobody = new ArrayList<>();
              places.forEach(i -> nobody.add(new TrainingListener() {}));
              try (GradientEngine engine = engines.apply(rows, neuron)) {
                Problem problem = Problem.of(neuron, engine, null);
                List<TrainingResult> trained =
                    Trainer.trainAll(alike, problem, nobody, interrupted);
                for (int k = 0; k < trained.size(); k++) {
                  results.set(places.get(k), trained.get(k));
                }
              }
              if (interrupted.getAsBoolean()) {
                throw new PassInterruptedException(); // runs cut short give no figures of the folds
              }
            });
    return results;
  }

  /** The places of plans that see the rows in the same order: null for that of the file. */
  private static Map<Long, List<Integer>> byOrder(List<TrainingPlan> plans, long rows) {
    Map<Long, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      TrainingPlan plan = plans.get(i);
      boolean permuted = plan.shuffle() && !plan.isFullBatch(rows);
      places.computeIfAbsent(permuted ? plan.seed() : null, order -> new ArrayList<>()).add(i);
    }
    return places;
  }

  private FoldResult test(
      TrainingResult result, GradientEngine heldOut, Targets targets, boolean withErrors) {
    GradientSum sum = new GradientSum(neuron, heldOut.features());
    heldOut.sum(result.parameters(), sum);
    double[] errors =
        withErrors ? HeldOutErrors.of(heldOut, neuron, result.parameters()) : new double[0];
    return new FoldResult(
        heldOut.rows(),
        targets.weight(),
        sum.cost(),
        ExplainedVariance.meanSquare(heldOut, neuron, result.parameters(), sum.cost()),
        targets.mean(),
        targets.sd(),
        result.verdict(),
        errors);
  }
}

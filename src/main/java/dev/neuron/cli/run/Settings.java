package dev.neuron.cli.run;

import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.CompareOptions;
import dev.neuron.cli.option.RateList;
import dev.neuron.cli.option.TrainingOptions;
import dev.neuron.data.block.Dataset;
import dev.neuron.math.Neuron;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Penalty;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.TrainingPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The settings of a comparison: methods, batch sizes, penalties and rates, crossed. */
public final class Settings {
  private final CompareOptions comparing;
  private final TrainingOptions training;

  public Settings(CompareOptions comparing, TrainingOptions training) {
    this.comparing = comparing;
    this.training = training;
  }

  /**
   * Every batch size.
   *
   * @throws UsageException if methods, sizes or penalties contradict one another
   */
  public Set<Long> batchSizes(Neuron neuron) {
    Set<Long> sizes = new LinkedHashSet<>();
    for (TrainingPlan plan : withoutRates(neuron, training.startBeforeReading())) {
      sizes.add(plan.batchSize());
    }
    return sizes;
  }

  /** Every setting once, with its learning rate, for the first seed. */
  public List<TrainingPlan> templates(Neuron neuron, Dataset data, Problem problem) {
    return atRates(withoutRates(neuron, training.start(data)), plan -> rates(plan, problem));
  }

  /** Each plan at each of its rates; at none where it is found along each line. */
  public static List<TrainingPlan> atRates(
      List<TrainingPlan> plans, Function<TrainingPlan, List<Double>> rates) {
    List<TrainingPlan> all = new ArrayList<>();
    for (TrainingPlan plan : plans) {
      boolean searches = plan.optimizer().method().searchesLine();
      for (double rate : searches ? List.of(Double.NaN) : rates.apply(plan)) {
        all.add(plan.withLearningRate(rate));
      }
    }
    return all;
  }

  private List<TrainingPlan> withoutRates(Neuron neuron, Start start) {
    List<TrainingPlan> plans = new ArrayList<>();
    for (TrainingPlan plan : training.plans(neuron, start, comparing.methods(training))) {
      for (long size : comparing.batchSizes(plan)) {
        for (Penalty penalty : training.penalties()) {
          plans.add(possible(() -> plan.withBatchSize(size, plan.shuffle()).withPenalty(penalty)));
        }
      }
    }
    return plans;
  }

  private static TrainingPlan possible(Supplier<TrainingPlan> plan) {
    try {
      return plan.get();
    } catch (IllegalArgumentException contradiction) {
      throw new UsageException(contradiction.getMessage());
    }
  }

  private List<Double> rates(TrainingPlan plan, Problem problem) {
    if (comparing.rates() != null) {
      return comparing.rates().rates();
    } else if (training.givesRate() || training.penalties().size() > 1) {
      return List.of(plan.learningRate()); // of several penalties each has its own by default
    }
    double scale = LearningRate.scale(plan, problem);
    return RateList.spaced(
        RateList.round(0.01 * scale), RateList.round(2 * scale), CompareOptions.DEFAULT_RATES);
  }
}

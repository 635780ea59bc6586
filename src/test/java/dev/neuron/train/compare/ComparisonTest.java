package dev.neuron.train.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.Cause;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Problem;
import dev.neuron.train.Runs;
import dev.neuron.train.Start;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.Verdict;
import dev.neuron.train.fate.Fate;
import dev.neuron.train.fate.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private final Block block = RealData.standardized("mtcars.csv", "mpg");

  private List<ComparedRun> compare(List<TrainingPlan> plans, Comparison comparison) {
    return compare(block, plans, comparison);
  }

  private static List<ComparedRun> compare(
      Block block, List<TrainingPlan> plans, Comparison comparison) {
    try (GradientEngine engine = new LocalEngine(List.of(block), plans.get(0).neuron(), 2)) {
      comparison.run(plans, Problem.of(plans.get(0).neuron(), engine, null));
    }
    return comparison.runs();
  }

  private List<ComparedRun> compare(List<TrainingPlan> plans) {
    return compare(plans, new Comparison(Comparison.Listener.NONE, () -> false));
  }

  private static TrainingPlan at(double rate) {
    return TrainingPlan.DEFAULT.withLearningRate(rate);
  }

  /** More than fit side by side, and of every kind: full, mini-batch, line search, failing. */
  private static List<TrainingPlan> motley() {
    List<TrainingPlan> plans = new ArrayList<>();
    for (Method method : Method.values()) {
      TrainingPlan plan =
          TrainingPlan.DEFAULT.withOptimizer(OptimizerSettings.defaults(method)).withEpochs(30);
      plans.add(plan);
      plans.add(plan.withLearningRate(0.7));
      if (!method.searchesLine()) {
        plans.add(plan.withBatchSize(7, true).withSeed(5));
      }
    }
    return plans;
  }

  @Test
  void every_run_is_that_of_its_own_to_the_bit() {
    List<TrainingPlan> plans = motley();
    List<ComparedRun> runs = compare(plans);
    assertThat(runs).hasSameSizeAs(plans).hasSizeGreaterThan(Comparison.SIDE_BY_SIDE);
    for (int i = 0; i < plans.size(); i++) {
      Runs alone = Runs.train(plans.get(i), block);
      ComparedRun run = runs.get(i);
      assertThat(run.plan()).isSameAs(plans.get(i));
      assertThat(run.result().cause()).isEqualTo(alone.result().cause());
      assertThat(run.result().parameters()).containsExactly(alone.result().parameters());
      assertThat(run.losses())
          .containsExactly(alone.lines().stream().mapToDouble(EpochResult::loss).toArray());
    }
  }

  @Test
  void in_the_end_a_run_falls_as_theory_foresaw_along_the_slowest_direction() {
    Neuron linear = new Neuron(Activation.IDENTITY, Cost.SQUARED);
    TrainingPlan plan = at(0.1).withNeuron(linear).withEpochs(3000);
    ComparedRun run = compare(List.of(plan)).get(0);
    Prediction.Decay decay = run.predicted().decay();
    double[] foreseen = decay.losses(3000);
    for (int epoch : new int[] {1000, 1500, 1800}) {
      double left = run.losses()[epoch] - decay.minimum();
      assertThat(foreseen[epoch] - decay.minimum())
          .as("epoch %d", epoch)
          .isCloseTo(left, withinPercentage(0.1));
    }
  }

  @Test
  void a_run_keeps_the_losses_of_unseen_examples_epoch_by_epoch() {
    TrainingPlan plan = at(0.1).withEpochs(5);
    Comparison comparison = new Comparison(Comparison.Listener.NONE, () -> false);
    try (GradientEngine engine = new LocalEngine(List.of(block), plan.neuron(), 1);
        GradientEngine unseen = new LocalEngine(List.of(block), plan.neuron(), 1)) {
      comparison.run(List.of(plan), Problem.of(plan.neuron(), engine, unseen));
    }
    ComparedRun run = comparison.runs().get(0);
    // Here the unseen examples are the seen ones.
    assertThat(run.validationLosses()).hasSize(6).containsExactly(run.losses());
    assertThat(compare(List.of(plan)).get(0).validationLosses()).isNull();
  }

  @Test
  void the_lowest_final_loss_comes_first_and_failures_last() {
    List<ComparedRun> runs = compare(List.of(at(100), at(1e-4), at(0.1), at(0.01)));
    Standings standings = Standings.of(runs);
    assertThat(standings.places())
        .extracting(place -> place.first().plan().learningRate())
        .containsExactly(0.1, 0.01, 1e-4, 100.0);
    assertThat(standings.places()).extracting(Standing::rank).containsExactly(1, 2, 3, 4);
    assertThat(standings.places().get(3).isFailure()).isTrue();
    assertThat(standings.lowest()).isEqualTo(runs.get(2).result().answer().loss());
    assertThat(standings.allFailed()).isFalse();
    assertThat(Standings.of(runs.subList(0, 1)).allFailed()).isTrue();
    assertThat(Standings.of(runs.subList(0, 1)).lowest()).isNaN();
  }

  @Test
  void seeds_of_a_setting_stand_together_with_mean_and_deviation() {
    List<TrainingPlan> plans = new ArrayList<>();
    for (long seed = 1; seed <= 4; seed++) {
      plans.add(at(0.01).withBatchSize(8, true).withSeed(seed).withEpochs(5));
      plans.add(at(0.001).withBatchSize(8, true).withSeed(seed).withEpochs(5));
    }
    // 32 rows are visited in one order only; these are enough for several.
    Block diabetes = RealData.standardized("diabetes.csv", "progression");
    Comparison comparison = new Comparison(Comparison.Listener.NONE, () -> false);
    Standings standings = Standings.of(compare(diabetes, plans, comparison));
    assertThat(standings.places()).hasSize(2);
    assertThat(standings.areRepeated()).isTrue();
    Standing best = standings.places().get(0);
    double[] losses = best.runs().stream().mapToDouble(ComparedRun::judged).toArray();
    double mean = (losses[0] + losses[1] + losses[2] + losses[3]) / 4;
    double squares = 0;
    for (double loss : losses) {
      squares += (loss - mean) * (loss - mean);
    }
    assertThat(standings.judged(best)).isCloseTo(mean, withinPercentage(1e-12));
    assertThat(best.sdLoss())
        .isCloseTo(Math.sqrt(squares / 3), withinPercentage(1e-9))
        .isPositive();
    assertThat(best.runs()).extracting(run -> run.plan().seed()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void runs_that_are_the_same_do_not_deviate() {
    List<TrainingPlan> plans = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      plans.add(at(0.1).withSeed(seed).withEpochs(12));
    }
    Block diabetes = RealData.standardized("diabetes.csv", "progression");
    Comparison comparison = new Comparison(Comparison.Listener.NONE, () -> false);
    Standings standings = Standings.of(compare(diabetes, plans, comparison));
    Standing only = standings.places().get(0);
    assertThat(standings.judged(only)).isEqualTo(only.first().judged());
    assertThat(only.sdLoss()).isZero();
  }

  @Test
  void random_starts_that_are_dead_are_counted() {
    List<TrainingPlan> plans = new ArrayList<>();
    Start he = new Start(Start.Kind.HE, 0, null);
    for (long seed = 1; seed <= 300; seed++) {
      plans.add(at(0.05).withStart(he).withSeed(seed).withEpochs(1));
    }
    List<ComparedRun> runs = compare(plans);
    Standing place = Standings.of(runs).places().get(0);
    long dead = runs.stream().filter(run -> run.result().verdict() == Verdict.DEAD).count();
    assertThat(place.count(Fate.DIES)).isEqualTo((int) dead);
    assertThat(place.failures()).isEqualTo(place.count(Fate.DIES) + place.count(Fate.DIVERGES));
    assertThat(place.isFailure()).isFalse();
  }

  @Test
  void an_interruption_keeps_what_is_finished_and_begins_no_more() {
    int[] ended = {0};
    Comparison.Listener counting =
        new Comparison.Listener() {
          @Override
          public void ended(ComparedRun run) {
            ended[0]++;
          }
        };
    List<TrainingPlan> plans = motley();
    List<ComparedRun> runs = compare(plans, new Comparison(counting, () -> ended[0] > 0));
    assertThat(runs).hasSize(Comparison.SIDE_BY_SIDE).hasSizeLessThan(plans.size());
    assertThat(runs)
        .anySatisfy(run -> assertThat(run.result().cause()).isEqualTo(Cause.INTERRUPTED));
  }

  @Test
  void epochs_to_a_bound_are_those_of_the_first_line_below_it() {
    ComparedRun run = compare(List.of(at(0.05))).get(0);
    double[] losses = run.losses();
    assertThat(run.epochsTo(losses[0])).isZero();
    assertThat(run.epochsTo(losses[7])).isEqualTo(7);
    assertThat(run.epochsTo(0)).isEqualTo(-1);
  }
}

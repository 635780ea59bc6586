package dev.neuron.train.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Block;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.report.chart.Chart;
import dev.neuron.report.compare.FoundRate;
import dev.neuron.report.compare.RunCharts;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateSearchTest {
  private static final int SETS = 50;
  private static final int GRID = 30;

  /** Targets of a relu teacher with noise; features correlated more or less, from 1 to 12. */
  private static Block synthetic(long seed) {
    Random random = new Random(seed);
    int features = 1 + random.nextInt(12);
    int rows = 60 + random.nextInt(200);
    double shared = random.nextDouble() * 2;
    double noise = 0.05 + random.nextDouble();
    double bias = 2 * random.nextGaussian();
    double[] teacher = random.doubles(features, -2, 2).toArray();
    double[] x = new double[rows * features];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      double common = shared * random.nextGaussian();
      double z = bias;
      for (int j = 0; j < features; j++) {
        x[i * features + j] = common + random.nextGaussian();
        z += teacher[j] * x[i * features + j];
      }
      y[i] = Math.max(0, z) + noise * random.nextGaussian();
    }
    return RealData.standardized(new Block(x, y, null, rows, features));
  }

  private static ComparedRun search(TrainingPlan plan, Problem problem) {
    double limit = Trainer.learningRate(plan, problem).limit();
    double scale = Double.isInfinite(limit) ? 1 : limit;
    Comparison comparison = new Comparison(Comparison.Listener.NONE, () -> false);
    return new RateSearch(plan, problem, scale, rate -> rate, comparison).search();
  }

  private static double bestOfGrid(TrainingPlan plan, Problem problem) {
    double limit = Trainer.learningRate(plan, problem).limit();
    List<TrainingPlan> plans = new ArrayList<>();
    for (int i = 0; i < GRID; i++) {
      plans.add(plan.withLearningRate(limit * 1e-3 * Math.pow(4000, i / (GRID - 1.0))));
    }
    Comparison comparison = new Comparison(Comparison.Listener.NONE, () -> false);
    comparison.run(plans, problem);
    return Standings.of(comparison.runs()).lowest();
  }

  @Test
  void on_fifty_sets_the_rate_found_is_within_5_percent_of_the_best_of_a_grid() {
    TrainingPlan plan = TrainingPlan.DEFAULT;
    for (long seed = 1; seed <= SETS; seed++) {
      Block block = synthetic(seed);
      try (GradientEngine engine = new LocalEngine(List.of(block), plan.neuron(), 1)) {
        Problem problem = Problem.of(plan.neuron(), engine, null);
        double found = search(plan, problem).result().answer().loss();
        assertThat(found).as("set %d", seed).isLessThanOrEqualTo(1.05 * bestOfGrid(plan, problem));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"NEWTON", "LBFGS"},
      mode = EnumSource.Mode.EXCLUDE)
  void a_rate_is_found_for_every_method_and_it_beats_the_constant(Method method) {
    TrainingPlan plan = TrainingPlan.DEFAULT.withOptimizer(OptimizerSettings.defaults(method));
    Block block = RealData.standardized("diabetes.csv", "progression");
    try (GradientEngine engine = new LocalEngine(List.of(block), plan.neuron(), 1)) {
      Problem problem = Problem.of(plan.neuron(), engine, null);
      ComparedRun best = search(plan, problem);
      assertThat(best.learningRate().value()).isPositive();
      assertThat(best.result().answer().loss()).isLessThan(2900);
      assertThat(search(plan, problem).learningRate().value())
          .isEqualTo(best.learningRate().value());
    }
  }

  @Test
  void nothing_is_found_where_every_run_fails() {
    Block hopeless = new Block(new double[] {1, 2}, new double[] {-1, -1}, null, 2, 1);
    TrainingPlan plan = TrainingPlan.DEFAULT.withStart(Start.constant(-1));
    try (GradientEngine engine = new LocalEngine(List.of(hopeless), plan.neuron(), 1)) {
      Problem problem = Problem.of(plan.neuron(), engine, null);
      assertThat(search(plan, problem)).isNull();
    }
  }

  @Test
  void a_search_that_is_interrupted_comes_to_no_rate() {
    Block block = synthetic(1);
    TrainingPlan plan = TrainingPlan.DEFAULT;
    for (int after : new int[] {0, 1, 20, 90}) { // epochs of the runs side by side
      try (GradientEngine engine = new LocalEngine(List.of(block), plan.neuron(), 1)) {
        Problem problem = Problem.of(plan.neuron(), engine, null);
        int[] asked = {0};
        Comparison comparison =
            new Comparison(Comparison.Listener.NONE, () -> ++asked[0] > 12 * after);
        RateSearch search = new RateSearch(plan, problem, 0.2, rate -> rate, comparison);
        assertThat(search.search()).as("interrupted after " + after).isNull();
        FoundRate found =
            new FoundRate(
                Trainer.learningRate(plan, problem),
                RateSearch.choose(comparison.runs()),
                comparison.runs(),
                plan.epochs(),
                true);
        assertThat(found.plain()).isEmpty();
        assertThat(found.text(false, 100)).contains("no learning rate was found");
        if (found.runs().isEmpty()) {
          continue;
        }
        assertThat(found.rule()).contains("; the lowest loss so far is ", ", at learning rate ");
        Chart chart = RunCharts.of(found, "data.csv");
        assertThat(chart.markers()).extracting(Chart.Marker::label).containsExactly("stable limit");
        assertThat(chart.notes()).containsExactly(found.rule());
        assertThat(chart.y().label()).isEqualTo("loss so far");
        assertThat(found.json()).contains("\"learningRate\" : null");
      }
    }
  }
}

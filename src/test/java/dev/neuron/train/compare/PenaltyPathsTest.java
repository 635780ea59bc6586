package dev.neuron.train.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.fixture.Fixture;
import dev.neuron.fixture.Near;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.Penalty;
import dev.neuron.train.Problem;
import dev.neuron.train.Runs;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PenaltyPathsTest {
  private static final Block DIABETES = RealData.standardized("diabetes.csv", "progression");
  private static final Neuron LINEAR = new Neuron(Activation.IDENTITY, Cost.SQUARED);

  private static TrainingPlan plan(Neuron neuron, Method method, int epochs) {
    return TrainingPlan.DEFAULT
        .withNeuron(neuron)
        .withOptimizer(OptimizerSettings.defaults(method))
        .withEpochs(epochs);
  }

  private static List<ComparedRun> run(Block block, TrainingPlan plan, Penalty... penalties) {
    List<TrainingPlan> plans = new ArrayList<>();
    for (Penalty penalty : penalties) {
      plans.add(plan.withPenalty(penalty));
    }
    Comparison comparison = new Comparison(Comparison.Listener.NONE, () -> false);
    try (GradientEngine engine = new LocalEngine(List.of(block), plan.neuron(), 1)) {
      comparison.run(plans, Problem.of(plan.neuron(), engine, null));
    }
    return comparison.runs();
  }

  /** The fixture's optima are those of coordinate descent in numpy. */
  @Test
  void a_lasso_that_starts_where_a_stronger_one_converged_is_the_lasso() {
    Fixture optimum = Fixture.read("lasso/optimum.csv");
    Penalty[] penalties =
        optimum.rows().stream()
            .map(row -> new Penalty(row.number("l1"), 0))
            .toArray(Penalty[]::new);
    List<ComparedRun> runs = run(DIABETES, plan(LINEAR, Method.GD, 10_000), penalties);
    assertThat(runs).hasSameSizeAs(optimum.rows());
    for (ComparedRun run : runs) {
      Fixture.Row row =
          optimum.rows().stream()
              .filter(other -> other.number("l1") == run.plan().penalty().l1())
              .findFirst()
              .orElseThrow();
      assertThat(run.result().verdict()).isEqualTo(Verdict.CONVERGED);
      double least = row.number("objective");
      assertThat(run.finalObjective()).isCloseTo(least, Near.relative(least, 1e-12));
      int nonzero = 0;
      for (double weight : row.numbers("age", "s6")) {
        nonzero += weight != 0 ? 1 : 0;
      }
      assertThat(run.nonzeroWeights()).isEqualTo(nonzero);
    }
  }

  @Test
  void a_warm_start_changes_no_answer_and_saves_epochs() {
    Block cancer = RealData.standardized("breast_cancer.csv", "benign");
    Neuron logistic =
        new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(Cost.Kind.LOG_LOSS));
    TrainingPlan plan = plan(logistic, Method.LBFGS, 500);
    List<ComparedRun> runs =
        run(cancer, plan, new Penalty(0, 0.01), new Penalty(0, 1), new Penalty(0, 0.1));
    assertThat(runs).extracting(run -> run.plan().penalty().l2()).containsExactly(1.0, 0.1, 0.01);
    int warm = 0;
    int cold = 0;
    for (ComparedRun run : runs) {
      Runs alone = Runs.train(run.plan(), cancer);
      assertThat(run.result().verdict()).isEqualTo(Verdict.CONVERGED);
      for (int j = 0; j <= cancer.columns(); j++) {
        assertThat(run.result().parameters()[j])
            .isCloseTo(alone.result().parameters()[j], within(1e-6));
      }
      warm += run.result().epochs();
      cold += alone.result().epochs();
    }
    assertThat(warm).isLessThan(cold);
  }

  @Test
  void runs_that_have_not_converged_are_those_of_their_own_to_the_bit() {
    for (ComparedRun run :
        run(DIABETES, plan(LINEAR, Method.GD, 10), new Penalty(2, 0), new Penalty(20, 0))) {
      Runs alone = Runs.train(run.plan(), DIABETES);
      assertThat(run.result().parameters()).containsExactly(alone.result().parameters());
    }
  }

  /** Where a relu's run ends depends on where it starts. */
  @Test
  void a_relu_never_starts_elsewhere() {
    TrainingPlan plan = plan(Neuron.PAPER, Method.NEWTON, 100);
    for (ComparedRun run : run(DIABETES, plan, new Penalty(0, 1), new Penalty(0, 0.1))) {
      Runs alone = Runs.train(run.plan(), DIABETES);
      assertThat(run.result().parameters()).containsExactly(alone.result().parameters());
    }
  }

  /** Of objectives with several penalties the smallest penalty's would always be the lowest. */
  @Test
  void penalties_are_ranked_by_the_loss_and_reach_their_own_lowest() {
    Standings standings =
        Standings.of(
            run(DIABETES, plan(LINEAR, Method.GD, 50), new Penalty(0, 3), new Penalty(0, 0.3)));
    assertThat(standings.ranksPenalties()).isFalse();
    for (Standing place : standings.places()) {
      ComparedRun run = place.first();
      assertThat(standings.judged(place)).isEqualTo(run.result().answer().loss());
      assertThat(standings.nearLowest(run)).isEqualTo(1.01 * run.finalObjective());
    }
  }
}

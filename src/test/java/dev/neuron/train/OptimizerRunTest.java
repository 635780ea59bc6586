package dev.neuron.train;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.fixture.Fixture;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Block;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs of every method, penalties and averages included, against PyTorch's formulas in numpy. */
class OptimizerRunTest {
  private static final Block DIABETES = RealData.standardized("diabetes.csv", "progression");
  private static final Fixture TRAJECTORIES = Fixture.read("optimizers/diabetes.csv");

  static List<Fixture.Row> cases() {
    return Fixture.read("optimizers/diabetes-cases.csv").rows();
  }

  private static TrainingPlan plan(Fixture.Row row) {
    Method method =
        Arrays.stream(Method.values())
            .filter(each -> each.label().equals(row.text("optimizer")))
            .findFirst()
            .orElseThrow();
    double[] start = TRAJECTORIES.rows("case", row.text("case")).get(0).numbers("age", "bias");
    return TrainingPlan.DEFAULT
        .withOptimizer(OptimizerSettings.defaults(method))
        .withLearningRate(row.number("rate"))
        .withPenalty(new Penalty(row.number("l1", 0), row.number("l2", 0)))
        .withStart(Start.at(start))
        .withEpochs(20);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void twenty_epochs_agree_line_by_line(Fixture.Row row) {
    List<Fixture.Row> expected = new ArrayList<>(TRAJECTORIES.rows("case", row.text("case")));
    List<Fixture.Row> averages = TRAJECTORIES.rows("case", row.text("case") + "-average");
    for (int k = 0; k < averages.size(); k++) {
      expected.set(k + 1, averages.get(k)); // asgd's lines belong to its answer, the average
    }
    Runs run = Runs.train(plan(row), DIABETES);
    assertThat(run.lines()).hasSize(21);
    for (int k = 0; k <= 20; k++) {
      EpochResult line = run.lines().get(k);
      double loss = expected.get(k).number("loss");
      double gradient = expected.get(k).number("gradient");
      assertThat(line.loss()).as("%s", expected.get(k)).isCloseTo(loss, relative(loss, 1e-12));
      assertThat(line.gradientNorm())
          .as("%s", expected.get(k))
          .isCloseTo(gradient, relative(gradient, 1e-10));
    }
    double[] end = expected.get(20).numbers("age", "bias");
    for (int j = 0; j < end.length; j++) {
      assertThat(run.result().parameters()[j]).isCloseTo(end[j], relative(end[j], 1e-10));
    }
  }

  @Test
  void mini_batches_in_file_order_agree_line_by_line() {
    TrainingPlan plan =
        TrainingPlan.DEFAULT.withBatchSize(64, false).withLearningRate(0.02).withEpochs(5);
    Runs run = Runs.train(plan, DIABETES);
    List<Fixture.Row> expected = Fixture.read("optimizers/minibatch.csv").rows();
    for (int k = 0; k <= 5; k++) {
      double loss = expected.get(k).number("loss");
      assertThat(run.lines().get(k).loss()).isCloseTo(loss, relative(loss, 1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"NEWTON", "LBFGS"},
      mode = EnumSource.Mode.EXCLUDE)
  void a_batch_of_all_examples_has_the_bits_of_the_full_batch(Method method) {
    TrainingPlan plan =
        TrainingPlan.DEFAULT.withOptimizer(OptimizerSettings.defaults(method)).withEpochs(15);
    Runs full = Runs.train(plan, DIABETES);
    assertThat(Runs.train(plan.withBatchSize(442, false), DIABETES).lines())
        .isEqualTo(full.lines());
    assertThat(Runs.train(plan.withBatchSize(10_000, true), DIABETES).lines())
        .isEqualTo(full.lines());
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void runs_side_by_side_have_the_bits_of_runs_alone(Method method) {
    TrainingPlan plan =
        TrainingPlan.DEFAULT.withOptimizer(OptimizerSettings.defaults(method)).withEpochs(12);
    List<TrainingPlan> plans =
        List.of(plan, TrainingPlan.DEFAULT.withEpochs(7), plan.withEpochs(3));
    List<Block> blocks = List.of(DIABETES);
    try (GradientEngine engine = new LocalEngine(blocks, Neuron.PAPER, 2)) {
      Problem problem = Problem.of(Neuron.PAPER, engine, null);
      List<TrainingListener> silent = Collections.nCopies(3, TrainingListener.NONE);
      List<TrainingResult> together = Trainer.trainAll(plans, problem, silent, () -> false);
      for (int i = 0; i < 3; i++) {
        TrainingResult alone = Runs.train(plans.get(i), DIABETES).result();
        assertThat(together.get(i).parameters()).isEqualTo(alone.parameters());
        assertThat(together.get(i).last()).isEqualTo(alone.last());
        assertThat(together.get(i).cause()).isEqualTo(alone.cause());
      }
    }
  }
}

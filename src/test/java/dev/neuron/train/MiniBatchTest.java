package dev.neuron.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.LearningRateSchedule;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniBatchTest {
  private static final Block DIABETES =
      RealData.standardized(RealData.raw("diabetes.csv", "progression"));

  @Test
  void a_batch_of_all_examples_in_order_is_full_batch_training_to_the_bit() {
    Runs full = Runs.train(TrainingPlan.DEFAULT, DIABETES);
    Runs batch = Runs.train(TrainingPlan.DEFAULT.withBatchSize(442, false), DIABETES);
    assertThat(batch.lines()).isEqualTo(full.lines());
    assertThat(batch.result().parameters()).containsExactly(full.result().parameters());
  }

  @Test
  void steps_of_one_example_agree_whether_fused_or_summed() {
    TrainingPlan fused =
        TrainingPlan.DEFAULT.withBatchSize(1, true).withLearningRate(1e-3).withEpochs(3);
    // A penalty too small to matter takes the way through the sums.
    TrainingPlan summed = fused.withPenalty(new Penalty(0, 1e-300));
    Runs one = Runs.train(fused, DIABETES);
    Runs other = Runs.train(summed, DIABETES);
    for (int k = 0; k <= 3; k++) {
      double loss = one.lines().get(k).loss();
      assertThat(other.lines().get(k).loss()).isCloseTo(loss, within(1e-9 * loss));
    }
    assertThat(one.result().last().loss()).isLessThan(one.result().start().loss());
  }

  @Test
  void batches_whose_examples_all_weigh_nothing_change_nothing() {
    double[] weights = new double[442];
    for (int i = 0; i < 221; i++) {
      weights[i] = 1;
    }
    Block half =
        new Block(DIABETES.x(), DIABETES.y(), weights, DIABETES.rows(), DIABETES.columns());
    Block first = new Block(DIABETES.x(), DIABETES.y(), null, 221, DIABETES.columns());
    TrainingPlan plan = TrainingPlan.DEFAULT.withEpochs(2).withBatchSize(17, false); // 221 = 13·17
    // One of the half counts twice as much as if all counted.
    Runs weighted = Runs.train(plan.withLearningRate(0.005), half);
    Runs alone = Runs.train(plan.withLearningRate(0.01), first);
    assertThat(weighted.result().parameters())
        .containsExactly(alone.result().parameters(), within(1e-9));
  }

  /**
   * At x = 0 the weighted mean of y is (9·10 + 1·0)/10 = 9, at x = 1 it is (9·12 + 1·2)/10 = 11:
   * the least is 2·x + 9, whatever the batches.
   */
  @ParameterizedTest
  @CsvSource({
    "1, gd, 0.2, inverse",
    "2, gd, 0.2, inverse",
    "3, gd, 0.2, inverse",
    "7, gd, 0.2, inverse",
    "1, asgd, 0.02, constant",
    "3, asgd, 0.02, constant",
    "1, momentum, 0.02, inverse",
    "2, nesterov, 0.02, inverse",
    "1, adam, 0.1, inverse",
    "2, adagrad, 1, constant"
  })
  void weights_count_whatever_the_batches(int batch, String method, double rate, String schedule) {
    Block block =
        new Block(
            new double[] {0, 0, 1, 1},
            new double[] {10, 0, 12, 2},
            new double[] {9, 1, 9, 1},
            4,
            1);
    TrainingPlan plan =
        TrainingPlan.DEFAULT
            .withNeuron(new Neuron(Activation.IDENTITY, Cost.SQUARED))
            .withOptimizer(
                OptimizerSettings.defaults(Method.valueOf(method.toUpperCase(Locale.ROOT))))
            .withSchedule(LearningRateSchedule.parse(schedule, 0))
            .withLearningRate(rate)
            .withBatchSize(batch, true)
            .withEpochs(8000);
    double[] wHat = Runs.train(plan, block).result().parameters();
    assertThat(wHat).containsExactly(new double[] {2, 9}, within(0.06));
  }

  @Test
  void weights_that_are_all_alike_are_none() {
    double[] weights = new double[442];
    Arrays.fill(weights, 4);
    Block alike = new Block(DIABETES.x(), DIABETES.y(), weights, 442, DIABETES.columns());
    for (int batch : new int[] {1, 7, 100}) {
      TrainingPlan plan = TrainingPlan.DEFAULT.withBatchSize(batch, true).withEpochs(3);
      assertThat(Runs.train(plan, alike).result().parameters())
          .containsExactly(Runs.train(plan, DIABETES).result().parameters(), within(1e-9));
    }
  }

  /** The steepest example is that with the largest s‖x̂‖² for its share: 9·2/5 of λ's 2. */
  @Test
  void the_computed_rate_of_small_batches_knows_how_much_an_example_weighs() {
    Block block =
        new Block(new double[] {0, 1, 0, 1}, new double[4], new double[] {9, 9, 1, 1}, 4, 1);
    Neuron linear = new Neuron(Activation.IDENTITY, Cost.SQUARED);
    TrainingPlan plan = TrainingPlan.DEFAULT.withNeuron(linear).withBatchSize(1, true);
    try (GradientEngine engine = new LocalEngine(List.of(block), linear, 1)) {
      double rate = Trainer.learningRate(plan, Problem.of(linear, engine, null)).value();
      assertThat(rate).isCloseTo(1 / (2 * 2 * 9 * 2 / 5.0), within(1e-15));
    }
  }
}

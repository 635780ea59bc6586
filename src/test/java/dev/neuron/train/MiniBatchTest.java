package dev.neuron.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.fixture.RealData;
import dev.neuron.math.Block;
import org.junit.jupiter.api.Test;

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
    TrainingPlan plan = TrainingPlan.DEFAULT.withLearningRate(0.01).withEpochs(2);
    Runs weighted = Runs.train(plan.withBatchSize(17, false), half); // 221 = 13 · 17
    Runs alone = Runs.train(plan.withBatchSize(17, false), first);
    assertThat(weighted.result().parameters())
        .containsExactly(alone.result().parameters(), within(1e-9));
  }
}

package dev.neuron.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Block;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An epoch makes no garbage that grows with the examples. Counted on one thread, whose work is that
 * of all of them: bytes allocated from the line of the second epoch to that of the third, by which
 * everything there is to reserve is reserved.
 */
class AllocationTest {
  private static final int ROWS = 1_000_000;
  private static final int FEATURES = 4;

  private static final int EPOCHS = 12;
  private static final List<Block> MILLION = new ArrayList<>();

  @BeforeAll
  static void fill() {
    SplittableRandom random = new SplittableRandom(7);
    for (int start = 0; start < ROWS; start += 100_000) {
      double[] x = random.doubles(100_000L * FEATURES, -1, 1).toArray();
      MILLION.add(new Block(x, random.doubles(100_000, 0, 1).toArray(), null, 100_000, FEATURES));
    }
  }

  @Test
  void a_full_batch_epoch_over_a_million_rows_allocates_next_to_nothing() {
    assertThat(bytesOfAnEpoch(TrainingPlan.DEFAULT)).isLessThan(10_000);
  }

  /** Batches of 1,024: until StrictMath.pow is compiled for good, it makes six small arrays. */
  @Test
  void an_epoch_of_mini_batches_allocates_less_than_a_byte_a_row() {
    for (Method method : new Method[] {Method.GD, Method.ADAM}) {
      TrainingPlan plan =
          TrainingPlan.DEFAULT
              .withOptimizer(OptimizerSettings.defaults(method))
              .withBatchSize(1024, true)
              .withLearningRate(1e-3);
      assertThat(bytesOfAnEpoch(plan)).isLessThan(ROWS);
    }
  }

  @Test
  void an_epoch_of_single_steps_allocates_less_than_a_byte_a_row() {
    TrainingPlan plan = TrainingPlan.DEFAULT.withBatchSize(1, true).withLearningRate(1e-3);
    assertThat(bytesOfAnEpoch(plan)).isLessThan(ROWS);
  }

  /** The fewest of some epochs: until a loop is compiled for good, more is allocated. */
  private static long bytesOfAnEpoch(TrainingPlan plan) {
    long[] allocated = new long[EPOCHS + 1];
    try (LocalEngine engine = new LocalEngine(MILLION, plan.neuron(), 1)) {
      Problem problem = Problem.of(plan.neuron(), engine, null);
      TrainingListener listener =
          new TrainingListener() {
            @Override
            public void epoch(EpochResult line) {
              allocated[line.epoch()] = threadAllocation();
            }
          };
      Trainer.train(plan.withEpochs(EPOCHS), problem, listener, () -> false);
    }
    long fewest = Long.MAX_VALUE;
    for (int epoch = 2; epoch <= EPOCHS; epoch++) {
      fewest = Math.min(fewest, allocated[epoch] - allocated[epoch - 1]);
    }
    return fewest;
  }

  private static long threadAllocation() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}

package dev.neuron.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.npy.TableFile;
import dev.neuron.engine.EngineException;
import dev.neuron.engine.EngineLaws;
import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.PassInterruptedException;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The laws of every engine, on a Spark inside this JVM. */
@Tag("slow")
class SparkEngineTest extends EngineLaws {
  @Override
  protected GradientEngine engine(List<Block> blocks, Neuron neuron) {
    return engine(blocks, neuron, 2);
  }

  private static GradientEngine engine(List<Block> blocks, Neuron neuron, int tasks) {
    List<CachedPart> parts = new ArrayList<>();
    long rows = 0;
    for (Block block : blocks) {
      parts.add(new CachedPart(parts.size(), List.of(block)));
      rows += block.rows();
    }
    JavaRDD<CachedPart> rdd = LocalCluster.get().context().parallelize(parts, tasks);
    return new SparkEngine(LocalCluster.get(), rdd, neuron, rows, blocks.get(0).columns());
  }

  @Test
  void the_number_of_tasks_changes_no_bit() {
    List<Block> blocks = blocks(TableFile.random(5000, 20), 300);
    double[] wHat = new double[21];
    wHat[3] = 1;
    GradientSum expected = new GradientSum(Neuron.PAPER, 20);
    engine(blocks, Neuron.PAPER, 1).sum(wHat, expected);
    for (int tasks : new int[] {2, 3, 5, 17}) {
      GradientSum sum = new GradientSum(Neuron.PAPER, 20);
      engine(blocks, Neuron.PAPER, tasks).sum(wHat, sum);
      assertThat(sum.cost()).isEqualTo(expected.cost());
      assertThat(sum.gradient()).isEqualTo(expected.gradient());
    }
  }

  @Test
  void says_what_an_executor_failed_at() {
    Block broken = new Block(new double[10], new double[5], null, 5, 2);
    try (GradientEngine engine = engine(List.of(broken), Neuron.PAPER)) {
      GradientSum sum = new GradientSum(Neuron.PAPER, 2);
      assertThatThrownBy(() -> engine.sum(new double[1], sum))
          .isInstanceOf(EngineException.class)
          .hasMessageStartingWith("Spark failed: ")
          .hasMessageContaining("ArrayIndexOutOfBounds");
    }
  }

  @Test
  void gives_a_pass_up_when_the_end_is_wanted() {
    List<Block> blocks = blocks(TableFile.random(5000, 20), 300);
    GradientEngine engine = engine(blocks, Neuron.PAPER);
    assertThatThrownBy(() -> engine.interruptible(() -> true).fold(new Sleeping()))
        .isInstanceOf(PassInterruptedException.class);
    GradientSum sum = new GradientSum(Neuron.PAPER, 20);
    engine.sum(new double[21], sum);
    assertThat(sum.count()).isEqualTo(5000);
  }

  /** Takes its time with every block. */
  private static final class Sleeping implements ExampleSum<Sleeping> {
    private static final long serialVersionUID = 1;

    @Override
    public Sleeping empty() {
      return new Sleeping();
    }

    @Override
    public void add(Block block, int from, int to) {
      try {
        Thread.sleep(200);
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
    }

    @Override
    public void merge(Sleeping other) {
      // nothing to add
    }
  }

  @Test
  void knows_full_batches_only() {
    try (GradientEngine engine = engine(List.of(TableFile.random(5, 2)), Neuron.PAPER)) {
      GradientSum sum = new GradientSum(Neuron.PAPER, 2);
      engine.sum(new double[3], 0, 5, sum);
      assertThat(sum.count()).isEqualTo(5);
      assertThatThrownBy(() -> engine.sum(new double[3], 0, 4, sum))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }
}

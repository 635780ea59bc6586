package dev.neuron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.block.Dataset;
import dev.neuron.data.npy.TableFile;
import dev.neuron.math.Block;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine over blocks that lie in a file. */
class StoredEngineTest extends BatchEngineLaws {
  @TempDir private Path folder;
  private int files;

  @Override
  protected GradientEngine engine(List<Block> blocks, Neuron neuron) {
    return new LocalEngine(TableFile.stored(folder.resolve(files++ + ".npy"), blocks), neuron, 2);
  }

  @Test
  void has_the_bits_of_the_engine_in_memory_on_any_number_of_threads() {
    Block large = TableFile.random(100_000, 20); // four blocks of a file
    List<Block> memory = blocks(large, Dataset.rowsPerBlock(20));
    List<Block> stored = TableFile.stored(folder.resolve("large.npy"), List.of(large));
    double[] wHat = new double[21];
    wHat[3] = 1;
    GradientSum expected = new GradientSum(Neuron.PAPER, 20);
    try (GradientEngine engine = new LocalEngine(memory, Neuron.PAPER, 1)) {
      engine.sum(wHat, expected);
    }
    for (int threads : new int[] {1, 2, 7}) {
      try (GradientEngine engine = new LocalEngine(stored, Neuron.PAPER, threads)) {
        GradientSum sum = new GradientSum(Neuron.PAPER, 20);
        for (int pass = 0; pass < 3; pass++) {
          engine.sum(wHat, sum);
          assertThat(sum.cost()).isEqualTo(expected.cost());
          assertThat(sum.gradient()).isEqualTo(expected.gradient());
        }
      }
    }
  }
}

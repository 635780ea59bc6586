package dev.neuron.data.npy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Scaling;
import dev.neuron.data.Selection;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.Examples;
import dev.neuron.data.block.Split;
import dev.neuron.data.load.DataLoader;
import dev.neuron.data.load.DiskLoader;
import dev.neuron.math.Block;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples on disk are, to the bit, those that loading into memory gives. */
class NpyExamplesTest {
  @TempDir private Path folder;

  /** Enough rows for three blocks: numbers, a category, gaps, weights, one constant column. */
  private Path rows(int rows, boolean gaps) throws Exception {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("a,kind,b,same,s,y\n");
    for (int i = 0; i < rows; i++) {
      text.append(gaps && i % 97 == 3 ? "" : Double.toString(random.nextGaussian() * 1e3));
      text.append(",k").append(random.nextInt(3));
      text.append(',').append(random.nextDouble()).append(",5,").append(random.nextInt(4));
      text.append(',').append(random.nextGaussian()).append('\n');
    }
    return Files.writeString(folder.resolve("data.csv"), text, StandardCharsets.UTF_8);
  }

  private static void assertSame(Dataset stored, Dataset memory) {
    assertThat(stored.blocks()).isInstanceOf(NpyExamples.class);
    assertThat(stored.columns()).isEqualTo(memory.columns());
    assertThat(stored.rows()).isEqualTo(memory.rows());
    assertThat(stored.blocks()).hasSameSizeAs(memory.blocks());
    assertThat(stored.statistics().mean()).isEqualTo(memory.statistics().mean());
    assertThat(stored.scaling().scale()).isEqualTo(memory.scaling().scale());
    for (int b = 0; b < memory.blocks().size(); b++) {
      Block expected = memory.blocks().get(b);
      Block actual = stored.blocks().get(b);
      assertThat(actual.rows()).isEqualTo(expected.rows());
      assertSameBits(actual.x(), expected.x(), expected.rows() * expected.columns());
      assertSameBits(actual.y(), expected.y(), expected.rows());
      if (expected.weights() != null) {
        assertSameBits(actual.weights(), expected.weights(), expected.rows());
      }
    }
  }

  private static void assertSameBits(double[] actual, double[] expected, int length) {
    int difference = Arrays.mismatch(actual, 0, length, expected, 0, length);
    assertThat(difference).as("the first value that differs").isEqualTo(-1);
  }

  private static Dataset onDisk(DataRequest request) {
    return DiskLoader.load(request, null, LoadProgress.NONE);
  }

  @Test
  @Tag("seconds")
  void plain_columns_have_the_bits_of_memory_under_every_scaling() throws Exception {
    DataRequest plain =
        DataRequest.of(rows(180_000, false))
            .withSelection(
                new Selection("y", List.of("b", "a", "same"), List.of(), List.of(), "s"));
    for (Scaling.Kind kind : Scaling.Kind.values()) {
      DataRequest request = plain.withScaling(kind);
      assertSame(onDisk(request), DataLoader.load(request, LoadProgress.NONE));
    }
  }

  @Test
  @Tag("seconds")
  void categories_and_replaced_gaps_have_the_bits_of_memory() throws Exception {
    DataRequest gaps =
        DataRequest.of(rows(110_000, true))
            .withSelection(new Selection("y", List.of(), List.of(), List.of("kind"), "s"));
    for (MissingRule rule : List.of(MissingRule.MEAN, MissingRule.ZERO, MissingRule.SKIP)) {
      DataRequest request = gaps.withMissing(rule);
      assertSame(onDisk(request), DataLoader.load(request, LoadProgress.NONE));
    }
    DataRequest numbers =
        gaps.withMissing(MissingRule.MEAN)
            .withSelection(new Selection("y", List.of("a", "b"), List.of(), List.of(), null));
    assertSame(onDisk(numbers), DataLoader.load(numbers, LoadProgress.NONE));
  }

  @Test
  @Tag("seconds")
  void a_share_for_validation_takes_the_rows_it_takes_in_memory() throws Exception {
    DataRequest request = DataRequest.of(rows(260_000, false));
    Split stored = DiskLoader.split(request, null, 0.3, 11, LoadProgress.NONE);
    Split memory = DataLoader.split(request, 0.3, 11, LoadProgress.NONE);
    assertSame(stored.training(), memory.training());
    assertSame(stored.validation(), memory.validation());
  }

  @Test
  void a_block_asked_for_is_not_overwritten_by_the_next() throws Exception {
    Dataset stored = onDisk(DataRequest.of(rows(180_000, false)));
    Block first = stored.blocks().get(0);
    double[] x = first.x().clone();
    stored.blocks().get(1);
    assertThat(first.x()).isEqualTo(x);
  }

  @Test
  void a_table_of_whole_blocks_has_no_empty_one_at_its_end() {
    int features = 1 << 17;
    int rows = Dataset.rowsPerBlock(features);
    List<Block> memory = List.of(TableFile.random(2 * rows, features));
    NpyExamples stored = TableFile.stored(folder.resolve("wide.npy"), memory);
    assertThat(stored).hasSize(2);
    List<Integer> pieces = new ArrayList<>();
    Examples.read(stored, 1, 0, rows, (block, from, to) -> pieces.add(to - from));
    assertThat(pieces).doesNotContain(0);
    assertThat(pieces.stream().mapToInt(Integer::intValue).sum()).isEqualTo(rows);
  }

  @Test
  void any_list_of_blocks_tells_its_features() {
    List<Block> memory = List.of(TableFile.random(3, 5));
    assertThat(Examples.features(memory)).isEqualTo(5);
    assertThat(Examples.features(TableFile.stored(folder.resolve("a.npy"), memory))).isEqualTo(5);
    assertThat(Examples.features(List.of())).isZero();
  }
}

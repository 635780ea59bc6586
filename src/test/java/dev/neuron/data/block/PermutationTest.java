package dev.neuron.data.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.Selection;
import dev.neuron.data.Sources;
import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermutationTest {
  private static Dataset rows(int rows) {
    StringBuilder text = new StringBuilder("a,w,y\n");
    for (int i = 0; i < rows; i++) {
      text.append(2 * i).append(',').append(3 * i + 1).append(',').append(i).append('\n');
    }
    return Sources.load(
        Sources.raw(text.toString())
            .withSelection(new Selection(null, List.of(), List.of(), List.of(), "w")));
  }

  @Property(tries = 50)
  void keeps_every_row_whole(Draw draw) {
    int rows = draw.between(1, 500);
    long seed = draw.bits();
    Dataset data = rows(rows);
    Dataset permuted = data.permuted(seed);
    List<Double> seen = new ArrayList<>();
    for (Block block : permuted.blocks()) {
      for (int i = 0; i < block.rows(); i++) {
        double y = block.y()[i];
        assertThat(block.x()[i]).isEqualTo(2 * y);
        assertThat(block.weights()[i]).isEqualTo(3 * y + 1);
        seen.add(y);
      }
    }
    assertThat(seen).hasSize(rows).doesNotHaveDuplicates();
    assertThat(Sources.y(permuted)).isEqualTo(Sources.y(data.permuted(seed)));
  }

  @Test
  void leaves_the_dataset_it_came_from_alone() {
    Dataset data = rows(50);
    double[] before = Sources.y(data);
    assertThat(Sources.y(data.permuted(1))).isNotEqualTo(before);
    assertThat(Sources.y(data)).isEqualTo(before);
  }

  @Test
  void moves_rows_across_blocks() {
    int rows = 2 * Dataset.rowsPerBlock(1) + 10;
    double[] y = new double[rows];
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < rows; from += Dataset.rowsPerBlock(1)) {
      int count = Math.min(Dataset.rowsPerBlock(1), rows - from);
      double[] part = new double[count];
      for (int i = 0; i < count; i++) {
        part[i] = from + i;
      }
      blocks.add(new Block(part.clone(), part, null, count, 1));
    }
    List<Block> permuted = Permutation.of(blocks, 5);
    int at = 0;
    for (Block block : permuted) {
      assertThat(java.util.Arrays.equals(block.x(), block.y())).isTrue();
      System.arraycopy(block.y(), 0, y, at, block.rows());
      at += block.rows();
    }
    assertThat(y[0]).isNotEqualTo(0);
    java.util.Arrays.sort(y);
    for (int i = 0; i < rows; i++) {
      assertThat(y[i]).isEqualTo(i);
    }
  }

  /** Each of the 24 orders of 4 rows is as likely as any other: 1000 ± 5 deviations of 31. */
  @Test
  void gives_every_order_its_share() {
    java.util.Map<List<Double>, Integer> counts = new java.util.HashMap<>();
    List<Block> four =
        List.of(new Block(new double[] {0, 1, 2, 3}, new double[] {0, 1, 2, 3}, null, 4, 1));
    for (long seed = 0; seed < 24_000; seed++) {
      List<Double> order = new ArrayList<>();
      for (double y : Permutation.of(four, seed).get(0).y()) {
        order.add(y);
      }
      counts.merge(order, 1, Integer::sum);
    }
    assertThat(counts).hasSize(24);
    assertThat(counts.values()).allMatch(count -> Math.abs(count - 1000) < 155);
  }
}

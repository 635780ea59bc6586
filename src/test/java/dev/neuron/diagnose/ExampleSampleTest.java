package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.math.Block;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExampleSampleTest {
  private static final Block FIRST = block(1, 4);
  private static final Block SECOND = block(5, 6);

  @Test
  void few_examples_are_taken_as_they_are() {
    ExampleSample sample = ExampleSample.of(List.of(FIRST, SECOND), 10);
    assertThat(sample.blocks()).containsExactly(FIRST, SECOND);
    assertThat(sample.numbers()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(sample.isPartial()).isFalse();
  }

  @Test
  void of_many_examples_some_are_taken_evenly_from_all_blocks() {
    ExampleSample sample = ExampleSample.of(List.of(FIRST, SECOND), 4);
    assertThat(sample.isPartial()).isTrue();
    assertThat(sample.total()).isEqualTo(10);
    assertThat(sample.numbers()).containsExactly(1, 3, 6, 8);
    Block taken = sample.blocks().get(0);
    assertThat(taken.y()).containsExactly(1, 3, 6, 8);
    assertThat(taken.x()).containsExactly(10, 100, 30, 300, 60, 600, 80, 800);
    assertThat(taken.weights()).containsExactly(0.1, 0.3, 0.6, 0.8);
  }

  @Test
  void drawn_at_random_there_is_one_of_every_stretch_and_any_may_be() {
    Set<Long> seen = new TreeSet<>();
    for (long seed = 0; seed < 40; seed++) {
      long[] numbers = ExampleSample.of(List.of(FIRST, SECOND), 4, seed).numbers();
      assertThat(numbers).hasSize(4);
      assertThat(numbers[0]).isBetween(1L, 2L);
      assertThat(numbers[1]).isBetween(3L, 5L);
      assertThat(numbers[2]).isBetween(6L, 7L);
      assertThat(numbers[3]).isBetween(8L, 10L);
      assertThat(ExampleSample.of(List.of(FIRST, SECOND), 4, seed).numbers()).isEqualTo(numbers);
      Arrays.stream(numbers).forEach(seen::add);
    }
    assertThat(seen).hasSize(10);
  }

  /** Example k has features 10k and 100k, target k and weight k/10. */
  private static Block block(int from, int rows) {
    double[] x = new double[2 * rows];
    double[] y = new double[rows];
    double[] weights = new double[rows];
    for (int i = 0; i < rows; i++) {
      int k = from + i;
      x[2 * i] = 10 * k;
      x[2 * i + 1] = 100 * k;
      y[i] = k;
      weights[i] = k / 10.0;
    }
    return new Block(x, y, weights, rows, 2);
  }
}

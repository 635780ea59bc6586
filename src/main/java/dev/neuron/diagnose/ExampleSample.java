package dev.neuron.diagnose;

import dev.neuron.math.Block;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * All examples, or as many as are wanted, evenly spread over them.
 *
 * @param blocks the examples taken
 * @param numbers which ones they are, counted from 1, ascending
 * @param total how many there were to take from
 */
public record ExampleSample(List<Block> blocks, long[] numbers, long total) {

  /**
   * Takes at most {@code most} examples.
   *
   * @param blocks all of them, at least one example
   * @param most at least 1
   */
  public static ExampleSample of(List<Block> blocks, long most) {
    return of(blocks, most, null);
  }

  /** The same, one of every stretch: drawn by the seed, or without one the first. */
  public static ExampleSample of(List<Block> blocks, long most, Long seed) {
    long total = 0;
    for (Block block : blocks) {
      total += block.rows();
    }
    long[] numbers = numbers(total, most, seed);
    boolean all = numbers.length == total;
    return new ExampleSample(
        all ? List.copyOf(blocks) : List.of(taken(blocks, numbers)), numbers, total);
  }

  /** The same of examples that lie elsewhere. */
  public static ExampleSample of(
      long total, long most, Long seed, Function<long[], Block> examples) {
    long[] numbers = numbers(total, most, seed);
    return new ExampleSample(List.of(examples.apply(numbers)), numbers, total);
  }

  private static long[] numbers(long total, long most, Long seed) {
    int count = Math.toIntExact(Math.min(total, most));
    long[] numbers = new long[count];
    SplittableRandom random = seed == null ? null : new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      long first = before(i, total, count);
      long length = before(i + 1, total, count) - first;
      numbers[i] = 1 + first + (random == null ? 0 : random.nextLong(length));
    }
    return numbers;
  }

  /** How many examples lie before a stretch; i·total would overflow for very many. */
  private static long before(int stretch, long total, int count) {
    return stretch * (total / count) + stretch * (total % count) / count;
  }

  private static Block taken(List<Block> blocks, long[] numbers) {
    int features = blocks.get(0).columns();
    int count = numbers.length;
    double[] x = new double[Math.multiplyExact(count, features)];
    double[] y = new double[count];
    double[] weights = blocks.get(0).weights() == null ? null : new double[count];
    int next = 0;
    long before = 0;
    for (Block block : blocks) {
      while (next < count && numbers[next] - 1 < before + block.rows()) {
        int row = (int) (numbers[next] - 1 - before);
        System.arraycopy(block.x(), row * features, x, next * features, features);
        y[next] = block.y()[row];
        if (weights != null) {
          weights[next] = block.weights()[row];
        }
        next++;
      }
      before += block.rows();
    }
    return new Block(x, y, weights, count, features);
  }

  /** A block that holds one example of another. */
  static Block single(Block block, int row) {
    int features = block.columns();
    double[] x = Arrays.copyOfRange(block.x(), row * features, (row + 1) * features);
    double[] y = {block.y()[row]};
    return new Block(x, y, null, 1, features);
  }

  /** Whether examples were left out. */
  public boolean isPartial() {
    return numbers.length < total;
  }
}

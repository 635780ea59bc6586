package dev.neuron.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The sums beside the gradient on six examples of two features, worked out by hand. */
class GramSumTest {
  private static final double[] X = {1, 2, -1, 3, 0, 1, 2, 2, -3, 1, 1, -1}; // (6, 2)
  private static final double[] Y = {1, 2, 3, 4, 5, 6};
  private static final Block PLAIN = new Block(X, Y, null, 6, 2);
  private static final Block WEIGHTED = new Block(X, Y, new double[] {1, 0, 2, 1, 0, 4}, 6, 2);

  private static GramSum sum(Block block, double[] wHat, GramSum.Factor factor) {
    GramSum sum = new GramSum(2, wHat, factor);
    sum.add(block);
    return sum;
  }

  private static void assertMatrix(GramSum sum, double divisor, double... lower) {
    double[][] matrix = sum.matrix();
    int at = 0;
    for (int j = 0; j < 3; j++) {
      for (int k = 0; k <= j; k++) {
        assertThat(matrix[j][k]).as("(%s, %s)", j, k).isEqualTo(lower[at++] / divisor);
        assertThat(matrix[k][j]).isEqualTo(matrix[j][k]);
      }
    }
  }

  @Test
  void every_example_counts_alike() {
    // Σx₁² = 16, Σx₁x₂ = 2 − 3 + 0 + 4 − 3 − 1 = −1, Σx₂² = 20, Σx₁ = 0, Σx₂ = 8, N = 6
    assertMatrix(sum(PLAIN, null, GramSum.ALL), 6, 16, -1, 20, 0, 8, 6);
  }

  @Test
  void a_weight_counts_an_example_as_often() {
    // once, not, twice, once, not, four times: Σs = 8
    assertMatrix(sum(WEIGHTED, null, GramSum.ALL), 8, 9, 2, 14, 7, 2, 8);
  }

  @Test
  void an_example_with_z_at_most_0_is_not_active() {
    // z = x₁ + b: with b = −1 only the fourth is above 0 (the first and last are on the kink)
    double[] wHat = {1, 0, -1};
    assertMatrix(sum(PLAIN, wHat, GramSum.ACTIVE), 6, 4, 4, 4, 2, 2, 1);
  }

  @Test
  void a_factor_sees_z_and_the_target() {
    GramSum.Factor factor = (z, y) -> z * y; // z = x₂
    assertThat(sum(PLAIN, new double[] {0, 1, 0}, factor).matrix()[2][2])
        .isEqualTo((2 + 6 + 3 + 8 + 5 - 6) / 6.0);
  }

  @Test
  void merging_is_adding() {
    GramSum total = sum(new Block(X, Y, null, 4, 2), null, GramSum.ALL);
    double[] rest = {-3, 1, 1, -1};
    total.merge(sum(new Block(rest, new double[2], null, 2, 2), null, GramSum.ALL));
    assertMatrix(total, 6, 16, -1, 20, 0, 8, 6);
    GramSum empty = total.empty();
    empty.add(WEIGHTED);
    assertMatrix(empty, 8, 9, 2, 14, 7, 2, 8);
  }

  @Test
  void the_product_needs_no_matrix() {
    double[] v = {0.5, -2, 3};
    double[][] g = sum(WEIGHTED, null, GramSum.ALL).matrix();
    GramProduct product = new GramProduct(v).empty();
    product.add(new Block(X, Y, new double[] {1, 0, 2, 0, 0, 0}, 3, 2));
    GramProduct rest = new GramProduct(v);
    rest.add(new Block(new double[] {2, 2, -3, 1, 1, -1}, Y, new double[] {1, 0, 4}, 3, 2));
    product.merge(rest);
    double[] into = new double[3];
    product.product(into);
    for (int j = 0; j < 3; j++) {
      double expected = g[j][0] * v[0] + g[j][1] * v[1] + g[j][2] * v[2];
      assertThat(into[j]).isCloseTo(expected, within(1e-14));
    }
  }

  @Test
  void the_product_finds_room_for_longer_blocks() {
    GramProduct product = new GramProduct(new double[] {1, 0, 1});
    product.add(new Block(X, Y, null, 1, 2));
    product.add(new Block(new double[] {-1, 3, 0, 1}, Y, null, 2, 2));
    double[] into = new double[3];
    product.product(into);
    // x̂·v is 2, 0, 1 for (1, 2, 1), (−1, 3, 1), (0, 1, 1)
    assertThat(into).containsExactly(new double[] {2 / 3.0, 5 / 3.0, 1}, within(1e-15));
  }

  @Test
  void the_longest_example_counts_its_trailing_1() {
    NormSum norms = new NormSum();
    assertThat(norms.largest()).isZero();
    norms.add(new Block(X, Y, null, 3, 2));
    assertThat(norms.largest()).isEqualTo(11); // (−1, 3, 1)
    NormSum other = norms.empty();
    assertThat(other.largest()).isZero();
    other.add(new Block(new double[] {-3, 1.5, 9}, Y, null, 1, 2)); // a block may be longer
    norms.merge(other);
    assertThat(norms.largest()).isEqualTo(12.25);
    norms.merge(new NormSum());
    assertThat(norms.largest()).isEqualTo(12.25);
  }

  @Test
  void the_longest_example_by_weight_counts_its_weight() {
    NormSum norms = new NormSum();
    norms.add(WEIGHTED); // 6, 0·11, 2·2, 1·9, 0·11, 4·3
    assertThat(norms.largestWeighted()).isEqualTo(12);
    assertThat(norms.largest()).isEqualTo(11);
    norms.merge(new NormSum());
    assertThat(norms.largestWeighted()).isEqualTo(12);
  }

  /** Each batch multiplied by how many it has: together they are the whole, whatever they weigh. */
  @Test
  void batches_estimate_the_gradient_of_all_without_bias() {
    double[] wHat = {0.5, -1, 0.25};
    Neuron linear = new Neuron(Activation.IDENTITY, Cost.SQUARED);
    GradientSum all = new GradientSum(linear, 2);
    all.add(WEIGHTED, wHat);
    for (int size : new int[] {1, 2, 3, 4, 5}) { // 4 leaves a batch of two, 5 one of one
      double[] mean = new double[3];
      for (int from = 0; from < 6; from += size) {
        int to = Math.min(6, from + size);
        GradientSum batch = new GradientSum(linear, 2);
        batch.add(WEIGHTED, from, to, wHat);
        double[] estimate = new double[3];
        batch.estimate(8 / 6.0, estimate);
        for (int j = 0; j < 3; j++) {
          mean[j] += (to - from) * estimate[j] / 6;
        }
      }
      assertThat(mean).as("batches of %s", size).containsExactly(all.gradient(), within(1e-14));
    }
  }

  @Test
  void examples_respond_where_the_slope_is_at_least_a_millionth() {
    // z = 4·x₁: 4, −4, 0, 8, −12, 4 for the first weight; 20 times as much saturates a sigmoid
    Neuron sigmoid = new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.SQUARED);
    assertThat(responsive(sigmoid, 4)).isEqualTo(6);
    assertThat(responsive(sigmoid, 8)).isEqualTo(4); // not at z = 16 and −24
    assertThat(responsive(sigmoid, 80)).isEqualTo(1); // at z = 0
    assertThat(responsive(Neuron.PAPER, 4)).isEqualTo(3);
    assertThat(responsive(new Neuron(Activation.IDENTITY, Cost.SQUARED), 80)).isEqualTo(6);
  }

  private static long responsive(Neuron neuron, double w1) {
    GradientSum sum = new GradientSum(neuron, 2);
    sum.add(new Block(X, Y, null, 2, 2), new double[] {w1, 0, 0});
    GradientSum rest = new GradientSum(neuron, 2);
    double[] x = {0, 1, 2, 2, -3, 1, 1, -1};
    rest.add(new Block(x, Y, null, 4, 2), new double[] {w1, 0, 0});
    sum.merge(rest);
    return sum.responsiveCount();
  }

  @Test
  void a_tile_has_a_multiple_of_four_rows() {
    for (int columns : new int[] {0, 1, 3, 10, 100, 1000, 1001, 1_000_000}) {
      assertThat(Block.tileRows(columns)).isPositive().matches(rows -> rows % 4 == 0);
    }
    assertThat(Block.tileRows(1_000_000)).isEqualTo(4);
    assertThat(Block.tileRows(1)).isGreaterThan(Block.tileRows(1000));
  }
}

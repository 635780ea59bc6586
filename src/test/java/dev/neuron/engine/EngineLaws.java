package dev.neuron.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.fixture.RealData;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.GradientSum;
import dev.neuron.math.GramSum;
import dev.neuron.math.NaiveGradient;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every engine must do, whoever sums: one subclass an engine. */
public abstract class EngineLaws {
  static final int FEATURES = 10;
  static final Block DIABETES = RealData.standardized("diabetes.csv", "progression"); // (442, 10)

  /** The engine over blocks that hold the examples in order. */
  protected abstract GradientEngine engine(List<Block> blocks, Neuron neuron);

  /** How far, relative, the engine's figures may be from the naive loop's. */
  protected double tolerance() {
    return 1e-12;
  }

  static double[] somewhere() {
    double[] wHat = new double[FEATURES + 1];
    Arrays.setAll(wHat, j -> 20 * Math.sin(j + 1.0));
    wHat[FEATURES] = 60; // some examples active, some clipped
    return wHat;
  }

  /** The block cut into blocks of so many rows. */
  protected static List<Block> blocks(Block block, int rows) {
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < block.rows(); from += rows) {
      int to = Math.min(block.rows(), from + rows);
      blocks.add(
          new Block(
              Arrays.copyOfRange(block.x(), from * block.columns(), to * block.columns()),
              Arrays.copyOfRange(block.y(), from, to),
              block.weights() == null ? null : Arrays.copyOfRange(block.weights(), from, to),
              to - from,
              block.columns()));
    }
    return blocks;
  }

  static GradientSum sum(GradientEngine engine, Neuron neuron, double[] wHat) {
    GradientSum sum = new GradientSum(neuron, FEATURES);
    engine.sum(wHat, sum);
    return sum;
  }

  @Test
  void sums_all_examples_as_the_naive_loop_does() {
    for (Activation.Kind kind : Activation.Kind.values()) {
      Neuron neuron = new Neuron(Activation.of(kind), Cost.SQUARED);
      NaiveGradient naive = NaiveGradient.of(neuron, DIABETES, somewhere());
      for (int rows : new int[] {442, 100, 7}) {
        try (GradientEngine engine = engine(blocks(DIABETES, rows), neuron)) {
          GradientSum sum = sum(engine, neuron, somewhere());
          assertThat(sum.activeCount()).isEqualTo(naive.active()).isBetween(1L, 441L);
          assertThat(sum.cost()).isCloseTo(naive.cost(), within(tolerance() * naive.cost()));
          assertClose(sum.gradient(), naive.gradient());
        }
      }
    }
  }

  private void assertClose(double[] actual, double[] expected) {
    double size = Arrays.stream(expected).map(Math::abs).sum();
    for (int j = 0; j < expected.length; j++) {
      assertThat(actual[j]).isCloseTo(expected[j], within(tolerance() * size));
    }
  }

  @Test
  void says_how_much_it_holds() {
    try (GradientEngine engine = engine(blocks(DIABETES, 60), Neuron.PAPER)) {
      assertThat(engine.rows()).isEqualTo(442);
      assertThat(engine.features()).isEqualTo(FEATURES);
    }
  }

  @Test
  void a_second_pass_knows_nothing_of_the_first() {
    try (GradientEngine engine = engine(blocks(DIABETES, 60), Neuron.PAPER)) {
      GradientSum first = sum(engine, Neuron.PAPER, somewhere());
      sum(engine, Neuron.PAPER, new double[FEATURES + 1]);
      GradientSum third = sum(engine, Neuron.PAPER, somewhere());
      assertThat(third.cost()).isEqualTo(first.cost());
      assertThat(third.gradient()).isEqualTo(first.gradient());
      assertThat(third.count()).isEqualTo(442);
    }
  }

  @Test
  void several_parameters_in_one_pass_are_several_passes() {
    double[][] wHats = {somewhere(), RealData.bestConstant(DIABETES), new double[FEATURES + 1]};
    try (GradientEngine engine = engine(blocks(DIABETES, 60), Neuron.PAPER)) {
      GradientSum[] together = new GradientSum[wHats.length];
      Arrays.setAll(together, k -> new GradientSum(Neuron.PAPER, FEATURES));
      engine.sum(wHats, together);
      for (int k = 0; k < wHats.length; k++) {
        GradientSum alone = sum(engine, Neuron.PAPER, wHats[k]);
        assertThat(together[k].cost()).isEqualTo(alone.cost());
        assertThat(together[k].gradient()).isEqualTo(alone.gradient());
      }
    }
  }

  @Test
  void a_gram_product_is_the_gram_matrix_times_the_vector() {
    try (GradientEngine engine = engine(blocks(DIABETES, 60), Neuron.PAPER)) {
      double[][] g = engine.gram(null, GramSum.ALL).matrix();
      double[] v = somewhere();
      double[] expected = new double[v.length];
      for (int j = 0; j < v.length; j++) {
        for (int k = 0; k < v.length; k++) {
          expected[j] += g[j][k] * v[k];
        }
      }
      double[] product = new double[v.length];
      engine.gramProduct(v, product);
      assertClose(product, expected);
    }
  }

  @Test
  void the_gram_matrix_of_standardized_columns_holds_their_correlations() {
    try (GradientEngine engine = engine(blocks(DIABETES, 60), Neuron.PAPER)) {
      double[][] g = engine.gram(null, GramSum.ALL).matrix();
      for (int j = 0; j <= FEATURES; j++) {
        assertThat(g[j][j]).isCloseTo(1, within(1e-12));
        for (int k = 0; k < j; k++) {
          assertThat(g[j][k]).isEqualTo(g[k][j]).isBetween(-1.0, 1.0);
        }
      }
    }
  }

  @Test
  void the_gram_matrix_of_the_active_is_that_of_their_block() {
    double[] wHat = somewhere();
    List<Integer> active = new ArrayList<>();
    for (int i = 0; i < DIABETES.rows(); i++) {
      if (Neuron.affine(wHat, DIABETES.x(), i * FEATURES) > 0) {
        active.add(i);
      }
    }
    double[] x = new double[active.size() * FEATURES];
    for (int i = 0; i < active.size(); i++) {
      System.arraycopy(DIABETES.x(), active.get(i) * FEATURES, x, i * FEATURES, FEATURES);
    }
    Block only = new Block(x, new double[active.size()], null, active.size(), FEATURES);
    double share = active.size() / 442.0;
    try (GradientEngine all = engine(blocks(DIABETES, 60), Neuron.PAPER);
        GradientEngine some = engine(List.of(only), Neuron.PAPER)) {
      double[][] expected = some.gram(null, GramSum.ALL).matrix();
      double[][] actual = all.gram(wHat, GramSum.ACTIVE).matrix();
      for (int j = 0; j <= FEATURES; j++) {
        for (int k = 0; k <= FEATURES; k++) {
          assertThat(actual[j][k]).isCloseTo(share * expected[j][k], within(1e-12));
        }
      }
    }
  }
}

package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.Columns;
import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.math.Activation;
import dev.neuron.math.Affine;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImportanceTest {
  private static final int ROWS = 40;
  private static final Neuron LINEAR = new Neuron(Activation.IDENTITY, Cost.SQUARED);
  private static final Neuron RELU =
      new Neuron(Activation.of(Activation.Kind.RELU), Cost.of(Cost.Kind.ABSOLUTE));

  private static Columns columns(Feature... features) {
    return new Columns(List.of(features), "y", MissingRule.ERROR);
  }

  private static Feature number(String name) {
    return Feature.numeric(name, Double.NaN);
  }

  private static Importance.Column column(List<Importance.Column> found, String name) {
    return found.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void of_two_rows_it_is_that_of_the_swap_as_often_as_they_are_swapped() {
    Importance importance = new Importance(LINEAR, columns(number("a")), Affine.of(2, 0));
    importance.add(new double[] {0}, 0, 1);
    importance.add(new double[] {1}, 2, 1);
    for (long seed = 0; seed < 20; seed++) {
      // Swapped, both errors are 2, and their mean square is 4.
      Importance.Column found = importance.columns(seed).get(0);
      double swapped = found.rise() * Importance.TIMES / 4;
      assertThat(swapped).isEqualTo(Math.rint(swapped)).isBetween(0.0, 5.0);
      double squares = swapped * Math.pow(4 - found.rise(), 2);
      squares += (5 - swapped) * Math.pow(found.rise(), 2);
      assertThat(found.deviation()).isCloseTo(Math.sqrt(squares / 4), within(1e-15));
    }
  }

  /** Over all orders a cell comes from each row equally often: the mean over all n² pairs. */
  @Test
  void the_mean_over_many_seeds_is_that_over_all_pairs_of_rows() {
    Random random = new Random(7);
    Columns columns =
        columns(
            number("a"),
            Feature.oneHot("kind", "x", Double.NaN),
            Feature.oneHot("kind", "y", Double.NaN),
            number("idle"));
    double[] w = {1.5, 2, -1, 0};
    double[][] x = new double[ROWS][];
    double[] y = new double[ROWS];
    double[] s = new double[ROWS];
    Importance importance = new Importance(RELU, columns, Affine.of(1.5, 2, -1, 0, 0.25));
    for (int i = 0; i < ROWS; i++) {
      boolean first = random.nextBoolean();
      double a = random.nextGaussian();
      x[i] = new double[] {a, first ? 1 : 0, first ? 0 : 1, random.nextGaussian()};
      y[i] = random.nextGaussian();
      s[i] = i % 4; // every fourth row counts nothing
      importance.add(x[i], y[i], s[i]);
    }
    assertThat(importance.count()).isEqualTo(ROWS - ROWS / 4);
    assertThat(mean(importance, "a")).isCloseTo(overPairs(w, x, y, s, 0, 1), within(0.02));
    assertThat(mean(importance, "kind")).isCloseTo(overPairs(w, x, y, s, 1, 3), within(0.02));
    assertThat(column(importance.columns(1), "idle").rise()).isZero();
    assertThat(column(importance.columns(1), "idle").deviation()).isZero();
  }

  private static double mean(Importance importance, String name) {
    double sum = 0;
    for (long seed = 0; seed < 2000; seed++) {
      sum += column(importance.columns(seed), name).rise();
    }
    return sum / 2000;
  }

  private static double overPairs(
      double[] w, double[][] x, double[] y, double[] s, int from, int to) {
    double permuted = 0;
    double plain = 0;
    double weight = 0;
    int rows = 0;
    for (int i = 0; i < ROWS; i++) {
      rows += s[i] > 0 ? 1 : 0;
      weight += s[i];
      plain += s[i] * Math.abs(relu(w, x[i]) - y[i]);
    }
    for (int i = 0; i < ROWS; i++) {
      for (int k = 0; k < ROWS; k++) {
        if (s[i] > 0 && s[k] > 0) {
          double[] mixed = x[i].clone();
          System.arraycopy(x[k], from, mixed, from, to - from);
          permuted += s[i] * Math.abs(relu(w, mixed) - y[i]) / rows;
        }
      }
    }
    return (permuted - plain) / weight;
  }

  private static double relu(double[] w, double[] x) {
    double z = 0.25;
    for (int j = 0; j < w.length; j++) {
      z += w[j] * x[j];
    }
    return Math.max(0, z);
  }

  @Test
  void the_seed_alone_decides_and_the_column_worth_most_is_first() {
    Importance importance =
        new Importance(LINEAR, columns(number("a"), number("b")), Affine.of(1, -30, 0));
    Random random = new Random(3);
    for (int i = 0; i < ROWS; i++) {
      double[] x = {random.nextGaussian(), random.nextGaussian()};
      importance.add(x, x[0] - 30 * x[1], 1);
    }
    assertThat(importance.columns(5)).isEqualTo(importance.columns(5));
    assertThat(importance.columns(5)).isNotEqualTo(importance.columns(6));
    assertThat(importance.columns(5)).extracting(Importance.Column::name).containsExactly("b", "a");
    assertThat(importance.alike(importance.columns(5))).isEmpty();
  }

  @Test
  void columns_that_rise_and_fall_together_are_named_with_the_correlation_of_their_cells() {
    Importance importance =
        new Importance(
            LINEAR, columns(number("a"), number("b"), number("c")), Affine.of(1, 4, 2, 0));
    for (int i = 0; i < ROWS; i++) {
      double b = 7 - 3 * i;
      importance.add(new double[] {i, b, i % 2}, i + 4 * b + 2 * (i % 2), 1);
    }
    List<Importance.Pair> pairs = importance.alike(importance.columns(42));
    assertThat(pairs).hasSize(1);
    assertThat(pairs.get(0).first()).isEqualTo("b");
    assertThat(pairs.get(0).second()).isEqualTo("a");
    assertThat(pairs.get(0).correlation()).isCloseTo(-1, within(1e-12));
  }

  /**
   * In all eight rows of signs a, b and d, c = a + b + d/2: a and b tell c to R² = 2/2.25. From b
   * and c comes a + d/2, which tells a to 1/1.25, an R below 0.9; and no pair is that near.
   */
  @Test
  void a_column_that_the_others_together_tell_is_named_with_its_multiple_correlation() {
    Importance importance =
        new Importance(
            LINEAR, columns(number("a"), number("b"), number("c")), Affine.of(3, -1, 2, 0));
    for (int i = 0; i < 8; i++) {
      double a = i % 2 == 0 ? 1 : -1;
      double b = i / 2 % 2 == 0 ? 1 : -1;
      double c = a + b + (i < 4 ? 0.5 : -0.5);
      importance.add(new double[] {a, b, c}, 3 * a - b + 2 * c + i, 1);
    }
    List<Importance.Column> columns = importance.columns(42);
    assertThat(importance.alike(columns)).isEmpty();
    List<Importance.Combined> combined = importance.combined(columns);
    assertThat(combined).hasSize(1);
    assertThat(combined.get(0).name()).isEqualTo("c");
    assertThat(combined.get(0).correlation()).isCloseTo(Math.sqrt(2 / 2.25), within(1e-12));
  }
}

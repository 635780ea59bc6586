package dev.neuron.diagnose;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.fixture.Fixture;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Block;
import dev.neuron.math.GramSum;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpectrumTest {
  private final Fixture spectra = Fixture.read("curvature/spectrum.csv");

  static Block block(Fixture.Row row) {
    String set = row.text("set");
    if (set.startsWith("formula")) {
      return formula((int) row.number("rows"), (int) row.number("features"));
    }
    String name = set.substring(0, set.indexOf('-'));
    String target =
        switch (name) {
          case "diabetes" -> "progression";
          case "faithful" -> "eruptions";
          case "mtcars" -> "mpg";
          case "airquality" -> "Ozone";
          default -> "benign";
        };
    Block raw = RealData.raw(name + ".csv", target);
    return set.endsWith("-raw") ? raw : RealData.standardized(raw);
  }

  private static Block formula(int rows, int columns) {
    double[] x = new double[rows * columns];
    Arrays.setAll(
        x,
        at -> {
          int i = at / columns;
          int j = at % columns;
          return ((7 * i + 13 * j + i * j) % 17 - 8) / 4.0;
        });
    return new Block(x, new double[rows], null, rows, columns);
  }

  @Test
  void the_eigenvalues_of_the_gram_matrix_agree_with_40_digit_arithmetic() {
    for (Fixture.Row row : spectra.rows()) {
      if (row.number("features") > Curvature.MOST_FEATURES_FOR_GRAM) {
        continue;
      }
      try (GradientEngine engine = new LocalEngine(List.of(block(row)), Neuron.PAPER, 1)) {
        assertAgrees(Spectrum.of(engine.gram(null, GramSum.ALL).matrix()), row);
      }
    }
  }

  @Test
  void lanczos_agrees_with_40_digit_arithmetic_without_the_matrix() {
    for (Fixture.Row row : spectra.rows()) {
      try (GradientEngine engine = new LocalEngine(List.of(block(row)), Neuron.PAPER, 1)) {
        double expected = row.number("lambda_max");
        for (double tolerance : new double[] {1e-11, 1e-7, 1e-3, Curvature.TOLERANCE}) {
          double largest = Lanczos.spectrum(engine, tolerance).largest();
          assertThat(largest).as("%s", row).isCloseTo(expected, relative(expected, tolerance));
        }
      }
    }
  }

  private static void assertAgrees(Spectrum spectrum, Fixture.Row row) {
    double largest = row.number("lambda_max");
    double smallest = row.number("lambda_min");
    // an eigenvalue is as good as the rounding of the largest allows
    double rounding = 1e-14 * largest;
    assertThat(spectrum.largest()).as("%s", row).isCloseTo(largest, relative(largest, 1e-13));
    assertThat(spectrum.smallest()).as("%s", row).isCloseTo(smallest, within(rounding));
  }

  @Test
  void the_steepest_direction_is_an_eigenvector_of_length_1() {
    for (Fixture.Row row : spectra.rows()) {
      if (row.text("set").equals("formula-40-40") || row.text("set").equals("faithful-standard")) {
        continue; // the largest eigenvalue is double, so there is no one direction
      }
      try (GradientEngine engine = new LocalEngine(List.of(block(row)), Neuron.PAPER, 1)) {
        List<Spectrum> found = new ArrayList<>(List.of(Lanczos.spectrum(engine, 1e-11)));
        if (row.number("features") <= Curvature.MOST_FEATURES_FOR_GRAM) {
          found.add(Curvature.spectrum(engine));
        }
        for (Spectrum spectrum : found) {
          double[] v = spectrum.steepest();
          double[] product = new double[v.length];
          engine.gramProduct(v, product);
          double length = 0;
          for (int j = 0; j < v.length; j++) {
            length += v[j] * v[j];
            assertThat(product[j])
                .as("%s", row)
                .isCloseTo(spectrum.largest() * v[j], within(1e-5 * spectrum.largest()));
          }
          assertThat(length).isCloseTo(1, within(1e-9));
        }
      }
    }
  }

  @Test
  void lanczos_tells_a_smallest_eigenvalue_from_a_bound_of_it() {
    try (GradientEngine few = new LocalEngine(List.of(formula(50, 5)), Neuron.PAPER, 1);
        GradientEngine many = new LocalEngine(List.of(uneven()), Neuron.PAPER, 1)) {
      assertThat(Lanczos.spectrum(few, 1e-11).exact()).isTrue();
      assertThat(Spectrum.of(few.gram(null, GramSum.ALL).matrix()).exact()).isTrue();
      Spectrum bounded = Lanczos.spectrum(many, 1e-11);
      Spectrum exact = Spectrum.of(many.gram(null, GramSum.ALL).matrix());
      assertThat(bounded.exact()).isFalse();
      assertThat(bounded.smallest()).isGreaterThan(exact.smallest());
      assertThat(bounded.conditionNumber()).isLessThan(exact.conditionNumber());
    }
  }

  @Test
  void with_no_more_examples_than_features_the_condition_number_is_known_to_be_infinite() {
    // G is a sum of 20 matrices of rank 1, so 231 of its 251 eigenvalues are 0.
    Random random = new Random(3);
    double[] x = new double[20 * 250];
    for (int at = 0; at < x.length; at++) {
      x[at] = random.nextGaussian();
    }
    Block wide = new Block(x, new double[20], null, 20, 250);
    try (GradientEngine engine = new LocalEngine(List.of(wide), Neuron.PAPER, 1)) {
      Spectrum spectrum = Curvature.spectrum(engine);
      assertThat(spectrum.exact()).isTrue();
      assertThat(spectrum.smallest()).isZero();
      assertThat(spectrum.conditionNumber()).isInfinite();
    }
  }

  /** 250 features of very different size, the first by far the largest. */
  private static Block uneven() {
    Random random = new Random(7);
    double[] x = new double[400 * 250];
    for (int at = 0; at < x.length; at++) {
      x[at] = random.nextGaussian() / (1 + at % 250);
    }
    return new Block(x, new double[400], null, 400, 250);
  }

  /** The rows of a block with z > 0 at ŵ, as a block of its own. */
  private static Block activeRows(Block block, double[] wHat) {
    int n = block.columns();
    double[] x = new double[block.rows() * n];
    int rows = 0;
    for (int i = 0; i < block.rows(); i++) {
      if (Neuron.affine(wHat, block.x(), i * n) > 0) {
        System.arraycopy(block.x(), i * n, x, rows++ * n, n);
      }
    }
    return new Block(x, new double[rows], null, rows, n);
  }

  @Test
  void the_active_examples_bend_the_cost_by_their_share_of_what_they_would_alone() {
    Block block = formula(400, 3);
    double[] wHat = {1, -0.5, 0, 0};
    Block active = activeRows(block, wHat);
    assertThat(active.rows()).isBetween(100, 300);
    try (GradientEngine all = new LocalEngine(List.of(block), Neuron.PAPER, 1);
        GradientEngine alone = new LocalEngine(List.of(active), Neuron.PAPER, 1)) {
      double share = active.rows() / 400.0;
      Spectrum expected = Spectrum.of(alone.gram(null, GramSum.ALL).matrix());
      Spectrum actual = Curvature.activeSpectrum(all, wHat);
      double largest = share * expected.largest();
      assertThat(actual.largest()).isCloseTo(largest, relative(largest, 1e-11));
    }
  }

  @Test
  void a_figure_has_as_many_digits_as_are_known_of_the_largest_eigenvalue() {
    double[] any = {1};
    assertThat(new Spectrum(2, 1, true, any, any, 0.012).rounded(0.378123456)).isEqualTo(0.38);
    assertThat(new Spectrum(2, 1, true, any, any, 1e-3).rounded(0.378123456)).isEqualTo(0.378);
    assertThat(new Spectrum(2, 1, true, any, any, 0.5).rounded(0.378123456)).isEqualTo(0.4);
    assertThat(new Spectrum(2, 1, true, any, any, 1e-8).rounded(0.378123456))
        .isEqualTo(0.378123456);
    assertThat(new Spectrum(2, 1, true, any).rounded(0.378123456)).isEqualTo(0.378123456);
    assertThat(new Spectrum(2, 1, true, any, any, 0.1).rounded(Double.POSITIVE_INFINITY))
        .isInfinite();
  }

  @Test
  void a_singular_matrix_has_no_finite_condition() {
    assertThat(Spectrum.of(new double[][] {{1, 1}, {1, 1}}).conditionNumber()).isInfinite();
    assertThat(Spectrum.of(new double[][] {{4, 0}, {0, 1}}).conditionNumber()).isEqualTo(4);
    assertThat(Spectrum.of(new double[][] {{1, 0}, {0, 9}}).steepestCoordinate()).isEqualTo(1);
  }

  @Test
  void lambda_is_twice_lambda_max_for_the_paper() {
    Fixture.Row row = spectra.row("set", "diabetes-standard");
    Block block = block(row);
    try (GradientEngine engine = new LocalEngine(List.of(block), Neuron.PAPER, 1)) {
      Curvature curvature = Curvature.of(engine, Neuron.PAPER, Targets.of(List.of(block)));
      double expected = 2 * row.number("lambda_max");
      assertThat(curvature.lambda()).isCloseTo(expected, relative(expected, 1e-13));
    }
  }
}

package dev.neuron.report.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.Ranges;
import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import dev.neuron.math.Activation;
import dev.neuron.math.Affine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaTest {
  private static final double[] SPREADS = {1, 1};

  /** Targets so far apart that any digits will do. */
  private static final Ranges WIDE = new Ranges(new double[2], new double[2], 1e300);

  private static String formula(double[] spreads, double a, double b, double bias) {
    Affine affine = Affine.of(a, b, bias);
    return Formula.of(Activation.RELU, "y", List.of("a", "b"), affine, spreads, WIDE);
  }

  @Test
  void terms_that_are_rounding_are_zero_with_what_they_are_exactly() {
    assertThat(formula(SPREADS, 2, 0, 8.882e-16))
        .isEqualTo("y = max(0, 2·a + 0)  (0 for 8.882e-16: rounding)");
    assertThat(formula(SPREADS, 2, -1.1e-16, -8.882e-16))
        .isEqualTo("y = max(0, 2·a + 0·b + 0)  (0 for −1.1e-16·b, −8.882e-16: rounding)");
  }

  @Test
  void what_is_small_beside_nothing_larger_or_by_its_units_alone_stays() {
    assertThat(formula(SPREADS, 2e-16, 1e-16, 8.882e-16))
        .isEqualTo("y = max(0, 2e-16·a + 1e-16·b + 8.882e-16)");
    assertThat(formula(new double[] {1, 1e16}, 2, 3e-16, 1))
        .isEqualTo("y = max(0, 3e-16·b + 2·a + 1)");
    assertThat(formula(SPREADS, 2, 3e-13, 0)).isEqualTo("y = max(0, 2·a + 3e-13·b)");
    assertThat(formula(null, 2, 1e-17, 8.882e-16))
        .isEqualTo("y = max(0, 2·a + 1e-17·b + 8.882e-16)");
  }

  @Test
  void numbers_below_a_million_have_all_digits_before_the_point() {
    assertThat(formula(SPREADS, 2154.4, -0.0123456, 896_850.2))
        .isEqualTo("y = max(0, 2154·a − 0.0123·b + 896850)");
    assertThat(formula(SPREADS, 999_999.6, 1000, -12_345_678))
        .isEqualTo("y = max(0, 1e+06·a + 1000·b − 1.235e+07)");
  }

  private static String line(double weight, double bias, double min, double max, double spread) {
    Ranges ranges = new Ranges(new double[] {min}, new double[] {max}, spread);
    Affine affine = Affine.of(weight, bias);
    double[] deviations = {1};
    return Formula.of(Activation.IDENTITY, "y", List.of("year"), affine, deviations, ranges);
  }

  @Test
  void digits_are_as_many_as_a_thousandth_of_the_targets_spread_needs() {
    // Three digits are off by 2000/4500 = 0.44. With four, 2/9 is 1/45000 too little, which is
    // 0.0446 at 2005, and 4000/9 is 0.0444 too little: together less than 0.0025.
    assertThat(line(2 / 9.0, -4000 / 9.0, 1990, 2020, 2.5)).isEqualTo("y = 0.2222·year − 444.4");
    assertThat(line(2 / 9.0, 1 / 9.0, 0, 1, 2.5)).isEqualTo("y = 0.222·year + 0.1111");
    assertThat(line(2.0, 3.0, 1990, 2020, 0)).isEqualTo("y = 2·year + 3");
  }

  @Test
  void six_digits_are_shown_where_the_spread_is_not_known() {
    Affine affine = Affine.of(2 / 9.0, 1 / 9.0);
    assertThat(Formula.of(Activation.IDENTITY, "y", List.of("a"), affine, new double[] {1}, null))
        .isEqualTo("y = 0.222222·a + 0.111111");
  }

  @Property
  void what_is_printed_is_what_is_meant_to_a_thousandth_of_the_targets_spread(Draw draw) {
    int features = draw.between(1, 8);
    double[] weights = new double[features];
    double[] centre = new double[features];
    double[] min = new double[features];
    double[] max = new double[features];
    double[] deviations = new double[features];
    List<String> names = new ArrayList<>();
    for (int j = 0; j < features; j++) {
      weights[j] = draw.between(-1.0, 1.0) * Math.pow(10, draw.between(-6, 6));
      centre[j] = draw.oneIn(3) ? draw.between(-1e6, 1e6) : 0;
      min[j] = draw.between(-1.0, 1.0) * Math.pow(10, draw.between(-3, 6));
      max[j] = min[j] + draw.between(0.0, 1.0) * Math.pow(10, draw.between(-3, 6));
      deviations[j] = (max[j] - min[j]) / 2;
      names.add("x" + j);
    }
    Affine affine = new Affine(weights, centre, draw.between(-1e3, 1e3));
    double spread = draw.between(0.01, 100.0);
    String shown =
        draw.shown(
            Formula.of(
                Activation.IDENTITY, "y", names, affine, deviations, new Ranges(min, max, spread)));
    for (int row = 0; row < 20; row++) {
      double[] x = new double[features];
      for (int j = 0; j < features; j++) {
        x[j] = min[j] + (row < 2 ? row : draw.between(0.0, 1.0)) * (max[j] - min[j]);
      }
      double rounding = 1e-9 * Math.abs(affine.at(x));
      assertThat(PrintedFormula.of(shown).at(name -> x[names.indexOf(name)]))
          .isCloseTo(affine.at(x), within(1e-3 * spread + rounding));
    }
  }
}

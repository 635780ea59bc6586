package dev.neuron.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.math.Activation;
import dev.neuron.math.Affine;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaTest {
  private static final double[] SPREADS = {1, 1};

  private static String formula(double[] spreads, double a, double b, double bias) {
    Affine affine = Affine.of(a, b, bias);
    return Formula.of(Activation.RELU, "y", List.of("a", "b"), affine, spreads);
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
}

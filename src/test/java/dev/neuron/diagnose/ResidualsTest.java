package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import org.junit.jupiter.api.Test;

class ResidualsTest {
  /** Φ⁻¹(5/6), from tables. */
  private static final double FIVE_SIXTHS = 0.9674215661017014;

  @Test
  void an_evaluation_gives_its_examples_of_weight_above_0_as_they_came() {
    Neuron relu = new Neuron(Activation.of(Activation.Kind.RELU), Cost.SQUARED);
    Evaluation evaluation = new Evaluation(relu, 0, true);
    evaluation.add(1, -2, 1, 3e50);
    evaluation.add(2, 9, 9, 0);
    evaluation.add(3, 4, 5, 0.5);
    Residuals residuals = evaluation.residuals();
    assertThat(residuals.z()).containsExactly(-2, 4);
    assertThat(residuals.predictions()).containsExactly(0, 4);
    assertThat(residuals.targets()).containsExactly(1, 5);
    assertThat(residuals.weights()).containsExactly(3e50, 0.5);
  }

  @Test
  void sorted_residuals_stand_against_normal_quantiles() {
    Residuals residuals =
        new Residuals(
            new double[3], new double[] {1, 2, 3}, new double[] {4, 0, 3}, new double[] {1, 4, 1});
    Residuals.Quantiles found = residuals.quantiles(10);
    assertThat(found.residuals()).containsExactly(-4, 0, 3);
    assertThat(found.normal()[0]).isCloseTo(-FIVE_SIXTHS, within(1e-12));
    assertThat(found.normal()[1]).isCloseTo(0, within(1e-12));
    assertThat(found.normal()[2]).isCloseTo(FIVE_SIXTHS, within(1e-12));
    assertThat(found.mean()).isCloseTo(-1.0 / 3, within(1e-15));
    // (16 + 0 + 9)/3 − 1/9 = 74/9
    assertThat(found.sd()).isCloseTo(Math.sqrt(74) / 3, within(1e-14));
  }

  @Test
  void of_many_the_first_the_last_and_some_evenly_between_are_drawn() {
    double[] numbers = new double[1001];
    double[] ones = new double[1001];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
      ones[i] = 1;
    }
    Residuals residuals = new Residuals(numbers, numbers, ones, ones);
    assertThat(residuals.sample(5).z()).containsExactly(0, 250, 500, 750, 1000);
    assertThat(residuals.sample(1001)).isSameAs(residuals);
    Residuals.Quantiles some = residuals.quantiles(5);
    assertThat(some.residuals()).containsExactly(-999, -749, -499, -249, 1);
    assertThat(some.normal()[4]).isEqualTo(residuals.quantiles(2000).normal()[1000]);
  }

  @Test
  void promises_are_counted_in_tenths_and_empty_tenths_left_out() {
    Residuals residuals =
        new Residuals(
            new double[5],
            new double[] {0.05, 0.71, 0.79, 1, 0.95},
            new double[] {0, 1, 0, 1, 1},
            new double[] {1, 3, 1, 1, 1});
    assertThat(residuals.calibration())
        .extracting(Residuals.Bin::examples)
        .containsExactly(1L, 2L, 2L);
    Residuals.Bin seventies = residuals.calibration().get(1);
    assertThat(seventies.predicted()).isCloseTo((3 * 0.71 + 0.79) / 4, within(1e-15));
    assertThat(seventies.share()).isEqualTo(0.75);
  }
}

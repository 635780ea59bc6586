package dev.neuron.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Against BigDecimal, which rounds nothing. */
class AffineTest {
  @RepeatedTest(50)
  void the_bias_is_the_exact_sum_rounded_however_much_cancels(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    int features = random.nextInt(1, 12);
    double[] weights = new double[features];
    double[] centre = new double[features];
    BigDecimal exact = new BigDecimal(random.nextDouble(-1, 1));
    double centred = exact.doubleValue();
    for (int j = 0; j < features; j++) {
      weights[j] = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-3, 4));
      centre[j] = random.nextInt(4) == 0 ? 0 : random.nextDouble(-1, 1) * 1e12;
      exact = exact.subtract(new BigDecimal(weights[j]).multiply(new BigDecimal(centre[j])));
    }
    double bias = new Affine(weights, centre, centred).bias();
    assertThat(bias).isCloseTo(exact.doubleValue(), within(Math.ulp(exact.doubleValue())));
  }

  @Test
  void far_from_zero_the_affine_value_keeps_its_digits_about_the_centre() {
    Affine affine = new Affine(new double[] {0.1, -0.3}, new double[] {1e12, -1e9}, 0.75);
    double[] x = {1e12 + 0.375, -1e9 - 2.5};
    BigDecimal exact = new BigDecimal("0.75");
    for (int j = 0; j < 2; j++) {
      BigDecimal apart = new BigDecimal(x[j]).subtract(new BigDecimal(affine.centre()[j]));
      exact = exact.add(new BigDecimal(affine.weights()[j]).multiply(apart));
    }
    assertThat(affine.at(x)).isCloseTo(exact.doubleValue(), within(2e-16));
    double plain = 0.1 * x[0] - 0.3 * x[1] + affine.bias();
    assertThat(plain).as("what it was").isNotCloseTo(exact.doubleValue(), within(1e-6));
  }

  @Test
  void without_a_centre_it_is_the_sum_of_old_to_the_bit() {
    Affine affine = Affine.of(0.1, 0.2, 0.3, -0.7);
    double[] x = {1.1, 2.3, 1e17};
    assertThat(affine.at(x)).isEqualTo(Neuron.affine(new double[] {0.1, 0.2, 0.3, -0.7}, x, 0));
    assertThat(affine.bias()).isEqualTo(-0.7);
    assertThat(affine.isCentred()).isFalse();
    assertThat(affine.parameters()).containsExactly(0.1, 0.2, 0.3, -0.7);
  }

  @Test
  void refuses_a_centre_of_another_length() {
    assertThatThrownBy(() -> new Affine(new double[2], new double[1], 0))
        .hasMessage("2 weights and 1 places of a centre");
  }
}

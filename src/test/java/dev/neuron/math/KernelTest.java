package dev.neuron.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The conditions without branches, at the edges of what a double can be. */
class KernelTest {
  private static final double OTHER_NAN = Double.longBitsToDouble(0xfff8000000000001L);

  @Test
  void active_is_what_is_above_0_up_to_infinity() {
    double[] active = {Double.MIN_VALUE, 1, Double.MAX_VALUE, Double.POSITIVE_INFINITY};
    for (double z : active) {
      assertThat(Kernel.whereActive(z)).as("%s", z).isEqualTo(-1);
      assertThat(Kernel.whereActive(-z)).as("%s", -z).isZero();
    }
    for (double z : new double[] {0, -0.0, Double.NaN, OTHER_NAN}) {
      assertThat(Kernel.whereActive(z)).as("%s", z).isZero();
    }
  }

  @Test
  void what_is_no_number_is_known_whatever_its_bits() {
    assertThat(Kernel.whereNaN(Double.NaN)).isEqualTo(-1);
    assertThat(Kernel.whereNaN(OTHER_NAN)).isEqualTo(-1);
    for (double z : new double[] {0, -0.0, 1, -1, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
      assertThat(Kernel.whereNaN(z)).as("%s", z).isZero();
      assertThat(Kernel.whereNaN(-z)).as("%s", -z).isZero();
    }
  }

  @Test
  void the_bound_itself_is_at_least_the_bound() {
    double[] values = {1e-6, Math.nextDown(1e-6), Math.nextUp(1e-6), Double.NaN, 1};
    assertThat(Kernel.countAtLeast(1e-6, values, 4)).isEqualTo(2);
  }
}

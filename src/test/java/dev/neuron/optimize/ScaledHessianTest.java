package dev.neuron.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Fractions by hand. */
class ScaledHessianTest {
  @Test
  void a_weight_along_which_nothing_bends_stays_exactly_where_it_is() {
    double[][] hessian = {{2, 0, 1}, {0, 0, 0}, {1, 0, 2}};

    double[] step = new ScaledHessian(hessian).solve(new double[] {1, 1e-17, 1});

    assertThat(step[1]).isZero();
    assertThat(step[0]).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(step[2]).isCloseTo(1.0 / 3, within(1e-15));
  }

  @Test
  void of_many_solutions_it_gives_the_one_nearest_to_zero() {
    double[][] hessian = {{1, 1}, {1, 1}};

    double[] step = new ScaledHessian(hessian).solve(new double[] {2, 2});

    assertThat(step[0]).isCloseTo(1, within(1e-15));
    assertThat(step[1]).isCloseTo(1, within(1e-15));
  }
}

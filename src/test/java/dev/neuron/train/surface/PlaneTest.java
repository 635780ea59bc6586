package dev.neuron.train.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Block;
import dev.neuron.math.Neuron;
import dev.neuron.train.Problem;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PlaneTest {
  private static <T> T with(Block block, Function<Problem, T> use) {
    try (GradientEngine engine = new LocalEngine(List.of(block), Neuron.PAPER, 1)) {
      return use.apply(Problem.of(Neuron.PAPER, engine, null));
    }
  }

  /** H = (2/N) Σ over the active x̂ x̂ᵀ, by hand, times a direction. */
  private static double[] hessianTimes(Block block, double[] wHat, double[] direction) {
    int n = block.columns();
    double[] product = new double[n + 1];
    for (int i = 0; i < block.rows(); i++) {
      if (Neuron.affine(wHat, block.x(), i * n) > 0) {
        double along = Neuron.affine(direction, block.x(), i * n);
        for (int j = 0; j <= n; j++) {
          product[j] += 2.0 / block.rows() * along * (j < n ? block.x()[i * n + j] : 1);
        }
      }
    }
    return product;
  }

  @Test
  void without_axes_it_is_spanned_by_the_two_directions_that_bend_most() {
    Block block = RealData.standardized("mtcars.csv", "mpg");
    double[] end = new double[block.columns() + 1];
    end[0] = -8;
    end[block.columns()] = 5; // some examples are active, some are not
    Plane plane = with(block, problem -> Plane.steepest(problem, end));
    double first = eigenvalue(block, end, plane.p());
    double second = eigenvalue(block, end, plane.q());
    assertThat(first).isGreaterThan(second).isGreaterThan(0);
    assertThat(dot(plane.p(), plane.q())).isCloseTo(0, within(1e-12));
    // What is left of the trace lies below the second: no third direction bends more.
    double[] any = new double[end.length];
    for (int j = 0; j < any.length; j++) {
      any[j] = 1;
      double[] rest = any.clone();
      double p = dot(rest, plane.p());
      double q = dot(rest, plane.q());
      for (int k = 0; k < rest.length; k++) {
        rest[k] -= p * plane.p()[k] + q * plane.q()[k];
      }
      double bend = dot(rest, hessianTimes(block, end, rest)) / dot(rest, rest);
      assertThat(bend).isLessThanOrEqualTo(second * (1 + 1e-9));
      any[j] = 0;
    }
    assertThat(plane.u(end)).isZero();
    double[] beside = end.clone();
    for (int j = 0; j < beside.length; j++) {
      beside[j] += 3 * plane.p()[j] - 2 * plane.q()[j];
    }
    assertThat(plane.u(beside)).isCloseTo(3, within(1e-12));
    assertThat(plane.v(beside)).isCloseTo(-2, within(1e-12));
  }

  /** Asserts that a direction of length 1 is an eigenvector. */
  private static double eigenvalue(Block block, double[] end, double[] direction) {
    double[] product = hessianTimes(block, end, direction);
    double value = dot(product, direction);
    assertThat(dot(direction, direction)).isCloseTo(1, within(1e-12));
    for (int j = 0; j < product.length; j++) {
      assertThat(product[j]).isCloseTo(value * direction[j], within(1e-8 * value));
    }
    return value;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  @Test
  void coordinates_are_what_they_are_to_the_bit() {
    double[] end = {0.1, 0.2, 0.3, 0.7};
    Plane plane = Plane.ofCoordinates(end, 1, 3);
    assertThat(plane.u(end)).isEqualTo(0.2);
    assertThat(plane.v(end)).isEqualTo(0.7);
    assertThat(plane.base()).containsExactly(0.1, 0, 0.3, 0);
  }

  @Test
  void with_one_feature_it_is_weight_and_bias() {
    Block block = new Block(new double[] {1, 2, 3}, new double[] {2, 3, 5}, null, 3, 1);
    Plane plane = with(block, problem -> Plane.steepest(problem, new double[] {1, 1}));
    assertThat(plane.first()).isZero();
    assertThat(plane.second()).isEqualTo(1);
  }

  @Test
  void a_dead_end_is_drawn_over_what_all_examples_bend() {
    Block block = RealData.standardized("mtcars.csv", "mpg");
    double[] dead = new double[block.columns() + 1];
    dead[block.columns()] = -1;
    Plane plane = with(block, problem -> Plane.steepest(problem, dead));
    assertThat(dot(plane.p(), plane.p())).isCloseTo(1, within(1e-12));
    assertThat(dot(plane.q(), plane.q())).isCloseTo(1, within(1e-12));
  }
}

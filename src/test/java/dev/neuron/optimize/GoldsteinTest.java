package dev.neuron.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class GoldsteinTest {

  /** A cost with its gradient on the side of each kink that the point lies on. */
  private static final class Kinked implements Objective {
    private final ToDoubleFunction<double[]> cost;
    private final UnaryOperator<double[]> gradient;
    private double[] point;

    Kinked(ToDoubleFunction<double[]> cost, UnaryOperator<double[]> gradient) {
      this.cost = cost;
      this.gradient = gradient;
    }

    @Override
    public void evaluate(double[] wHat) {
      point = wHat.clone();
    }

    @Override
    public double cost() {
      return cost.applyAsDouble(point);
    }

    @Override
    public double[] gradient() {
      return gradient.apply(point);
    }

    @Override
    public double[][] hessian() {
      return new double[2][2];
    }

    @Override
    public double safeRate() {
      return 1;
    }
  }

  /** A valley with a sharp bottom along w₁ = w₂ that slopes to (0, 0): 10|w₁ − w₂| + |w₁ + w₂|. */
  private static Kinked valley() {
    return new Kinked(
        w -> 10 * Math.abs(w[0] - w[1]) + Math.abs(w[0] + w[1]),
        w -> {
          double across = 10 * Math.signum(w[0] - w[1]);
          double along = Math.signum(w[0] + w[1]);
          return new double[] {across + along, along - across};
        });
  }

  @Test
  void a_step_goes_down_the_bottom_of_a_valley_where_the_gradient_leads_up_its_side() {
    Kinked valley = valley();
    double[] wHat = {Math.nextUp(1.0), 1};
    valley.evaluate(wHat);
    double before = valley.cost();
    assertThat(new LineSearch(2).descend(valley, wHat, valley.gradient(), 1)).isZero();
    assertThat(new Goldstein(2).step(wHat, valley)).isPositive();
    valley.evaluate(wHat);
    assertThat(valley.cost()).isLessThan(0.9 * before);
  }

  @Test
  void the_lowest_point_is_known_as_one_where_no_direction_leads_down() {
    Kinked valley = valley();
    Goldstein method = new Goldstein(2);
    double[] wHat = {3, -0.7};
    double taken = 1;
    for (int step = 0; step < 200 && taken > 0; step++) {
      valley.evaluate(wHat);
      taken = method.step(wHat, valley);
    }
    assertThat(taken).isZero();
    assertThat(method.isStationary()).isTrue();
    assertThat(wHat).containsExactly(new double[] {0, 0}, within(1e-8));
  }

  @Test
  void where_steps_are_refused_without_a_reason_nothing_is_proved() {
    // A gradient that lies: the cost rises everywhere, and every gradient points the same way.
    Kinked liar = new Kinked(w -> Math.abs(w[0] - 1), w -> new double[] {1});
    double[] wHat = {1};
    liar.evaluate(wHat);
    Goldstein method = new Goldstein(1);
    assertThat(method.step(wHat, liar)).isZero();
    assertThat(method.isStationary()).isFalse();
    assertThat(wHat).containsExactly(1);
  }

  @Test
  void newton_and_lbfgs_leave_a_kink_that_is_in_the_way_of_their_own_steps() {
    for (LineSearchMethod method : List.of(new Newton(2), new Lbfgs(2))) {
      Kinked valley = valley();
      double[] wHat = {Math.nextUp(1.0), 1};
      valley.evaluate(wHat);
      double before = valley.cost();
      assertThat(method.step(wHat, valley)).isPositive();
      valley.evaluate(wHat);
      assertThat(valley.cost()).isLessThan(0.9 * before);
    }
  }

  @Test
  void the_shortest_combination_is_no_longer_than_any_other_and_a_right_angle_to_all_it_uses() {
    Random random = new Random(7);
    for (int set = 0; set < 200; set++) {
      int size = 1 + random.nextInt(6);
      int count = 1 + random.nextInt(9);
      List<double[]> vectors = new java.util.ArrayList<>();
      for (int i = 0; i < count; i++) {
        double[] v = new double[size];
        for (int j = 0; j < size; j++) {
          v[j] = random.nextInt(7) - 2; // with ties and doubles
        }
        vectors.add(v);
      }
      double[] shortest = ShortestCombination.of(vectors);
      double square = LineSearch.dot(shortest, shortest);
      for (double[] v : vectors) { // the condition that makes it the shortest of a convex set
        assertThat(LineSearch.dot(v, shortest)).isGreaterThan(square - 1e-9);
      }
    }
  }

  @Test
  void the_shortest_combination_of_three_vectors_is_that_found_by_hand() {
    // Between (1, 2) and (3, −2) the line passes (0, 0) at distance 4/√5, at (8/5, 4/5); the third
    // is beyond it.
    assertThat(
            ShortestCombination.of(
                List.of(new double[] {1, 2}, new double[] {3, -2}, new double[] {5, 5})))
        .containsExactly(new double[] {1.6, 0.8}, within(1e-14));
    assertThat(ShortestCombination.of(List.of(new double[] {0, 0}))).containsExactly(0, 0);
    assertThat(ShortestCombination.of(List.of(new double[] {1, 0}, new double[] {-3, 0})))
        .containsExactly(new double[] {0, 0}, within(1e-14));
  }
}

package dev.neuron.optimize;

import static dev.neuron.fixture.Near.relativeToLength;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Newton, L-BFGS and their line search on functions whose answers are worked out by hand. */
class LineSearchMethodTest {

  /** A function of ŵ with what methods ask about it; counts how often it was evaluated. */
  private static final class Function implements Objective {
    private final ToDoubleFunction<double[]> cost;
    private final UnaryOperator<double[]> gradient;
    private final double[][] hessian;
    private final double safeRate;
    private double[] point;
    private int evaluations;

    Function(
        ToDoubleFunction<double[]> cost,
        UnaryOperator<double[]> gradient,
        double[][] hessian,
        double safeRate) {
      this.cost = cost;
      this.gradient = gradient;
      this.hessian = hessian;
      this.safeRate = safeRate;
    }

    /** ½wᵀAw − cᵀw with A = ((4, 1), (1, 3)), c = (1, 2): least at (1/11, 7/11). */
    static Function quadratic() {
      double[][] a = {{4, 1}, {1, 3}};
      return new Function(
          w -> 2 * w[0] * w[0] + w[0] * w[1] + 1.5 * w[1] * w[1] - w[0] - 2 * w[1],
          w -> new double[] {4 * w[0] + w[1] - 1, w[0] + 3 * w[1] - 2},
          a,
          0.2);
    }

    /** w², one coordinate. */
    static Function parabola() {
      return new Function(
          w -> w[0] * w[0], w -> new double[] {2 * w[0]}, new double[][] {{2}}, 0.5);
    }

    Function at(double... wHat) {
      evaluate(wHat);
      evaluations = 0;
      return this;
    }

    @Override
    public void evaluate(double[] wHat) {
      point = wHat.clone();
      evaluations++;
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
      return hessian;
    }

    @Override
    public double safeRate() {
      return safeRate;
    }
  }

  @Test
  void one_step_of_newton_lands_on_the_minimum_of_a_quadratic() {
    double[] wHat = {5, -3};
    Function quadratic = Function.quadratic().at(wHat);
    assertThat(new Newton(2).step(wHat, quadratic)).isEqualTo(1);
    assertThat(wHat[0]).isCloseTo(1 / 11.0, within(1e-15));
    assertThat(wHat[1]).isCloseTo(7 / 11.0, within(1e-15));
    assertThat(quadratic.point).isEqualTo(wHat);
  }

  @Test
  void newton_on_a_singular_hessian_takes_the_shortest_solution() {
    assertThat(solve(new double[][] {{1, 1}, {1, 1}}, new double[] {2, 2}))
        .containsExactly(new double[] {1, 1}, within(1e-14));
    assertThat(solve(new double[][] {{0, 0}, {0, 8}}, new double[] {3, 4}))
        .containsExactly(new double[] {0, 0.5}, within(1e-14));
    assertThat(solve(new double[2][2], new double[] {3, 4})).containsExactly(0, 0);
  }

  @Test
  void newton_counts_a_negative_curvature_by_its_size() {
    assertThat(solve(new double[][] {{1, 0}, {0, -2}}, new double[] {3, 4}))
        .containsExactly(new double[] {3, 2}, within(1e-14));
    assertThat(solve(new double[][] {{-8, 0}, {0, 2}}, new double[] {4, 1}))
        .containsExactly(new double[] {0.5, 0.5}, within(1e-14));
  }

  @Test
  void newton_judges_what_is_singular_without_regard_to_units() {
    double[] apart = solve(new double[][] {{1e16, 0}, {0, 1e-16}}, new double[] {1, 1});
    assertThat(apart[0]).isCloseTo(1e-16, within(1e-31));
    assertThat(apart[1]).isCloseTo(1e16, within(10.0));
    // Two columns in units 1e8 apart, correlated by ½: H = (1e16, ½e8; ½e8, 1), δ = (0, 1).
    double[] delta = solve(new double[][] {{1e16, 0.5e8}, {0.5e8, 1}}, new double[] {0.5e8, 1});
    assertThat(delta[0]).isCloseTo(0, within(1e-23));
    assertThat(delta[1]).isCloseTo(1, within(1e-15));
    // Correlated by all but 1e-15, which is rounding: half of it to each, in its own unit.
    double[] shared = solve(new double[][] {{1e16, 1e8}, {1e8, 1 + 1e-15}}, new double[] {1e8, 1});
    assertThat(shared[0]).isCloseTo(0.5e-8, within(1e-22));
    assertThat(shared[1]).isCloseTo(0.5, within(1e-14));
  }

  private static double[] solve(double[][] hessian, double[] g) {
    return new ScaledHessian(hessian).solve(g);
  }

  /** The Hessian is told 1e-6 wrong: one step leaves 1e-6 of the way, the refinement 1e-12. */
  @Test
  void a_step_of_newton_to_the_minimum_is_refined_once_with_the_same_hessian() {
    double[] wHat = {2};
    Function wrong =
        new Function(
            w -> w[0] * w[0], w -> new double[] {2 * w[0]}, new double[][] {{2 + 2e-6}}, 0.5);
    assertThat(new Newton(1).step(wHat, wrong.at(wHat))).isEqualTo(1);
    assertThat(wHat[0]).isCloseTo(2e-12, within(1e-17));
    assertThat(wrong.point).isEqualTo(wHat);
    assertThat(wrong.evaluations).isEqualTo(2);
  }

  /** From 1 down the cubic |w|³ the gradient falls from 3 to ¾ only: there is more to go. */
  @Test
  void a_step_of_newton_that_does_not_land_is_not_refined() {
    double[] wHat = {1};
    Function cubic =
        new Function(
            w -> Math.abs(w[0] * w[0] * w[0]),
            w -> new double[] {3 * w[0] * Math.abs(w[0])},
            new double[][] {{6}},
            0.1);
    assertThat(new Newton(1).step(wHat, cubic.at(wHat))).isEqualTo(1);
    assertThat(wHat[0]).isCloseTo(0.5, within(1e-15));
    assertThat(cubic.evaluations).isEqualTo(1);
  }

  @Test
  void newton_without_curvature_steps_down_the_gradient() {
    double[] wHat = {2, -4};
    Function flat =
        new Function(
            w -> 0.5 * (w[0] * w[0] + w[1] * w[1]), double[]::clone, new double[2][2], 0.25);
    assertThat(new Newton(2).step(wHat, flat.at(wHat))).isEqualTo(0.25);
    assertThat(wHat).containsExactly(1.5, -3);
    assertThat(new Newton(2).memory()).isEmpty();
  }

  @Test
  void a_step_too_long_is_halved_until_the_cost_falls_enough() {
    double[] wHat = {1};
    Function parabola = Function.parabola().at(wHat);
    // From 1 along 2: t = 4, 2 and 1 lead to −7, −3 and −1, none below the start; ½ leads to 0.
    assertThat(new LineSearch(1).descend(parabola, wHat, new double[] {2}, 4)).isEqualTo(0.5);
    assertThat(wHat).containsExactly(0);
    assertThat(parabola.evaluations).isEqualTo(4);
    assertThat(parabola.point).containsExactly(0);
  }

  @Test
  void a_fall_is_enough_from_a_ten_thousandth_of_the_slope_and_four_roundings_on() {
    double enough = 1 - 1e-4 + 4 * Math.ulp(1.0); // start 1, slope 1, length 1
    assertThat(lengthTaken(enough)).isEqualTo(1);
    assertThat(lengthTaken(Math.nextUp(enough))).isEqualTo(0.5);
  }

  /** Down a line whose cost is 1 at the start, {@code atOne} at length 1 and 0 at one half. */
  private static double lengthTaken(double atOne) {
    double[] wHat = {0};
    Function line =
        new Function(
            w -> w[0] == 0 ? 1 : w[0] == -1 ? atOne : 0, w -> new double[] {1}, null, Double.NaN);
    return new LineSearch(1).descend(line.at(0), wHat, new double[] {1}, 1);
  }

  @Test
  void after_forty_halvings_the_point_is_left_where_it_was() {
    double[] wHat = {3};
    Function wall = new Function(w -> w[0] == 3 ? 1 : 2, w -> new double[] {1}, null, Double.NaN);
    assertThat(new LineSearch(1).descend(wall.at(3), wHat, new double[] {1}, 1)).isZero();
    assertThat(wHat).containsExactly(3);
    assertThat(wall.point).containsExactly(3);
    assertThat(wall.evaluations).isEqualTo(42); // the whole length, 40 halves, and back
  }

  @Test
  void no_point_is_tried_along_a_direction_that_does_not_descend() {
    for (double direction : new double[] {0, -1}) {
      double[] wHat = {1};
      Function parabola = Function.parabola().at(wHat);
      assertThat(new LineSearch(1).descend(parabola, wHat, new double[] {direction}, 1)).isZero();
      assertThat(parabola.evaluations).isZero();
      assertThat(wHat).containsExactly(1);
    }
  }

  /** Rosenbrock's valley, 100(w₂ − w₁²)² + (1 − w₁)², which takes dozens of steps. */
  private static Function valley() {
    return new Function(
        w -> 100 * Math.pow(w[1] - w[0] * w[0], 2) + Math.pow(1 - w[0], 2),
        w ->
            new double[] {
              -400 * w[0] * (w[1] - w[0] * w[0]) - 2 * (1 - w[0]), 200 * (w[1] - w[0] * w[0])
            },
        null,
        1e-3);
  }

  /** A step between two points and the change of the gradient on the way. */
  private record Pair(double[] s, double[] y) {}

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int j = 0; j < a.length; j++) {
      difference[j] -= b[j];
    }
    return difference;
  }

  /**
   * The inverse Hessian as a matrix, times g: from γI on, H ← (I − ρsyᵀ)H(I − ρysᵀ) + ρssᵀ for each
   * pair, the oldest first. Nocedal and Wright, equations 6.17 and 7.20.
   */
  private static double[] dense(List<Pair> pairs, double[] g) {
    int n = g.length;
    double[][] h = new double[n][n];
    Pair last = pairs.get(pairs.size() - 1);
    for (int i = 0; i < n; i++) {
      h[i][i] = LineSearch.dot(last.s, last.y) / LineSearch.dot(last.y, last.y);
    }
    for (Pair pair : pairs) {
      h = updated(h, pair);
    }
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      product[i] = LineSearch.dot(h[i], g);
    }
    return product;
  }

  private static double[][] updated(double[][] h, Pair pair) {
    int n = h.length;
    double rho = 1 / LineSearch.dot(pair.s, pair.y);
    double[] hy = new double[n];
    for (int i = 0; i < n; i++) {
      hy[i] = LineSearch.dot(h[i], pair.y);
    }
    double yhy = LineSearch.dot(pair.y, hy);
    double[][] next = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        next[i][j] =
            h[i][j]
                - rho * (pair.s[i] * hy[j] + hy[i] * pair.s[j])
                + rho * (1 + rho * yhy) * pair.s[i] * pair.s[j];
      }
    }
    return next;
  }

  @Test
  void lbfgs_goes_along_the_dense_inverse_of_its_last_ten_pairs() {
    double[] wHat = {-1.2, 1};
    Function valley = valley().at(wHat);
    Lbfgs lbfgs = new Lbfgs(2);
    List<Pair> pairs = new ArrayList<>();
    for (int step = 0; step < 25; step++) {
      double[] before = wHat.clone();
      double[] gradient = valley.gradient();
      double[] direction = pairs.isEmpty() ? gradient : dense(pairs, gradient);
      double length = lbfgs.step(wHat, valley);
      assertThat(valley.point).isEqualTo(wHat);
      double[] moved = minus(before, wHat);
      for (int j = 0; j < 2; j++) {
        assertThat(length * direction[j])
            .as("step %s, coordinate %s", step, j)
            .isCloseTo(moved[j], relativeToLength(moved, 1e-6));
      }
      Pair pair = new Pair(minus(wHat, before), minus(valley.gradient(), gradient));
      if (LineSearch.dot(pair.s, pair.y) > 0) {
        pairs.add(pair);
      }
      if (pairs.size() > 10) {
        pairs.remove(0);
      }
    }
    assertThat(valley.cost()).isLessThan(0.2); // it began at 24.2
  }

  @Test
  void lbfgs_remembers_no_pair_that_curves_downwards() {
    double[] wHat = {0.3};
    Function hill =
        new Function(w -> Math.cos(w[0]), w -> new double[] {-Math.sin(w[0])}, null, 0.5);
    Lbfgs lbfgs = new Lbfgs(1);
    assertThat(lbfgs.step(wHat, hill.at(wHat))).isEqualTo(0.5);
    assertThat(lbfgs.memory()[20]).containsExactly(0); // near the top
    while (wHat[0] < 3) {
      lbfgs.step(wHat, hill);
    }
    assertThat(lbfgs.memory()[20][0]).isPositive(); // near the bottom
  }

  @Test
  void lbfgs_starts_anew_where_its_memory_misleads() {
    double[] wHat = {-1.2, 1};
    Function valley = valley().at(wHat);
    Lbfgs lbfgs = new Lbfgs(2);
    for (int step = 0; step < 3; step++) {
      lbfgs.step(wHat, valley);
    }
    assertThat(lbfgs.memory()[20]).containsExactly(3);
    // From here on the cost falls in the first coordinate alone, and rises with any move in the
    // second, as remembered directions make.
    double[] origin = {0, 0};
    Function gorge =
        new Function(w -> w[0] + 1e9 * Math.abs(w[1]), w -> new double[] {1, 0}, null, 0.125);
    assertThat(lbfgs.step(origin, gorge.at(origin))).isEqualTo(0.125);
    assertThat(origin).containsExactly(-0.125, 0);
    assertThat(lbfgs.memory()[20]).containsExactly(0);
  }

  @Test
  void lbfgs_at_a_minimum_takes_no_step() {
    double[] wHat = {1, 1};
    assertThat(new Lbfgs(2).step(wHat, valley().at(wHat))).isZero();
    assertThat(wHat).containsExactly(1, 1);
  }

  @Test
  void lbfgs_goes_on_from_a_memory_written_back() {
    double[] wHat = {-1.2, 1};
    Function valley = valley().at(wHat);
    Lbfgs first = new Lbfgs(2);
    for (int step = 0; step < 12; step++) {
      first.step(wHat, valley);
    }
    Lbfgs second = new Lbfgs(2);
    for (int i = 0; i < second.memory().length; i++) {
      System.arraycopy(first.memory()[i], 0, second.memory()[i], 0, first.memory()[i].length);
    }
    double[] resumed = wHat.clone();
    Function again = valley().at(resumed);
    for (int step = 0; step < 4; step++) {
      assertThat(second.step(resumed, again)).isEqualTo(first.step(wHat, valley));
    }
    assertThat(resumed).isEqualTo(wHat);
  }
}

package dev.neuron.train;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Block;
import dev.neuron.math.GradientSum;
import dev.neuron.math.NaiveGradient;
import dev.neuron.math.Neuron;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {
  private static final double[] X = {1, 2, 3, 4, 5, 6, 70, 8};
  private static final int ROWS = 4;

  private static Problem problem(double[] y, double[] weights) {
    Block block = new Block(X, y, weights, ROWS, X.length / ROWS);
    return Problem.of(Neuron.PAPER, new LocalEngine(List.of(block), Neuron.PAPER, 1), null);
  }

  private static StoppingRule tolerance(double tolerance) {
    return new StoppingRule(tolerance, 0, Double.NaN, Double.POSITIVE_INFINITY);
  }

  /** Straight from the definition, with √(1 + 70² + 8²) for max ‖x̂‖. */
  @ParameterizedTest
  @CsvSource({"1e-8", "1e-13", "1e-15", "1e-16", "1e-18", "1e-300", "0"})
  void the_goal_is_the_tolerance_or_what_is_rounding(double tolerance) {
    for (double[] weights : new double[][] {null, {1, 1, 1, 1}, {2, 0, 1, 0.5}, {1, 1, 1e-9, 0}}) {
      double[] y = {1, 2, 4, 3};
      Problem problem = problem(y, weights);
      double[] s = weights == null ? new double[] {1, 1, 1, 1} : weights;
      double sum = s[0] + s[1] + s[2] + s[3];
      double mean = (s[0] + 2 * s[1] + 4 * s[2] + 3 * s[3]) / sum;
      double[] gradient = new double[3];
      for (int i = 0; i < ROWS; i++) {
        double error = 2 * (mean - y[i]) * s[i] / sum;
        gradient[0] += error * X[2 * i];
        gradient[1] += error * X[2 * i + 1];
        gradient[2] += error;
      }
      double norm = Math.hypot(Math.hypot(gradient[0], gradient[1]), gradient[2]);
      double expected =
          tolerance == 0 ? 0 : Math.max(tolerance * norm, 1e-15 * mean * Math.sqrt(1 + 4900 + 64));
      double goal = problem.goal(tolerance(tolerance));
      assertThat(goal).isCloseTo(expected, relative(expected, 1e-12));
    }
  }

  @Test
  void where_nothing_is_to_be_learned_rounding_is_the_goal() {
    double goal = problem(new double[] {3, 3, 3, 3}, null).goal(tolerance(1e-8));
    double expected = 1e-15 * 3 * Math.sqrt(4965);
    assertThat(goal).isCloseTo(expected, relative(expected, 1e-12));
  }

  @Test
  void a_sum_taken_before_is_the_sum_again() {
    double[] y = {1, 2, 4, 3};
    Problem problem = problem(y, null);
    double[][] points = {{0, 0, 2.5}, {0.5, -1, 2}, {0, 0, 2.5}, {-0.0, 0, 2.5}};
    GradientSum[] sums = new GradientSum[points.length];
    for (int k = 0; k < sums.length; k++) {
      sums[k] = new GradientSum(Neuron.PAPER, 2);
      sums[k].add(new Block(X, y, null, ROWS, 2), new double[] {9, 9, 9}); // left from before
    }
    for (int time = 0; time < 2; time++) {
      problem.sum(points, sums);
      for (int k = 0; k < sums.length; k++) {
        Block block = new Block(X, y, null, ROWS, 2);
        NaiveGradient expected = NaiveGradient.of(Neuron.PAPER, block, points[k]);
        assertThat(sums[k].cost()).isCloseTo(expected.cost(), relative(expected.cost(), 1e-14));
        assertThat(sums[k].count()).isEqualTo(ROWS);
        assertThat(sums[k].activeCount()).isEqualTo(expected.active());
        for (int j = 0; j < 3; j++) {
          double entry = expected.gradient()[j];
          assertThat(sums[k].gradient()[j]).isCloseTo(entry, relative(entry, 1e-14));
        }
      }
    }
  }
}

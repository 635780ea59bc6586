package dev.neuron.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClippedTest {
  private static Clipped clipped(boolean logarithmic, double... y) {
    double[] x = new double[y.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
    }
    Chart.Range range = new Chart.Range();
    range.add(1);
    range.add(10);
    return Clipped.of(new Chart.Curve("c", Chart.Kind.LINE, x, y), range, logarithmic);
  }

  @Test
  void a_curve_within_the_picture_stays_as_it_is() {
    Clipped all = clipped(true, 3, 10, 1, 5);
    assertThat(all.x()).containsExactly(0, 1, 2, 3);
    assertThat(all.y()).containsExactly(3, 10, 1, 5);
  }

  @Test
  void a_curve_that_leaves_and_comes_back_is_cut_where_it_crosses() {
    Clipped cut = clipped(false, 5, 30, 6);
    // 5 → 30 passes 10 a fifth of the way, 30 → 6 five sixths of the way
    assertThat(cut.y()).containsExactly(5, 10, Double.NaN, Double.NaN, 10, 6);
    double[] expected = {0, 0.2, 0.2, 1 + 5.0 / 6, 1 + 5.0 / 6, 2};
    for (int i = 0; i < expected.length; i++) {
      assertThat(cut.x()[i]).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void on_a_logarithmic_axis_the_line_is_straight_in_logarithms() {
    Clipped cut = clipped(true, 1, 1000);
    assertThat(cut.y()).containsExactly(1, 10);
    assertThat(cut.x()[1]).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void what_never_comes_back_ends_at_the_edge_even_on_the_way_to_infinity() {
    Clipped cut = clipped(true, 2, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    assertThat(cut.y()).containsExactly(2, 10);
  }
}

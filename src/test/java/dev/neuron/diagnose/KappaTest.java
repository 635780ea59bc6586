package dev.neuron.diagnose;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.fixture.Fixture;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import org.junit.jupiter.api.Test;

class KappaTest {
  private static Neuron neuron(Fixture.Row row) {
    Cost.Kind kind = Cost.Kind.SQUARED;
    for (Cost.Kind each : Cost.Kind.values()) {
      kind = each.label().equals(row.text("cost")) ? each : kind;
    }
    return new Neuron(
        Activation.parse(row.text("activation"), row.number("parameter", 1)),
        new Cost(kind, row.number("cost_parameter", 1)));
  }

  @Test
  void the_curvature_of_the_squared_cost_is_found_exactly() {
    Fixture kappas = Fixture.read("curvature/kappa.csv");
    assertThat(kappas.rows("cost", "squared")).hasSizeGreaterThan(40);
    for (Fixture.Row row : kappas.rows("cost", "squared")) {
      double[] ends = {row.number("y_min"), row.number("y_max")};
      double kappa = Kappa.of(neuron(row), ends, true);
      double expected = row.number("extremes");
      assertThat(kappa).as("%s", row).isCloseTo(expected, relative(expected, 1e-9));
    }
  }

  @Test
  void the_curvature_of_huber_is_found_exactly_for_a_few_targets_and_bounded_for_many() {
    int exact = 0;
    for (Fixture.Row row : Fixture.read("curvature/kappa.csv").rows("cost", "huber")) {
      Neuron neuron = neuron(row);
      double[] ends = {row.number("y_min"), row.number("y_max")};
      double expected = row.number("extremes");
      if (!neuron.activation().isPiecewiseLinear()) {
        assertThat(Kappa.of(neuron, ends, false)).as("%s", row).isCloseTo(expected, within(1e-9));
        exact++;
      }
      assertThat(Kappa.of(neuron, ends, true))
          .as("%s", row)
          .isBetween(expected * (1 - 1e-9), row.number("bound") * (1 + 1e-9));
    }
    assertThat(exact).isGreaterThan(20);
  }

  @Test
  void the_curvature_of_huber_knows_the_targets_between_the_extremes() {
    Neuron neuron =
        new Neuron(Activation.of(Activation.Kind.SIGMOID), new Cost(Cost.Kind.HUBER, 0.1));
    // At y = σ(0) = ½ the parabola lies where the slope is largest: κ = σ'(0)² = 1/16.
    assertThat(Kappa.of(neuron, new double[] {0, 0.5, 1}, false)).isEqualTo(1.0 / 16);
    assertThat(Kappa.of(neuron, new double[] {0, 1}, true)).isGreaterThan(1.0 / 16);
    assertThat(Kappa.of(neuron, new double[] {0, 1}, false)).isLessThan(1.0 / 32);
  }

  @Test
  void the_curvature_of_log_loss_is_a_quarter() {
    Fixture.Row row = Fixture.read("curvature/kappa.csv").row("cost", "log-loss");
    assertThat(Kappa.of(neuron(row), new double[] {0, 1}, true)).isEqualTo(row.number("extremes"));
  }
}

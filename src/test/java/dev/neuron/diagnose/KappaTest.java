package dev.neuron.diagnose;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;

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
      double kappa = Kappa.of(neuron(row), row.number("y_min"), row.number("y_max"));
      double expected = row.number("extremes");
      assertThat(kappa).as("%s", row).isCloseTo(expected, relative(expected, 1e-9));
    }
  }

  @Test
  void the_curvature_of_huber_is_bounded_and_not_by_far() {
    for (Fixture.Row row : Fixture.read("curvature/kappa.csv").rows("cost", "huber")) {
      double kappa = Kappa.of(neuron(row), row.number("y_min"), row.number("y_max"));
      assertThat(kappa)
          .as("%s", row)
          .isBetween(row.number("extremes") * (1 - 1e-9), row.number("bound") * (1 + 1e-9));
    }
  }

  @Test
  void the_curvature_of_log_loss_is_a_quarter() {
    Fixture.Row row = Fixture.read("curvature/kappa.csv").row("cost", "log-loss");
    assertThat(Kappa.of(neuron(row), 0, 1)).isEqualTo(row.number("extremes"));
  }
}

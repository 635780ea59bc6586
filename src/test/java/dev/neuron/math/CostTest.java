package dev.neuron.math;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.fixture.Fixture;
import org.junit.jupiter.api.Test;

class CostTest {
  private static final Neuron LOGISTIC =
      new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(Cost.Kind.LOG_LOSS));

  static Cost named(Fixture.Row row, String nameColumn, String parameterColumn) {
    for (Cost.Kind kind : Cost.Kind.values()) {
      if (kind.label().equals(row.text(nameColumn))) {
        return new Cost(kind, row.number(parameterColumn, 1));
      }
    }
    throw new IllegalArgumentException("no cost in " + row);
  }

  @Test
  void values_and_derivatives_agree_with_60_digit_arithmetic() {
    for (Fixture.Row row : Fixture.read("functions/costs.csv").rows()) {
      Cost cost = named(row, "cost", "parameter");
      double a = row.number("a");
      double y = row.number("y");
      assertThat(cost.value(a, y))
          .as("value %s", row)
          .isCloseTo(row.number("value"), relative(row.number("value"), 1e-14));
      assertThat(cost.derivative(a, y))
          .as("derivative %s", row)
          .isCloseTo(row.number("derivative"), relative(row.number("derivative"), 1e-14));
    }
  }

  @Test
  void log_loss_loses_nothing_however_sure_the_neuron_is() {
    for (Fixture.Row row : Fixture.read("functions/log-loss.csv").rows()) {
      double z = row.number("z");
      double y = row.number("y");
      assertThat(LOGISTIC.costAt(z, y))
          .as("value %s", row)
          .isCloseTo(row.number("value"), relative(row.number("value"), 1e-14, 1e-320));
      // a − y: as good as a itself, which is a number near 1
      assertThat(LOGISTIC.signal(z, y))
          .as("derivative %s", row)
          .isCloseTo(row.number("derivative"), within(2.3e-16));
    }
  }

  @Test
  void log_loss_of_the_activation_is_that_of_the_affine_value() {
    Cost logLoss = Cost.of(Cost.Kind.LOG_LOSS);
    for (double z : new double[] {-9, -0.5, 0, 2, 12}) {
      for (double y : new double[] {0, 0.25, 1}) {
        double a = LOGISTIC.activation().value(z);
        assertThat(logLoss.value(a, y)).isCloseTo(LOGISTIC.costAt(z, y), within(1e-9));
        double slope = LOGISTIC.activation().derivative(z);
        assertThat(logLoss.derivative(a, y) * slope).isCloseTo(a - y, within(1e-9));
      }
    }
  }

  @Test
  void a_tile_gets_the_bits_of_the_single_values() {
    double[] y = {0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0};
    double[] z = {-40, -3, 0.5, 0.5, 40, 800, 0, 0, 1, 1, -0.0, Double.MIN_VALUE, -1e-300};
    for (Activation.Kind activation : Activation.Kind.values()) {
      for (Cost.Kind kind : Cost.Kind.values()) {
        if (kind == Cost.Kind.LOG_LOSS && activation != Activation.Kind.SIGMOID) {
          continue;
        }
        Neuron neuron = new Neuron(Activation.of(activation), Cost.of(kind));
        double[] a = new double[z.length];
        double[] slope = new double[z.length];
        neuron.activation().activate(z, a, slope, z.length);
        neuron.cost().cost(z, a, slope, y, z.length);
        for (int r = 0; r < z.length; r++) {
          String place = activation + " " + kind + " at " + z[r];
          assertThat(a[r] + 0.0).as(place).isEqualTo(neuron.costAt(z[r], y[r]) + 0.0);
          assertThat(slope[r] + 0.0).as(place).isEqualTo(neuron.signal(z[r], y[r]) + 0.0);
        }
      }
    }
  }

  @Test
  void no_cost_hides_a_number_that_is_none() {
    for (Activation.Kind activation : Activation.Kind.values()) {
      for (Cost.Kind kind : Cost.Kind.values()) {
        if (kind == Cost.Kind.LOG_LOSS && activation != Activation.Kind.SIGMOID) {
          continue;
        }
        Neuron neuron = new Neuron(Activation.of(activation), Cost.of(kind));
        double[] z = {Double.NaN, Double.longBitsToDouble(0xfff8000000000000L)};
        double[] a = new double[2];
        double[] slope = new double[2];
        neuron.activation().activate(z, a, slope, 2);
        neuron.cost().cost(z, a, slope, new double[] {1, 0}, 2);
        assertThat(a).as(activation + " " + kind).containsExactly(Double.NaN, Double.NaN);
      }
    }
  }

  @Test
  void curvature_is_the_slope_of_the_signal() {
    for (Activation.Kind activation : Activation.Kind.values()) {
      for (Cost.Kind cost : Cost.Kind.values()) {
        if (cost == Cost.Kind.LOG_LOSS && activation != Activation.Kind.SIGMOID) {
          continue;
        }
        Neuron neuron = new Neuron(Activation.of(activation), Cost.of(cost));
        for (double z : new double[] {-1.7, -0.3, 0.6, 2.2}) {
          double h = 1e-5;
          double slope = (neuron.signal(z + h, 1) - neuron.signal(z - h, 1)) / (2 * h);
          assertThat(neuron.curvature(z, 1))
              .as("%s %s at %s", activation, cost, z)
              .isCloseTo(slope, within(1e-8));
        }
      }
    }
  }

  @Test
  void refuses_parameters_that_make_no_sense() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(Cost.Kind.HUBER, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(Cost.Kind.HUBER, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(Cost.Kind.QUANTILE, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(Cost.Kind.SQUARED, 2));
  }

  @Test
  void refuses_log_loss_without_sigmoid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Neuron(Activation.RELU, Cost.of(Cost.Kind.LOG_LOSS)))
        .withMessageContaining("sigmoid");
  }

  @Test
  void the_second_derivative_is_the_slope_of_the_derivative() {
    for (Cost.Kind kind : Cost.Kind.values()) {
      Cost cost = Cost.of(kind);
      boolean curved = false;
      for (double a : new double[] {0.1, 0.3, 0.62, 0.9}) {
        for (double y : new double[] {0, 0.2, 1}) {
          double h = 1e-6;
          double slope = (cost.derivative(a + h, y) - cost.derivative(a - h, y)) / (2 * h);
          double second = cost.secondDerivative(a, y);
          assertThat(second)
              .as("%s(%s, %s)", kind, a, y)
              .isCloseTo(slope, relative(second, 1e-7, 1e-7));
          curved |= second != 0;
        }
      }
      assertThat(cost.hasCurvature()).as("%s", kind).isEqualTo(curved);
      assertThat(kind).hasToString(kind.label());
      assertThat(cost.parameter()).isEqualTo(kind.defaultParameter());
    }
  }

  @Test
  void huber_bends_as_far_as_delta_and_no_further() {
    Cost huber = new Cost(Cost.Kind.HUBER, 0.5);
    assertThat(huber.secondDerivative(1.5, 1)).isEqualTo(1);
    assertThat(huber.secondDerivative(Math.nextUp(1.5), 1)).isZero();
    assertThat(huber.derivative(3, 1)).isEqualTo(0.5);
    assertThat(huber.value(1.5, 1)).isEqualTo(0.125);
  }

  @Test
  void a_parameter_on_the_edge_is_outside() {
    for (double edge : new double[] {0, 1}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Cost(Cost.Kind.QUANTILE, edge));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(Cost.Kind.HUBER, 0));
  }
}

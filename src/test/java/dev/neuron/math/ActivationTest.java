package dev.neuron.math;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.fixture.Fixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationTest {
  static Activation named(Fixture.Row row, String nameColumn, String parameterColumn) {
    String name = row.text(nameColumn);
    return Activation.parse(name, row.number(parameterColumn, 1));
  }

  @Test
  void values_and_derivatives_agree_with_60_digit_arithmetic() {
    for (Fixture.Row row : Fixture.read("functions/activations.csv").rows()) {
      Activation activation = named(row, "activation", "parameter");
      double z = row.number("z");
      assertThat(activation.value(z))
          .as("value %s", row)
          .isCloseTo(row.number("value"), relative(row.number("value"), 1e-14, 1e-320));
      assertThat(activation.derivative(z))
          .as("derivative %s", row)
          .isCloseTo(row.number("derivative"), relative(row.number("derivative"), 1e-13, 1e-307));
    }
  }

  @Test
  void a_tile_gets_the_bits_of_the_single_values() {
    for (Activation.Kind kind : Activation.Kind.values()) {
      Activation activation = Activation.of(kind);
      double[] z = Fixture.read("functions/activations.csv").column("z");
      double[] a = new double[z.length];
      double[] slope = new double[z.length];
      activation.activate(z, a, slope, z.length);
      for (int r = 0; r < z.length; r++) {
        assertThat(a[r]).as("%s(%s)", kind, z[r]).isEqualTo(activation.value(z[r]));
        assertThat(slope[r]).as("%s'(%s)", kind, z[r]).isEqualTo(activation.derivative(z[r]));
      }
    }
  }

  @Test
  void the_inverse_agrees_with_60_digit_arithmetic() {
    for (Fixture.Row row : Fixture.read("starts/inverse.csv").rows()) {
      double z = named(row, "activation", "parameter").inverse(row.number("a"));
      assertThat(z)
          .as("%s", row)
          .isCloseTo(row.number("z"), relative(row.number("z"), 1e-13, 1e-16));
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.Kind.class)
  void the_second_derivative_is_the_slope_of_the_derivative(Activation.Kind kind) {
    Activation activation = Activation.of(kind);
    for (double z : new double[] {-7.3, -2.1, -0.4, 0.4, 1.3, 5.9}) {
      double h = 1e-5;
      double slope = (activation.derivative(z + h) - activation.derivative(z - h)) / (2 * h);
      assertThat(activation.secondDerivative(z)).as("%s", z).isCloseTo(slope, within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.Kind.class)
  void values_stay_inside_the_bounds(Activation.Kind kind) {
    Activation activation = Activation.of(kind);
    for (double z : new double[] {-1e300, -800, -1, -0.0, 0, 1, 800, 1e300}) {
      assertThat(activation.value(z)).isBetween(activation.lowerBound(), activation.upperBound());
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.Kind.class)
  void a_z_that_is_no_number_gives_no_finite_activation(Activation.Kind kind) {
    assertThat(Activation.of(kind).value(Double.NaN)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "leaky-relu", "elu"})
  void straight_kinks_are_known(String name) {
    assertThat(Activation.parse(name, 0.5).hasKink()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Activation.Kind.class)
  void each_kind_is_known_by_its_name_and_says_what_it_can(Activation.Kind kind) {
    assertThat(Activation.parse(kind.label(), kind.defaultAlpha())).isEqualTo(Activation.of(kind));
    assertThat(kind).hasToString(kind.label());
    Activation activation = Activation.of(kind);
    assertThat(activation.canDie()).isEqualTo(kind == Activation.Kind.RELU);
    boolean straight = true;
    for (double z : new double[] {-3, -2, -1, 1, 2, 3}) {
      straight &= activation.secondDerivative(z) == 0;
    }
    assertThat(activation.isPiecewiseLinear()).isEqualTo(straight);
  }

  @Test
  void slopes_and_saturation_take_a_parameter_and_the_rest_none() {
    assertThat(Activation.Kind.RELU.takesAlpha()).isTrue();
    assertThat(Activation.Kind.LEAKY_RELU.takesAlpha()).isTrue();
    assertThat(Activation.Kind.ELU.takesAlpha()).isTrue();
    assertThat(Activation.Kind.SIGMOID.takesAlpha()).isFalse();
    assertThat(Activation.Kind.IDENTITY.takesAlpha()).isFalse();
    assertThat(Activation.Kind.LEAKY_RELU.defaultAlpha()).isEqualTo(0.01);
  }

  @Test
  void at_the_kink_the_slope_is_that_of_the_left() {
    assertThat(Activation.RELU.derivative(0)).isZero();
    assertThat(Activation.parse("leaky-relu", 0.2).derivative(0)).isEqualTo(0.2);
    assertThat(Activation.parse("elu", 0.2).derivative(0)).isEqualTo(0.2);
    assertThat(Activation.parse("elu", 0.2).secondDerivative(0)).isEqualTo(0.2);
  }

  @Test
  void elu_with_alpha_1_is_smooth() {
    assertThat(Activation.of(Activation.Kind.ELU).hasKink()).isFalse();
  }

  @Test
  void refuses_parameters_that_make_no_sense() {
    assertThatIllegalArgumentException().isThrownBy(() -> Activation.parse("relu", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Activation.parse("relu", Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Activation.parse("elu", Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Activation.parse("tanh", 2))
        .withMessageContaining("tanh");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Activation.parse("reul", 1))
        .withMessageContaining("reul");
  }

  @Test
  void refuses_to_invert_what_is_never_reached() {
    assertThatIllegalArgumentException().isThrownBy(() -> Activation.RELU.inverse(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Activation.RELU.inverse(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Activation.parse("tanh", 1).inverse(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Activation.parse("sigmoid", 1).inverse(Double.NaN));
  }
}

package dev.neuron.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainedNeuronTest {
  @Test
  void the_affine_value_is_the_weighted_sum_plus_the_bias() {
    TrainedNeuron neuron = Models.of(Models.linear(), 2, -0.5, 1);
    assertThat(neuron.affine().at(new double[] {3, 4})).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "relu, 2, 2",
    "relu, -2, 0",
    "leaky-relu, -2, -0.02",
    "elu, -1, -0.6321205588285577",
    "sigmoid, 0, 0.5",
    "tanh, 0.5, 0.46211715726000973",
    "softplus, 0, 0.6931471805599453",
    "identity, -2, -2",
  })
  void the_prediction_is_the_activation_of_the_affine_value(String name, double z, double a) {
    for (Activation.Kind kind : Activation.Kind.values()) {
      if (kind.label().equals(name)) {
        Neuron neuron = new Neuron(Activation.of(kind), Cost.SQUARED);
        assertThat(Models.of(neuron, 1, 0).predict(new double[] {z})).isEqualTo(a);
      }
    }
  }

  @Test
  void refuses_parameters_that_are_not_finite_or_too_few() {
    assertThatThrownBy(() -> Models.of(Models.linear(), Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Models.of(Models.linear(), 1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Models.of(Models.linear(), Models.rich().columns(), new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.math.Neuron;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CostDefinitionTest {
  @ParameterizedTest
  @MethodSource("dev.neuron.diagnose.GradientCheckTest#neurons")
  void gives_the_cost_the_neuron_gives(Neuron neuron) {
    DfpField field = new DfpField(60);
    CostDefinition<Dfp> definition = new CostDefinition<>(neuron);
    for (double z : new double[] {-800, -30, -2, -1e-9, 0, 1e-9, 0.3, 5, 30, 800}) {
      for (double y : new double[] {0, 1}) {
        double cost = neuron.costAt(z, y);
        assertThat(definition.at(field.newDfp(z), y).toDouble())
            .isCloseTo(cost, within(1e-14 + 1e-13 * cost));
      }
    }
  }
}

package dev.neuron.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleStepsTest {
  private final SplittableRandom random = new SplittableRandom(5);

  private Block block(int rows, int columns, double[] weights) {
    double[] x = random.doubles((long) rows * columns, -1, 1).toArray();
    double[] y = random.doubles(rows, 0, 2).toArray();
    return new Block(x, y, weights, rows, columns);
  }

  /** The paper's update with the reference gradient of each example on its own. */
  private static double[] reference(Neuron neuron, Block block, double[] start, double eta) {
    double[] wHat = start.clone();
    int n = block.columns();
    for (int i = 0; i < block.rows(); i++) {
      Block one =
          new Block(
              Arrays.copyOfRange(block.x(), i * n, (i + 1) * n),
              new double[] {block.y()[i]},
              null,
              1,
              n);
      double[] gradient = NaiveGradient.of(neuron, one, wHat).gradient();
      for (int j = 0; j <= n; j++) {
        wHat[j] -= eta * (block.weights() == null ? 1 : block.weights()[i]) * gradient[j];
      }
    }
    return wHat;
  }

  @ParameterizedTest
  @EnumSource(Activation.Kind.class)
  void steps_are_the_reference_s_for_every_activation(Activation.Kind kind) {
    Neuron neuron = new Neuron(Activation.of(kind), Cost.SQUARED);
    Block block = block(50, 7, null);
    double[] wHat = random.doubles(8, -1, 1).toArray();
    double[] expected = reference(neuron, block, wHat, 0.05);
    SingleSteps.descend(neuron, block, 0, 50, wHat, 0.05);
    assertThat(wHat).containsExactly(expected, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 20, 33})
  void any_number_of_features_is_summed_whole(int columns) {
    Block block = block(30, columns, null);
    double[] wHat = random.doubles(columns + 1L, 0, 1).toArray();
    double[] expected = reference(Neuron.PAPER, block, wHat, 0.01);
    SingleSteps.descend(Neuron.PAPER, block, 0, 30, wHat, 0.01);
    assertThat(wHat).containsExactly(expected, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 13, 30})
  void the_examples_can_be_taken_in_two_parts(int middle) {
    Block block = block(30, 3, null);
    double[] parts = {0.1, 0.2, 0.3, 0.4};
    double[] whole = parts.clone();
    SingleSteps.descend(Neuron.PAPER, block, 0, middle, parts, 0.1);
    SingleSteps.descend(Neuron.PAPER, block, middle, 30, parts, 0.1);
    SingleSteps.descend(Neuron.PAPER, block, 0, 30, whole, 0.1);
    assertThat(parts).containsExactly(whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void a_weight_multiplies_the_step(int kept) {
    double[] weights = new double[20];
    for (int i = 0; i < 20; i++) {
      weights[i] = i % 2 == kept ? 0.5 + i : 0;
    }
    Block block = block(20, 4, weights);
    double[] wHat = {1, 1, 1, 1, 1};
    double[] expected = reference(Neuron.PAPER, block, wHat, 0.01);
    SingleSteps.descend(Neuron.PAPER, block, 0, 20, wHat, 0.01);
    assertThat(wHat).containsExactly(expected, within(1e-12));
  }
}

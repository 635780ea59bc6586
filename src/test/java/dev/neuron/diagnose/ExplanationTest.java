package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.GradientSum;
import dev.neuron.math.NaiveGradient;
import dev.neuron.math.Neuron;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {
  private static final double[] POINT = {0.7, -0.4, 0.2, 0.5};

  @Test
  void the_chain_by_hand_with_every_number() {
    // w = [2, 1], b = −1, x = [1, 3], y = 1
    Block block = new Block(new double[] {1, 3}, new double[] {1}, null, 1, 2);
    Explanation explanation =
        Explanation.of(Neuron.PAPER, List.of(block), 7, 1, new double[] {2, 1, -1}, 0.125);
    ExampleChain chain = explanation.chains().get(0);
    assertThat(chain.number()).isEqualTo(7);
    assertThat(chain.u()).containsExactly(2, 3);
    assertThat(chain.dot()).isEqualTo(5);
    assertThat(chain.z()).isEqualTo(4);
    assertThat(chain.a()).isEqualTo(4);
    assertThat(chain.v()).isEqualTo(-3);
    assertThat(chain.c()).isEqualTo(9);
    assertThat(chain.slope()).isEqualTo(1);
    assertThat(chain.vByA()).isEqualTo(-1);
    assertThat(chain.cByV()).isEqualTo(-6);
    assertThat(chain.signal()).isEqualTo(6);
    assertThat(explanation.cost()).isEqualTo(9);
    assertThat(explanation.gradient()).containsExactly(6, 18, 6);
    assertThat(explanation.updated()).containsExactly(1.25, -1.25, -1.75);
    assertThat(explanation.costAfter()).isEqualTo(1); // clipped now: (1 − 0)²
    assertThat(explanation.isSingle()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("dev.neuron.diagnose.GradientCheckTest#neurons")
  void the_product_of_one_example_is_its_gradient_to_the_bit(Neuron neuron) {
    Block block = examples(12, false);
    for (int row = 0; row < 12; row++) {
      Block single = ExampleSample.single(block, row);
      Explanation explanation = Explanation.of(neuron, List.of(single), 1, 1, POINT, 0.1);
      assertThat(explanation.gradient())
          .containsExactly(NaiveGradient.of(neuron, single, POINT).gradient());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.neuron.diagnose.GradientCheckTest#neurons")
  void the_product_is_the_gradient_that_training_uses(Neuron neuron) {
    List<Block> blocks = List.of(examples(30, true), examples(11, true));
    Explanation explanation = Explanation.of(neuron, blocks, 1, 5, POINT, 0.1);
    GradientSum sum = new GradientSum(neuron, 3);
    blocks.forEach(block -> sum.add(block, POINT));
    assertThat(explanation.gradient()).containsExactly(sum.gradient(), within(1e-14));
    assertThat(explanation.cost()).isCloseTo(sum.cost(), within(1e-14));
    assertThat(explanation.active()).isEqualTo(sum.activeCount());
    assertThat(explanation.count()).isEqualTo(41);
    assertThat(explanation.chains()).hasSize(5);
    assertThat(explanation.weighted()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("dev.neuron.diagnose.GradientCheckTest#neurons")
  void the_three_links_multiply_to_the_error_signal(Neuron neuron) {
    Explanation explanation =
        Explanation.of(neuron, List.of(examples(12, false)), 1, 12, POINT, 0.1);
    for (ExampleChain chain : explanation.chains()) {
      assertThat(chain.cByV() * chain.vByA() * chain.slope())
          .isCloseTo(chain.signal(), within(1e-14));
      double[] last = chain.forwardOrder()[3];
      for (int j = 0; j < 3; j++) {
        assertThat(last[j]).isCloseTo(chain.signal() * chain.x()[j], within(1e-14));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.neuron.diagnose.GradientCheckTest#neurons")
  void the_cost_is_a_function_of_v_with_the_slope_told(Neuron neuron) {
    double h = 1e-6;
    for (double y : new double[] {0, 1}) {
      for (double z : new double[] {-1.7, 0.31, 2.3}) {
        ExampleChain chain = at(neuron, z, y);
        double rise = at(neuron, z + h, y).c() - at(neuron, z - h, y).c();
        double run = at(neuron, z + h, y).v() - at(neuron, z - h, y).v();
        if (run != 0) {
          assertThat(chain.cByV()).isCloseTo(rise / run, within(1e-5));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"800, 0, 1", "-800, 1, -1", "800, 1, 0"})
  void a_saturated_log_loss_still_multiplies_out(double z, double y, double signal) {
    Neuron neuron = new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(Cost.Kind.LOG_LOSS));
    ExampleChain chain = at(neuron, z, y);
    assertThat(chain.signal()).isEqualTo(signal);
    if (signal != 0) {
      assertThat(chain.forwardOrder()[3]).containsExactly(signal * 1);
    }
  }

  @Test
  void a_batch_of_equal_weights_is_one_of_none() {
    Block plain = examples(12, false);
    double[] twos = new double[12];
    Arrays.fill(twos, 2);
    Block weighted = new Block(plain.x(), plain.y(), twos, 12, 3);
    assertThat(gradientOf(weighted)).containsExactly(gradientOf(plain), within(1e-15));
  }

  private static double[] gradientOf(Block block) {
    return Explanation.of(Neuron.PAPER, List.of(block), 1, 1, POINT, 0.1).gradient();
  }

  /** The chain of a single feature of 1 with weight z and no bias. */
  private static ExampleChain at(Neuron neuron, double z, double y) {
    Block block = new Block(new double[] {1}, new double[] {y}, null, 1, 1);
    return ExampleChain.of(neuron, block, 0, 1, new double[] {z, 0}, 1);
  }

  private static Block examples(int rows, boolean weighted) {
    Random random = new Random(rows);
    double[] x = random.doubles(3L * rows, -2, 2).toArray();
    double[] y = random.ints(rows, 0, 2).asDoubleStream().toArray();
    double[] weights = weighted ? random.doubles(rows, 0, 3).toArray() : null;
    return new Block(x, y, weights, rows, 3);
  }
}

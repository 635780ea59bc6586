package dev.neuron.math;

import static dev.neuron.fixture.Near.relative;
import static dev.neuron.fixture.Near.relativeToLength;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Fixture;
import org.junit.jupiter.api.Test;

/** Every activation × cost against cost and gradient computed by other programs. */
class GradientFixtureTest {
  private final Fixture examples = Fixture.read("gradients/examples.csv");
  private final Fixture gradients = Fixture.read("gradients/gradients.csv");

  private Block block(Fixture.Row row) {
    int rows = examples.rows().size();
    double[] x = new double[rows * 3];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(examples.rows().get(i).numbers("x1", "x3"), 0, x, 3 * i, 3);
    }
    double[] y = examples.column(row.text("target").equals("sign") ? "label" : row.text("target"));
    if (row.text("target").equals("sign")) {
      for (int i = 0; i < rows; i++) {
        y[i] = 2 * y[i] - 1;
      }
    }
    boolean weighted = Boolean.parseBoolean(row.text("weighted"));
    return new Block(x, y, weighted ? examples.column("weight") : null, rows, 3);
  }

  private static Neuron neuron(Fixture.Row row) {
    return new Neuron(
        ActivationTest.named(row, "activation", "activation_parameter"),
        CostTest.named(row, "cost", "cost_parameter"));
  }

  @Test
  void the_kernel_gives_the_cost_and_gradient_of_every_neuron() {
    for (Fixture.Row row : gradients.rows()) {
      GradientSum sum = new GradientSum(neuron(row), 3);
      Block block = block(row);
      sum.add(block, row.numbers("w1", "b"));
      compare(row, sum.cost(), sum.gradient());
      assertThat(sum.activeShare()).as("%s", row).isEqualTo(row.number("active"));
      assertThat(sum.count()).isEqualTo(12);
    }
  }

  @Test
  void the_naive_loop_gives_the_cost_and_gradient_of_every_neuron() {
    for (Fixture.Row row : gradients.rows()) {
      NaiveGradient naive = NaiveGradient.of(neuron(row), block(row), row.numbers("w1", "b"));
      compare(row, naive.cost(), naive.gradient());
      assertThat(naive.active() / 12.0).as("%s", row).isEqualTo(row.number("active"));
    }
  }

  @Test
  void every_pair_that_goes_together_is_in_the_fixture() {
    long pairs =
        gradients.rows().stream()
            .map(row -> row.text("activation") + row.text("cost"))
            .distinct()
            .count();
    int activations = Activation.Kind.values().length;
    int costs = Cost.Kind.values().length;
    assertThat(pairs).isEqualTo(activations * (costs - 1) + 1);
  }

  private static void compare(Fixture.Row row, double cost, double[] gradient) {
    double[] expected = row.numbers("g1", "gb");
    assertThat(cost)
        .as("%s", row)
        .isCloseTo(row.number("loss"), relative(row.number("loss"), 1e-12));
    for (int j = 0; j < expected.length; j++) {
      assertThat(gradient[j])
          .as("%s", row)
          .isCloseTo(expected[j], relativeToLength(expected, 1e-12));
    }
  }
}

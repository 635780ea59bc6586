package dev.neuron.diagnose;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.DataException;
import dev.neuron.fixture.Fixture;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private final Fixture targets = Fixture.read("starts/targets.csv");

  private Block block(String set, boolean weighted) {
    List<Fixture.Row> rows = targets.rows("set", set);
    double[] y = rows.stream().mapToDouble(row -> row.number("y")).toArray();
    double[] s = rows.stream().mapToDouble(row -> row.number("weight")).toArray();
    return new Block(new double[0], y, weighted ? s : null, y.length, 0);
  }

  private static Block block(double... y) {
    return new Block(new double[0], y, null, y.length, 0);
  }

  private static Cost cost(Fixture.Row row) {
    for (Cost.Kind kind : Cost.Kind.values()) {
      if (kind.label().equals(row.text("cost"))) {
        return new Cost(kind, row.number("parameter", 1));
      }
    }
    throw new IllegalArgumentException("no cost in " + row);
  }

  @Test
  void log_loss_needs_zeros_and_ones() {
    Cost logLoss = Cost.of(Cost.Kind.LOG_LOSS);
    Targets.of(List.of(block(0, 1, 1))).requireFitting(logLoss, "y");
    assertThatThrownBy(() -> Targets.of(List.of(block(0, 1, 2, -1))).requireFitting(logLoss, "y"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column \"y\": 2 of 4 targets are neither 0 nor 1");
  }

  @Test
  void hinge_needs_two_sides() {
    Cost hinge = Cost.of(Cost.Kind.HINGE);
    Targets.of(List.of(block(0, 1, 1))).requireFitting(hinge, "y");
    Targets.of(List.of(block(-1, 1, 1))).requireFitting(hinge, "y");
    assertThatThrownBy(() -> Targets.of(List.of(block(0, 1, -1))).requireFitting(hinge, "y"))
        .hasMessageContaining("1 of 3 targets");
  }

  @Test
  void other_costs_take_any_targets() {
    for (Cost.Kind kind :
        List.of(Cost.Kind.SQUARED, Cost.Kind.ABSOLUTE, Cost.Kind.HUBER, Cost.Kind.QUANTILE)) {
      Targets.of(List.of(block(25, 346, -1e9))).requireFitting(Cost.of(kind), "y");
    }
  }

  private static double meanCost(Block block, Cost cost, double constant) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < block.rows(); i++) {
      double s = block.weights() == null ? 1 : block.weights()[i];
      sum += s * cost.value(constant, block.y()[i]);
      weight += s;
    }
    return sum / weight;
  }

  @Test
  void the_best_constant_of_every_cost_has_the_least_cost() {
    for (Fixture.Row row : Fixture.read("starts/constants.csv").rows()) {
      Block block = block(row.text("set"), Boolean.parseBoolean(row.text("weighted")));
      double best = Targets.of(List.of(block)).bestConstant(cost(row));
      double slack = 1e-12 * (1 + Math.abs(best));
      assertThat(best)
          .as("%s", row)
          .isBetween(row.number("low") - slack, row.number("high") + slack);
      assertThat(meanCost(block, cost(row), best))
          .as("%s", row)
          .isCloseTo(row.number("loss"), relative(row.number("loss"), 1e-12));
    }
  }

  @Test
  void blocks_make_no_difference() {
    Block whole = block("diabetes", true);
    Block first = new Block(whole.x(), whole.y(), whole.weights(), 200, 0);
    Block second =
        new Block(
            whole.x(),
            Arrays.copyOfRange(whole.y(), 200, 442),
            Arrays.copyOfRange(whole.weights(), 200, 442),
            242,
            0);
    Targets expected = Targets.of(List.of(whole));
    Targets actual = Targets.of(List.of(first, second));
    assertThat(actual.count()).isEqualTo(442);
    assertThat(actual.mean()).isEqualTo(expected.mean());
    assertThat(actual.sd()).isCloseTo(expected.sd(), relative(expected.sd(), 1e-15));
    assertThat(actual.min()).isEqualTo(25);
    assertThat(actual.max()).isEqualTo(346);
    Cost tau = new Cost(Cost.Kind.QUANTILE, 0.3);
    assertThat(actual.bestConstant(tau)).isEqualTo(expected.bestConstant(tau));
  }

  @Test
  void the_start_gives_the_best_constant_where_the_activation_can() {
    Targets diabetes = Targets.of(List.of(block("diabetes", false)));
    for (String name : new String[] {"relu", "leaky-relu", "elu", "softplus", "identity"}) {
      Activation activation = Activation.parse(name, name.equals("relu") ? 2.5 : 1);
      double b = diabetes.bestConstantBias(activation, Cost.SQUARED);
      assertThat(activation.value(b))
          .as("%s", name)
          .isCloseTo(diabetes.mean(), relative(diabetes.mean(), 1e-14));
    }
  }

  @Test
  void a_bounded_activation_starts_a_hundredth_inside_its_range() {
    Targets diabetes = Targets.of(List.of(block("diabetes", false)));
    Activation sigmoid = Activation.of(Activation.Kind.SIGMOID);
    Activation tanh = Activation.of(Activation.Kind.TANH);
    assertThat(sigmoid.value(diabetes.bestConstantBias(sigmoid, Cost.SQUARED)))
        .isCloseTo(0.99, within(1e-12));
    assertThat(tanh.value(diabetes.bestConstantBias(tanh, Cost.SQUARED))).isBetween(0.97, 0.9901);
  }

  @Test
  void a_relu_with_negative_targets_starts_a_little_above_its_kink() {
    Block block = block("negative", false);
    Targets negative = Targets.of(List.of(block));
    Activation relu = Activation.parse("relu", 2);
    assertThat(negative.bestConstantBias(relu, Cost.SQUARED))
        .isCloseTo(0.01 * negative.sd() / 2, relative(negative.sd(), 1e-14));
    for (Activation.Kind kind : Activation.Kind.values()) {
      assertThat(negative.bestConstantBias(Activation.of(kind), Cost.SQUARED))
          .as("%s", kind)
          .isFinite();
    }
  }

  @Test
  void counts_the_targets_an_activation_cannot_take() {
    Targets some = Targets.of(List.of(block(-1, 0, 0.5, 1, 3)));
    assertThat(some.shareOutside(Activation.RELU)).isEqualTo(0.2);
    assertThat(some.shareOutside(Activation.parse("sigmoid", 1))).isEqualTo(0.4);
    assertThat(some.shareOutside(Activation.parse("tanh", 1))).isEqualTo(0.2);
    assertThat(some.shareOutside(Activation.parse("elu", 0.5))).isEqualTo(0.2);
    assertThat(some.shareOutside(Activation.IDENTITY)).isZero();
    assertThat(some.allAmong(0, 1)).isFalse();
    assertThat(Targets.of(List.of(block(0, 1, 1))).allAmong(0, 1)).isTrue();
    assertThat(some.meanMagnitude()).isCloseTo(1.1, within(1e-15));
  }
}

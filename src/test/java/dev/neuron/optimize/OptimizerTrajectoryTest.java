package dev.neuron.optimize;

import static dev.neuron.fixture.Near.relative;
import static dev.neuron.fixture.Near.relativeToLength;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.fixture.Fixture;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Block;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Twenty steps of every method without line search against PyTorch's formulas in numpy. */
class OptimizerTrajectoryTest {
  private static final int STEPS = 20;

  private static OptimizerSettings settings(Fixture.Row row) {
    Method method = method(row.text("optimizer"));
    OptimizerSettings defaults = OptimizerSettings.defaults(method);
    return new OptimizerSettings(
        method,
        row.number("momentum", defaults.momentum()),
        row.number("beta1", defaults.beta1()),
        row.number("beta2", defaults.beta2()),
        row.number("epsilon", defaults.epsilon()),
        row.number("weight_decay", defaults.weightDecay()));
  }

  private static Method method(String label) {
    return Arrays.stream(Method.values())
        .filter(method -> method.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  /** Cases without L2, whose gradient is the trainer's business. */
  private static List<Fixture.Row> plain(Fixture cases) {
    return cases.rows().stream().filter(row -> row.text("l2").isEmpty()).toList();
  }

  @Test
  void every_method_without_a_line_search_is_in_the_fixture() {
    for (String cases : List.of("optimizers/cases.csv", "optimizers/diabetes-cases.csv")) {
      assertThat(Fixture.read(cases).rows())
          .extracting(row -> method(row.text("optimizer")))
          .contains(
              Arrays.stream(Method.values())
                  .filter(method -> !method.searchesLine())
                  .toArray(Method[]::new));
    }
  }

  @Test
  void twenty_steps_down_a_quadratic_agree_in_12_digits() {
    Fixture matrix = Fixture.read("optimizers/quadratic-gradient.csv"); // four rows of A, then c
    Fixture trajectories = Fixture.read("optimizers/quadratic.csv");
    for (Fixture.Row row : plain(Fixture.read("optimizers/cases.csv"))) {
      List<Fixture.Row> expected = trajectories.rows("case", row.text("case"));
      List<Fixture.Row> averages = trajectories.rows("case", row.text("case") + "-average");
      Optimizer optimizer = settings(row).create(4);
      double[] wHat = expected.get(0).numbers("w1", "b");
      for (int t = 1; t <= STEPS; t++) {
        optimizer.step(
            wHat, quadraticGradient(matrix, wHat), row.number("rate"), row.number("l1", 0));
        assertClose(wHat, expected.get(t).numbers("w1", "b"), expected.get(t));
        double[] answer = averages.isEmpty() ? wHat : averages.get(t - 1).numbers("w1", "b");
        assertClose(optimizer.answer(wHat), answer, row);
      }
    }
  }

  private static double[] quadraticGradient(Fixture matrix, double[] wHat) {
    double[] c = matrix.rows().get(4).numbers("w1", "b");
    double[] gradient = new double[4];
    for (int i = 0; i < 4; i++) {
      double[] row = matrix.rows().get(i).numbers("w1", "b");
      for (int j = 0; j < 4; j++) {
        gradient[i] += row[j] * wHat[j];
      }
      gradient[i] -= c[i];
    }
    return gradient;
  }

  private static void assertClose(double[] actual, double[] expected, Object description) {
    for (int j = 0; j < expected.length; j++) {
      assertThat(actual[j])
          .as("%s, coordinate %s", description, j)
          .isCloseTo(expected[j], relativeToLength(expected, 1e-12));
    }
  }

  @Test
  void twenty_epochs_on_diabetes_agree_in_12_digits() {
    Block block = RealData.standardized("diabetes.csv", "progression");
    Fixture trajectories = Fixture.read("optimizers/diabetes.csv");
    for (Fixture.Row row : plain(Fixture.read("optimizers/diabetes-cases.csv"))) {
      List<Fixture.Row> expected = trajectories.rows("case", row.text("case"));
      Optimizer optimizer = settings(row).create(11);
      double[] wHat = expected.get(0).numbers("age", "bias");
      for (int epoch = 0; epoch <= STEPS; epoch++) {
        GradientSum sum = new GradientSum(Neuron.PAPER, 10);
        sum.add(block, wHat);
        double loss = expected.get(epoch).number("loss");
        assertThat(sum.cost()).as("%s", expected.get(epoch)).isCloseTo(loss, relative(loss, 1e-12));
        assertClose(wHat, expected.get(epoch).numbers("age", "bias"), row);
        optimizer.step(wHat, sum.gradient(), row.number("rate"), row.number("l1", 0));
      }
    }
  }

  @Test
  void mini_batches_in_file_order_agree_in_12_digits() {
    Block block = RealData.standardized("diabetes.csv", "progression");
    double[] wHat = RealData.bestConstant(block);
    Optimizer gd = OptimizerSettings.GD.create(11);
    GradientSum batch = new GradientSum(Neuron.PAPER, 10);
    for (Fixture.Row row : Fixture.read("optimizers/minibatch.csv").rows()) {
      assertClose(wHat, row.numbers("age", "bias"), row);
      for (int from = 0; from < block.rows(); from += 64) {
        batch.reset();
        batch.add(block, from, Math.min(block.rows(), from + 64), wHat);
        gd.step(wHat, batch.gradient(), 0.02, 0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"NEWTON", "LBFGS"},
      mode = EnumSource.Mode.EXCLUDE)
  void a_memory_written_back_goes_on_where_it_stopped(Method method) {
    Fixture matrix = Fixture.read("optimizers/quadratic-gradient.csv");
    double[] wHat = {0.5, -1, 2, 0.25};
    Optimizer first = OptimizerSettings.defaults(method).create(4);
    for (int t = 0; t < 7; t++) {
      first.step(wHat, quadraticGradient(matrix, wHat), 0.05, 0.2);
    }
    Optimizer second = OptimizerSettings.defaults(method).create(4);
    double[][] memory = second.memory();
    for (int i = 0; i < memory.length; i++) {
      System.arraycopy(first.memory()[i], 0, memory[i], 0, memory[i].length);
    }
    double[] resumed = wHat.clone();
    for (int t = 0; t < 7; t++) {
      first.step(wHat, quadraticGradient(matrix, wHat), 0.05, 0.2);
      second.step(resumed, quadraticGradient(matrix, resumed), 0.05, 0.2);
    }
    assertThat(resumed).isEqualTo(wHat);
    assertThat(second.answer(resumed)).isEqualTo(first.answer(wHat));
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"MOMENTUM", "NESTEROV", "ADAM"})
  void a_method_with_memory_comes_to_rest_where_steps_without_a_gradient_lead(Method method) {
    Fixture matrix = Fixture.read("optimizers/quadratic-gradient.csv");
    double[] wHat = {0.5, -1, 2, 0.25};
    Optimizer optimizer = OptimizerSettings.defaults(method).create(4);
    assertThat(optimizer.rest(wHat, 0.01)).isEqualTo(wHat);
    for (int t = 0; t < 30; t++) {
      optimizer.step(wHat, quadraticGradient(matrix, wHat), 0.01, 0);
    }
    double[] rest = optimizer.rest(wHat, 0.01);
    assertThat(rest).isNotEqualTo(wHat);
    for (int t = 0; t < 1000; t++) {
      optimizer.step(wHat, new double[4], 0.01, 0);
    }
    assertThat(rest).containsExactly(wHat, within(1e-14));
  }

  @Test
  void methods_that_search_a_line_need_an_objective() {
    assertThatThrownBy(() -> OptimizerSettings.defaults(Method.NEWTON).create(3))
        .isInstanceOf(IllegalStateException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LineSearchMethod.create(Method.GD, 3, true));
    assertThat(LineSearchMethod.create(Method.NEWTON, 3, false)).isInstanceOf(Newton.class);
    assertThat(LineSearchMethod.create(Method.LBFGS, 3, false)).isInstanceOf(Lbfgs.class);
    assertThat(LineSearchMethod.create(Method.LBFGS, 3, true)).isInstanceOf(Goldstein.class);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void a_method_is_told_by_its_name_and_its_kind(Method method) {
    assertThat(method).hasToString(method.label());
    assertThat(method.searchesLine())
        .isEqualTo(List.of("newton", "lbfgs").contains(method.label()));
    assertThat(method.adaptsPerCoordinate())
        .isEqualTo(List.of("adagrad", "rmsprop", "adam", "adamw").contains(method.label()));
  }

  @Test
  void constants_on_the_edge_of_their_range_are_fine() {
    OptimizerSettings edge = new OptimizerSettings(Method.ADAM, 0, 0, 0, Double.MIN_VALUE, 0);
    assertThat(edge.beta1() + edge.beta2() + edge.momentum()).isZero();
  }

  @Test
  void refuses_constants_outside_their_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OptimizerSettings(Method.MOMENTUM, 1, 0.9, 0.999, 1e-8, 0))
        .withMessageContaining("momentum");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OptimizerSettings(Method.ADAM, 0.9, -0.1, 0.999, 1e-8, 0))
        .withMessageContaining("beta1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OptimizerSettings(Method.ADAM, 0.9, 0.9, Double.NaN, 1e-8, 0))
        .withMessageContaining("beta2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OptimizerSettings(Method.ADAM, 0.9, 0.9, 0.999, 0, 0))
        .withMessageContaining("epsilon");
  }
}

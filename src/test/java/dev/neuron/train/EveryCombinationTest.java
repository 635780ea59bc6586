package dev.neuron.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.RealData;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every activation × cost × method with every default does something sensible on real data. */
class EveryCombinationTest {
  private static final Block DIABETES = RealData.standardized("diabetes.csv", "progression");
  private static final Block CANCER = RealData.standardized("breast_cancer.csv", "benign");
  private static final Block NARROW = firstColumns(10, CANCER);
  private static final Set<Cost.Kind> OF_CLASSES = Set.of(Cost.Kind.LOG_LOSS, Cost.Kind.HINGE);

  private static Block firstColumns(int columns, Block all) {
    double[] x = new double[all.rows() * columns];
    for (int i = 0; i < all.rows(); i++) {
      System.arraycopy(all.x(), i * all.columns(), x, i * columns, columns);
    }
    return new Block(x, all.y(), null, all.rows(), columns);
  }

  private static TrainingPlan plan(Method method, Activation.Kind activation, Cost.Kind cost) {
    return TrainingPlan.DEFAULT
        .withNeuron(new Neuron(Activation.of(activation), Cost.of(cost)))
        .withOptimizer(OptimizerSettings.defaults(method));
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void learns_diabetes_or_does_not_claim_to(Method method) {
    for (Activation.Kind activation : Activation.Kind.values()) {
      for (Cost.Kind cost : Cost.Kind.values()) {
        if (OF_CLASSES.contains(cost)) {
          continue;
        }
        Runs run = Runs.train(plan(method, activation, cost), DIABETES);
        double part = run.result().answer().loss() / run.result().start().loss();
        String name = activation + " " + cost + " " + method;
        assertThat(run.result().verdict())
            .as("%s", name)
            .isIn(Verdict.CONVERGED, Verdict.COMPLETED);
        if (Activation.of(activation).upperBound()
            < 25) { // the targets, 25 to 346, are out of reach
          assertThat(part).as("%s", name).isBetween(0.99, 1.0);
          assertThat(run.result().verdict()).as("%s", name).isEqualTo(Verdict.COMPLETED);
        } else {
          assertThat(part).as("%s", name).isLessThan(0.95);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void learns_to_tell_benign_from_malignant(Method method) {
    for (Activation.Kind activation : Activation.Kind.values()) {
      for (Cost.Kind cost : Cost.Kind.values()) {
        if (cost == Cost.Kind.LOG_LOSS && activation != Activation.Kind.SIGMOID) {
          continue;
        }
        // Newton decomposes a matrix of the columns in every epoch, lbfgs passes several times.
        Block block = method.searchesLine() ? NARROW : CANCER;
        Runs run = Runs.train(plan(method, activation, cost), block);
        String name = activation + " " + cost + " " + method;
        assertThat(run.result().verdict())
            .as("%s", name)
            .isIn(Verdict.CONVERGED, Verdict.COMPLETED);
        assertThat(run.result().answer().loss())
            .as("%s", name)
            .isLessThan(run.result().start().loss());
        assertThat(run.result().epochs()).as("%s", name).isPositive();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void explains_half_of_diabetes_in_a_hundred_epochs(Method method) {
    Runs run = Runs.train(plan(method, Activation.Kind.RELU, Cost.Kind.SQUARED), DIABETES);
    assertThat(run.r2(DIABETES)).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @EnumSource(value = Activation.Kind.class, names = "RELU", mode = EnumSource.Mode.EXCLUDE)
  void only_relu_dies_of_negative_targets(Activation.Kind activation) {
    double[] negative = Arrays.stream(DIABETES.y()).map(y -> -y).toArray();
    Block block = new Block(DIABETES.x(), negative, null, 442, 10);
    for (Method method : Method.values()) {
      Runs run = Runs.train(plan(method, activation, Cost.Kind.SQUARED), block);
      assertThat(run.result().verdict()).as("%s", method).isNotEqualTo(Verdict.DEAD);
      if (activation == Activation.Kind.IDENTITY) {
        assertThat(run.r2(block)).as("%s", method).isGreaterThan(0.4);
      }
    }
  }
}

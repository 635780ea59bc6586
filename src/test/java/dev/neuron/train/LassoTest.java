package dev.neuron.train;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.fixture.Fixture;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.LearningRateSchedule;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every method with L1 against the Lasso by coordinate descent. */
class LassoTest {
  private static final Neuron LINEAR = new Neuron(Activation.IDENTITY, Cost.SQUARED);
  private static final Block DIABETES = RealData.standardized("diabetes.csv", "progression");
  private static final Fixture OPTIMUM = Fixture.read("lasso/optimum.csv");

  private static OptimizerSettings settings(Method method) {
    OptimizerSettings defaults = OptimizerSettings.defaults(method);
    return new OptimizerSettings( // a decay beside the penalty would be another objective
        method, defaults.momentum(), defaults.beta1(), defaults.beta2(), defaults.epsilon(), 0);
  }

  private static TrainingPlan plan(Method method, double l1) {
    return TrainingPlan.DEFAULT
        .withNeuron(LINEAR)
        .withOptimizer(settings(method))
        .withPenalty(new Penalty(l1, 0));
  }

  private static double objective(EpochResult line) {
    return line.loss() + line.penalty();
  }

  @ParameterizedTest
  @CsvSource({
    "GD, 1e-12", "MOMENTUM, 1e-12", "NESTEROV, 1e-12", "ASGD, 2e-4",
    "ADAGRAD, 1e-12", "RMSPROP, 1e-4", "ADAM, 1e-12", "ADAMW, 1e-12"
  })
  void every_method_comes_to_the_least_objective(Method method, double within) {
    for (Fixture.Row row : OPTIMUM.rows()) {
      TrainingPlan plan = plan(method, row.number("l1")).withEpochs(4000);
      Runs run = Runs.train(plan, DIABETES);
      double least = row.number("objective");
      assertThat(objective(run.result().last()))
          .as("λ₁ = %s", row.text("l1"))
          .isCloseTo(least, relative(least, within));
    }
  }

  /** Weights that are 0 at the optimum come out as 0; averages and unfinished runs do not. */
  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"GD", "MOMENTUM", "NESTEROV", "ADAGRAD", "RMSPROP", "ADAM", "ADAMW"})
  void the_same_weights_are_0(Method method) {
    for (Fixture.Row row : OPTIMUM.rows()) {
      TrainingPlan plan = plan(method, row.number("l1")).withEpochs(4000);
      double[] wHat = Runs.train(plan, DIABETES).result().parameters();
      double[] least = row.numbers("age", "bias");
      for (int j = 0; j < least.length; j++) {
        assertThat(wHat[j] == 0).as("%s, coordinate %s", row, j).isEqualTo(least[j] == 0);
      }
    }
  }

  /** 0 ∈ ∇C + λ₁∂‖w‖₁ there: whatever a method does with a gradient, it has to rest. */
  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"NEWTON", "LBFGS"},
      mode = EnumSource.Mode.EXCLUDE)
  void every_method_rests_at_the_optimum(Method method) {
    for (Fixture.Row row : OPTIMUM.rows()) {
      double[] least = row.numbers("age", "bias");
      TrainingPlan plan =
          plan(method, row.number("l1"))
              .withStart(Start.at(least))
              .withLearningRate(0.01)
              .withSchedule(LearningRateSchedule.CONSTANT)
              .withStopping(new StoppingRule(0, 0, Double.NaN, Double.POSITIVE_INFINITY))
              .withEpochs(30);
      Runs run = Runs.train(plan, DIABETES);
      // What is divided by its own size moves by the rate, even if it is rounding.
      double ofBias = method.adaptsPerCoordinate() ? 0.3 : 1e-9;
      double ofWeights = method == Method.ADAGRAD ? 1e-2 : 1e-9;
      for (int j = 0; j < least.length; j++) {
        boolean bias = j == least.length - 1;
        assertThat(run.result().parameters()[j])
            .as("%s, coordinate %s", row, j)
            .isCloseTo(least[j], within(bias ? ofBias : ofWeights));
      }
      assertThat(run.lines().get(0).gradientNorm()).isLessThan(1e-9);
    }
  }

  /** C = ½((w − 2)² + (w − 2)²) = (w − 2)², and with |w| beside it the least is at 1.5. */
  @ParameterizedTest
  @CsvSource({
    "GD, 1e-6", "MOMENTUM, 1e-6", "NESTEROV, 1e-6", "ASGD, 5e-3",
    "ADAGRAD, 5e-2", "RMSPROP, 1e-6", "ADAM, 1e-6", "ADAMW, 1e-6"
  })
  void two_points_on_a_line_lose_a_quarter_of_their_slope(Method method, double within) {
    Block block = new Block(new double[] {-1, 1}, new double[] {-2, 2}, null, 2, 1);
    TrainingPlan plan = plan(method, 1).withLearningRate(0.01).withEpochs(20_000);
    double[] wHat = Runs.train(plan, block).result().parameters();
    assertThat(wHat[0]).isCloseTo(1.5, within(within));
    assertThat(wHat[1]).isCloseTo(0, within(1e-9));
  }

  /** m̂/√ŝ is −1 while ∇C keeps its sign, so with a decay of 1 adamw rests where η·1 = η·1·w. */
  @Test
  void the_decay_of_adamw_is_a_penalty_of_its_own() {
    Block block = new Block(new double[] {-1, 1}, new double[] {-2, 2}, null, 2, 1);
    TrainingPlan plan =
        plan(Method.ADAMW, 0)
            .withOptimizer(new OptimizerSettings(Method.ADAMW, 0.9, 0.9, 0.999, 1e-8, 1))
            .withLearningRate(0.01)
            .withEpochs(20_000);
    assertThat(Runs.train(plan, block).result().parameters()[0]).isCloseTo(1, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"GD, 32", "MOMENTUM, 32", "NESTEROV, 100", "ADAM, 32", "GD, 1"})
  void mini_batches_come_near_it_too(Method method, int batch) {
    for (Fixture.Row row : OPTIMUM.rows()) {
      TrainingPlan plan =
          plan(method, row.number("l1"))
              .withBatchSize(batch, true)
              .withSchedule(LearningRateSchedule.parse("inverse:0.7", 0))
              .withEpochs(300);
      double least = row.number("objective");
      assertThat(objective(Runs.train(plan, DIABETES).result().last()))
          .isCloseTo(least, relative(least, 5e-3));
    }
  }
}

package dev.neuron.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Fixture;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verdicts on costs with kinks, against minima found by brute force. */
class KinkVerdictTest {

  private static Block block(Fixture.Row minimum) {
    List<Fixture.Row> rows = Fixture.read("kinks/examples.csv").rows("set", minimum.text("set"));
    int features = (int) rows.get(0).number("features");
    double[] x = new double[rows.size() * features];
    double[] y = new double[rows.size()];
    String target = minimum.text("cost").equals("hinge") ? "side" : "y";
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < features; j++) {
        x[i * features + j] = rows.get(i).number("x" + (j + 1));
      }
      y[i] = rows.get(i).number(target);
    }
    return new Block(x, y, null, y.length, features);
  }

  private static TrainingPlan plan(Fixture.Row minimum, Method method) {
    Cost.Kind kind =
        switch (minimum.text("cost")) {
          case "absolute" -> Cost.Kind.ABSOLUTE;
          case "quantile" -> Cost.Kind.QUANTILE;
          default -> Cost.Kind.HINGE;
        };
    Cost cost = new Cost(kind, minimum.number("parameter", 1));
    return TrainingPlan.DEFAULT
        .withNeuron(new Neuron(Activation.IDENTITY, cost))
        .withOptimizer(OptimizerSettings.defaults(method));
  }

  @ParameterizedTest
  @EnumSource
  void no_method_calls_a_run_converged_that_is_above_the_minimum(Method method) {
    int converged = 0;
    for (Fixture.Row minimum : Fixture.read("kinks/least.csv").rows()) {
      TrainingResult result = Runs.train(plan(minimum, method), block(minimum)).result();
      double least = minimum.number("loss");
      assertThat(result.answer().loss()).as("%s", minimum).isGreaterThan(least - 1e-12);
      if (result.verdict() == Verdict.CONVERGED) {
        converged++;
        assertThat(result.answer().loss()).as("%s", minimum).isLessThan(least * (1 + 1e-7) + 1e-9);
      }
    }
    if (method.searchesLine()) {
      assertThat(converged).isGreaterThan(38); // of 42, in 100 epochs
    }
  }

  @Test
  void a_quantile_of_five_rows_is_found_and_not_just_claimed() {
    // The least is that of a line through two of the points.
    double[] x = {1, 2, 3, 4, 5};
    double[] y = {2, 3, 1, 5, 4};
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 5; i++) {
      for (int k = 0; k < i; k++) {
        double w = (y[i] - y[k]) / (x[i] - x[k]);
        double sum = 0;
        for (int r = 0; r < 5; r++) {
          double e = y[i] + w * (x[r] - x[i]) - y[r];
          sum += e < 0 ? -0.1 * e : 0.9 * e;
        }
        least = Math.min(least, sum / 5);
      }
    }
    Neuron neuron = new Neuron(Activation.IDENTITY, new Cost(Cost.Kind.QUANTILE, 0.1));
    for (Method method : List.of(Method.NEWTON, Method.LBFGS)) {
      TrainingPlan plan =
          TrainingPlan.DEFAULT
              .withNeuron(neuron)
              .withOptimizer(OptimizerSettings.defaults(method))
              .withStart(Start.constant(0.3));
      TrainingResult result = Runs.train(plan, new Block(x, y, null, 5, 1)).result();
      assertThat(result.verdict()).isEqualTo(Verdict.CONVERGED);
      assertThat(result.epochs()).isPositive();
      assertThat(result.answer().loss()).isBetween(least - 1e-12, least + 1e-8);
    }
  }

  @Test
  void a_zero_gradient_at_a_kink_of_relu_is_no_convergence_where_the_other_side_leads_down() {
    // At w = 1, b = 0 two examples fit; the third lies on the kink with y = 3 above it: C = 3, and
    // C falls with b, as 9/3 − 2b + b² does, although the gradient of its clipped side is zero.
    Block block = new Block(new double[] {1, 2, 0}, new double[] {1, 2, 3}, null, 3, 1);
    TrainingPlan plan = TrainingPlan.DEFAULT.withStart(Start.at(new double[] {1, 0}));
    for (Method method : List.of(Method.GD, Method.NEWTON)) {
      TrainingPlan each = plan.withOptimizer(OptimizerSettings.defaults(method));
      TrainingResult result = Runs.train(each, block).result();
      assertThat(result.verdict()).isEqualTo(Verdict.COMPLETED);
      assertThat(result.cause()).isEqualTo(Cause.NO_WAY_DOWN);
    }
    // With y = 0 on the kink it is the minimum.
    Block fitted = new Block(new double[] {1, 2, 0}, new double[] {1, 2, 0}, null, 3, 1);
    assertThat(Runs.train(plan, fitted).result().verdict()).isEqualTo(Verdict.CONVERGED);
  }
}

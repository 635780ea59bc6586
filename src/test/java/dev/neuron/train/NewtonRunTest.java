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
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that search along a line against certified and independent minima. */
class NewtonRunTest {
  private static final Neuron LINEAR = new Neuron(Activation.IDENTITY, Cost.SQUARED);

  private static TrainingPlan plan(Neuron neuron, Method method) {
    return TrainingPlan.DEFAULT
        .withNeuron(neuron)
        .withOptimizer(OptimizerSettings.defaults(method));
  }

  /** The last column is what the condition of the data leaves of 16 digits. */
  @ParameterizedTest
  @CsvSource({
    "longley, 1e-11",
    "norris, 1e-12",
    "wampler1, 1e-9",
    "wampler2, 1e-12",
    "wampler4, 1e-7"
  })
  void reproduces_nists_certified_coefficients(String set, double within) {
    Block raw = RealData.block(Fixture.read("nist/" + set + ".csv"), "y");
    Runs run = Runs.train(plan(LINEAR, Method.NEWTON), RealData.standardized(raw));
    double[] weights =
        RealData.scaling(raw).affine(run.result().parameters(), j -> true).parameters();
    assertCertified(set, weights, within);
    assertThat(run.result().verdict()).isEqualTo(Verdict.CONVERGED);
    assertThat(run.result().epochs()).isEqualTo(1);
  }

  /** Columns from 1 to 3.2e6, and their squares to 1e13: units are no reason to lose digits. */
  @ParameterizedTest
  @CsvSource({"longley, 1e-10", "norris, 1e-12", "wampler1, 1e-9", "wampler2, 1e-12"})
  void reproduces_them_on_raw_numbers_too(String set, double within) {
    Block raw = RealData.block(Fixture.read("nist/" + set + ".csv"), "y");
    assertCertified(
        set, Runs.train(plan(LINEAR, Method.NEWTON), raw).result().parameters(), within);
  }

  private static void assertCertified(String set, double[] weights, double within) {
    List<Fixture.Row> certified = Fixture.read("nist/" + set + "-certified.csv").rows();
    assertThat(weights).hasSameSizeAs(certified);
    for (int j = 0; j < weights.length; j++) {
      double estimate = certified.get(j).number("estimate");
      assertThat(weights[j])
          .as("%s", certified.get(j))
          .isCloseTo(estimate, relative(estimate, within));
    }
  }

  /** y = 2u + 3e-8·v + 1 without noise, v in units a hundred-millionth of those of u. */
  @Test
  void columns_whose_units_are_1e8_apart_both_count() {
    double[] x = {1, 5e8, 2, -1e8, 3, 7e8, 4, 2e8, 5, -4e8};
    double[] y = new double[5];
    for (int i = 0; i < 5; i++) {
      y[i] = 2 * x[2 * i] + 3e-8 * x[2 * i + 1] + 1;
    }
    Runs run = Runs.train(plan(LINEAR, Method.NEWTON).withEpochs(1), new Block(x, y, null, 5, 2));
    double[] wHat = run.result().parameters();
    assertThat(wHat[0]).isCloseTo(2, within(1e-13));
    assertThat(wHat[1]).isCloseTo(3e-8, within(1e-21));
    assertThat(wHat[2]).isCloseTo(1, within(1e-13));
  }

  @Test
  void one_step_of_newton_is_least_squares() {
    Block raw = RealData.block(Fixture.read("nist/norris.csv"), "y");
    Runs run = Runs.train(plan(LINEAR, Method.NEWTON).withEpochs(1), RealData.standardized(raw));
    double slope =
        RealData.scaling(raw).affine(run.result().parameters(), j -> true).parameters()[0];
    assertThat(slope).isCloseTo(1.00211681802045, relative(1, 1e-12));
  }

  @Test
  void an_epoch_of_newton_reads_the_data_for_hessian_trial_refinement_and_line() {
    Block block = RealData.standardized(RealData.block(Fixture.read("nist/norris.csv"), "y"));
    Runs run = Runs.train(plan(LINEAR, Method.NEWTON), block);
    assertThat(run.result().epochs()).isEqualTo(1);
    assertThat(run.result().passes()).isEqualTo(1 + 4); // the line of epoch 0 before
  }

  @Test
  void newton_on_a_cost_without_curvature_goes_along_the_gradient() {
    Neuron softplus =
        new Neuron(Activation.of(Activation.Kind.SOFTPLUS), Cost.of(Cost.Kind.ABSOLUTE));
    Block block = RealData.standardized("diabetes.csv", "progression");
    double gd = Runs.train(plan(softplus, Method.GD), block).result().answer().loss();
    double newton = Runs.train(plan(softplus, Method.NEWTON), block).result().answer().loss();
    assertThat(newton).isLessThan(1.001 * gd);
  }

  @ParameterizedTest
  @ValueSource(strings = {"newton", "lbfgs"})
  void gets_as_low_on_airquality_as_100_000_epochs_of_gd(String name) {
    Block raw = RealData.raw("airquality.csv", "Ozone");
    Method method = name.equals("newton") ? Method.NEWTON : Method.LBFGS;
    Runs run = Runs.train(plan(Neuron.PAPER, method), RealData.standardized(raw));
    double gd = Fixture.read("airquality/optimum.csv").row("method", "gd").number("loss");
    // both may stand at one minimum: then all that is left between them is the sums' rounding
    assertThat(run.result().answer().loss()).isLessThanOrEqualTo(gd * (1 + 1e-14));
    assertThat(run.result().verdict()).isEqualTo(Verdict.CONVERGED);
  }

  @Test
  void newton_finds_the_minimum_of_the_pattern_that_solving_it_exactly_finds() {
    Block raw = RealData.raw("airquality.csv", "Ozone");
    Runs run = Runs.train(plan(Neuron.PAPER, Method.NEWTON), RealData.standardized(raw));
    double loss = Fixture.read("airquality/optimum.csv").row("method", "newton").number("loss");
    assertThat(run.result().answer().loss()).isCloseTo(loss, relative(loss, 1e-13));
    double[] weights =
        RealData.scaling(raw).affine(run.result().parameters(), j -> true).parameters();
    List<Fixture.Row> expected = Fixture.read("airquality/weights.csv").rows();
    for (int j = 0; j < weights.length; j++) {
      double weight = expected.get(j).number("raw");
      assertThat(weights[j]).as("%s", expected.get(j)).isCloseTo(weight, relative(weight, 1e-10));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "0.01", "0.001"})
  void finds_the_logistic_regression_that_iterated_least_squares_finds(String l2) {
    Block raw = RealData.raw("breast_cancer.csv", "benign");
    Neuron logistic =
        new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(Cost.Kind.LOG_LOSS));
    TrainingPlan plan =
        plan(logistic, Method.NEWTON).withPenalty(new Penalty(0, Double.parseDouble(l2)));
    Runs run = Runs.train(plan, RealData.standardized(raw));
    Fixture.Row expected = Fixture.read("logistic/newton.csv").row("l2", l2);
    assertThat(run.result().answer().loss())
        .isCloseTo(expected.number("data_loss"), relative(expected.number("data_loss"), 1e-9));
    assertThat(run.result().answer().penalty())
        .isCloseTo(expected.number("penalty"), relative(expected.number("penalty"), 1e-9));
    double[] weights =
        RealData.scaling(raw).affine(run.result().parameters(), j -> true).parameters();
    List<Fixture.Row> coefficients = Fixture.read("logistic/coefficients.csv").rows("l2", l2);
    for (int j = 0; j < weights.length; j++) {
      double weight = coefficients.get(j).number("raw");
      assertThat(weights[j])
          .as("%s", coefficients.get(j))
          .isCloseTo(weight, within(1e-7 * Math.abs(weight)));
    }
  }

  @Test
  void gd_on_log_loss_agrees_for_a_thousand_epochs() {
    Block block = RealData.standardized("breast_cancer.csv", "benign");
    Neuron logistic =
        new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(Cost.Kind.LOG_LOSS));
    Runs run = Runs.train(TrainingPlan.DEFAULT.withNeuron(logistic).withEpochs(1000), block);
    for (Fixture.Row row : Fixture.read("logistic/gd.csv").rows()) {
      EpochResult line = run.lines().get((int) row.number("epoch"));
      assertThat(line.loss())
          .as("%s", row)
          .isCloseTo(row.number("loss"), relative(row.number("loss"), 1e-12));
      assertThat(line.gradientNorm())
          .as("%s", row)
          .isCloseTo(row.number("gradient"), relative(row.number("gradient"), 1e-10));
    }
  }
}

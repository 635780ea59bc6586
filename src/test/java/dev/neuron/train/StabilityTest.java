package dev.neuron.train;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Fixture;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 0.99 × the stable rate settles and 1.01 × does not, on data without kinks. */
class StabilityTest {
  static List<Fixture.Row> runs() {
    return Fixture.read("stability/runs.csv").rows();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void the_stable_limit_parts_runs_that_settle_from_those_that_do_not(Fixture.Row row) {
    Block block = RealData.block(Fixture.read("stability/" + row.text("set") + ".csv"), "y");
    Method method = Method.valueOf(row.text("optimizer").toUpperCase(Locale.ROOT));
    TrainingPlan plan =
        TrainingPlan.DEFAULT
            .withNeuron(new Neuron(Activation.IDENTITY, Cost.SQUARED))
            .withOptimizer(OptimizerSettings.defaults(method))
            .withEpochs(1500);
    double limit = Runs.train(plan.withEpochs(0), block).result().learningRate().limit();
    assertThat(limit).isCloseTo(row.number("limit"), relative(row.number("limit"), 1e-13));

    Runs run = Runs.train(plan.withLearningRate(row.number("relative") * limit), block);
    if (row.number("relative") < 1) {
      assertThat(run.result().verdict()).isIn(Verdict.CONVERGED, Verdict.COMPLETED);
      assertThat(run.result().last().loss())
          .isCloseTo(row.number("last"), relative(row.number("last"), 1e-9, 1e-12));
      if (method == Method.GD) { // memory swings on the way, gd must not
        assertThat(run.result().rises()).isLessThan(run.result().epochs() / 10);
      }
    } else {
      assertThat(run.result().verdict()).isEqualTo(Verdict.DIVERGED);
      assertThat(run.result().last().loss()).isGreaterThan(4 * run.result().best().loss());
      assertThat(run.result().answer().loss()).isEqualTo(run.result().best().loss());
    }
    assertThat(run.result().learningRate().isAboveLimit()).isEqualTo(row.number("relative") > 1);
  }
}

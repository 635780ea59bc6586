package dev.neuron.train;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.diagnose.Curvature;
import dev.neuron.diagnose.Spectrum;
import dev.neuron.fixture.Fixture;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LearningRateTest {
  private final Fixture spectra = Fixture.read("curvature/spectrum.csv");

  /** That of the paper's neuron, κ = 2. */
  private Curvature curvature(String set) {
    Fixture.Row row = spectra.row("set", set);
    double[] any = new double[(int) row.number("features") + 1];
    return new Curvature(
        2, new Spectrum(row.number("lambda_max"), row.number("lambda_min"), true, any));
  }

  @Test
  void mini_batches_are_as_rough_as_gower_and_others_say() {
    for (Fixture.Row row : Fixture.read("curvature/batches.csv").rows()) {
      TrainingPlan plan = TrainingPlan.DEFAULT.withBatchSize((long) row.number("batch"), true);
      double largest = spectra.row("set", row.text("set")).number("x_max");
      double smoothness =
          LearningRate.smoothness(
              plan, curvature(row.text("set")), (long) row.number("rows"), () -> largest);
      double expected = row.number("smoothness");
      assertThat(smoothness).as("%s", row).isCloseTo(expected, relative(expected, 1e-13));
    }
  }

  @Test
  void every_method_has_its_limit() {
    for (Fixture.Row row : Fixture.read("curvature/limits.csv").rows()) {
      Method method = Method.valueOf(row.text("optimizer").toUpperCase(Locale.ROOT));
      OptimizerSettings settings =
          new OptimizerSettings(method, row.number("momentum"), 0.9, 0.999, 1e-8, 0);
      double limit = LearningRate.limit(settings, curvature(row.text("set")).lambda());
      double expected = row.number("stable_below");
      assertThat(limit).as("%s", row).isCloseTo(expected, relative(expected, 1e-13));
    }
  }

  @Test
  void methods_with_step_sizes_of_their_own_have_no_limit() {
    for (Method method : Method.values()) {
      double limit = LearningRate.limit(OptimizerSettings.defaults(method), 2);
      boolean none = method.adaptsPerCoordinate() || method.searchesLine();
      assertThat(Double.isInfinite(limit)).as("%s", method).isEqualTo(none);
    }
  }
}

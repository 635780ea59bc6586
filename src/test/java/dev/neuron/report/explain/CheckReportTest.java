package dev.neuron.report.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.Scaling;
import dev.neuron.diagnose.ClosedForm;
import dev.neuron.diagnose.ExampleSample;
import dev.neuron.diagnose.GradientCheck;
import dev.neuron.math.Block;
import dev.neuron.math.Neuron;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a failing check says; the golden cases show those that pass. */
class CheckReportTest {
  private static final ClosedForm RIGHT = ClosedForm.ofTrainer(Neuron.PAPER, 1);

  @Test
  void a_common_factor_is_named() {
    CheckReport report = report(changed(g -> g * 2), 2);
    assertThat(report.passed()).isFalse();
    assertThat(report.text(false, Integer.MAX_VALUE))
        .contains(
            "FAILED\n",
            "  the closed form is 2 times what it should be in every coordinate\n",
            "  example 1 on its own: f0 is ",
            "failed: 3 of 3 comparisons are further apart than rounding explains");
    assertThat(report.json()).contains("\"passed\": false", "\"commonFactor\": 2.0");
  }

  @Test
  void an_error_of_the_mean_is_told_from_one_of_the_examples() {
    ClosedForm sumForMean =
        (examples, wHat) -> {
          double[] gradient = RIGHT.gradient(examples, wHat);
          for (int j = 0; j < gradient.length; j++) {
            gradient[j] *= examples.get(0).rows();
          }
          return gradient;
        };
    assertThat(report(sumForMean, 2).text(false, Integer.MAX_VALUE))
        .contains("every example agrees on its own: what is wrong is how they are summed");
  }

  @Test
  void of_many_coordinates_the_failing_ones_are_among_those_shown() {
    ClosedForm oneWrong =
        (examples, wHat) -> {
          double[] gradient = RIGHT.gradient(examples, wHat);
          gradient[33] += 1;
          return gradient;
        };
    assertThat(report(oneWrong, 40).text(false, Integer.MAX_VALUE))
        .contains("  f33 ", "  the 10 furthest apart of 41 coordinates; --format json shows all")
        .contains("failed: 1 of 41 comparisons");
  }

  @Test
  void a_gradient_that_is_no_number_fails() {
    CheckReport report = report(changed(g -> Double.NaN), 2);
    assertThat(report.text(false, Integer.MAX_VALUE)).contains("NaN", "failed: 3 of 3");
    assertThat(report.json()).contains("\"closedForm\": null");
  }

  private static ClosedForm changed(DoubleUnaryOperator change) {
    return (examples, wHat) -> {
      double[] gradient = RIGHT.gradient(examples, wHat);
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] = change.applyAsDouble(gradient[j]);
      }
      return gradient;
    };
  }

  private static CheckReport report(ClosedForm closedForm, int features) {
    double[] x = new double[3 * features];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1 + i % 7;
    }
    Block block = new Block(x, new double[] {1, 2, 4}, null, 3, features);
    ExampleSample sample = ExampleSample.of(List.of(block), 100);
    double[] wHat = new double[features + 1];
    wHat[features] = 3.5;
    GradientCheck check = new GradientCheck(Neuron.PAPER, sample, closedForm);
    CheckedPoint point = new CheckedPoint(CheckedPoint.Kind.START, 0, 1.5, 1, check.at(wHat));
    List<String> names = IntStream.range(0, features).mapToObj(j -> "f" + j).toList();
    return new CheckReport(Neuron.PAPER, 0, names, Scaling.Kind.NONE, sample, List.of(point));
  }
}

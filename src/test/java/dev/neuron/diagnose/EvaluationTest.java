package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
  private static final Neuron LINEAR = new Neuron(Activation.IDENTITY, Cost.SQUARED);
  private static final Neuron LOGISTIC =
      new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(Cost.Kind.LOG_LOSS));

  @Test
  void refuses_to_say_anything_about_nothing() {
    assertThatThrownBy(() -> new Evaluation(LINEAR, 0, false).metrics())
        .isInstanceOf(IllegalStateException.class);
  }

  @Property
  void the_worst_are_those_that_sorting_all_would_put_first(Draw draw) {
    List<Integer> errors = draw.list(1, 40, () -> draw.between(-9, 9));
    int worst = draw.between(0, 12);
    Evaluation evaluation = new Evaluation(LINEAR, worst, false);
    List<WorstExamples.Example> all = new ArrayList<>();
    for (int i = 0; i < errors.size(); i++) {
      evaluation.add(i + 1, errors.get(i), 0, 1);
      all.add(new WorstExamples.Example(i + 1, 0, errors.get(i)));
    }
    all.sort((a, b) -> Double.compare(Math.abs(b.error()), Math.abs(a.error())));
    assertThat(evaluation.metrics().worst()).isEqualTo(all.subList(0, Math.min(worst, all.size())));
  }

  @Property
  void the_area_under_the_curve_is_the_share_of_pairs_in_order(Draw draw) {
    List<Integer> affine = draw.list(2, 30, () -> draw.between(-3, 3));
    Evaluation evaluation = new Evaluation(LOGISTIC, 0, false);
    int[] y = new int[affine.size()];
    for (int i = 0; i < y.length; i++) {
      y[i] = i == 0 ? 0 : i == 1 ? 1 : draw.between(0, 1);
      evaluation.add(i + 1, affine.get(i), y[i], 1);
    }
    double wins = 0;
    double pairs = 0;
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < y.length; k++) {
        if (y[i] == 1 && y[k] == 0) {
          pairs++;
          int order = Integer.compare(affine.get(i), affine.get(k));
          wins += 0.5 * (order + 1);
        }
      }
    }
    assertThat(evaluation.metrics().classes().auc()).isCloseTo(wins / pairs, within(1e-12));
  }

  /** By hand: the scores −2, −1, 0, 0.5, 3 of the labels −, +, −, +, + decide wrongly once. */
  @ParameterizedTest
  @CsvSource({"-1", "0"})
  void a_hinge_is_judged_by_the_sign_of_its_margin_and_not_by_its_distance(double lower) {
    Neuron svm = new Neuron(Activation.IDENTITY, Cost.of(Cost.Kind.HINGE));
    Evaluation evaluation = new Evaluation(svm, 0, false);
    double[] scores = {-2, -1, 0, 0.5, 3};
    double[] labels = {lower, 1, lower, 1, 1};
    for (int i = 0; i < scores.length; i++) {
      evaluation.add(i + 1, scores[i], labels[i], 1);
    }
    Metrics metrics = evaluation.metrics();
    assertThat(metrics.classes().accuracy()).isEqualTo(4 / 5.0);
    assertThat(metrics.classes().auc()).isEqualTo(5 / 6.0);
    assertThat(metrics.classes().logLoss()).isNaN();
    assertThat(metrics.r2()).isNaN();
    assertThat(metrics.loss()).isEqualTo((0 + 2 + 1 + 0.5 + 0) / 5);
  }

  /** What a relu switched off it predicts alike, whatever its affine values: half a win each. */
  @Test
  void examples_that_a_relu_switched_off_share_the_area_under_the_curve() {
    Neuron relu = new Neuron(Activation.RELU, Cost.of(Cost.Kind.HINGE));
    Evaluation evaluation = new Evaluation(relu, 0, false);
    evaluation.add(1, -3, 0, 1);
    evaluation.add(2, -1, 1, 1);
    assertThat(evaluation.metrics().classes().auc()).isEqualTo(0.5);
    assertThat(evaluation.metrics().classes().accuracy()).isEqualTo(0.5);
  }

  @Test
  void without_both_classes_there_is_no_area_under_the_curve() {
    Evaluation evaluation = new Evaluation(LOGISTIC, 0, false);
    evaluation.add(1, 0.5, 1, 1);
    assertThat(evaluation.metrics().classes().auc()).isNaN();
    assertThat(evaluation.metrics().constantLoss()).isZero();
    assertThat(evaluation.metrics().r2()).isNaN();
  }

  @Test
  void targets_that_are_no_classes_get_no_accuracy() {
    Evaluation evaluation =
        new Evaluation(new Neuron(LOGISTIC.activation(), Cost.SQUARED), 0, false);
    evaluation.add(1, 0.5, 0.5, 1);
    assertThat(evaluation.metrics().classes()).isNull();
  }

  @Test
  void many_examples_are_as_good_as_few() {
    Evaluation evaluation = new Evaluation(LINEAR, 1, false);
    int n = 50_000;
    for (int i = 0; i < n; i++) {
      evaluation.add(i + 1, i % 2, i % 4 < 2 ? 0 : 1, 1);
    }
    Metrics metrics = evaluation.metrics();
    assertThat(metrics.examples()).isEqualTo(n);
    assertThat(metrics.mse()).isEqualTo(0.5);
    assertThat(metrics.mae()).isEqualTo(0.5);
    assertThat(metrics.constant()).isEqualTo(0.5);
    assertThat(metrics.constantLoss()).isEqualTo(0.25);
    assertThat(metrics.r2()).isEqualTo(-1);
    assertThat(metrics.active()).isEqualTo(0.5);
  }

  @Test
  void the_baseline_is_the_best_constant_of_the_neurons_own_cost() {
    Evaluation evaluation = new Evaluation(new Neuron(Activation.IDENTITY, absolute()), 0, false);
    for (double y : new double[] {0, 1, 100}) {
      evaluation.add(1, 0, y, 1);
    }
    assertThat(evaluation.metrics().constant()).isEqualTo(1);
    assertThat(evaluation.metrics().constantLoss()).isEqualTo(100 / 3.0);
  }

  private static Cost absolute() {
    return Cost.of(Cost.Kind.ABSOLUTE);
  }
}

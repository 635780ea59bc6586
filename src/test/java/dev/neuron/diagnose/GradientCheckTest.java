package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.diagnose.GradientAgreement.Kink;
import dev.neuron.diagnose.GradientAgreement.Suspect;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GradientCheckTest {
  private static final double[] POINT = {0.7, -0.4, 0.2, 0.5};

  @ParameterizedTest
  @MethodSource("neurons")
  void the_closed_form_of_every_activation_and_cost_is_right_everywhere(Neuron neuron) {
    List<Block> blocks = List.of(examples(9, 3, false), examples(4, 3, false));
    for (double[] point : points(neuron, blocks)) {
      GradientAgreement agreement = check(neuron, blocks).at(point);
      assertThat(agreement.passed()).isTrue();
      for (int j = 0; j < 4; j++) {
        assertThat(agreement.disagreement(j)).isLessThan(1e-12);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("neurons")
  void example_weights_count(Neuron neuron) {
    List<Block> blocks = List.of(examples(9, 3, true));
    GradientAgreement agreement = check(neuron, blocks).at(POINT);
    assertThat(agreement.passed()).isTrue();
    assertThat(agreement.disagreement(agreement.worst())).isLessThan(1e-12);
  }

  @ParameterizedTest
  @EnumSource(Plant.class)
  void every_planted_error_is_found(Plant plant) {
    List<Block> blocks = List.of(examples(40, 3, false));
    GradientCheck check =
        new GradientCheck(Neuron.PAPER, ExampleSample.of(blocks, 1000), plant::gradient);
    Targets targets = Targets.of(blocks);
    double[] start = {0, 0, 0, targets.bestConstantBias(Activation.RELU, Cost.SQUARED)};
    GradientAgreement agreement = check.at(check.randomPoint(start, targets, new Random(1)));
    assertThat(agreement.passed()).isEqualTo(plant == Plant.NONE);
  }

  @ParameterizedTest
  @CsvSource({"SIGN, -1", "TWICE, 2", "SUM_FOR_MEAN, 40"})
  void an_error_by_a_common_factor_is_told_as_that_factor(Plant plant, double factor) {
    List<Block> blocks = List.of(examples(40, 3, false));
    GradientCheck check =
        new GradientCheck(Neuron.PAPER, ExampleSample.of(blocks, 1000), plant::gradient);
    assertThat(check.at(POINT).commonFactor()).isCloseTo(factor, within(1e-9));
  }

  @Test
  void an_error_in_one_coordinate_is_told_with_the_first_examples_that_have_it() {
    List<Block> blocks = List.of(examples(40, 3, false));
    GradientCheck check =
        new GradientCheck(Neuron.PAPER, ExampleSample.of(blocks, 1000), Plant.BIAS::gradient);
    GradientAgreement agreement = check.at(POINT);
    assertThat(agreement.commonFactor()).isNaN();
    assertThat(agreement.worst()).isEqualTo(3);
    assertThat(agreement.agreeing()).isEqualTo(3);
    assertThat(agreement.suspects()).hasSize(5);
    Suspect suspect = agreement.suspects().get(0);
    assertThat(suspect.coordinate()).isEqualTo(3);
    assertThat(suspect.closedForm()).isZero();
    assertThat(suspect.autodiff()).isNotZero();
  }

  @Test
  void an_error_in_the_mean_alone_has_no_suspect_among_the_examples() {
    List<Block> blocks = List.of(examples(40, 3, false));
    GradientCheck check =
        new GradientCheck(
            Neuron.PAPER, ExampleSample.of(blocks, 1000), Plant.SUM_FOR_MEAN::gradient);
    assertThat(check.at(POINT).suspects()).isEmpty();
  }

  @Test
  void the_gradient_by_hand_comes_out_in_all_three_ways() {
    // z = 2·1 + 1·3 − 1 = 4, e = 4 − 1 = 3, ∇ = 2e·[1, 3, 1]
    Block block = new Block(new double[] {1, 3}, new double[] {1}, null, 1, 2);
    GradientAgreement agreement = check(Neuron.PAPER, List.of(block)).at(new double[] {2, 1, -1});
    assertThat(agreement.closedForm()).containsExactly(6, 18, 6);
    assertThat(agreement.autodiff()).containsExactly(6, 18, 6);
    assertThat(agreement.low()).containsExactly(6, 18, 6);
    assertThat(agreement.high()).containsExactly(6, 18, 6);
    assertThat(agreement.scale()).containsExactly(6, 18, 6);
  }

  @Test
  void an_example_on_the_kink_of_relu_is_listed_and_passes_between_left_and_right() {
    Block block = new Block(new double[] {1, 5, -2}, new double[] {3, 1, 7}, null, 3, 1);
    // z = 0, 4, −3: the first is on the kink; c = (3 − z)² to its right, 9 to its left.
    GradientAgreement agreement = check(Neuron.PAPER, List.of(block)).at(new double[] {1, -1});
    assertThat(agreement.passed()).isTrue();
    assertThat(agreement.kinkCount()).isEqualTo(1);
    Kink kink = agreement.kinks().get(0);
    assertThat(kink.example()).isEqualTo(1);
    assertThat(kink.z()).isZero();
    assertThat(kink.left()).isZero();
    assertThat(kink.right()).isCloseTo(-6, within(1e-12));
    assertThat(agreement.low()[0]).isCloseTo((30 - 6) / 3.0, within(1e-12));
    assertThat(agreement.high()[0]).isCloseTo(10, within(1e-12));
  }

  @Test
  void a_closed_form_outside_left_and_right_fails_even_on_a_kink() {
    Block block = new Block(new double[] {1}, new double[] {3}, null, 1, 1);
    ClosedForm tooFar = (examples, wHat) -> new double[] {-6.1, 0};
    ClosedForm within = (examples, wHat) -> new double[] {-5.9, -3};
    ExampleSample sample = ExampleSample.of(List.of(block), 10);
    double[] onKink = {1, -1};
    assertThat(new GradientCheck(Neuron.PAPER, sample, tooFar).at(onKink).passed()).isFalse();
    assertThat(new GradientCheck(Neuron.PAPER, sample, within).at(onKink).passed()).isTrue();
  }

  @Test
  void zero_weights_put_every_example_on_the_kink() {
    List<Block> blocks = List.of(examples(40, 3, false));
    GradientAgreement agreement = check(Neuron.PAPER, blocks).at(new double[4]);
    assertThat(agreement.passed()).isTrue();
    assertThat(agreement.kinkCount()).isEqualTo(40);
    assertThat(agreement.kinks()).hasSize(5);
  }

  @Test
  void a_perfect_fit_leaves_rounding_and_passes() {
    double[] x = {0.1, 0.2, 0.3, 0.7};
    double[] wHat = {3.3, 0.1};
    double[] y = new double[4];
    for (int i = 0; i < 4; i++) {
      y[i] = 3.3 * x[i] + 0.1;
    }
    // The last bit of the targets is all the error there is.
    y[1] = Math.nextUp(y[1]);
    Block block = new Block(x, y, null, 4, 1);
    assertThat(check(Neuron.PAPER, List.of(block)).at(wHat).passed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1e-100", "1e-20", "1e20", "1e100"})
  void large_and_small_numbers_hide_no_error(double size) {
    Block some = examples(20, 3, false);
    double[] y = some.y().clone();
    for (int i = 0; i < y.length; i++) {
      y[i] *= size;
    }
    double[] wHat = {0.7 * size, -0.4 * size, 0.2 * size, 0.5 * size};
    List<Block> blocks = List.of(new Block(some.x(), y, null, 20, 3));
    ExampleSample sample = ExampleSample.of(blocks, 20);
    assertThat(check(Neuron.PAPER, blocks).at(wHat).passed()).isTrue();
    assertThat(new GradientCheck(Neuron.PAPER, sample, Plant.TWICE::gradient).at(wHat).agreeing())
        .isZero();
  }

  @Test
  void a_gradient_that_overflows_does_not_pass() {
    Block block = new Block(new double[] {1e200}, new double[] {0}, null, 1, 1);
    assertThat(check(Neuron.PAPER, List.of(block)).at(new double[] {1e200, 0}).passed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"TANH", "SIGMOID", "SOFTPLUS", "ELU"})
  void saturated_neurons_pass(Activation.Kind kind) {
    Neuron neuron = new Neuron(Activation.of(kind), Cost.SQUARED);
    List<Block> blocks = List.of(examples(20, 3, false));
    for (double b : new double[] {-300, -40, 40, 300, 900, -900}) {
      GradientAgreement agreement = check(neuron, blocks).at(new double[] {0.7, -0.4, 0.2, b});
      assertThat(agreement.passed()).as("b = " + b).isTrue();
    }
  }

  @Test
  void a_penalty_counts_in_all_three_and_spares_the_bias() {
    List<Block> blocks = List.of(examples(20, 3, false));
    ExampleSample sample = ExampleSample.of(blocks, 1000);
    ClosedForm bare = ClosedForm.ofTrainer(Neuron.PAPER, 1);
    ClosedForm penalized =
        (examples, wHat) -> {
          double[] gradient = bare.gradient(examples, wHat);
          for (int j = 0; j < 3; j++) {
            gradient[j] += 0.3 * wHat[j];
          }
          return gradient;
        };
    assertThat(new GradientCheck(Neuron.PAPER, 0.3, sample, penalized).at(POINT).passed()).isTrue();
    GradientAgreement forgotten = new GradientCheck(Neuron.PAPER, 0.3, sample, bare).at(POINT);
    assertThat(forgotten.agreeing()).isEqualTo(1);
    assertThat(forgotten.agrees(3)).isTrue();
  }

  @Test
  void many_features_travel_in_several_groups() {
    List<Block> blocks = List.of(examples(6, 37, false));
    double[] wHat = new double[38];
    Arrays.fill(wHat, 0.05);
    GradientAgreement agreement = check(Neuron.PAPER, blocks).at(wHat);
    assertThat(agreement.passed()).isTrue();
    assertThat(agreement.disagreement(agreement.worst())).isLessThan(1e-13);
  }

  @Test
  void random_points_repeat_with_their_seed_and_reach_both_sides_of_the_kink() {
    List<Block> blocks = List.of(examples(40, 3, false));
    Targets targets = Targets.of(blocks);
    GradientCheck check = check(Neuron.PAPER, blocks);
    double[] start = {0, 0, 0, targets.mean()};
    double[] point = check.randomPoint(start, targets, new Random(9));
    assertThat(check.randomPoint(start, targets, new Random(9))).containsExactly(point);
    assertThat(check.randomPoint(start, targets, new Random(8))).isNotEqualTo(point);
    int on = 0;
    for (int i = 0; i < 40; i++) {
      on += Neuron.affine(point, blocks.get(0).x(), 3 * i) > 0 ? 1 : 0;
    }
    assertThat(on).isBetween(4, 36);
  }

  private static GradientCheck check(Neuron neuron, List<Block> blocks) {
    return new GradientCheck(
        neuron, ExampleSample.of(blocks, 1000), ClosedForm.ofTrainer(neuron, 1));
  }

  static Stream<Neuron> neurons() {
    List<Neuron> neurons = new ArrayList<>();
    for (Activation.Kind activation : Activation.Kind.values()) {
      for (Cost.Kind cost : Cost.Kind.values()) {
        if (cost != Cost.Kind.LOG_LOSS || activation == Activation.Kind.SIGMOID) {
          neurons.add(new Neuron(Activation.of(activation), Cost.of(cost)));
        }
      }
    }
    neurons.add(new Neuron(new Activation(Activation.Kind.RELU, 2.5), Cost.SQUARED));
    neurons.add(new Neuron(new Activation(Activation.Kind.ELU, 0.3), Cost.SQUARED));
    neurons.add(new Neuron(Activation.RELU, new Cost(Cost.Kind.HUBER, 0.2)));
    neurons.add(new Neuron(Activation.RELU, new Cost(Cost.Kind.QUANTILE, 0.9)));
    return neurons.stream();
  }

  /** The best-constant start, two points, and zero. */
  private static List<double[]> points(Neuron neuron, List<Block> blocks) {
    double bias = Targets.of(blocks).bestConstantBias(neuron.activation(), neuron.cost());
    double[] far = {2.5, 3.5, -4.5, 0.25};
    return List.of(new double[] {0, 0, 0, bias}, POINT, far, new double[4]);
  }

  /** Standard normal features, targets 0 or 1, so that every cost makes sense. */
  private static Block examples(int rows, int features, boolean weighted) {
    Random random = new Random(rows + 100L * features);
    double[] x = random.doubles((long) rows * features, -2, 2).toArray();
    double[] y = random.ints(rows, 0, 2).asDoubleStream().toArray();
    double[] weights = weighted ? random.doubles(rows, 0, 3).toArray() : null;
    return new Block(x, y, weights, rows, features);
  }

  /** Closed forms of the paper's gradient, each with one mistake. */
  enum Plant {
    NONE,
    SIGN,
    TWICE,
    SUM_FOR_MEAN,
    MASK_FORGOTTEN,
    MASK_INVERTED,
    MASK_OUTSIDE_THE_SUM,
    BIAS,
    ERROR_SIGN_WHERE_NEGATIVE,
    LAST_EXAMPLE_FORGOTTEN,
    NEIGHBOURING_FEATURE;

    double[] gradient(List<Block> blocks, double[] wHat) {
      Block block = blocks.get(0);
      int n = block.columns();
      double[] g = new double[n + 1];
      int rows = block.rows() - (this == LAST_EXAMPLE_FORGOTTEN ? 1 : 0);
      for (int i = 0; i < rows; i++) {
        double z = Neuron.affine(wHat, block.x(), i * n);
        double y = block.y()[i];
        double e = (this == ERROR_SIGN_WHERE_NEGATIVE && z < y ? y - z : z - y);
        if (on(z, blocks, wHat)) {
          for (int j = 0; j < n; j++) {
            int k = this == NEIGHBOURING_FEATURE ? (j + 1) % n : j;
            g[j] += 2 * e * block.x()[i * n + k] / block.rows();
          }
          g[n] += this == BIAS ? 0 : 2 * e / block.rows();
        }
      }
      double factor =
          this == SIGN ? -1 : this == TWICE ? 2 : this == SUM_FOR_MEAN ? block.rows() : 1;
      for (int j = 0; j <= n; j++) {
        g[j] *= factor;
      }
      return g;
    }

    private boolean on(double z, List<Block> blocks, double[] wHat) {
      return switch (this) {
        case MASK_FORGOTTEN -> true;
        case MASK_INVERTED -> z <= 0;
        case MASK_OUTSIDE_THE_SUM -> Neuron.affine(wHat, blocks.get(0).x(), 0) > 0;
        default -> z > 0;
      };
    }
  }
}

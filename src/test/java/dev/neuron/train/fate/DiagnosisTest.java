package dev.neuron.train.fate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.Cause;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Finding;
import dev.neuron.train.Penalty;
import dev.neuron.train.Problem;
import dev.neuron.train.Runs;
import dev.neuron.train.Start;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingListener;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.Verdict;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** One data set made for each cause that a diagnosis can name. */
class DiagnosisTest {
  private static final TrainingPlan DEFAULT = TrainingPlan.DEFAULT;
  private static final TrainingPlan LINEAR =
      DEFAULT.withNeuron(new Neuron(Activation.IDENTITY, Cost.SQUARED));

  /** Rows of one feature −1 … 1 with the target given by the row's number. */
  private static Block line(int rows, IntToDoubleFunction target) {
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = -1 + 2.0 * i / (rows - 1);
      y[i] = target.applyAsDouble(i);
    }
    return new Block(x, y, null, rows, 1);
  }

  private static List<Finding> diagnose(TrainingPlan plan, Block block) {
    try (GradientEngine engine = new LocalEngine(List.of(block), plan.neuron(), 1)) {
      Problem problem = Problem.of(plan.neuron(), engine, null);
      TrainingResult result = Trainer.train(plan, problem, TrainingListener.NONE, () -> false);
      return Diagnosis.of(plan, problem, result);
    }
  }

  private static <T extends Finding> T only(Class<T> kind, List<Finding> findings) {
    return findings.stream().filter(kind::isInstance).map(kind::cast).reduce(null, (a, b) -> b);
  }

  @Test
  void too_high_a_rate_is_held_against_its_limit_and_the_column_that_sets_it() {
    Block steep = line(20, i -> i);
    for (int i = 0; i < 20; i++) {
      steep.x()[i] *= 1000;
    }
    Finding.RateAboveLimit found =
        only(Finding.RateAboveLimit.class, diagnose(LINEAR.withLearningRate(1), steep));
    assertThat(found.rate()).isEqualTo(1);
    assertThat(found.column()).isZero();
    double meanSquare = 0;
    for (int i = 0; i < 20; i++) {
      meanSquare += steep.x()[i] * steep.x()[i] / 20;
    }
    assertThat(found.limit() * meanSquare).isBetween(0.9999, 1.0001);
  }

  @Test
  void the_bias_can_set_the_limit() {
    Finding.RateAboveLimit found =
        only(
            Finding.RateAboveLimit.class,
            diagnose(LINEAR.withLearningRate(5), line(20, i -> 1 + i)));
    assertThat(found.column()).isEqualTo(-1);
  }

  @Test
  void a_run_that_needs_more_epochs_says_how_many() {
    Finding.TooSlow found =
        only(
            Finding.TooSlow.class,
            diagnose(DEFAULT.withEpochs(20).withLearningRate(0.01), line(50, i -> 10 + i)));
    assertThat(found.outlook().fallPerEpoch()).isPositive();
    double needed = found.outlook().epochsToConverge();
    Runs longer =
        Runs.train(
            DEFAULT.withEpochs((int) (3 * needed)).withLearningRate(0.01), line(50, i -> 10 + i));
    assertThat(longer.result().verdict()).isEqualTo(Verdict.CONVERGED);
    assertThat(needed).isBetween(longer.result().epochs() / 3.0, 3.0 * longer.result().epochs());
  }

  @Test
  void a_loss_that_goes_up_and_down_is_unsettled_and_names_its_best() {
    TrainingPlan plan =
        DEFAULT
            .withNeuron(new Neuron(Activation.IDENTITY, Cost.of(Cost.Kind.HUBER)))
            .withOptimizer(OptimizerSettings.defaults(Method.RMSPROP))
            .withLearningRate(3.85);
    Block block = RealData.standardized("diabetes.csv", "progression");
    Finding.Unsettled found = only(Finding.Unsettled.class, diagnose(plan, block));
    Runs run = Runs.train(plan, block);
    assertThat(found.epochs()).isEqualTo(100);
    assertThat(found.rises()).isGreaterThan(10);
    assertThat(run.lines().get(found.bestEpoch()).loss()).isEqualTo(found.bestLoss());
    for (EpochResult line : run.lines()) {
      assertThat(line.loss()).isGreaterThanOrEqualTo(found.bestLoss());
    }
    assertThat(only(Finding.TooSlow.class, diagnose(plan, block))).isNull();
  }

  @Test
  void newton_is_not_advised_where_it_is_used_or_cannot_be() {
    Block block = line(50, i -> 10 + i);
    TrainingPlan slow = DEFAULT.withEpochs(20).withLearningRate(0.01);
    assertThat(only(Finding.TooSlow.class, diagnose(slow, block)).newtonHelps()).isTrue();
    TrainingPlan sparse = slow.withPenalty(new Penalty(0.1, 0));
    assertThat(only(Finding.TooSlow.class, diagnose(sparse, block)).newtonHelps()).isFalse();
    TrainingPlan newton =
        DEFAULT
            .withNeuron(new Neuron(Activation.of(Activation.Kind.SOFTPLUS), Cost.SQUARED))
            .withOptimizer(OptimizerSettings.defaults(Method.NEWTON))
            .withEpochs(1);
    Block bent = line(50, i -> Math.max(0.1, i - 40)); // from where one step does not land
    assertThat(only(Finding.TooSlow.class, diagnose(newton, bent)).newtonHelps()).isFalse();
  }

  @Test
  void a_dead_start_names_the_start() {
    TrainingPlan plan = DEFAULT.withStart(Start.constant(-5));
    Finding.DeadStart found = only(Finding.DeadStart.class, diagnose(plan, line(20, i -> 1 + i)));
    assertThat(found.start()).isEqualTo(plan.start());
  }

  @Test
  void a_killed_neuron_names_the_epoch_and_the_rate() {
    List<Finding> findings = diagnose(DEFAULT.withLearningRate(30), line(20, i -> 20 - i));
    Finding.Killed killed = only(Finding.Killed.class, findings);
    assertThat(killed.epoch()).isPositive();
    assertThat(killed.activeBefore()).isPositive();
    assertThat(only(Finding.RateAboveLimit.class, findings)).isNotNull();
  }

  @Test
  void targets_below_zero_are_out_of_a_relu_s_reach_but_not_of_a_line_s() {
    Block half = line(20, i -> i < 5 ? -10 : 10); // variance 75
    Finding.UnreachableTargets found =
        only(Finding.UnreachableTargets.class, diagnose(DEFAULT, half));
    assertThat(found.variance()).isCloseTo(25 / 75.0, within(1e-12));
    assertThat(only(Finding.UnreachableTargets.class, diagnose(LINEAR, half))).isNull();
  }

  @Test
  void a_few_targets_that_are_hardly_out_of_reach_are_not_worth_a_word() {
    Block hardly = line(20, i -> i < 5 ? -1 : i); // 0.25 of a variance above 30
    assertThat(only(Finding.UnreachableTargets.class, diagnose(DEFAULT, hardly))).isNull();
  }

  @Test
  void equal_targets_below_zero_leave_nothing_to_learn() {
    TrainingPlan plan = DEFAULT.withLearningRate(0.9).withEpochs(200);
    Finding.NothingToLearn found =
        only(Finding.NothingToLearn.class, diagnose(plan, line(20, i -> -3)));
    assertThat(found.target()).isEqualTo(-3);
  }

  @Test
  void features_of_very_different_size_are_ill_conditioned() {
    double[] x = new double[200];
    double[] y = new double[100];
    for (int i = 0; i < 100; i++) {
      x[2 * i] = 1000 * Math.sin(i);
      x[2 * i + 1] = Math.cos(3 * i);
      y[i] = 5 + x[2 * i + 1];
    }
    Finding.IllConditioned found =
        only(Finding.IllConditioned.class, diagnose(LINEAR, new Block(x, y, null, 100, 2)));
    assertThat(found.conditionNumber()).isGreaterThan(1e5);
    assertThat(found.column()).isZero();
  }

  @Test
  void a_neuron_no_better_than_the_best_constant_is_told_so() {
    TrainingPlan plan = LINEAR.withStart(Start.constant(40)).withEpochs(1).withLearningRate(1e-6);
    Finding.BaselineNotBeaten found =
        only(Finding.BaselineNotBeaten.class, diagnose(plan, line(20, i -> i)));
    assertThat(found.baseline()).isEqualTo(33.25); // (20² − 1)/12
    assertThat(found.loss()).isGreaterThan(found.baseline());
  }

  @Test
  void as_many_parameters_as_examples_are_noted() {
    assertThat(only(Finding.FewerRowsThanParameters.class, diagnose(LINEAR, line(2, i -> i))))
        .isEqualTo(new Finding.FewerRowsThanParameters(2, 2));
    assertThat(only(Finding.FewerRowsThanParameters.class, diagnose(LINEAR, line(3, i -> i))))
        .isNull();
  }

  @Test
  void many_examples_switching_in_one_epoch_get_a_line() {
    Finding.PatternChanged found =
        only(
            Finding.PatternChanged.class,
            diagnose(DEFAULT.withLearningRate(1), line(20, i -> i < 17 ? 0 : 50)));
    assertThat(Math.abs(found.after() - found.before())).isGreaterThan(0.2);
  }

  @Test
  void a_saturated_sigmoid_is_stuck_and_never_called_converged() {
    TrainingPlan plan =
        DEFAULT
            .withNeuron(new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.SQUARED))
            .withStart(Start.at(new double[] {0, -800}));
    Block block = line(20, i -> i < 10 ? 0 : 1);
    assertThat(Runs.train(plan, block).result().cause()).isEqualTo(Cause.STUCK);
    assertThat(only(Finding.Saturated.class, diagnose(plan, block))).isNotNull();
  }

  /** Momentum swings out before it settles: from far enough out, beyond what a double holds. */
  @Test
  void growth_within_the_limit_is_called_just_that() {
    Block block = line(20, i -> i);
    TrainingPlan plan =
        LINEAR.withOptimizer(OptimizerSettings.defaults(Method.MOMENTUM)).withLearningRate(1.5);
    double far = 1e150;
    TrainingResult result;
    do {
      far *= 1.1;
      result = Runs.train(plan.withStart(Start.constant(far)), block).result();
    } while (result.verdict() != Verdict.DIVERGED);
    assertThat(result.epochs()).isPositive();
    Finding.GrewWithinLimit found =
        only(Finding.GrewWithinLimit.class, diagnose(plan.withStart(Start.constant(far)), block));
    assertThat(found.rate()).isLessThan(found.limit());
  }

  @Test
  void a_loss_beyond_all_numbers_before_the_first_step_is_not_the_rates_fault() {
    TrainingPlan plan = LINEAR.withStart(Start.constant(1e200)); // its square is beyond a double
    assertThat(only(Finding.BeyondNumbers.class, diagnose(plan, line(20, i -> i)))).isNotNull();
  }

  @Test
  void a_run_that_went_well_has_nothing_to_say() {
    assertThat(diagnose(DEFAULT, line(20, i -> 10 + i))).isEmpty();
  }

  /** Errors around 0 of a constant: 1, …, 50 on either side, so that the median is 25.5. */
  @Test
  void a_delta_far_from_the_errors_is_told_with_the_usual_one() {
    Block block = new Block(new double[100], new double[100], null, 100, 1);
    for (int i = 0; i < 100; i++) {
      block.y()[i] = i < 50 ? i + 1 : 49 - i;
    }
    for (double delta : new double[] {1.2, 24.2, 26.2, 49.2, 50.2, 1000}) {
      Neuron huber = new Neuron(Activation.IDENTITY, new Cost(Cost.Kind.HUBER, delta));
      TrainingPlan plan =
          DEFAULT.withNeuron(huber).withOptimizer(OptimizerSettings.defaults(Method.NEWTON));
      Finding.FarDelta found = only(Finding.FarDelta.class, diagnose(plan, block));
      if (delta == 26.2 || delta == 49.2) {
        assertThat(found).isNull();
      } else {
        assertThat(found.within()).isEqualTo((long) Math.min(100, 2 * Math.floor(delta)));
        assertThat(found.usual()).isCloseTo(1.345 * 1.4826 * 25.5, within(2.0));
      }
    }
  }
}

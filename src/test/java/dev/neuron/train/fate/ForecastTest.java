package dev.neuron.train.fate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.LearningRateSchedule;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.Problem;
import dev.neuron.train.Runs;
import dev.neuron.train.Start;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.compare.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastTest {
  private static final Neuron LINEAR = new Neuron(Activation.IDENTITY, Cost.SQUARED);

  private final Block diabetes = RealData.standardized("diabetes.csv", "progression");

  private List<ComparedRun> compare(Block block, List<TrainingPlan> plans) {
    Neuron neuron = plans.get(0).neuron();
    try (GradientEngine engine = new LocalEngine(List.of(block), neuron, 1)) {
      Comparison comparison = new Comparison(Comparison.Listener.NONE, () -> false);
      comparison.run(plans, Problem.of(neuron, engine, null));
      return comparison.runs();
    }
  }

  private List<TrainingPlan> plans(TrainingPlan plan, double from, double to, int count) {
    double limit = Runs.train(plan.withEpochs(0), diabetes).result().learningRate().limit();
    List<TrainingPlan> plans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double relative = from * Math.pow(to / from, i / (count - 1.0));
      plans.add(plan.withLearningRate(relative * limit));
    }
    return plans;
  }

  @Test
  void nine_rates_around_the_limit_do_what_was_predicted_on_diabetes() {
    List<ComparedRun> runs = compare(diabetes, plans(TrainingPlan.DEFAULT, 0.1, 10, 9));
    assertThat(runs)
        .allSatisfy(run -> assertThat(run.agrees()).as("%s", run.relativeToLimit()).isTrue());
    assertThat(runs).filteredOn(run -> run.predicted().isFirm()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(runs).filteredOn(run -> run.observed() == Fate.SETTLES).hasSizeGreaterThan(3);
    assertThat(runs).filteredOn(run -> run.observed() != Fate.SETTLES).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"GD", "MOMENTUM", "NESTEROV"})
  void a_linear_neuron_holds_no_surprise_on_either_side_of_the_limit(Method method) {
    TrainingPlan plan =
        TrainingPlan.DEFAULT
            .withNeuron(LINEAR)
            .withOptimizer(OptimizerSettings.defaults(method))
            .withEpochs(400);
    List<ComparedRun> runs = compare(diabetes, plans(plan, 0.02, 3, 25));
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.predicted().isFirm()).isTrue();
              boolean cut = run.predicted().epochs() > 400;
              assertThat(run.observed().word())
                  .isEqualTo(
                      cut && run.observed() != Fate.OSCILLATES
                          ? "still falling"
                          : run.predicted().kind().words());
            });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.01, 0.1, 0.24})
  void the_epochs_a_linear_neuron_needs_are_foreseen_exactly(double rate) {
    TrainingPlan plan =
        TrainingPlan.DEFAULT.withNeuron(LINEAR).withLearningRate(rate).withEpochs(2000);
    ComparedRun run = compare(diabetes, List.of(plan)).get(0);
    OptimizerSettings newton = OptimizerSettings.defaults(Method.NEWTON);
    TrainingPlan exact = plan.withLearningRate(Double.NaN).withOptimizer(newton);
    double minimum = compare(diabetes, List.of(exact)).get(0).result().answer().loss();
    assertThat(run.predicted().epochs()).isEqualTo(run.epochsTo(1.01 * minimum));
  }

  @Test
  void between_the_limit_and_half_as_much_again_a_relu_may_settle_or_not() {
    List<ComparedRun> runs = compare(diabetes, plans(TrainingPlan.DEFAULT, 1.01, 1.49, 5));
    assertThat(runs)
        .extracting(run -> run.predicted().kind())
        .containsOnly(Prediction.Kind.MAY_SETTLE);
  }

  @Test
  void a_start_without_an_active_example_is_predicted_to_die_and_does() {
    TrainingPlan plan = TrainingPlan.DEFAULT.withStart(Start.constant(-1000)).withLearningRate(0.1);
    Block positive = new Block(new double[] {1, 2, 3}, new double[] {1, 2, 3}, null, 3, 1);
    ComparedRun run = compare(positive, List.of(plan)).get(0);
    assertThat(run.predicted().kind()).isEqualTo(Prediction.Kind.DIES);
    assertThat(run.observed()).isEqualTo(Fate.DIES);
  }

  @ParameterizedTest
  @EnumSource(names = {"ADAGRAD", "RMSPROP", "ADAM", "ADAMW"})
  void theory_is_silent_on_methods_with_step_sizes_of_their_own(Method method) {
    TrainingPlan plan =
        TrainingPlan.DEFAULT.withOptimizer(OptimizerSettings.defaults(method)).withEpochs(3);
    Prediction predicted = compare(diabetes, List.of(plan)).get(0).predicted();
    assertThat(predicted.kind()).isEqualTo(Prediction.Kind.UNKNOWN);
    assertThat(predicted.epochs()).isNaN();
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWTON", "LBFGS"})
  void methods_that_search_along_a_line_settle(Method method) {
    TrainingPlan plan = TrainingPlan.DEFAULT.withOptimizer(OptimizerSettings.defaults(method));
    ComparedRun run = compare(diabetes, List.of(plan)).get(0);
    assertThat(run.predicted().kind()).isEqualTo(Prediction.Kind.SETTLES);
    assertThat(run.observed()).isEqualTo(Fate.SETTLES);
  }

  @Test
  void noise_of_mini_batches_and_falling_rates_leave_it_open_what_happens() {
    TrainingPlan noisy = TrainingPlan.DEFAULT.withBatchSize(16, true).withEpochs(2);
    TrainingPlan falling =
        TrainingPlan.DEFAULT
            .withSchedule(LearningRateSchedule.parse("exponential:0.9", 0))
            .withLearningRate(1)
            .withEpochs(2);
    assertThat(compare(diabetes, List.of(noisy, falling)))
        .extracting(run -> run.predicted().kind())
        .containsOnly(Prediction.Kind.MAY_SETTLE);
    assertThat(compare(diabetes, List.of(noisy.withLearningRate(5))))
        .extracting(run -> run.predicted().kind())
        .containsExactly(Prediction.Kind.UNSTABLE);
  }

  @Test
  void a_bent_cost_settles_below_its_limit_and_may_settle_above() {
    Block cancer = RealData.standardized("breast_cancer.csv", "benign");
    Neuron logistic =
        new Neuron(new Activation(Activation.Kind.SIGMOID, 1), new Cost(Cost.Kind.LOG_LOSS, 1));
    TrainingPlan plan = TrainingPlan.DEFAULT.withNeuron(logistic);
    double limit = Runs.train(plan.withEpochs(0), cancer).result().learningRate().limit();
    List<ComparedRun> runs =
        compare(
            cancer, List.of(plan.withLearningRate(0.9 * limit), plan.withLearningRate(2 * limit)));
    assertThat(runs)
        .extracting(run -> run.predicted().kind())
        .containsExactly(Prediction.Kind.SETTLES, Prediction.Kind.MAY_SETTLE);
    assertThat(runs.get(0).observed()).isEqualTo(Fate.STILL_FALLING);
  }
}

package dev.neuron.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.DataException;
import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.engine.PassInterruptedException;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.LearningRateSchedule;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that pauses and goes on is the run that never paused, bit for bit. */
class ResumeTest {
  private static final List<Block> DIABETES =
      inBlocksOf(150, RealData.standardized("diabetes.csv", "progression"));
  private static final int EPOCHS = 24;
  private static final List<TrainingPlan> PLANS = plans();

  /** Several blocks, so that a pass can be interrupted between them. */
  private static List<Block> inBlocksOf(int rows, Block all) {
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < all.rows(); from += rows) {
      int to = Math.min(all.rows(), from + rows);
      double[] x = Arrays.copyOfRange(all.x(), from * all.columns(), to * all.columns());
      double[] y = Arrays.copyOfRange(all.y(), from, to);
      blocks.add(new Block(x, y, null, to - from, all.columns()));
    }
    return blocks;
  }

  /** Every method with every schedule, full batch and mini-batch, with and without penalty. */
  private static List<TrainingPlan> plans() {
    List<TrainingPlan> plans = new ArrayList<>();
    String[] schedules = {
      "constant", "step:5:0.5", "exponential:0.9", "inverse:0.5", "cosine", "plateau:2:0.5"
    };
    for (Method method : Method.values()) {
      for (String schedule : schedules) {
        TrainingPlan plan =
            TrainingPlan.DEFAULT
                .withOptimizer(OptimizerSettings.defaults(method))
                .withSchedule(LearningRateSchedule.parse(schedule, 3))
                .withPenalty(new Penalty(method.searchesLine() ? 0 : 0.1, 0.01))
                .withStopping(new StoppingRule(0, 0, Double.NaN, Double.POSITIVE_INFINITY))
                .withEpochs(EPOCHS);
        plans.add(plan);
        if (!method.searchesLine()) {
          plans.add(plan.withBatchSize(64, true));
          plans.add(plan.withBatchSize(7, false).withStart(Start.constant(0.3)));
        }
      }
    }
    return plans;
  }

  /** Three of these moments in a row, others for the next plan: each method has all of them. */
  private static int[] inTurn(TrainingPlan plan, int... moments) {
    int first = PLANS.indexOf(plan) * 3;
    return IntStream.range(first, first + 3).map(i -> moments[i % moments.length]).toArray();
  }

  /** What a run told. */
  private record Told(List<EpochResult> lines, List<RunState> states, TrainingResult result) {}

  private static Told run(TrainingPlan plan, RunState paused, BooleanSupplier interrupted) {
    List<EpochResult> lines = new ArrayList<>();
    List<RunState> states = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epoch(EpochResult result) {
            lines.add(result);
          }

          @Override
          public void canPause(int epoch, Supplier<RunState> state, boolean ended) {
            states.add(state.get());
          }
        };
    try (GradientEngine engine = new LocalEngine(DIABETES, plan.neuron(), 1)) {
      Problem problem = Problem.of(plan.neuron(), engine, null);
      return new Told(lines, states, Trainer.train(plan, problem, listener, interrupted, paused));
    }
  }

  private static Told run(TrainingPlan plan) {
    return run(plan, null, () -> false);
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void from_any_epoch_a_run_goes_on_as_if_it_had_never_paused(TrainingPlan plan) {
    Told whole = run(plan);
    for (int k : inTurn(plan, 0, 11, whole.result().epochs(), 1, 12, 23, 2)) {
      if (k < whole.states().size()) {
        Told rest = run(plan, whole.states().get(k), () -> false);
        assertSame(rest, whole, k);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void an_interrupted_epoch_leaves_no_trace(TrainingPlan plan) {
    Told whole = run(plan);
    for (int asked : inTurn(plan, 4, 8, 15, 5, 10, 25, 6, 12, 67)) {
      int[] count = {0};
      Told broken;
      try {
        broken = run(plan, null, () -> ++count[0] >= asked);
      } catch (PassInterruptedException early) {
        assertThat(asked).isLessThanOrEqualTo(3 * DIABETES.size()); // before its first line
        continue;
      }
      if (broken.result().cause() == Cause.INTERRUPTED) {
        RunState last = broken.states().get(broken.states().size() - 1);
        assertThat(last.epoch()).isEqualTo(broken.result().epochs());
        assertThat(last.epoch()).isEqualTo(broken.lines().size() - 1);
        assertThat(broken.result().passes()).isGreaterThanOrEqualTo(last.passes());
        assertSame(run(plan, last, () -> false), whole, last.epoch());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3}) // the blocks of the pass
  void a_run_interrupted_before_its_first_line_has_nothing_to_show(int asked) {
    TrainingPlan elsewhere = TrainingPlan.DEFAULT.withStart(Start.constant(1));
    int[] count = {0};
    assertThatThrownBy(() -> run(elsewhere, null, () -> ++count[0] >= asked))
        .isInstanceOf(PassInterruptedException.class);
    assertThat(count[0]).isEqualTo(asked); // nobody went on reading
  }

  @Test
  void a_run_from_the_best_constant_has_its_first_line_after_one_pass() {
    int[] count = {0};
    Told broken = run(TrainingPlan.DEFAULT, null, () -> ++count[0] > DIABETES.size());
    assertThat(broken.result().cause()).isEqualTo(Cause.INTERRUPTED);
    assertThat(broken.lines()).hasSize(1);
  }

  @Test
  void a_run_that_goes_on_and_is_interrupted_at_once_stands_where_it_stood() {
    RunState state = run(TrainingPlan.DEFAULT).states().get(5);
    int[] count = {0};
    Told again = run(TrainingPlan.DEFAULT, state, () -> ++count[0] >= 5);
    assertThat(again.result().cause()).isEqualTo(Cause.INTERRUPTED);
    assertThat(again.lines()).isEmpty();
    assertThat(again.states().get(0)).usingRecursiveComparison().isEqualTo(state);
  }

  private static void assertSame(Told rest, Told whole, int k) {
    assertThat(rest.lines()).isEqualTo(whole.lines().subList(k + 1, whole.lines().size()));
    assertThat(rest.result().parameters()).isEqualTo(whole.result().parameters());
    assertThat(rest.result())
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .ignoringFields("parameters", "learningRate.limit") // a lambda, whose value is compared
        .isEqualTo(whole.result());
    assertThat(rest.result().learningRate().limit())
        .isEqualTo(whole.result().learningRate().limit());
  }

  @Test
  void a_finished_run_goes_on_when_there_are_more_epochs() {
    TrainingPlan plan =
        TrainingPlan.DEFAULT.withOptimizer(OptimizerSettings.defaults(Method.ADAM)).withEpochs(10);
    Told part = run(plan);
    Told rest = run(plan.withEpochs(30), part.states().get(part.states().size() - 1), () -> false);
    Told whole = run(plan.withEpochs(30));
    assertThat(rest.lines()).isEqualTo(whole.lines().subList(11, 31));
    assertThat(rest.result().parameters()).isEqualTo(whole.result().parameters());
  }

  @Test
  void a_finished_run_with_no_more_epochs_ends_as_it_did() {
    Told whole = run(TrainingPlan.DEFAULT.withEpochs(10));
    RunState last = whole.states().get(whole.states().size() - 1);
    Told again = run(TrainingPlan.DEFAULT.withEpochs(10), last, () -> false);
    assertThat(again.lines()).isEmpty();
    assertThat(again.result())
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .ignoringFields("learningRate.limit") // a lambda
        .isEqualTo(whole.result());
  }

  @Test
  void patience_counts_on_across_the_pause() {
    TrainingPlan plan =
        TrainingPlan.DEFAULT
            .withBatchSize(8, true)
            .withLearningRate(0.02)
            .withStopping(new StoppingRule(0, 4, Double.NaN, Double.POSITIVE_INFINITY))
            .withEpochs(200);
    Told whole = run(plan);
    assertThat(whole.result().cause()).isEqualTo(Cause.PATIENCE);
    Told rest = run(plan, whole.states().get(whole.result().epochs() - 2), () -> false);
    assertThat(rest.result().parameters()).isEqualTo(whole.result().parameters());
    assertThat(rest.result().epochs()).isEqualTo(whole.result().epochs());
  }

  @Test
  void refuses_the_state_of_another_run() {
    RunState state = run(TrainingPlan.DEFAULT).states().get(5);
    TrainingPlan adam = TrainingPlan.DEFAULT.withOptimizer(OptimizerSettings.defaults(Method.ADAM));
    assertThatThrownBy(() -> run(adam, state, () -> false))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is that of another run");
    TrainingPlan absolute =
        TrainingPlan.DEFAULT.withNeuron(new Neuron(Activation.RELU, Cost.of(Cost.Kind.ABSOLUTE)));
    assertThatThrownBy(() -> run(absolute, state, () -> false))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("does not fit these data: at epoch 5");
  }
}

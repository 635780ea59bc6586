package dev.neuron.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.diagnose.Lanczos;
import dev.neuron.diagnose.Spectrum;
import dev.neuron.engine.LocalEngine;
import dev.neuron.engine.Phases;
import dev.neuron.engine.Phases.Phase;
import dev.neuron.math.Block;
import dev.neuron.math.GramSum;
import dev.neuron.math.Neuron;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How often a run reads wide examples: what only tells something costs hardly a pass. */
class PassesTest {
  private static final int ROWS = 600;
  private static final int FEATURES = 210; // beyond those whose matrix is formed
  private static final Block WIDE = wide();

  private static Block wide() {
    Random random = new Random(5);
    double[] x = new double[ROWS * FEATURES];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < FEATURES; j++) {
        x[i * FEATURES + j] = random.nextGaussian();
        y[i] += x[i * FEATURES + j] / (1 + j);
      }
      y[i] = Math.max(0, y[i] + 1);
    }
    return new Block(x, y, null, ROWS, FEATURES);
  }

  /** Of WIDE's matrix, decomposed whole. */
  private static final double LARGEST = largest(WIDE);

  private static double largest(Block block) {
    try (LocalEngine engine = new LocalEngine(List.of(block), Neuron.PAPER, 1)) {
      return Spectrum.of(engine.gram(null, GramSum.ALL).matrix()).largest();
    }
  }

  private record Outcome(TrainingResult result, Phases phases) {
    /** Passes that read features, as those over the targets do not. */
    long passes() {
      return phases.passes(Phase.SPECTRUM) + phases.passes(Phase.TRAIN);
    }
  }

  private static Outcome train(TrainingPlan plan) {
    Phases phases = new Phases(Phase.LOAD);
    try (LocalEngine engine = new LocalEngine(List.of(WIDE), Neuron.PAPER, 1)) {
      Problem problem = Problem.of(Neuron.PAPER, engine, null, phases);
      TrainingResult result = Trainer.train(plan, problem, new TrainingListener() {}, () -> false);
      result.learningRate().limit();
      return new Outcome(result, phases);
    }
  }

  private static final TrainingPlan PLAN =
      TrainingPlan.DEFAULT.withStart(Start.constant(0.01)).withEpochs(20);

  @Test
  void with_a_rate_given_the_limit_is_found_out_on_the_way() {
    Outcome found = train(PLAN.withLearningRate(0.05));
    assertThat(found.result().epochs()).isEqualTo(20);
    assertThat(found.passes()).isLessThanOrEqualTo(22);
    double limit = 1 / LARGEST;
    assertThat(found.result().learningRate().limit()).isCloseTo(limit, within(0.03 * limit));
  }

  @Test
  void a_computed_rate_costs_some_passes_and_is_right_to_what_is_shown_of_it() {
    Outcome found = train(PLAN);
    assertThat(found.passes()).isLessThanOrEqualTo(42);
    double rate = 0.5 / LARGEST;
    assertThat(found.result().learningRate().value()).isCloseTo(rate, within(0.03 * rate));
  }

  @Test
  void with_few_epochs_the_limit_takes_the_passes_that_are_left() {
    Outcome found = train(PLAN.withLearningRate(0.05).withEpochs(1));
    assertThat(found.phases().passes(Phase.TRAIN)).isEqualTo(2);
    assertThat(found.phases().passes(Phase.SPECTRUM)).isBetween(1L, 30L);
    double limit = 1 / LARGEST;
    assertThat(found.result().learningRate().limit()).isCloseTo(limit, within(0.03 * limit));
  }

  @Test
  void the_largest_eigenvalue_is_as_near_as_is_claimed_where_many_lie_close_to_it() {
    int rows = 500;
    int features = 250;
    double[] x = new Random(7).doubles((long) rows * features, -1, 1).toArray();
    Block block = new Block(x, new double[rows], null, rows, features);
    double largest = largest(block);
    try (LocalEngine engine = new LocalEngine(List.of(block), Neuron.PAPER, 1)) {
      Lanczos walk = new Lanczos(features + 1, rows);
      walk.resume(engine, 0.01);
      assertThat(walk.seen().largest()).isCloseTo(largest, within(0.01 * largest));
    }
  }

  @Test
  void where_the_matrix_is_formed_that_is_one_pass() {
    Block narrow = new Block(WIDE.x(), WIDE.y(), null, ROWS, 3);
    Phases phases = new Phases(Phase.LOAD);
    try (LocalEngine engine = new LocalEngine(List.of(narrow), Neuron.PAPER, 1)) {
      Problem problem = Problem.of(Neuron.PAPER, engine, null, phases);
      Trainer.train(PLAN.withEpochs(5), problem, new TrainingListener() {}, () -> false);
    }
    assertThat(phases.passes(Phase.TARGETS)).isEqualTo(2);
    assertThat(phases.passes(Phase.SPECTRUM)).isEqualTo(1);
    assertThat(phases.passes(Phase.TRAIN)).isEqualTo(6);
  }
}

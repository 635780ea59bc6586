package dev.neuron.train.fate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingListener;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples at x = −1 and 1; a relu with w = 1 and b = 0 is active for the second alone. */
class ActiveCurvatureTest {
  private static final Block TWO = new Block(new double[] {-1, 1}, new double[] {0, 3}, null, 2, 1);

  private static ActiveCurvature at(Neuron neuron, double w, double b) {
    return at(neuron, TWO, new double[] {w, b});
  }

  private static ActiveCurvature at(Neuron neuron, Block block, double[] wHat) {
    TrainingPlan plan =
        TrainingPlan.DEFAULT.withNeuron(neuron).withStart(Start.at(wHat)).withEpochs(0);
    try (GradientEngine engine = new LocalEngine(List.of(block), neuron, 1)) {
      Problem problem = Problem.of(neuron, engine, null);
      TrainingResult result = Trainer.train(plan, problem, TrainingListener.NONE, () -> false);
      return ActiveCurvature.of(plan, problem, result);
    }
  }

  @Test
  void clipped_examples_have_no_part_in_it() {
    // ½·[1 1; 1 1] has the eigenvalues 1 and 0; with κ = 2 gd is stable below 2/(2·1)
    ActiveCurvature active = at(Neuron.PAPER, 1, 0);
    assertThat(active.share()).isEqualTo(0.5);
    assertThat(active.spectrum().largest()).isCloseTo(1, within(1e-15));
    assertThat(active.spectrum().smallest()).isCloseTo(0, within(1e-15));
    assertThat(active.limit()).isCloseTo(1, within(1e-15));
  }

  @Test
  void there_is_nothing_to_tell_where_all_or_none_are_active() {
    assertThat(at(Neuron.PAPER, 1, 5)).isNull();
    assertThat(at(Neuron.PAPER, 1, -5)).isNull();
  }

  @Test
  void only_a_relu_has_examples_without_curvature() {
    assertThat(at(new Neuron(Activation.IDENTITY, Cost.SQUARED), 1, 0)).isNull();
    assertThat(at(new Neuron(Activation.RELU, Cost.of(Cost.Kind.ABSOLUTE)), 1, 0)).isNull();
  }

  @Test
  void many_features_would_take_many_passes() {
    int features = 201;
    double[] x = new double[2 * features];
    x[0] = -1;
    x[features] = 1;
    Block wide = new Block(x, new double[] {0, 3}, null, 2, features);
    double[] wHat = new double[features + 1];
    wHat[0] = 1;
    assertThat(at(Neuron.PAPER, wide, wHat)).isNull();
  }
}

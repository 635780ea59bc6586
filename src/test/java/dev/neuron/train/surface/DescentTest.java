package dev.neuron.train.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.engine.LocalEngine;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Block;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Problem;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.fate.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DescentTest {
  private static final Block CARS = RealData.standardized("mtcars.csv", "mpg");

  /** Whenever somebody asks for the end: what is reported is the last epoch that was measured. */
  @Test
  void an_interrupted_run_reports_the_epochs_that_it_has_lines_of() {
    TrainingPlan gd = TrainingPlan.DEFAULT.withEpochs(40).withBatchSize(8, true);
    TrainingPlan adam = gd.withOptimizer(OptimizerSettings.defaults(Method.ADAM));
    try (LocalEngine engine = new LocalEngine(List.of(CARS), Neuron.PAPER, 1)) {
      Problem problem = Problem.of(Neuron.PAPER, engine, null);
      Set<Integer> seen = new TreeSet<>();
      for (int asks = 1; asks < 400; asks++) {
        int[] left = {asks};
        List<EpochResult> told = new ArrayList<>();
        List<Descent> runs =
            Descents.train(List.of(adam, gd), problem, told::add, () -> --left[0] < 0);
        for (Descent run : runs) {
          int last = run.points().get(run.points().size() - 1).epoch();
          assertThat(run.result().epochs()).as("asks %d", asks).isEqualTo(last);
          assertThat(run.result().last().epoch()).isEqualTo(last);
          seen.add(last);
        }
        assertThat(told).hasSize(runs.stream().mapToInt(run -> run.result().epochs() + 1).sum());
      }
      assertThat(seen).as("interrupted in every epoch").contains(0, 1, 2, 10, 39);
    }
  }

  @Test
  void a_long_run_keeps_points_at_even_distances_and_its_end() {
    int epochs = 5003;
    List<EpochResult> told = new ArrayList<>();
    TrainingPlan plan = TrainingPlan.DEFAULT.withLearningRate(0.001).withEpochs(epochs);
    Descent descent = new Descent(plan, Prediction.NONE, told::add);
    try (LocalEngine engine = new LocalEngine(List.of(CARS), Neuron.PAPER, 1)) {
      Problem problem = Problem.of(Neuron.PAPER, engine, null);
      Trainer.train(plan, problem, descent, () -> false);
    }
    List<Descent.Point> points = descent.points();
    assertThat(points).hasSizeBetween(100, epochs / 2);
    int distance = points.get(1).epoch();
    assertThat(distance).isGreaterThan(1);
    for (int i = 0; i < points.size() - 1; i++) {
      assertThat(points.get(i).epoch()).isEqualTo(i * distance);
    }
    assertThat(points.get(points.size() - 1).epoch()).isEqualTo(epochs);
    for (Descent.Point point : points) {
      assertThat(point.loss()).isEqualTo(told.get(point.epoch()).loss());
    }
  }
}

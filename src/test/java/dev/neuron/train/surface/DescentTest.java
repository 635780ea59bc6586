package dev.neuron.train.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.engine.LocalEngine;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Block;
import dev.neuron.math.Neuron;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Problem;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.fate.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescentTest {
  @Test
  void a_long_run_keeps_points_at_even_distances_and_its_end() {
    Block block = RealData.standardized("mtcars.csv", "mpg");
    int epochs = 5003;
    List<EpochResult> told = new ArrayList<>();
    TrainingPlan plan = TrainingPlan.DEFAULT.withLearningRate(0.001).withEpochs(epochs);
    Descent descent = new Descent(plan, Prediction.NONE, told::add);
    try (LocalEngine engine = new LocalEngine(List.of(block), Neuron.PAPER, 1)) {
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

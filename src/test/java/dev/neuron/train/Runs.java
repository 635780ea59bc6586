package dev.neuron.train;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.List;

/** A run with all its lines. */
public record Runs(TrainingResult result, List<EpochResult> lines) {

  /** Trains on one block with one thread. */
  public static Runs train(TrainingPlan plan, Block block) {
    return train(plan, List.of(block), 1);
  }

  /** Trains on blocks with so many threads. */
  public static Runs train(TrainingPlan plan, List<Block> blocks, int threads) {
    List<EpochResult> lines = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epoch(EpochResult result) {
            lines.add(result);
          }
        };
    try (GradientEngine engine = new LocalEngine(blocks, plan.neuron(), threads)) {
      Problem problem = Problem.of(plan.neuron(), engine, null);
      return new Runs(Trainer.train(plan, problem, listener, () -> false), lines);
    }
  }

  /** The coefficient of determination on these targets. */
  double r2(Block block) {
    double mean = 0;
    for (int i = 0; i < block.rows(); i++) {
      mean += block.y()[i] / block.rows();
    }
    double variance = 0;
    for (int i = 0; i < block.rows(); i++) {
      variance += (block.y()[i] - mean) * (block.y()[i] - mean) / block.rows();
    }
    return 1 - result.answer().loss() / variance;
  }
}

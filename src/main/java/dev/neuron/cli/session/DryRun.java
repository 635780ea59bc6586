package dev.neuron.cli.session;

import dev.neuron.cli.console.Utf8Output;
import dev.neuron.data.block.Dataset;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Problem;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingPlan;
import java.util.Map;

/**
 * What a run would begin with.
 *
 * @param options every option in force by its long name
 */
public record DryRun(
    Dataset data, TrainingPlan plan, Problem problem, Map<String, Object> options) {

  /** Prints every option in force with the rates computed, without training. */
  public void print(Utf8Output out) {
    LearningRate rate = Trainer.learningRate(plan, problem);
    for (Map.Entry<String, Object> option : options.entrySet()) {
      out.println(option.getKey() + " = " + option.getValue());
    }
    out.println("examples = " + data.rows());
    out.println("features = " + String.join(",", data.columns().names()));
    out.println("computed learning rate = " + Numbers.shortest(rate.value()));
    if (!Double.isInfinite(rate.limit())) {
      out.println("stable below = " + Numbers.shortest(rate.limit()));
    }
  }
}

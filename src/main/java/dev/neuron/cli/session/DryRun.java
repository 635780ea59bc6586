package dev.neuron.cli.session;

import dev.neuron.data.SafeText;
import dev.neuron.data.block.Dataset;
import dev.neuron.report.doc.JsonAnswer;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Problem;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run would begin with.
 *
 * @param options every option in force by its long name
 */
public record DryRun(
    Dataset data, TrainingPlan plan, Problem problem, Map<String, Object> options) {

  /** Every option in force with the rates computed, without training, a line each. */
  public String text() {
    LearningRate rate = Trainer.learningRate(plan, problem);
    List<String> lines = new ArrayList<>();
    options.forEach((name, value) -> lines.add(name + " = " + Numbers.typed(value)));
    lines.add("examples = " + data.rows());
    lines.add("features = " + String.join(",", data.columns().names()));
    lines.add("computed learning rate = " + Numbers.shortest(rate.value()));
    if (!Double.isInfinite(rate.limit())) {
      lines.add("stable below = " + Numbers.shortest(rate.limit()));
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(SafeText.plain(line)).append('\n'));
    return text.toString();
  }

  /** The same as a line of JSON Lines. */
  public String json() {
    LearningRate rate = Trainer.learningRate(plan, problem);
    return JsonAnswer.event(
        "dry-run",
        json -> {
          json.value("options", options);
          json.put("examples", data.rows());
          json.put("features", data.columns().names());
          json.put("computedLearningRate", rate.value());
          json.put("stableLimit", rate.limit());
        });
  }
}

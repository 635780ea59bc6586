package dev.neuron.report.answer;

import dev.neuron.data.json.Json;
import dev.neuron.model.Provenance;
import dev.neuron.report.doc.JsonAnswer;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import java.util.List;

/**
 * Whether a run came out as it was recorded, as {@code reproduce} tells.
 *
 * @param model the name of the model's file
 * @param training the run it records
 * @param differences a sentence for each, empty if every bit is the same
 */
public record ReproductionReport(
    String model, Provenance.Training training, List<String> differences) {

  /** A line, and one for each difference. */
  public String text() {
    if (differences.isEmpty()) {
      return model
          + ": reproduced to the last bit: "
          + Counted.of(training.epochs(), "epoch")
          + ", loss "
          + Numbers.shortest(training.loss())
          + "\n";
    }
    StringBuilder text = new StringBuilder(model).append(": not reproduced\n");
    for (String difference : differences) {
      text.append("  ").append(difference).append('\n');
    }
    return text.toString();
  }

  /** One object. */
  public String json() {
    return JsonAnswer.of(
        Json.Layout.BLOCK,
        json -> {
          json.put("model", model);
          json.put("reproduced", differences.isEmpty());
          json.put("epochs", training.epochs());
          json.put("loss", training.loss());
          json.put("differences", differences);
        });
  }
}

package dev.neuron.cli.predict;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.option.Command;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.PredictionOptions;
import dev.neuron.data.Columns;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.diagnose.Metrics;
import dev.neuron.model.TrainedNeuron;
import java.util.List;
import java.util.stream.DoubleStream;

/** What {@code predict} and {@code evaluate} do apart from their outputs, for Java programs. */
public final class QuietPass extends Command {
  private final Option<String> target = option("--target", "NAME").in(Section.DATA).text();
  private final EvaluationWeights weights = add(new EvaluationWeights());
  private final PredictionOptions rows = add(new PredictionOptions("which leaves it out"));
  private final Option<List<String>> files = optionalArguments(0, "DATA", "");

  public QuietPass() {
    super("", "");
  }

  private List<String> files() {
    return files.or(List.of());
  }

  private Columns columns(TrainedNeuron neuron) {
    Columns columns = rows.columns(neuron);
    return target.isGiven() ? columns.withTarget(target.value()) : columns;
  }

  /** The prediction of every row, (rows), NaN where a cell is missing under {@code skip}. */
  public double[] predict(TrainedNeuron neuron, Console console) {
    PartPredictor predictor =
        new PartPredictor(neuron, columns(neuron), rows, true, false, Double.NaN);
    DoubleStream.Builder predictions = DoubleStream.builder();
    try (RecordStream stream = rows.open(neuron, files(), console, LoadProgress.NONE)) {
      predictor.take(stream, (row, prediction) -> predictions.add(prediction));
    }
    return predictions.build().toArray();
  }

  /** How good the neuron is on the rows. */
  public Metrics evaluate(TrainedNeuron neuron, Console console) {
    EvaluationPass pass =
        new EvaluationPass(neuron, columns(neuron), files(), rows, weights, 0, false);
    return pass.run(console, new EngineOptions()).evaluation().metrics();
  }
}

package dev.neuron.report.compare;

import dev.neuron.report.words.Numbers;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.compare.Standing;
import dev.neuron.train.fate.Prediction;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;

/** A comparison as csv: a line a run, in the order of the ranks. */
final class ComparisonCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private ComparisonCsv() {}

  static String of(ComparisonSummary summary) {
    StringWriter text = new StringWriter();
    try {
      FORMAT.printRecord(
          text,
          "rank",
          "learning_rate",
          "optimizer",
          "batch_size",
          "seed",
          "stable_limit",
          "relative_to_limit",
          "predicted",
          "predicted_epochs",
          "observed",
          "verdict",
          "reason",
          "epochs",
          "loss",
          "objective",
          "validation_loss",
          "best_loss",
          "best_epoch",
          "epochs_to_one_percent",
          "seconds");
      for (Standing place : summary.standings().places()) {
        for (ComparedRun run : place.runs()) {
          line(text, summary, place, run);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes every write", e);
    }
    return text.toString();
  }

  private static void line(
      StringWriter text, ComparisonSummary summary, Standing place, ComparedRun run)
      throws IOException {
    TrainingResult result = run.result();
    Prediction predicted = run.predicted();
    int near = run.observed().isFailure() ? -1 : run.epochsTo(summary.standings().nearLowest());
    FORMAT.printRecord(
        text,
        place.rank(),
        number(run.learningRate().value()),
        run.plan().optimizer().method().label(),
        RunNames.batch(run.plan()),
        run.plan().seed(),
        number(run.learningRate().limit()),
        number(run.relativeToLimit()),
        predicted.kind() == Prediction.Kind.UNKNOWN ? "" : predicted.kind().words(),
        Double.isFinite(predicted.epochs()) ? Numbers.whole(predicted.epochs()) : "",
        run.observed().word(),
        result.verdict().word(),
        RunWording.reason(result),
        result.epochs(),
        number(result.answer().loss()),
        number(result.answer().objective()),
        number(result.answer().validationLoss()),
        number(result.best().loss()),
        result.best().epoch(),
        near < 0 ? "" : near,
        number(run.seconds()));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Numbers.shortest(value) : "";
  }
}

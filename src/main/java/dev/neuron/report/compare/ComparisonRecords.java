package dev.neuron.report.compare;

import dev.neuron.data.LoadReport;
import dev.neuron.data.json.Json;
import dev.neuron.report.doc.JsonAnswer;
import dev.neuron.report.doc.Records;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.compare.Standing;
import dev.neuron.train.fate.Prediction;
import dev.neuron.train.fold.FoldFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A comparison for programs: a record a run, in the order of the ranks. */
final class ComparisonRecords {
  /** A run and its place. */
  private record Placed(Standing place, ComparedRun run) {}

  private final ComparisonSummary summary;

  ComparisonRecords(ComparisonSummary summary) {
    this.summary = summary;
  }

  String csv() {
    return fields().csv(runs());
  }

  String jsonLines() {
    return fields().jsonLines("run", runs());
  }

  /** One object for the whole comparison. */
  String json() {
    Records<Placed> fields = fields();
    return JsonAnswer.of(
        Json.Layout.SPACED,
        json -> {
          json.put("version", summary.version());
          json.object("data", () -> data(json, summary.data()));
          json.value("options", summary.options());
          json.list("runs", runs(), run -> fields.write(json, run));
        });
  }

  private static void data(Json json, LoadReport data) {
    JsonAnswer.files(json, data.files());
    json.put("rowsUsed", data.rowsUsed());
  }

  private List<Placed> runs() {
    List<Placed> runs = new ArrayList<>();
    for (Standing place : summary.standings().places()) {
      place.runs().forEach(run -> runs.add(new Placed(place, run)));
    }
    return runs;
  }

  private Records<Placed> fields() {
    return new Records<Placed>()
        .field("rank", one -> one.place().rank())
        .field("learningRate", one -> one.run().learningRate().value())
        .field("optimizer", one -> one.run().plan().optimizer().method().label())
        .field("batchSize", one -> batchSize(one.run().plan()))
        .field("seed", one -> one.run().plan().seed())
        .field("stableLimit", one -> one.run().learningRate().limit())
        .field("relativeToLimit", one -> one.run().relativeToLimit())
        .field("predicted", one -> predicted(one.run().predicted()))
        .field("predictedEpochs", one -> predictedEpochs(one.run().predicted()))
        .field("observed", one -> one.run().observed().word())
        .field("verdict", one -> one.run().result().verdict().word())
        .field("reason", one -> RunWording.reason(one.run().result()))
        .field("epochs", one -> one.run().result().epochs())
        .field("loss", one -> one.run().result().answer().loss())
        .field("objective", one -> one.run().result().answer().objective())
        .field("validationLoss", one -> validationLoss(one.run()))
        .field("bestLoss", one -> one.run().result().best().loss())
        .field("bestEpoch", one -> one.run().result().best().epoch())
        .field("epochsToOnePercent", one -> epochsToOnePercent(one.run()))
        .field("seconds", one -> one.run().seconds())
        .field("l1", one -> one.run().plan().penalty().l1())
        .field("l2", one -> one.run().plan().penalty().l2())
        .field("nonzeroWeights", one -> one.run().nonzeroWeights())
        .field("heldOutLoss", one -> heldOut(one.run(), FoldFigures::loss))
        .field("heldOutError", one -> heldOut(one.run(), FoldFigures::lossError))
        .field("simplest", this::isSimplest)
        .detail("losses", one -> one.run().losses());
  }

  private static Object batchSize(TrainingPlan plan) {
    return plan.batchSize() == TrainingPlan.FULL_BATCH ? "full" : plan.batchSize();
  }

  private static String predicted(Prediction prediction) {
    return prediction.kind() == Prediction.Kind.UNKNOWN ? null : prediction.kind().words();
  }

  /** A whole number; beyond 2⁵³, where a double has no fractions, as it is. */
  private static Object predictedEpochs(Prediction prediction) {
    double epochs = prediction.epochs();
    return Math.abs(epochs) < 0x1p53 ? (Object) (long) epochs : (Object) epochs;
  }

  /** Left out where nothing was held back for it. */
  private static OptionalDouble validationLoss(ComparedRun run) {
    double loss = run.result().answer().validationLoss();
    return Double.isNaN(loss) ? OptionalDouble.empty() : OptionalDouble.of(loss);
  }

  /** Left out without folds. */
  static OptionalDouble heldOut(ComparedRun run, ToDoubleFunction<FoldFigures> figure) {
    return run.folds() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(figure.applyAsDouble(run.folds()));
  }

  /** Left out, or empty in csv, where no penalties are judged by folds. */
  private Object isSimplest(Placed one) {
    Standing simplest = summary.standings().simplest();
    return simplest == null ? OptionalDouble.empty() : (Object) one.place().equals(simplest);
  }

  private Integer epochsToOnePercent(ComparedRun run) {
    int near = run.observed().isFailure() ? -1 : run.epochsTo(summary.standings().nearLowest(run));
    return near < 0 ? null : (Integer) near;
  }
}

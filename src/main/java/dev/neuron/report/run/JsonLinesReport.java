package dev.neuron.report.run;

import dev.neuron.data.LoadReport;
import dev.neuron.data.json.Json;
import dev.neuron.diagnose.Curvature;
import dev.neuron.diagnose.Spectrum;
import dev.neuron.diagnose.certainty.StandardErrors;
import dev.neuron.report.doc.JsonAnswer;
import dev.neuron.report.doc.Records;
import dev.neuron.report.words.FindingWording;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.EpochResult;
import dev.neuron.train.fate.ActiveCurvature;
import java.util.List;
import java.util.function.Consumer;

/**
 * A run as events, one JSON object a line: start, epoch…, end. Epochs, which are many, leave the
 * version of the keys to the lines around them.
 */
public final class JsonLinesReport implements RunReport {
  private final Consumer<String> out;
  private Records<EpochResult> epochs = EpochRecords.ofEveryRun();
  private boolean penalized;
  private boolean validated;

  /** A report that hands every finished line, with its line feed, to {@code out}. */
  public JsonLinesReport(Consumer<String> out) {
    this.out = out;
  }

  private void event(String name, Consumer<Json> fields) {
    out.accept(JsonAnswer.event(name, fields));
  }

  @Override
  public void start(RunStart start) {
    epochs = EpochRecords.of(start);
    penalized = start.penalized();
    validated = start.validated();
    event(
        "start",
        json -> {
          json.put("version", start.version().get());
          json.object("data", () -> data(json, start.data()));
          json.put("target", start.target());
          json.put("features", start.features());
          json.value("options", start.options());
          json.put("learningRate", start.learningRate().value());
          json.put("stableLimit", start.learningRate().limit());
          Curvature curvature = start.curvature().get();
          json.object(
              "curvature",
              () -> {
                json.put("kappa", curvature.kappa());
                spectrum(json, curvature.spectrum(), start.features());
              });
        });
  }

  private static void data(Json json, LoadReport data) {
    JsonAnswer.files(json, data.files());
    json.put("rowsRead", data.rowsRead());
    json.put("rowsUsed", data.rowsUsed());
    json.put("rowsSkipped", data.rowsSkipped());
    json.put("rowsRejected", data.rowsRejected());
  }

  @Override
  public void epoch(EpochResult line) {
    out.accept(
        Json.text(
            Json.Layout.LINE,
            json -> {
              json.put("event", "epoch");
              epochs.write(json, line);
            }));
  }

  @Override
  public void end(RunEnd end) {
    if (end.folds() != null) {
      event("folds", json -> FoldLines.json(json, end.folds()));
    }
    event(
        "end",
        json -> {
          json.put("verdict", end.result().verdict().word());
          json.put("reason", RunWording.reason(end.result()));
          json.put("epochs", end.result().epochs());
          json.put("loss", end.result().answer().loss());
          if (penalized) {
            json.put("penalty", end.result().answer().penalty());
          }
          if (validated) {
            json.put("validationLoss", end.result().answer().validationLoss());
          }
          json.put("r2", end.r2());
          json.object("weights", () -> byFeature(json, end.features(), end.affine().weights()));
          if (!end.columns().references().isEmpty()) {
            json.put("references", end.columns().references());
          }
          json.put("bias", end.affine().bias());
          if (end.standardErrors() != null) {
            errors(json, end.standardErrors(), end.features());
          }
          json.put("passes", end.result().passes());
          active(json, end.activeCurvature().get(), end.features());
          json.put("findings", findings(end));
          json.object(
              "seconds",
              () -> {
                json.put("load", end.loadSeconds());
                json.put("train", end.trainSeconds());
              });
        });
  }

  private static List<String> findings(RunEnd end) {
    return end.findings().stream()
        .map(finding -> FindingWording.sentence(finding, end.features()))
        .toList();
  }

  private static void byFeature(Json json, List<String> features, double[] numbers) {
    for (int j = 0; j < features.size(); j++) {
      json.put(features.get(j), numbers[j]);
    }
  }

  /** A feature that never varies has no error: null. */
  private static void errors(Json json, StandardErrors errors, List<String> features) {
    json.object("standardErrors", () -> byFeature(json, features, errors.errors()));
    json.put("biasStandardError", errors.errors()[features.size()]);
    json.put("confidence", errors.confidence());
    json.put("errors", errors.method().toString());
    if (!errors.normal()) {
      json.put("degreesOfFreedom", errors.degreesOfFreedom());
    }
  }

  private static void active(Json json, ActiveCurvature active, List<String> features) {
    if (active != null) {
      json.object(
          "activeCurvature",
          () -> {
            json.put("share", active.share());
            spectrum(json, active.spectrum(), features);
            json.put("stableLearningRate", active.limit());
          });
    }
  }

  /** The column is null where the bias sets the limit. */
  private static void spectrum(Json json, Spectrum spectrum, List<String> features) {
    json.put("largestEigenvalue", spectrum.rounded(spectrum.largest()));
    json.put("smallestEigenvalue", spectrum.smallest());
    json.put("conditionNumber", spectrum.conditionNumber());
    json.put("exact", spectrum.exact());
    int steepest = spectrum.steepestCoordinate();
    json.put("column", steepest == features.size() ? null : features.get(steepest));
  }
}

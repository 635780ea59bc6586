package dev.neuron.report.run;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.data.LoadReport;
import dev.neuron.diagnose.Curvature;
import dev.neuron.diagnose.Spectrum;
import dev.neuron.diagnose.certainty.StandardErrors;
import dev.neuron.report.words.FindingWording;
import dev.neuron.report.words.RunWording;
import dev.neuron.report.words.SafeJson;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Finding;
import dev.neuron.train.fate.ActiveCurvature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A run as events, one JSON object a line: start, epoch…, end. */
public final class JsonLinesReport implements RunReport {
  /** The version of the events' keys. */
  public static final int SCHEMA = 1;

  private final Consumer<String> out;
  private boolean penalized;
  private boolean validated;

  /** A report that hands every finished line, with its line feed, to {@code out}. */
  public JsonLinesReport(Consumer<String> out) {
    this.out = out;
  }

  /** Writes the fields of one event. */
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private void event(String name, Fields fields) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = SafeJson.FACTORY.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("event", name);
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes every write", e);
    }
    out.accept(line.append('\n').toString());
  }

  @Override
  public void start(RunStart start) {
    penalized = start.penalized();
    validated = start.validated();
    event(
        "start",
        json -> {
          json.writeNumberField("schema", SCHEMA);
          json.writeStringField("version", start.version());
          writeData(json, start.data());
          json.writeStringField("target", start.target());
          json.writeArrayFieldStart("features");
          for (String feature : start.features()) {
            json.writeString(feature);
          }
          json.writeEndArray();
          json.writeObjectFieldStart("options");
          for (Map.Entry<String, Object> option : start.options().entrySet()) {
            json.writeFieldName(option.getKey());
            writeValue(json, option.getValue());
          }
          json.writeEndObject();
          number(json, "learningRate", start.learningRate().value());
          number(json, "stableLimit", start.learningRate().limit());
          Curvature curvature = start.curvature().get();
          json.writeObjectFieldStart("curvature");
          number(json, "kappa", curvature.kappa());
          writeSpectrum(json, curvature.spectrum(), start.features());
          json.writeEndObject();
        });
  }

  private static void writeData(JsonGenerator json, LoadReport data) throws IOException {
    json.writeObjectFieldStart("data");
    json.writeArrayFieldStart("files");
    for (LoadReport.SourceFile file : data.files()) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeNumberField("bytes", file.bytes());
      json.writeStringField("sha256", file.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("rowsRead", data.rowsRead());
    json.writeNumberField("rowsUsed", data.rowsUsed());
    json.writeNumberField("rowsSkipped", data.rowsSkipped());
    json.writeNumberField("rowsRejected", data.rowsRejected());
    json.writeEndObject();
  }

  private static void writeValue(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Double number) {
      if (Double.isFinite(number)) {
        json.writeNumber(number);
      } else {
        json.writeNull();
      }
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else {
      json.writeString(String.valueOf(value));
    }
  }

  @Override
  public void epoch(EpochResult line) {
    event(
        "epoch",
        json -> {
          json.writeNumberField("epoch", line.epoch());
          number(json, "loss", line.loss());
          number(json, "gradientNorm", line.gradientNorm());
          number(json, "active", line.activeShare());
          number(json, "learningRate", line.learningRate());
          if (validated) {
            number(json, "validationLoss", line.validationLoss());
          }
          if (penalized) {
            number(json, "penalty", line.penalty());
          }
        });
  }

  @Override
  public void end(RunEnd end) {
    event(
        "end",
        json -> {
          json.writeStringField("verdict", end.result().verdict().word());
          json.writeStringField("reason", RunWording.reason(end.result()));
          json.writeNumberField("epochs", end.result().epochs());
          number(json, "loss", end.result().answer().loss());
          if (penalized) {
            number(json, "penalty", end.result().answer().penalty());
          }
          if (validated) {
            number(json, "validationLoss", end.result().answer().validationLoss());
          }
          number(json, "r2", end.r2());
          json.writeObjectFieldStart("weights");
          for (int j = 0; j < end.features().size(); j++) {
            number(json, end.features().get(j), end.affine().weights()[j]);
          }
          json.writeEndObject();
          number(json, "bias", end.affine().bias());
          if (end.standardErrors() != null) {
            writeErrors(json, end.standardErrors(), end.features());
          }
          json.writeNumberField("passes", end.result().passes());
          writeActive(json, end.activeCurvature().get(), end.features());
          json.writeArrayFieldStart("findings");
          for (Finding finding : end.findings()) {
            json.writeString(FindingWording.sentence(finding, end.features()));
          }
          json.writeEndArray();
          json.writeObjectFieldStart("seconds");
          number(json, "load", end.loadSeconds());
          number(json, "train", end.trainSeconds());
          json.writeEndObject();
        });
  }

  /** A feature that never varies has no error: null. */
  private static void writeErrors(JsonGenerator json, StandardErrors errors, List<String> features)
      throws IOException {
    json.writeObjectFieldStart("standardErrors");
    for (int j = 0; j < features.size(); j++) {
      number(json, features.get(j), errors.errors()[j]);
    }
    json.writeEndObject();
    number(json, "biasStandardError", errors.errors()[features.size()]);
    number(json, "confidence", errors.confidence());
    json.writeStringField("errors", errors.method().toString());
    if (!errors.normal()) {
      json.writeNumberField("degreesOfFreedom", errors.degreesOfFreedom());
    }
  }

  private static void writeActive(JsonGenerator json, ActiveCurvature active, List<String> features)
      throws IOException {
    if (active != null) {
      json.writeObjectFieldStart("activeCurvature");
      number(json, "share", active.share());
      writeSpectrum(json, active.spectrum(), features);
      number(json, "stableLearningRate", active.limit());
      json.writeEndObject();
    }
  }

  /** The column is null where the bias sets the limit. */
  private static void writeSpectrum(JsonGenerator json, Spectrum spectrum, List<String> features)
      throws IOException {
    number(json, "largestEigenvalue", spectrum.rounded(spectrum.largest()));
    number(json, "smallestEigenvalue", spectrum.smallest());
    number(json, "conditionNumber", spectrum.conditionNumber());
    json.writeBooleanField("exact", spectrum.exact());
    int steepest = spectrum.steepestCoordinate();
    json.writeStringField("column", steepest == features.size() ? null : features.get(steepest));
  }

  /** A number, or null where JSON has none. */
  private static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }
}

package dev.neuron.report.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.neuron.data.LoadReport;
import dev.neuron.report.words.Numbers;
import dev.neuron.report.words.RunWording;
import dev.neuron.report.words.SafeJson;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.compare.Standing;
import dev.neuron.train.compare.Standings;
import dev.neuron.train.fate.Prediction;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** A comparison for programs: one object a run, or one for all. */
final class ComparisonJson {
  /** The version of the keys. */
  static final int SCHEMA = 1;

  private ComparisonJson() {}

  /** One object a run and line, in the order of the ranks. */
  static String lines(ComparisonSummary summary) {
    StringWriter text = new StringWriter();
    for (Standing place : summary.standings().places()) {
      for (ComparedRun run : place.runs()) {
        try (JsonGenerator json = SafeJson.FACTORY.createGenerator(text)) {
          json.writeStartObject();
          json.writeStringField("event", "run");
          fields(json, summary.standings(), place, run);
          json.writeEndObject();
        } catch (IOException e) {
          throw new UncheckedIOException("a string takes every write", e);
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** One object for the whole comparison. */
  static String document(ComparisonSummary summary) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = SafeJson.FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new LineFeeds()));
      json.writeStartObject();
      json.writeNumberField("schema", SCHEMA);
      json.writeStringField("version", summary.version());
      data(json, summary.data());
      json.writeObjectFieldStart("options");
      for (Map.Entry<String, Object> option : summary.options().entrySet()) {
        json.writeFieldName(option.getKey());
        value(json, option.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("runs");
      for (Standing place : summary.standings().places()) {
        for (ComparedRun run : place.runs()) {
          json.writeStartObject();
          fields(json, summary.standings(), place, run);
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes every write", e);
    }
    return text.append('\n').toString();
  }

  /** The rate that a search found, with the runs it was found by. */
  static String found(FoundRate found) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = SafeJson.FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new LineFeeds()));
      json.writeStartObject();
      json.writeNumberField("schema", SCHEMA);
      number(json, "learningRate", found.rate());
      json.writeStringField("rule", found.rule());
      number(json, "loss", found.best() == null ? Double.NaN : found.best().finalLoss());
      number(json, "objective", found.best() == null ? Double.NaN : found.best().finalObjective());
      json.writeNumberField("epochs", found.epochs());
      number(json, "stableLimit", found.computed().limit());
      number(json, "computedLearningRate", found.computed().value());
      json.writeArrayFieldStart("runs");
      for (ComparedRun run : found.runs()) {
        json.writeStartObject();
        number(json, "learningRate", run.learningRate().value());
        number(json, "relativeToLimit", run.relativeToLimit());
        json.writeStringField("observed", run.observed().word());
        json.writeNumberField("epochs", run.result().epochs());
        number(json, "loss", run.result().answer().loss());
        number(json, "objective", run.result().answer().objective());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes every write", e);
    }
    return text.append('\n').toString();
  }

  /** Line feeds on every system. */
  private static final class LineFeeds extends com.fasterxml.jackson.core.util.DefaultIndenter {
    private static final long serialVersionUID = 1L;

    LineFeeds() {
      super("  ", "\n");
    }
  }

  private static void data(JsonGenerator json, LoadReport data) throws IOException {
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
    json.writeNumberField("rowsUsed", data.rowsUsed());
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Double number && Double.isFinite(number)) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else {
      json.writeString(String.valueOf(value));
    }
  }

  private static void fields(
      JsonGenerator json, Standings standings, Standing place, ComparedRun run) throws IOException {
    TrainingPlan plan = run.plan();
    TrainingResult result = run.result();
    json.writeNumberField("rank", place.rank());
    number(json, "learningRate", run.learningRate().value());
    json.writeStringField("optimizer", plan.optimizer().method().label());
    if (plan.batchSize() == TrainingPlan.FULL_BATCH) {
      json.writeStringField("batchSize", "full");
    } else {
      json.writeNumberField("batchSize", plan.batchSize());
    }
    json.writeNumberField("seed", plan.seed());
    number(json, "stableLimit", run.learningRate().limit());
    number(json, "relativeToLimit", run.relativeToLimit());
    if (run.predicted().kind() == Prediction.Kind.UNKNOWN) {
      json.writeNullField("predicted");
    } else {
      json.writeStringField("predicted", run.predicted().kind().words());
    }
    double predictedEpochs = run.predicted().epochs();
    if (Double.isFinite(predictedEpochs)) {
      json.writeFieldName("predictedEpochs");
      json.writeNumber(Numbers.whole(predictedEpochs));
    } else {
      json.writeNullField("predictedEpochs");
    }
    json.writeStringField("observed", run.observed().word());
    json.writeStringField("verdict", result.verdict().word());
    json.writeStringField("reason", RunWording.reason(result));
    json.writeNumberField("epochs", result.epochs());
    number(json, "loss", result.answer().loss());
    number(json, "objective", result.answer().objective());
    if (!Double.isNaN(result.answer().validationLoss())) {
      number(json, "validationLoss", result.answer().validationLoss());
    }
    number(json, "bestLoss", result.best().loss());
    json.writeNumberField("bestEpoch", result.best().epoch());
    int near = run.observed().isFailure() ? -1 : run.epochsTo(standings.nearLowest());
    number(json, "epochsToOnePercent", near);
    number(json, "seconds", run.seconds());
    json.writeArrayFieldStart("losses");
    for (double loss : run.losses()) {
      if (Double.isFinite(loss)) {
        json.writeNumber(loss);
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, int epochs) throws IOException {
    if (epochs < 0) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, epochs);
    }
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }
}

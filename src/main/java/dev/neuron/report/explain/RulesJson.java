package dev.neuron.report.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.neuron.diagnose.rules.Citation;
import dev.neuron.diagnose.rules.Example.Line;
import dev.neuron.diagnose.rules.Input;
import dev.neuron.diagnose.rules.Rule;
import dev.neuron.diagnose.rules.RuleChecker;
import dev.neuron.diagnose.rules.RuleReview;
import dev.neuron.diagnose.rules.RuleReview.ExampleResult;
import dev.neuron.diagnose.rules.RuleReview.LawResult;
import dev.neuron.diagnose.rules.RuleReview.RuleResult;
import dev.neuron.report.words.Numbers;
import dev.neuron.report.words.SafeJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Rules as one JSON object, the same for one rule and for all. */
public final class RulesJson {
  private RulesJson() {}

  /** The whole review. */
  public static String of(RuleReview review) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = SafeJson.FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("seed", review.seed());
      json.writeNumberField("points", review.points());
      number(json, "tolerance", RuleChecker.TOLERANCE);
      json.writeBooleanField("holds", review.holds());
      number(json, "difference", review.difference());
      json.writeArrayFieldStart("rules");
      for (RuleResult result : review.results()) {
        writeRule(json, result);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes every write", e);
    }
    return text.append('\n').toString();
  }

  private static void writeRule(JsonGenerator json, RuleResult result) throws IOException {
    Rule rule = result.rule();
    json.writeStartObject();
    json.writeStringField("name", rule.name());
    json.writeStringField("chapter", rule.chapter());
    json.writeArrayFieldStart("sources");
    for (Citation citation : rule.citations()) {
      json.writeStartObject();
      json.writeStringField("tag", citation.source().name());
      json.writeStringField("title", citation.source().title());
      json.writeStringField("section", citation.section());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("words", rule.words());
    json.writeBooleanField("holds", result.holds());
    number(json, "difference", result.difference());
    json.writeArrayFieldStart("laws");
    for (LawResult law : result.laws()) {
      writeLaw(json, law);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("examples");
    for (ExampleResult example : result.examples()) {
      writeExample(json, example);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeLaw(JsonGenerator json, LawResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("symbols", result.law().symbols());
    json.writeStringField("latex", result.law().latex());
    json.writeStringField("shape", result.law().shape().toString());
    json.writeBooleanField("holds", result.holds());
    number(json, "difference", result.difference());
    json.writeStringField("fault", result.fault());
    json.writeObjectFieldStart("inputs");
    for (int k = 0; k < result.inputs().length; k++) {
      Input input = result.law().inputs().get(k);
      json.writeFieldName(input.name());
      writeRows(json, RulesWording.shaped(input.shape(), result.inputs()[k]));
    }
    json.writeEndObject();
    json.writeFieldName("closedForm");
    writeRows(json, result.closedForm());
    json.writeFieldName("autodiff");
    writeRows(json, result.autodiff());
    json.writeEndObject();
  }

  private static void writeExample(JsonGenerator json, ExampleResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("symbols", result.example().symbols());
    json.writeStringField("latex", result.example().latex());
    json.writeBooleanField("holds", result.holds());
    json.writeArrayFieldStart("lines");
    for (Line line : result.lines()) {
      json.writeStartObject();
      json.writeStringField("symbols", line.symbols());
      json.writeStringField("latex", line.latex());
      number(json, "closedForm", line.closedForm());
      number(json, "autodiff", line.autodiff());
      json.writeStringField("expected", line.expected());
      json.writeBooleanField("holds", line.holds());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** A matrix as an array of rows. */
  private static void writeRows(JsonGenerator json, double[][] rows) throws IOException {
    json.writeStartArray();
    for (double[] row : rows) {
      json.writeStartArray();
      for (double entry : row) {
        write(json, entry);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    write(json, value);
  }

  /** Shortest digits; null where JSON has no number. */
  private static void write(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(Numbers.shortest(value));
    } else {
      json.writeNull();
    }
  }
}

package dev.neuron.report.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.diagnose.ExampleChain;
import dev.neuron.diagnose.Explanation;
import dev.neuron.report.doc.FormulaSection;
import dev.neuron.report.doc.JsonText;
import dev.neuron.report.doc.LatexMath;
import java.io.IOException;
import java.util.Locale;

/** An explanation as one JSON object with every digit. */
final class ExplanationJson {
  private ExplanationJson() {}

  static String of(ExplanationReport report) {
    Explanation explanation = report.explanation();
    return JsonText.object(
        json -> {
          CheckJson.neuron(json, explanation.neuron());
          json.writeStringField("target", report.target());
          json.writeStringField("scale", report.scaling().name().toLowerCase(Locale.ROOT));
          json.writeStringField("at", report.at());
          if (report.row() > 0) {
            json.writeNumberField("row", report.row());
          }
          json.writeNumberField("examples", explanation.count());
          json.writeNumberField("active", explanation.active());
          JsonText.number(json, "cost", explanation.cost());
          JsonText.number(json, "costAfter", explanation.costAfter());
          JsonText.number(json, "learningRate", explanation.learningRate());
          json.writeArrayFieldStart("parameters");
          for (int j = 0; j <= explanation.features(); j++) {
            json.writeStartObject();
            boolean bias = j == explanation.features();
            json.writeStringField("name", bias ? "bias" : report.features().get(j));
            JsonText.number(json, "value", explanation.wHat()[j]);
            JsonText.number(json, "gradient", explanation.gradient()[j]);
            JsonText.number(json, "updated", explanation.updated()[j]);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("chains");
          for (ExampleChain chain : explanation.chains()) {
            chain(json, chain);
          }
          json.writeEndArray();
          formulas(json, report);
        });
  }

  private static void chain(JsonGenerator json, ExampleChain chain) throws IOException {
    json.writeStartObject();
    json.writeNumberField("example", chain.number());
    JsonText.numbers(json, "x", chain.x());
    JsonText.number(json, "y", chain.y());
    JsonText.number(json, "share", chain.share());
    JsonText.numbers(json, "u", chain.u());
    JsonText.number(json, "dot", chain.dot());
    JsonText.number(json, "z", chain.z());
    JsonText.number(json, "a", chain.a());
    JsonText.number(json, "v", chain.v());
    JsonText.number(json, "c", chain.c());
    JsonText.number(json, "da/dz", chain.slope());
    JsonText.number(json, "dv/da", chain.vByA());
    JsonText.number(json, "dc/dv", chain.cByV());
    JsonText.number(json, "dc/dz", chain.signal());
    json.writeEndObject();
  }

  private static void formulas(JsonGenerator json, ExplanationReport report) throws IOException {
    json.writeArrayFieldStart("formulas");
    for (FormulaSection section : report.sections()) {
      for (FormulaSection.Line line : section.lines()) {
        json.writeStartObject();
        json.writeStringField("section", section.title());
        json.writeStringField("formula", LatexMath.plain(line.formula()));
        json.writeStringField("latex", LatexMath.of(line.formula(), section.bold()));
        json.writeStringField("shape", line.shape());
        json.writeStringField("source", line.source().toString());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}

package dev.neuron.report.explain;

import dev.neuron.data.json.Json;
import dev.neuron.diagnose.ExampleChain;
import dev.neuron.diagnose.Explanation;
import dev.neuron.report.doc.FormulaSection;
import dev.neuron.report.doc.JsonAnswer;
import dev.neuron.report.doc.LatexMath;
import java.util.List;
import java.util.Locale;

/** An explanation as one JSON object with every digit. */
final class ExplanationJson {
  private ExplanationJson() {}

  static String of(ExplanationReport report) {
    return JsonAnswer.of(Json.Layout.BLOCK, json -> write(json, report));
  }

  /** The steps of a walk, in order. */
  static String of(List<ExplanationReport> steps) {
    return JsonAnswer.of(
        Json.Layout.BLOCK, json -> json.list("steps", steps, step -> write(json, step)));
  }

  private static void write(Json json, ExplanationReport report) {
    Explanation explanation = report.explanation();
    CheckJson.neuron(json, explanation.neuron());
    json.put("target", report.target());
    json.put("scale", report.scaling().name().toLowerCase(Locale.ROOT));
    json.put("at", report.at());
    if (report.row() > 0) {
      json.put("row", report.row());
    }
    json.put("examples", explanation.count());
    json.put("active", explanation.active());
    json.put("loss", explanation.cost());
    json.put("lossAfter", explanation.costAfter());
    json.put("learningRate", explanation.learningRate());
    json.list("parameters", () -> parameters(json, report));
    json.list("chains", explanation.chains(), chain -> chain(json, chain));
    json.list("formulas", () -> formulas(json, report));
  }

  private static void parameters(Json json, ExplanationReport report) {
    Explanation explanation = report.explanation();
    for (int i = 0; i <= explanation.features(); i++) {
      int j = i;
      json.item(
          () -> {
            json.put("name", j == explanation.features() ? "bias" : report.features().get(j));
            json.put("value", explanation.wHat()[j]);
            json.put("gradient", explanation.gradient()[j]);
            json.put("updated", explanation.updated()[j]);
          });
    }
  }

  private static void chain(Json json, ExampleChain chain) {
    json.put("example", chain.number());
    json.put("x", chain.x());
    json.put("y", chain.y());
    json.put("share", chain.share());
    json.put("u", chain.u());
    json.put("dot", chain.dot());
    json.put("z", chain.z());
    json.put("a", chain.a());
    json.put("v", chain.v());
    json.put("c", chain.c());
    json.put("daDz", chain.slope());
    json.put("dvDa", chain.vByA());
    json.put("dcDv", chain.cByV());
    json.put("dcDz", chain.signal());
  }

  private static void formulas(Json json, ExplanationReport report) {
    for (FormulaSection section : report.sections()) {
      for (FormulaSection.Line line : section.lines()) {
        json.item(
            () -> {
              json.put("section", section.title());
              json.put("formula", LatexMath.plain(line.formula()));
              json.put("latex", LatexMath.of(line.formula(), section.bold()));
              json.put("shape", line.shape());
              json.put("source", line.source().toString());
            });
      }
    }
  }
}

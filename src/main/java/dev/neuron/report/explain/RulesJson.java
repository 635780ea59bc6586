package dev.neuron.report.explain;

import dev.neuron.data.json.Json;
import dev.neuron.diagnose.rules.Input;
import dev.neuron.diagnose.rules.Rule;
import dev.neuron.diagnose.rules.RuleChecker;
import dev.neuron.diagnose.rules.RuleReview;
import dev.neuron.diagnose.rules.RuleReview.ExampleResult;
import dev.neuron.diagnose.rules.RuleReview.LawResult;
import dev.neuron.diagnose.rules.RuleReview.RuleResult;
import dev.neuron.report.doc.JsonAnswer;
import java.util.List;

/** Rules as one JSON object, the same for one rule and for all. */
public final class RulesJson {
  private RulesJson() {}

  /** The whole review. */
  public static String of(RuleReview review) {
    return JsonAnswer.of(
        Json.Layout.SPACED,
        json -> {
          json.put("seed", review.seed());
          json.put("points", review.points());
          json.put("tolerance", RuleChecker.TOLERANCE);
          json.put("holds", review.holds());
          json.put("difference", review.difference());
          json.list("rules", review.results(), result -> rule(json, result));
        });
  }

  private static void rule(Json json, RuleResult result) {
    Rule rule = result.rule();
    json.put("name", rule.name());
    json.put("chapter", rule.chapter());
    json.list(
        "sources",
        rule.citations(),
        citation -> {
          json.put("tag", citation.source().name());
          json.put("title", citation.source().title());
          json.put("section", citation.section());
        });
    json.put("words", rule.words());
    json.put("holds", result.holds());
    json.put("difference", result.difference());
    json.list("laws", result.laws(), law -> law(json, law));
    json.list("examples", result.examples(), example -> example(json, example));
  }

  private static void law(Json json, LawResult result) {
    json.put("symbols", result.law().symbols());
    json.put("latex", result.law().latex());
    json.put("shape", result.law().shape().toString());
    json.put("holds", result.holds());
    json.put("difference", result.difference());
    json.put("fault", result.fault());
    json.object(
        "inputs",
        () -> {
          for (int k = 0; k < result.inputs().length; k++) {
            Input input = result.law().inputs().get(k);
            double[][] rows = RulesWording.shaped(input.shape(), result.inputs()[k]);
            json.value(input.name(), List.of(rows));
          }
        });
    json.value("closedForm", List.of(result.closedForm()));
    json.value("autodiff", List.of(result.autodiff()));
  }

  private static void example(Json json, ExampleResult result) {
    json.put("symbols", result.example().symbols());
    json.put("latex", result.example().latex());
    json.put("holds", result.holds());
    json.list(
        "lines",
        result.lines(),
        line -> {
          json.put("symbols", line.symbols());
          json.put("latex", line.latex());
          json.put("closedForm", line.closedForm());
          json.put("autodiff", line.autodiff());
          json.put("expected", line.expected());
          json.put("holds", line.holds());
        });
  }
}

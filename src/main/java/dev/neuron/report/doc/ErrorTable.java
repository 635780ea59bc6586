package dev.neuron.report.doc;

import dev.neuron.data.Feature;
import dev.neuron.data.json.Json;
import dev.neuron.diagnose.certainty.StandardErrors;
import dev.neuron.math.Activation;
import dev.neuron.report.words.CertaintyWording;
import dev.neuron.report.words.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Each weight with its standard error, interval, t and p, those of the greatest |t| first and the
 * bias last.
 *
 * @param errors the standard errors
 * @param activation the neuron's
 * @param features the features
 * @param parameters [w…, b] in raw units, (features + 1)
 */
public record ErrorTable(
    StandardErrors errors, Activation activation, List<Feature> features, double[] parameters) {
  private static final String BIAS = "(bias)";
  private static final String NOTHING = "–";

  /** Of t and p no more digits are of use. */
  private static final int FEW_DIGITS = 3;

  /** What is written in place of figures of the category that others are compared with. */
  private static final String REFERENCE = "reference";

  /** A line of the table: the feature, null for the bias, and its figures. */
  private record Line(Feature feature, StandardErrors.Estimate estimate) {
    String name() {
      return feature == null ? null : feature.name();
    }

    /** What stands for the interval of a weight that is no estimate. */
    String nothing() {
      return feature != null && feature.isReference() ? REFERENCE : NOTHING;
    }

    double size() {
      double t = Math.abs(estimate.t());
      return Double.isNaN(t) ? -1 : t;
    }
  }

  private List<Line> lines() {
    List<StandardErrors.Estimate> estimates = errors.estimates(parameters);
    List<Line> lines = new ArrayList<>();
    for (int j = 0; j < features.size(); j++) {
      lines.add(new Line(features.get(j), estimates.get(j)));
    }
    lines.sort(Comparator.comparingDouble(Line::size).reversed());
    lines.add(new Line(null, estimates.get(features.size())));
    return lines;
  }

  /** Shows the table and what it rests on. */
  public void show(Page page) {
    page.table(table());
    page.note(CertaintyWording.basis(errors, activation));
  }

  private Table table() {
    String interval = Numbers.text(100 * errors.confidence()) + " % interval";
    Table table = Table.of("feature", "weight", "std. error", interval, errors.statistic(), "p");
    for (Line line : lines()) {
      StandardErrors.Estimate estimate = line.estimate();
      boolean varies = !Double.isNaN(estimate.error());
      table.row(
          line.name() == null ? BIAS : line.name(),
          Numbers.text(estimate.weight()),
          varies ? Numbers.text(estimate.error()) : NOTHING,
          varies
              ? "[" + Numbers.text(estimate.low()) + ", " + Numbers.text(estimate.high()) + "]"
              : line.nothing(),
          varies ? Numbers.significant(estimate.t(), FEW_DIGITS) : NOTHING,
          varies ? Numbers.significant(estimate.p(), FEW_DIGITS) : NOTHING);
    }
    return table;
  }

  /** As csv with every digit; what a feature that never varies does not have is empty. */
  public String csv() {
    return fields(BIAS).csv(lines());
  }

  private static Records<Line> fields(String bias) {
    return new Records<Line>()
        .field("name", line -> line.name() == null ? bias : line.name())
        .field("weight", line -> line.estimate().weight())
        .field("standardError", line -> line.estimate().error())
        .field("low", line -> line.estimate().low())
        .field("high", line -> line.estimate().high())
        .field("t", line -> line.estimate().t())
        .field("p", line -> line.estimate().p());
  }

  /** Writes the fields of an object; the bias has no name. */
  public void json(Json json) {
    json.put("errors", errors.method().toString());
    json.put("distribution", errors.normal() ? "normal" : "t");
    if (!errors.normal()) {
      json.put("degreesOfFreedom", errors.degreesOfFreedom());
    }
    json.put("confidence", errors.confidence());
    json.put("examples", errors.examples());
    json.put("parameters", errors.parameters());
    json.put("active", errors.active());
    json.put("onKink", errors.onKink());
    if (errors.isStraightSomewhere()) {
      json.put("bending", errors.bending());
    }
    json.list("estimates", lines(), line -> fields(null).write(json, line));
  }
}

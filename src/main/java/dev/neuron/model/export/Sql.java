package dev.neuron.model.export;

import dev.neuron.data.Feature;
import dev.neuron.math.Activation;
import dev.neuron.model.TrainedNeuron;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A neuron as a query over a table called {@code data}. */
final class Sql {
  private static final String ABOUT =
      """
       Every row of the table "data" with its affine value and
      -- its prediction; both are NULL where a value is missing that nothing stands in for, and where
      -- a category was not there in training. In columns of numbers a missing value is NULL: load
      -- "NA" and the like as such.
      """;

  private static final int GROUP = 100;

  private Sql() {}

  static String of(TrainedNeuron model) {
    StringBuilder text = new StringBuilder("-- ").append(Literal.origin()).append(ABOUT);
    text.append("SELECT t.*,\n       ").append(activation(model.neuron().activation()));
    text.append(" AS prediction\nFROM (\n  SELECT d.*,\n         0e0");
    append(text, terms(model));
    text.append("\n         + ").append(number(model.affine().centredBias()));
    return text.append(" AS affine\n  FROM data d\n) t;\n").toString();
  }

  /** w·x as its terms: one for a number, one for all categories of a column. */
  private static List<String> terms(TrainedNeuron model) {
    Inputs inputs = Inputs.of(model);
    inputs.require("SQL", c -> c != 0, Integer.MAX_VALUE);
    List<String> terms = new ArrayList<>();
    Map<String, Category> categories = new LinkedHashMap<>();
    for (int j = 0; j < model.features(); j++) {
      Feature feature = model.columns().features().get(j);
      if (feature.isOneHot()) {
        Category category =
            categories.computeIfAbsent(feature.source(), column -> new Category(terms.size()));
        if (category.whens.isEmpty()) {
          terms.add(""); // its place, until all of its values are known
        }
        category.add(feature, model.weight(j));
      } else {
        double centre = model.affine().centre()[j];
        String value = column(inputs, feature);
        String x = centre == 0 ? value : "(" + value + " - " + number(centre) + ")";
        terms.add(number(model.weight(j)) + " * " + x);
      }
    }
    categories.forEach((column, all) -> terms.set(all.place, all.sql(inputs, name(column))));
    return terms;
  }

  /** A long sum in groups: engines allow expressions of a thousand levels, each + is one. */
  private static void append(StringBuilder text, List<String> terms) {
    boolean grouped = terms.size() > GROUP;
    for (int i = 0; i < terms.size(); i++) {
      boolean first = grouped && i % GROUP == 0;
      text.append(first && i > 0 ? ")" : "");
      text.append("\n         + ").append(first ? "(" : "").append(terms.get(i));
    }
    text.append(grouped ? ")" : "");
  }

  private static String number(double value) {
    String digits = Literal.number(value);
    return "CAST(" + (digits.contains("e") ? digits : digits + "e0") + " AS DOUBLE PRECISION)";
  }

  private static String name(String column) {
    return "d." + Literal.sqlName(column);
  }

  private static String text(String value) {
    return Literal.sqlText(value);
  }

  private static String column(Inputs inputs, Feature feature) {
    String value = "CAST(" + name(feature.source()) + " AS DOUBLE PRECISION)";
    for (double missing : inputs.missingNumbers()) {
      value = "NULLIF(" + value + ", " + number(missing) + ")";
    }
    return Double.isNaN(feature.replacement())
        ? value
        : "COALESCE(" + value + ", " + number(feature.replacement()) + ")";
  }

  /** A column's part of w·x: the weight of its category, NULL for one not known. */
  private static final class Category {
    private final int place;
    private final StringBuilder whens = new StringBuilder();
    private double instead;

    Category(int place) {
      this.place = place;
    }

    void add(Feature feature, double weight) {
      whens.append(" WHEN ").append(text(feature.value())).append(" THEN ").append(number(weight));
      instead += weight * feature.replacement();
    }

    String sql(Inputs inputs, String column) {
      String known = "CASE TRIM(" + column + ")" + whens + " END";
      return Double.isNaN(instead)
          ? known
          : "CASE WHEN "
              + missing(inputs, column)
              + " THEN "
              + number(instead)
              + " ELSE "
              + known
              + " END";
    }
  }

  private static String missing(Inputs inputs, String column) {
    List<String> texts = inputs.missingLowerCase().stream().map(Sql::text).toList();
    return column + " IS NULL OR LOWER(TRIM(" + column + ")) IN (" + String.join(", ", texts) + ")";
  }

  private static String activation(Activation activation) {
    String alpha = number(activation.alpha());
    String tail = "EXP(-ABS(affine))";
    // Without cancellation: tanh halves for eᶻ − 1, and what 1 + t lost given back for ln(1 + t).
    String half = "TANH(affine / 2e0)";
    String expm1 = "2e0 * " + half + " / (1e0 - " + half + ")";
    String grown = "((1e0 + " + tail + ") - 1e0)";
    String log1p =
        "CASE WHEN "
            + grown
            + " = 0e0 THEN "
            + tail
            + " ELSE LN(1e0 + "
            + tail
            + ") * "
            + tail
            + " / "
            + grown
            + " END";
    return switch (activation.kind()) {
      case RELU -> "CASE WHEN affine <= 0 THEN 0e0 ELSE " + alpha + " * affine END";
      case LEAKY_RELU -> "CASE WHEN affine > 0 THEN affine ELSE " + alpha + " * affine END";
      case ELU -> "CASE WHEN affine > 0 THEN affine ELSE " + alpha + " * " + expm1 + " END";
      case SIGMOID -> "CASE WHEN affine >= 0 THEN 1e0 ELSE " + tail + " END / (1e0 + " + tail + ")";
      case TANH -> "TANH(affine)";
      case SOFTPLUS -> "CASE WHEN affine > 0 THEN affine ELSE 0e0 END + " + log1p;
      case IDENTITY -> "affine";
    };
  }
}

package dev.neuron.model.export;

import dev.neuron.data.Feature;
import dev.neuron.math.Activation;
import dev.neuron.model.TrainedNeuron;
import java.util.List;

/** A neuron as a query over a table called {@code data}. */
final class Sql {
  private static final String ABOUT =
      """
       Every row of the table "data" with its affine value and
      -- its prediction; both are NULL where a value is missing that nothing stands in for, and where
      -- a category was not there in training. In columns of numbers a missing value is NULL: load
      -- "NA" and the like as such.
      """;

  private Sql() {}

  static String of(TrainedNeuron model) {
    StringBuilder text = new StringBuilder("-- ").append(Literal.origin()).append(ABOUT);
    text.append("SELECT t.*,\n       ").append(activation(model.neuron().activation()));
    text.append(" AS prediction\nFROM (\n  SELECT d.*,\n         0e0");
    Inputs inputs = Inputs.of(model);
    for (int j = 0; j < model.features(); j++) {
      Feature feature = model.columns().features().get(j);
      text.append("\n         + ").append(number(model.weight(j))).append(" * ");
      String value = feature.isOneHot() ? category(inputs, feature) : column(inputs, feature);
      double centre = model.affine().centre()[j];
      text.append(centre == 0 ? value : "(" + value + " - " + number(centre) + ")");
    }
    text.append("\n         + ").append(number(model.affine().centredBias()));
    return text.append(" AS affine\n  FROM data d\n) t;\n").toString();
  }

  private static String number(double value) {
    String digits = Literal.number(value);
    return "CAST(" + (digits.contains("e") ? digits : digits + "e0") + " AS DOUBLE PRECISION)";
  }

  private static String name(String column) {
    return "d.\"" + column.replace("\"", "\"\"") + "\"";
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
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

  /** One for the category, zero for the others known, NULL for any other. */
  private static String category(Inputs inputs, Feature feature) {
    String column = name(feature.source());
    List<String> known = inputs.categories().get(feature.source());
    StringBuilder all = new StringBuilder();
    known.forEach(value -> all.append(all.length() == 0 ? "" : ", ").append(text(value)));
    String missing =
        Double.isNaN(feature.replacement())
            ? ""
            : " WHEN " + missing(inputs, column) + " THEN " + number(feature.replacement());
    return "CASE WHEN "
        + column
        + " = "
        + text(feature.value())
        + " THEN 1e0 WHEN "
        + column
        + " IN ("
        + all
        + ") THEN 0e0"
        + missing
        + " END";
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

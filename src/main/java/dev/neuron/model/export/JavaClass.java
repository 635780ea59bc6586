package dev.neuron.model.export;

import dev.neuron.data.Feature;
import dev.neuron.math.Activation;
import dev.neuron.model.TrainedNeuron;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A neuron as a class of Java 11 without dependencies. */
final class JavaClass {
  private static final String HELPERS =
      """

        private static boolean isMissing(String text) {
          return MISSING.contains(text.toLowerCase(Locale.ROOT));
        }

        private static double number(Map<String, ?> row, String column, double instead) {
          String text = cell(row, column);
          return isMissing(text) ? instead(column, instead) : Double.parseDouble(text);
        }

        private static double is(
            Map<String, ?> row, String column, String category, double instead) {
          String text = cell(row, column);
          if (isMissing(text)) {
            return instead(column, instead);
          } else if (!CATEGORIES.get(column).contains(text)) {
            throw new IllegalArgumentException(
                column + ": '" + text + "' was not there in training");
          }
          return text.equals(category) ? 1 : 0;
        }

        private static String cell(Map<String, ?> row, String column) {
          if (!row.containsKey(column)) {
            throw new IllegalArgumentException("there is no column " + column);
          }
          return String.valueOf(row.get(column)).trim();
        }

      """;

  private JavaClass() {}

  static String of(TrainedNeuron model) {
    StringBuilder text =
        new StringBuilder(
            "import java.util.Locale;\nimport java.util.Map;\nimport java.util.Set;\n\n/** ");
    text.append(Literal.origin());
    text.append(" */\npublic final class NeuronModel {\n  private NeuronModel() {}\n\n");
    text.append("  private static final Map<String, Set<String>> CATEGORIES =\n");
    text.append("      Map.ofEntries(");
    String comma = "";
    for (Map.Entry<String, List<String>> column : Inputs.of(model).categories().entrySet()) {
      text.append(comma).append("\n          Map.entry(").append(Literal.ascii(column.getKey()));
      text.append(", Set.of(");
      String next = "";
      for (String value : column.getValue()) {
        text.append(next).append(Literal.ascii(value));
        next = ", ";
      }
      text.append("))");
      comma = ",";
    }
    text.append(");\n\n  private static final Set<String> MISSING = Set.of(");
    text.append(
        Inputs.of(model).missingLowerCase().stream()
            .map(Literal::ascii)
            .collect(Collectors.joining(", ")));
    text.append(");\n").append(HELPERS).append(instead(model));
    text.append(
        "  /** w·x + b of a row; NaN where it has a missing value that is to be skipped. */\n");
    text.append("  public static double affine(Map<String, ?> row) {\n    double z = 0;\n");
    for (int j = 0; j < model.features(); j++) {
      text.append("    z += ").append(Literal.number(model.weight(j))).append(" * ");
      text.append(
              Literal.centred(value(model.columns().features().get(j)), model.affine().centre()[j]))
          .append(";\n");
    }
    text.append("    return z + ")
        .append(Literal.number(model.affine().centredBias()))
        .append(";\n  }\n\n");
    text.append(
        "  /** The prediction for a row, a value for each column; NaN where affine is. */\n");
    text.append("  public static double predict(Map<String, ?> row) {\n");
    text.append("    double z = affine(row);\n    return ");
    return text.append(activation(model.neuron().activation())).append(";\n  }\n}\n").toString();
  }

  private static String instead(TrainedNeuron model) {
    String refuse =
        """
            if (Double.isNaN(instead)) {
              throw new IllegalArgumentException(column + ": the value is missing");
            }
        """;
    return "  private static double instead(String column, double instead) {\n"
        + (Inputs.skips(model) ? "" : refuse)
        + "    return instead;\n  }\n\n";
  }

  private static String value(Feature feature) {
    String column = Literal.ascii(feature.source());
    String instead = Inputs.instead(feature, "Double.NaN");
    return feature.isOneHot()
        ? "is(row, " + column + ", " + Literal.ascii(feature.value()) + ", " + instead + ")"
        : "number(row, " + column + ", " + instead + ")";
  }

  private static String activation(Activation activation) {
    String alpha = Literal.number(activation.alpha());
    String tail = "StrictMath.exp(-Math.abs(z))";
    return switch (activation.kind()) {
      case RELU -> "z <= 0 ? 0 : " + alpha + " * z";
      case LEAKY_RELU -> "z > 0 ? z : " + alpha + " * z";
      case ELU -> "z > 0 ? z : " + alpha + " * StrictMath.expm1(z)";
      case SIGMOID -> "(z >= 0 ? 1 : " + tail + ") / (1 + " + tail + ")";
      case TANH -> "StrictMath.tanh(z)";
      case SOFTPLUS -> "Math.max(z, 0) + StrictMath.log1p(" + tail + ")";
      case IDENTITY -> "z";
    };
  }
}

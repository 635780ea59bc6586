package dev.neuron.model.export;

import dev.neuron.data.Feature;
import dev.neuron.math.Activation;
import dev.neuron.model.TrainedNeuron;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A neuron as a class of Java 11 without dependencies. */
final class JavaClass {
  private static final String HELPERS =
      """

        private static boolean isMissing(String text) {
          return MISSING.contains(text.toLowerCase(Locale.ROOT));
        }

        private static double number(Map<String, ?> row, String column, double instead) {
          String text = CELL(row, column);
          if (isMissing(text)) {
            return instead(column, instead);
          } else if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(column + ": '" + text + "' is not a number");
          }
          double value = Double.parseDouble(text);
          if (Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                column + ": '" + text + "' is too large for a number");
          }
          return value;
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
          Object value = row.get(column);
          boolean none = value == null || (value instanceof Double && ((Double) value).isNaN());
          return none ? "" : BLANKS.matcher(value.toString()).replaceAll("");
        }

        private static void category(String column, String value) {
          CATEGORIES.computeIfAbsent(column, name -> new HashSet<>()).add(value);
        }

      """;

  private static final String PATTERNS =
      """
        private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]+\\\\.?[0-9]*|\\\\.[0-9]+)([eE][+-]?[0-9]+)?");

        private static final Pattern BLANKS = Pattern.compile("^[ \\t]+|[ \\t]+\\\\z");
      """;

  /** A method has 64 KB of code and a class 65,535 constants: so many terms need less than half. */
  private static final int TERMS = 1000;

  /** A text is a constant of 65,535 bytes at most, three of them for a character. */
  private static final int LONGEST_TEXT = 21_845;

  private JavaClass() {}

  static String of(TrainedNeuron model) {
    Inputs inputs = Inputs.of(model);
    inputs.require("Java", c -> true, LONGEST_TEXT);
    StringBuilder text = new StringBuilder();
    WrittenCells cells = WrittenCells.of(model);
    for (String imported : imports(cells)) {
      text.append("import java.").append(imported).append(";\n");
    }
    text.append("\n/** ").append(Literal.origin());
    text.append(" */\npublic final class NeuronModel {\n  private NeuronModel() {}\n\n");
    text.append(
        "  private static final Map<String, Set<String>> CATEGORIES = new HashMap<>();\n\n");
    text.append("  private static final Set<String> MISSING = Set.of(");
    text.append(
        inputs.missingLowerCase().stream().map(Literal::java).collect(Collectors.joining(", ")));
    text.append(");\n\n").append(PATTERNS);
    text.append(HELPERS.replace("CELL", cells.areRead() ? "read" : "cell"));
    text.append(instead(model)).append(JavaCells.of(cells));
    text.append(
        "  /** w·x + b of a row; NaN where it has a missing value that is to be skipped. */\n");
    text.append("  public static double affine(Map<String, ?> row) {\n    double z = 0;\n");
    for (int from = 0; from < model.features(); from += TERMS) {
      text.append("    z = Terms").append(from / TERMS).append(".add(z, row);\n");
    }
    text.append("    return z + ")
        .append(Literal.number(model.affine().centredBias()))
        .append(";\n  }\n\n");
    text.append(
        "  /** The prediction for a row, a value for each column; NaN where affine is. */\n");
    text.append("  public static double predict(Map<String, ?> row) {\n");
    text.append("    double z = affine(row);\n    return ");
    text.append(activation(model.neuron().activation())).append(";\n  }\n");
    for (int from = 0; from < model.features(); from += TERMS) {
      terms(text, model, cells, from, Math.min(model.features(), from + TERMS));
    }
    return text.append("}\n").toString();
  }

  /** Some of the terms of w·x in a class of their own, and the categories that they know. */
  private static void terms(
      StringBuilder text, TrainedNeuron model, WrittenCells cells, int from, int to) {
    StringBuilder known = new StringBuilder();
    text.append("\n  private static final class Terms").append(from / TERMS).append(" {\n");
    text.append("    static double add(double before, Map<String, ?> row) {\n");
    text.append("      double z = before;\n");
    for (int j = from; j < to; j++) {
      Feature feature = model.columns().features().get(j);
      text.append("      z += ").append(Literal.number(model.weight(j))).append(" * ");
      text.append(Literal.centred(value(cells, feature), model.affine().centre()[j])).append(";\n");
      if (feature.isOneHot()) {
        known.append("      category(").append(Literal.java(feature.source())).append(", ");
        known.append(Literal.java(feature.value())).append(");\n");
      }
    }
    text.append("      return z;\n    }\n");
    if (known.length() > 0) {
      text.append("\n    static void know() {\n").append(known).append("    }\n");
    }
    text.append("  }\n");
    if (known.length() > 0) {
      text.append("\n  static {\n    Terms").append(from / TERMS).append(".know();\n  }\n");
    }
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

  private static List<String> imports(WrittenCells cells) {
    Set<String> names = new TreeSet<>();
    for (String name : List.of("HashMap", "HashSet", "Locale", "Map", "Set", "regex.Pattern")) {
      names.add("util." + name);
    }
    if (!cells.units().isEmpty() || !cells.dates().isEmpty()) {
      names.add("util.regex.Matcher");
    }
    if (!cells.dates().isEmpty()) {
      names.addAll(List.of("time.DateTimeException", "time.LocalDate", "time.ZoneOffset"));
      names.addAll(List.of("util.Arrays", "util.List"));
    }
    return List.copyOf(names);
  }

  private static String value(WrittenCells cells, Feature feature) {
    String column = Literal.java(feature.source());
    String instead = Inputs.instead(feature, "Double.NaN");
    if (feature.isOneHot()) {
      return "is(row, " + column + ", " + Literal.java(feature.value()) + ", " + instead + ")";
    }
    WrittenCells.Part part = cells.parts().get(feature.source());
    if (part != null) {
      String name = Literal.java(part.column());
      return "part(row, " + name + ", \"" + part.part() + "\", " + instead + ")";
    }
    return cells.isDays(feature.source())
        ? "days(row, "
            + column
            + ", "
            + cells.dates().get(feature.source()).first()
            + "L, "
            + instead
            + ")"
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

package dev.neuron.model.export;

import dev.neuron.data.Feature;
import dev.neuron.math.Activation;
import dev.neuron.model.TrainedNeuron;
import java.util.List;
import java.util.Map;

/** A neuron in JavaScript, for Node.js and browsers. */
final class JavaScript {
  private static final String NUMBER =
      """
      const NUMBER = /^[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?$/;
      """;

  private static final String HELPERS =
      """

      class Missing extends Error {}

      function isMissing(text) {
        return MISSING.includes(text.toLowerCase());
      }

      function cell(row, column) {
        if (!(column in row)) throw new Error(`there is no column ${column}`);
        const value = row[column];
        if (value === null || value === undefined || Number.isNaN(value)) return "";
        return String(value).replace(/^[ \\t]+|[ \\t]+$/g, "");
      }

      function insteadOf(column, instead) {
        if (instead === null) throw new Missing(`${column}: the value is missing`);
        return instead;
      }

      function number(row, column, instead) {
        const text = CELL(row, column);
        if (isMissing(text)) return insteadOf(column, instead);
        if (!NUMBER.test(text)) throw new Error(`${column}: "${text}" is not a number`);
        const value = Number(text);
        if (!Number.isFinite(value)) {
          throw new Error(`${column}: "${text}" is too large for a number`);
        }
        return value;
      }

      function is(row, column, category, instead) {
        const text = cell(row, column);
        if (isMissing(text)) return insteadOf(column, instead);
        if (!CATEGORIES.get(column).has(text)) {
          throw new Error(`${column}: "${text}" was not there in training`);
        }
        return text === category ? 1 : 0;
      }

      """;

  private static final String END =
      """
      if (typeof module !== "undefined") module.exports = { affine, predict };
      """;

  private JavaScript() {}

  static String of(TrainedNeuron model) {
    WrittenCells cells = WrittenCells.of(model);
    StringBuilder text = new StringBuilder("// ").append(Literal.origin());
    text.append(" predict(row) takes an object with a value for each column.\n\n");
    text.append("const CATEGORIES = new Map([");
    for (Map.Entry<String, List<String>> column : Inputs.of(model).categories().entrySet()) {
      text.append("\n  [").append(Literal.javaScript(column.getKey())).append(", new Set([");
      column.getValue().forEach(value -> text.append(Literal.javaScript(value)).append(", "));
      text.append("])],");
    }
    text.append("\n]);\n\nconst MISSING = [");
    Inputs.of(model)
        .missingLowerCase()
        .forEach(token -> text.append(Literal.javaScript(token)).append(", "));
    text.append("];\n\n")
        .append(NUMBER)
        .append(HELPERS.replace("CELL", cells.areRead() ? "read" : "cell"))
        .append(JavaScriptCells.of(cells))
        .append("function affine(row) {\n  let z = 0;\n");
    for (int j = 0; j < model.features(); j++) {
      text.append("  z += ").append(Literal.number(model.weight(j))).append(" * ");
      text.append(
              Literal.centred(
                  value(cells, model.columns().features().get(j)), model.affine().centre()[j]))
          .append(";\n");
    }
    text.append("  return z + ")
        .append(Literal.number(model.affine().centredBias()))
        .append(";\n}\n\n");
    text.append("function predict(row) {\n");
    if (Inputs.skips(model)) {
      text.append("  let z;\n  try {\n    z = affine(row);\n  } catch (failure) {\n");
      text.append("    if (failure instanceof Missing) return null;\n    throw failure;\n  }\n");
    } else {
      text.append("  const z = affine(row);\n");
    }
    text.append("  return ").append(activation(model.neuron().activation())).append(";\n}\n\n");
    return text.append(END).toString();
  }

  private static String value(WrittenCells cells, Feature feature) {
    return cells.call(feature, "", Literal::javaScript, "null");
  }

  private static String activation(Activation activation) {
    String alpha = Literal.number(activation.alpha());
    return switch (activation.kind()) {
      case RELU -> "z <= 0 ? 0 : " + alpha + " * z";
      case LEAKY_RELU -> "z > 0 ? z : " + alpha + " * z";
      case ELU -> "z > 0 ? z : " + alpha + " * Math.expm1(z)";
      case SIGMOID -> "z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z))";
      case TANH -> "Math.tanh(z)";
      case SOFTPLUS -> "Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))";
      case IDENTITY -> "z";
    };
  }
}

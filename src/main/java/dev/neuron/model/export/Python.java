package dev.neuron.model.export;

import dev.neuron.data.Feature;
import dev.neuron.math.Activation;
import dev.neuron.model.TrainedNeuron;
import java.util.List;
import java.util.Map;

/** A neuron in Python 3, with nothing but its standard library. */
final class Python {
  private static final String NUMBER =
      """
      NUMBER = re.compile(r"[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")
      """;

  private static final String HELPERS =
      """


      class Missing(ValueError):
          pass


      def _text(value):
          return str(value).strip(" \\t")


      def _missing(value):
          return value is None or value != value or _text(value).lower() in MISSING


      def _instead(column, instead):
          if instead is None:
              raise Missing(f"{column}: the value is missing")
          return instead


      def _number(row, column, instead):
          value = CELL
          if _missing(value):
              return _instead(column, instead)
          if isinstance(value, str) and not NUMBER.fullmatch(_text(value)):
              raise ValueError(f"{column}: {value!r} is not a number")
          number = float(value)
          if math.isinf(number):
              raise ValueError(f"{column}: {value!r} is too large for a number")
          return number


      def _is(row, column, category, instead):
          value = row[column]
          if _missing(value):
              return _instead(column, instead)
          text = _text(value)
          if text not in CATEGORIES[column]:
              raise ValueError(f"{column}: {text!r} was not there in training")
          return 1.0 if text == category else 0.0
      """;

  private static final String PROGRAM =
      """


      if __name__ == "__main__":
          import csv
          import itertools
          import sys

          sys.stdin.reconfigure(encoding="utf-8-sig", newline="")
          head = sys.stdin.readline()

          def reader(lines, delimiter):
              rows = csv.DictReader(lines, delimiter=delimiter)
              names = enumerate(rows.fieldnames or [], 1)
              ends = "".join(map(chr, range(33)))
              rows.fieldnames = [name.strip(ends) or f"#{place}" for place, name in names]
              return rows

          def fits(delimiter):
              return COLUMNS.issubset(reader([head], delimiter).fieldnames)

          delimiter = next(filter(fits, ",;\\t|"), ",")
          rows = reader(itertools.chain([head], sys.stdin), delimiter)
          writer = csv.writer(sys.stdout, lineterminator="\\n")
          writer.writerow(["prediction"])
          for row in rows:
              prediction = predict(row)
              writer.writerow(["" if prediction is None else repr(prediction)])
      """;

  private Python() {}

  static String of(TrainedNeuron model) {
    WrittenCells cells = WrittenCells.of(model);
    StringBuilder text = new StringBuilder("# ").append(Literal.origin());
    text.append(" predict(row) takes a mapping of column names.\n# ");
    text.append(
        "As a program: python3 FILE < data.csv\n\n"
            + (cells.dates().isEmpty() ? "" : "import datetime\n")
            + "import math\nimport re\n\nCATEGORIES = {");
    for (Map.Entry<String, List<String>> column : Inputs.of(model).categories().entrySet()) {
      text.append("\n    ").append(Literal.python(column.getKey())).append(": frozenset((");
      column.getValue().forEach(value -> text.append(Literal.python(value)).append(", "));
      text.append(")),");
    }
    text.append("\n}\n\nMISSING = (");
    Inputs.of(model)
        .missingLowerCase()
        .forEach(token -> text.append(Literal.python(token)).append(", "));
    text.append(")\n\nCOLUMNS = {");
    for (String column : cells.columns(Inputs.of(model))) {
      text.append("\n    ").append(Literal.python(column)).append(',');
    }
    text.append("\n}\n\n").append(NUMBER);
    String cell = cells.areRead() ? "_read(column, row[column])" : "row[column]";
    text.append(HELPERS.replace("CELL", cell)).append(PythonCells.of(cells));
    text.append("\n\ndef affine(row):\n    z = 0.0\n");
    for (int j = 0; j < model.features(); j++) {
      text.append("    z += ").append(Literal.number(model.weight(j))).append(" * ");
      text.append(
              Literal.centred(
                  value(cells, model.columns().features().get(j)), model.affine().centre()[j]))
          .append('\n');
    }
    text.append("    return z + ")
        .append(Literal.number(model.affine().centredBias()))
        .append('\n');
    text.append("\n\ndef predict(row):\n");
    if (Inputs.skips(model)) {
      text.append("    try:\n        z = affine(row)\n    except Missing:\n        return None\n");
    } else {
      text.append("    z = affine(row)\n");
    }
    text.append("    return ").append(activation(model.neuron().activation())).append('\n');
    return text.append(PROGRAM).toString();
  }

  private static String value(WrittenCells cells, Feature feature) {
    return cells.call(feature, "_", Literal::python, "None");
  }

  private static String activation(Activation activation) {
    String alpha = Literal.number(activation.alpha());
    return switch (activation.kind()) {
      case RELU -> "0.0 if z <= 0 else " + alpha + " * z";
      case LEAKY_RELU -> "z if z > 0 else " + alpha + " * z";
      case ELU -> "z if z > 0 else " + alpha + " * math.expm1(z)";
      case SIGMOID ->
          "1 / (1 + math.exp(-abs(z))) if z >= 0 else math.exp(-abs(z)) / (1 + math.exp(-abs(z)))";
      case TANH -> "math.tanh(z)";
      case SOFTPLUS -> "max(z, 0.0) + math.log1p(math.exp(-abs(z)))";
      case IDENTITY -> "z";
    };
  }
}

package dev.neuron.model.export;

import dev.neuron.data.DataException;
import dev.neuron.data.Feature;
import dev.neuron.math.Activation;
import dev.neuron.model.TrainedNeuron;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A neuron as a workbook: rows of data go below the names of the columns on the left, their
 * prediction is beside them, and right of it stands how it comes about: w·x + b, and the augmented
 * input [x; 1] below the weights [w; b].
 *
 * <p>Formulas say "greater than" only: the writer does not escape the other sign.
 */
final class Excel {
  /** What Excel has; the first rows hold what is no data. */
  private static final int COLUMNS = 16_384;

  private static final int NAMES = 0;
  private static final int WEIGHTS = 1;
  private static final int CATEGORIES = 2;
  private static final int INSTEAD = 3;
  private static final int FIRST = 4;

  /** Formulas are there for so many rows; more are had by dragging them down. */
  private static final int ROWS = 100;

  private static final int CELLS = 200_000;

  private static final int LONGEST_TEXT = 32_767;
  private static final int LONGEST_FORMULA = 8_192;
  private static final int ARGUMENTS = 255;

  private final TrainedNeuron model;
  private final Inputs inputs;
  private final WrittenCells cells;
  private final List<String> columns = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Worksheet sheet;

  private Excel(TrainedNeuron model, Inputs inputs, Worksheet sheet) {
    this.model = model;
    this.inputs = inputs;
    this.sheet = sheet;
    cells = WrittenCells.of(model);
    columns.addAll(cells.columns(inputs));
    columns.forEach(column -> places.put(column, places.size()));
  }

  /**
   * The bytes of the workbook.
   *
   * @throws DataException of kind REQUEST if it needs more columns than Excel has
   */
  static byte[] of(TrainedNeuron model) {
    Inputs inputs = Inputs.of(model);
    inputs.require("Excel", Inputs::isXml, LONGEST_TEXT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "neuron", null)) {
      new Excel(model, inputs, workbook.newWorksheet("neuron")).write();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private void write() {
    if (inputs.missingTexts().size() + inputs.missingNumbers().size() > ARGUMENTS) {
      throw DataException.request(
          "Excel has " + ARGUMENTS + " arguments for OR, too few for the --missing-tokens", null);
    }
    if (place(model.features()) >= COLUMNS) {
      throw DataException.request(
          "Excel has " + COLUMNS + " columns, too few for " + model.features() + " features", null);
    }
    for (int c = 0; c < columns.size(); c++) {
      sheet.value(NAMES, c, Literal.excelCell(columns.get(c)));
    }
    sheet.value(
        NAMES, prediction(), "prediction of " + Literal.excelCell(model.columns().target()));
    sheet.value(NAMES, affine(), "affine");
    sheet.value(WEIGHTS, affine(), "weight");
    sheet.value(CATEGORIES, affine(), "category");
    sheet.value(INSTEAD, affine(), "if missing");
    for (int j = 0; j < model.features(); j++) {
      feature(j);
    }
    sheet.value(NAMES, place(model.features()), "1");
    sheet.value(WEIGHTS, place(model.features()), model.affine().centredBias());
    sheet.freezePane(0, FIRST);
    sheet.range(NAMES, 0, NAMES, place(model.features())).style().bold().set();
    int rows = Math.max(1, Math.min(ROWS, CELLS / (model.features() + 1)));
    for (int r = FIRST; r < FIRST + rows; r++) {
      row(r);
    }
  }

  private void feature(int j) {
    Feature feature = model.columns().features().get(j);
    sheet.value(NAMES, place(j), Literal.excelCell(feature.name()));
    sheet.value(WEIGHTS, place(j), model.weight(j));
    if (feature.isOneHot()) {
      sheet.value(CATEGORIES, place(j), Literal.excelCell(feature.value()));
    }
    if (!Double.isNaN(feature.replacement())) {
      sheet.value(INSTEAD, place(j), feature.replacement());
    }
  }

  private void row(int r) {
    String z = cell(r, affine());
    String empty = "COUNTA(" + span(r, 0, columns.size() - 1) + ")=0";
    formula(r, prediction(), empty, activation(model.neuron().activation(), z));
    formula(r, affine(), empty, sum(r));
    for (int j = 0; j < model.features(); j++) {
      formula(r, place(j), empty, value(r, j));
    }
    formula(r, place(model.features()), empty, "1");
  }

  /** A row without data stays empty. */
  private void formula(int row, int column, String empty, String otherwise) {
    String formula = "IF(" + empty + ",\"\"," + otherwise + ")";
    if (formula.length() > LONGEST_FORMULA) {
      throw DataException.request(
          "Excel has "
              + LONGEST_FORMULA
              + " characters for a formula, and one here has "
              + formula.length(),
          null);
    }
    sheet.formula(row, column, formula);
  }

  /** The scalar product, where every category is known: the features of its column add up to 1. */
  private String sum(int r) {
    String product =
        "SUMPRODUCT("
            + fixed(WEIGHTS, place(0))
            + ":"
            + fixed(WEIGHTS, place(model.features()))
            + ","
            + span(r, place(0), place(model.features()))
            + ")";
    List<String> known = new ArrayList<>();
    for (String column : inputs.categories().keySet()) {
      known.add("OR(" + missing(text(r, column)) + "," + total(r, column) + "=1)");
    }
    return known.isEmpty()
        ? product
        : "IF(AND(" + String.join(",", known) + ")," + product + ",NA())";
  }

  /** How many of a column's categories a row has; they need not stand side by side. */
  private String total(int r, String column) {
    List<String> spans = new ArrayList<>();
    int start = -1;
    for (int j = 0; j <= model.features(); j++) {
      boolean belongs =
          j < model.features()
              && model.columns().features().get(j).isOneHot()
              && model.columns().features().get(j).source().equals(column);
      if (belongs && start < 0) {
        start = j;
      } else if (!belongs && start >= 0) {
        spans.add(span(r, place(start), place(j - 1)));
        start = -1;
      }
    }
    return "SUM(" + String.join(",", spans) + ")";
  }

  private String value(int r, int j) {
    Feature feature = model.columns().features().get(j);
    WrittenCells.Part part = feature.isOneHot() ? null : cells.parts().get(feature.source());
    String cell = text(r, part == null ? feature.source() : part.column());
    String instead = Double.isNaN(feature.replacement()) ? "NA()" : fixed(INSTEAD, place(j));
    String present =
        feature.isOneHot()
            ? "IF(" + is(cell, fixed(CATEGORIES, place(j))) + ",1,0)"
            : ExcelNumber.of(cells, feature.source(), cell);
    String value = "IF(" + missing(cell) + "," + instead + "," + present + ")";
    return Literal.centred(value, model.affine().centre()[j]);
  }

  /** Whether a cell is a category, blanks around it apart: TRIM would take those within, too. */
  private static String is(String cell, String category) {
    String start = "FIND(LEFT(TRIM(" + cell + "),1)," + cell + ")";
    String rest = "MID(" + cell + "," + start + "+LEN(" + category + "),LEN(" + cell + "))";
    String same = "EXACT(MID(" + cell + "," + start + ",LEN(" + category + "))," + category + ")";
    return "AND(" + same + ",TRIM(" + rest + ")=\"\")";
  }

  /** Whether a cell is missing: comparing with = ignores the case, as training does. */
  private String missing(String cell) {
    String texts =
        inputs.missingLowerCase().stream()
            .map(text -> "TRIM(" + cell + ")=" + Literal.excelFormula(text))
            .collect(Collectors.joining(","));
    String numbers =
        inputs.missingNumbers().stream()
            .map(number -> "," + cell + "=" + Literal.number(number))
            .collect(Collectors.joining());
    return "OR(" + texts + numbers + ")";
  }

  private static String activation(Activation activation, String z) {
    String alpha = Literal.number(activation.alpha());
    String tail = "EXP(-ABS(" + z + "))";
    String half = "TANH(" + z + "/2)";
    return switch (activation.kind()) {
      case RELU -> positive(z, alpha + "*" + z, "0");
      case LEAKY_RELU -> positive(z, z, alpha + "*" + z);
      case ELU -> positive(z, z, alpha + "*2*" + half + "/(1-" + half + ")"); // expm1
      case SIGMOID -> positive(z, "1", tail) + "/(1+" + tail + ")";
      case TANH -> "TANH(" + z + ")";
      case SOFTPLUS -> positive(z, z, "0") + "+LN(1+" + tail + ")";
      case IDENTITY -> z;
    };
  }

  private static String positive(String z, String then, String otherwise) {
    return "IF(" + z + ">0," + then + "," + otherwise + ")";
  }

  private int prediction() {
    return columns.size();
  }

  private int affine() {
    return columns.size() + 1;
  }

  /** Where the j-th feature stands; behind the last one, the 1 of the bias. */
  private int place(int j) {
    return columns.size() + 2 + j;
  }

  private String text(int row, String column) {
    return cell(row, column(column));
  }

  private int column(String name) {
    return places.get(name);
  }

  private static String span(int row, int from, int to) {
    return cell(row, from) + ":" + cell(row, to);
  }

  private static String cell(int row, int column) {
    return "$" + letters(column) + (row + 1);
  }

  private static String fixed(int row, int column) {
    return "$" + letters(column) + "$" + (row + 1);
  }

  private static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}

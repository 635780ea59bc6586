package dev.neuron.report.answer;

import dev.neuron.data.ColumnUnit;
import dev.neuron.data.DataRequest;
import dev.neuron.data.MissingRule;
import dev.neuron.data.SafeText;
import dev.neuron.data.Scaling;
import dev.neuron.diagnose.ColumnSummary;
import dev.neuron.diagnose.Conditioning;
import dev.neuron.diagnose.DataSummary;
import dev.neuron.diagnose.TableSummary;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.fate.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a table's figures mean for training, each with what to do about it. */
final class InspectionRemarks {
  /** How many columns with missing cells are named. */
  private static final int MOST_LISTED = 12;

  /** Below this a condition number is no trouble. */
  private static final double WELL_CONDITIONED = 100;

  /** How many times larger a rate must become to be worth a word. */
  private static final double SOME_GAIN = 1.1;

  private final Inspection inspection;
  private final List<String> remarks = new ArrayList<>();

  private InspectionRemarks(Inspection inspection) {
    this.inspection = inspection;
  }

  /** The remarks, the gravest first. */
  static List<String> of(Inspection inspection) {
    InspectionRemarks found = new InspectionRemarks(inspection);
    found.onRows();
    found.onCells();
    found.onColumns();
    if (inspection.data() != null) {
      found.onExamples(inspection.data());
      found.onScaling(inspection.data());
    }
    return found.remarks;
  }

  private void onRows() {
    TableSummary table = inspection.table();
    if (table.ragged() > 0) {
      remarks.add(
          count(table.ragged(), "row has", "rows have")
              + " too few or too many cells, the first on line "
              + table.firstRaggedLine()
              + (inspection.asked().badRows().skip()
                  ? ""
                  : ": train stops there unless --bad-rows skip is given"));
    }
  }

  private void onCells() {
    List<ColumnSummary> all = inspection.table().columns();
    for (int j = 0; j < all.size(); j++) {
      ColumnSummary column = all.get(j);
      boolean number = column.type() == ColumnSummary.Type.NUMBER && inspection.isUsed(column);
      if (number && column.strays() > 0) {
        remarks.add(
            name(column)
                + ": "
                + count(column.strays(), "cell is", "cells are")
                + " no number, the first "
                + SafeText.of(ColumnUnit.written(column.firstStray()))
                + " on line "
                + column.firstStrayLine()
                + stopsThere(j, column));
      }
    }
    StringBuilder gaps = new StringBuilder();
    int columns = 0;
    for (ColumnSummary column : inspection.table().columns()) {
      if (column.missing() == 0 || !inspection.isUsed(column)) {
        continue;
      }
      columns++;
      if (columns <= MOST_LISTED) {
        gaps.append(columns == 1 ? "" : ", ").append(SafeText.of(column.name()));
        gaps.append(" (").append(column.missing()).append(')');
      }
    }
    if (columns > 0 && inspection.asked().missing().equals(MissingRule.ERROR)) {
      remarks.add(
          "cells are missing in "
              + gaps
              + (columns > MOST_LISTED ? " and " + (columns - MOST_LISTED) + " more columns" : "")
              + ": train needs --missing skip, mean, zero or a number");
    }
  }

  /** What train does at a cell that is no number, and what gets it past. */
  private String stopsThere(int number, ColumnSummary column) {
    DataRequest asked = inspection.asked();
    if (asked.badRows().skip()) {
      return "";
    }
    DataSummary data = inspection.data();
    boolean feature = data == null || inspection.role(column).equals("feature");
    boolean others = data == null || Set.copyOf(data.sources()).size() > 1;
    String remedy =
        inspection
            .advice()
            .onCell(
                number,
                column.firstStrayLine(),
                column.firstStray(),
                asked.format(),
                feature && others);
    return ": train stops there" + (remedy == null ? "" : " (" + remedy + ")");
  }

  private void onColumns() {
    remark(
        column -> column.isConstant() && isFeature(column),
        " never varies and teaches nothing",
        true);
    remark(column -> column.type() == ColumnSummary.Type.EMPTY, " is empty", false);
    List<ColumnSummary> all = inspection.table().columns();
    for (int j = 0; j < all.size(); j++) {
      ColumnSummary column = all.get(j);
      if (column.duplicateOf() != null && isFeature(column)) {
        remarks.add(
            name(column)
                + " equals "
                + SafeText.of(column.duplicateOf())
                + " in every row: one of them is enough (--exclude)");
      } else if (column.type() == ColumnSummary.Type.TEXT
          && inspection.isLeftOut(column)
          && inspection.advice().isLeftOutUnasked(j)) {
        remarks.add(
            name(column)
                + " is text with "
                + InspectionText.distinct(column)
                + " different values and stays out of training: "
                + inspection.advice().onText(j));
      }
    }
  }

  private boolean isFeature(ColumnSummary column) {
    return inspection.data() == null || inspection.role(column).equals("feature");
  }

  private void remark(Predicate<ColumnSummary> which, String text, boolean exclude) {
    for (ColumnSummary column : inspection.table().columns()) {
      if (which.test(column)) {
        remarks.add(name(column) + text + (exclude ? " (--exclude)" : ""));
      }
    }
  }

  private void onExamples(DataSummary data) {
    if (data.examples() <= data.parameters()) {
      remarks.add(
          Counted.of(data.examples(), "example")
              + " for "
              + Counted.of(data.parameters(), "parameter")
              + ": a fit will say little about other data; use fewer --features or"
              + " --l2");
    }
    if (data.unreachable() > 0) {
      remarks.add(
          Numbers.percent(data.unreachable())
              + " of the targets are below 0, where a relu never gets"
              + (data.unreachableVariance() > Diagnosis.MATTERS
                  ? ": use --activation identity or leaky-relu"
                  : ""));
    }
    boolean varies = data.targets().min() != data.targets().max();
    if (data.binary() && varies) {
      remarks.add("every target is 0 or 1: --activation sigmoid --cost log-loss is made for that");
    }
    if (!varies) {
      remarks.add("every target is the same: there is nothing to learn");
    }
  }

  private void onScaling(DataSummary data) {
    if (!data.freeCategories().isEmpty()) {
      remarks.add(
          "the features of "
              + SafeText.list(data.freeCategories())
              + " add up to the bias, so many weights fit equally well: --reference first compares"
              + " the categories of each column with its first");
    }
    Conditioning raw = in(data, Scaling.Kind.NONE);
    Conditioning standard = in(data, Scaling.Kind.STANDARD);
    if (Double.isNaN(raw.largest()) || Double.isNaN(standard.largest())) {
      remarks.add(
          "numbers are too large to be squared: divide the largest column by a power of ten");
      return;
    }
    if (Double.isInfinite(standard.conditionNumber())) {
      remarks.add(
          "a feature is constant or a combination of others, so many weights fit equally well: use"
              + " --exclude or --l2");
    }
    if (raw.conditionNumber() > WELL_CONDITIONED
        && (raw.conditionNumber() > standard.conditionNumber()
            || standard.limit() > SOME_GAIN * raw.limit())) {
      remarks.add(gain(data, raw, standard));
    }
  }

  private static String gain(DataSummary data, Conditioning raw, Conditioning standard) {
    double rate = standard.limit() / raw.limit();
    boolean comparable =
        Double.isFinite(raw.conditionNumber()) && Double.isFinite(standard.conditionNumber());
    StringBuilder text = new StringBuilder("scaling, the default of train,");
    if (comparable) {
      text.append(" changes the condition number from ").append(condition(raw));
      text.append(" to ").append(condition(standard));
    }
    if (rate > SOME_GAIN) {
      text.append(comparable ? " and" : "").append(" allows a learning rate ");
      text.append(digits(rate)).append(" times as large; unscaled, ");
      text.append(raw.column() < 0 ? "the bias" : SafeText.of(data.limitingColumn(raw)));
      text.append(" limits it to ").append(digits(raw.limit()));
    }
    return text.toString();
  }

  private static String condition(Conditioning in) {
    return (in.exact() ? "" : "≥ ") + digits(in.conditionNumber());
  }

  private static Conditioning in(DataSummary data, Scaling.Kind kind) {
    for (Conditioning conditioning : data.conditioning()) {
      if (conditioning.scaling() == kind) {
        return conditioning;
      }
    }
    throw new IllegalArgumentException("nothing is known about scaling " + kind);
  }

  private static String digits(double value) {
    return Numbers.significant(value, 3);
  }

  private static String name(ColumnSummary column) {
    return "column " + SafeText.of(column.name());
  }

  private static String count(long number, String one, String more) {
    return number + " " + (number == 1 ? one : more);
  }
}

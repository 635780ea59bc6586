package dev.neuron.data.rows;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.Faults;
import dev.neuron.data.MissingRule;
import dev.neuron.data.TextTarget;
import dev.neuron.data.columns.Categories;
import dev.neuron.data.columns.ColumnFinder;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.csv.CellParser;

/** Turns the cells of a row into numbers, or finds what is wrong with them. */
public final class RowParser {
  /** What became of a row. */
  enum Outcome {
    /** It is an example. */
    USED,
    /** A cell is missing, and the rule is to leave such rows out. */
    SKIPPED,
    /** Its faults were added. */
    BAD
  }

  /** The largest weight: sums of larger ones times squares would leave what a double can hold. */
  private static final double MOST_WEIGHT = 1e100;

  private final ColumnPlan layout;
  private final int[] roles;
  private final CellParser cells;
  private final MissingRule missing;
  private final Faults faults;
  private final double[] x;
  private double y;
  private double weight;

  public RowParser(ColumnPlan layout, CellParser cells, MissingRule missing, Faults faults) {
    this.layout = layout;
    this.roles = layout.roles();
    this.cells = cells;
    this.missing = missing;
    this.faults = faults;
    this.x = new double[layout.slots().size()];
  }

  /** The slots of the last row used, (slots); NaN where something will stand in. */
  double[] x() {
    return x;
  }

  double y() {
    return y;
  }

  double weight() {
    return weight;
  }

  /** Whether a number is none that an example can weigh; NaN is not judged. */
  public static boolean isNoWeight(double value) {
    return value < 0 || value > MOST_WEIGHT;
  }

  Outcome fill(String file, long line, String[] row) {
    if (row.length != roles.length) {
      faults.add(Fault.ragged(file, line, row.length, roles.length));
      return Outcome.BAD;
    }
    long before = faults.count();
    boolean skipped = false;
    for (int column = 0; column < roles.length; column++) {
      int role = roles[column];
      if (role == ColumnPlan.IGNORED) {
        continue;
      }
      String cell = row[column];
      if (!cells.isMissing(cell)) {
        put(role, file, line, column, cell);
      } else if (missing.kind() == MissingRule.Kind.ERROR) {
        faults.add(missingCell(file, line, column, cell));
      } else if (missing.kind() == MissingRule.Kind.SKIP || role < 0) {
        skipped = true;
      } else {
        putReplaceable(role, file, line, column, cell);
      }
    }
    return faults.count() > before ? Outcome.BAD : skipped ? Outcome.SKIPPED : Outcome.USED;
  }

  private void put(int role, String file, long line, int column, String cell) {
    Categories vocabulary = role < 0 ? null : layout.slots().get(role).vocabulary();
    if (vocabulary != null) {
      x[role] = vocabulary.code(cell);
      if (x[role] == Categories.UNSEEN) {
        refuseUnseen(vocabulary, file, line, column, cell);
      }
      return;
    }
    String name = layout.names().get(column);
    TextTarget texts = role == ColumnPlan.TARGET ? layout.reading().target() : null;
    double value = texts == null ? cells.number(cell) : texts.value(cell);
    if (texts != null && Double.isNaN(value)) {
      faults.add(texts.neither(file, line, name, cell, true));
    } else if (!Double.isFinite(value)) {
      faults.add(cells.notANumber(file, line, name, cell, otherwise(role, column, cell)));
    } else if (role == ColumnPlan.TARGET) {
      y = value;
    } else if (role == ColumnPlan.WEIGHT) {
      weight = value;
      if (isNoWeight(value)) {
        faults.add(Fault.weight(file, line, name, cell, value));
      }
    } else {
      x[role] = value;
    }
  }

  /** What may be done about a cell that no option makes a number. */
  private String otherwise(int role, int column, String cell) {
    String token = CellParser.tokenOption(cell);
    boolean excludes = role >= 0 && layout.slots().size() > 1;
    String skip = "--bad-rows skip to leave such rows out";
    String before = token == null ? "" : token + " if it means a missing value, ";
    if (!excludes) {
      return "use " + before + (token == null ? "" : "or ") + skip;
    }
    String exclude = "--exclude " + new ColumnFinder(null, layout.names()).option(column);
    return "use " + before + skip + ", or " + exclude + " to do without the column";
  }

  private void refuseUnseen(
      Categories vocabulary, String file, long line, int column, String cell) {
    String name = layout.names().get(column);
    if (!vocabulary.isFixed()) {
      throw DataException.content(
          new Fault(
              file,
              line,
              name,
              null,
              "has more than " + Categories.MOST + " different values, too many for --one-hot",
              "leave it out with --exclude"));
    }
    faults.add(Fault.unseen(file, line, name, cell));
  }

  private void putReplaceable(int role, String file, long line, int column, String cell) {
    boolean category = layout.slots().get(role).vocabulary() != null;
    if (category && missing.kind() == MissingRule.Kind.NUMBER) {
      faults.add(missingCell(file, line, column, cell));
    }
    x[role] = Double.NaN;
  }

  private Fault missingCell(String file, long line, int column, String cell) {
    return Fault.missing(file, line, layout.names().get(column), cell);
  }
}

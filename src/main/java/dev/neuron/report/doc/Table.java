package dev.neuron.report.doc;

import dev.neuron.data.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells in columns that know what is in them; each {@link Page} lays them out in its own way. Cells
 * may come from files; control characters are shown as their codes.
 */
public final class Table {
  /** What a column has. */
  public enum Kind {
    /** What the rows are called. */
    NAMES,
    /** Words. */
    WORDS,
    /** Numbers, which stand to the right. */
    NUMBERS,
    /** Numbers under a heading that is a formula, see {@link LatexMath}. */
    QUANTITIES;

    boolean isRight() {
      return this == NUMBERS || this == QUANTITIES;
    }
  }

  /** What a row is, where colours can show it. */
  public enum Mark {
    /** One among others. */
    NONE,
    /** The winner. */
    BEST,
    /** A run that failed. */
    FAILED
  }

  /** A column. */
  record Column(String header, Kind kind) {
    boolean isRight() {
      return kind.isRight();
    }
  }

  /** A row. */
  record Row(List<String> cells, Mark mark) {}

  /**
   * What a terminal that is too narrow does without, the least telling first: what runs are
   * compared by, the rate, the fate, the loss, how far it is from the best, and its course, stays.
   */
  private static final List<String> DISPENSABLE =
      List.of("best loss", "seconds", "to 1 %", "± sd", "runs", "× limit", "predicted", "epochs");

  private static final List<String> LAST = List.of("losses", "× best");
  private static final String RATE = "learning rate";

  private final List<Column> columns = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private String gap = "  ";

  /** A table of names, in the first column, and numbers in all others. */
  public static Table of(String names, String... numbers) {
    Table table = new Table().column(Kind.NAMES, names);
    for (String header : numbers) {
      table.numbers(header);
    }
    return table;
  }

  /** Adds a column. */
  public Table column(Kind kind, String header) {
    columns.add(new Column(SafeText.plain(header), kind));
    return this;
  }

  /** Adds a column of words. */
  public Table words(String header) {
    return column(Kind.WORDS, header);
  }

  /** Adds a column of numbers. */
  public Table numbers(String header) {
    return column(Kind.NUMBERS, header);
  }

  /** Adds a row with a cell for each column. */
  public void row(String... cells) {
    row(Mark.NONE, List.of(cells));
  }

  /** Adds a row with a cell for each column. */
  public void row(Mark mark, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns.size());
    }
    List<String> plain = new ArrayList<>();
    for (String cell : cells) {
      plain.add(SafeText.plain(cell));
    }
    rows.add(new Row(plain, mark));
  }

  List<Column> columns() {
    return columns;
  }

  List<Row> rows() {
    return rows;
  }

  private int find(String header) {
    for (int j = 0; j < columns.size(); j++) {
      if (columns.get(j).header().equals(header)) {
        return j;
      }
    }
    return -1;
  }

  /**
   * Leaves columns out until no line is longer, as far as that can be done.
   *
   * @param width in characters
   * @return the headers of the columns left out
   */
  List<String> narrow(int width) {
    List<String> left = new ArrayList<>();
    leave(DISPENSABLE, width, left);
    gap = TextPage.width(this) > width ? " " : gap;
    int rate = find(RATE);
    if (rate >= 0 && TextPage.width(this) > width) {
      columns.set(rate, new Column("rate", columns.get(rate).kind()));
    }
    leave(LAST, width, left);
    return left;
  }

  /** Keeps the most telling of some columns that fit beside all others. */
  private void leave(List<String> dispensable, int width, List<String> left) {
    int room = width - TextPage.width(this);
    if (room >= 0) {
      return;
    }
    for (String header : dispensable) {
      room += place(find(header));
    }
    for (int k = dispensable.size() - 1; k >= 0; k--) {
      int at = find(dispensable.get(k));
      if (at >= 0 && place(at) <= room) {
        room -= place(at);
      } else if (at >= 0) {
        columns.remove(at);
        rows.forEach(row -> row.cells().remove(at));
        left.add(dispensable.get(k));
      }
    }
  }

  /** How much narrower the table is without a column. */
  private int place(int column) {
    return column < 0 ? 0 : TextPage.widths(this)[column] + gap.length();
  }

  /** What stands between two columns of text. */
  String gap() {
    return gap;
  }
}

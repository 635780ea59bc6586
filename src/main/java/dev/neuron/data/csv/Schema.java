package dev.neuron.data.csv;

import dev.neuron.data.CellReading;
import dev.neuron.data.ColumnUnit;
import dev.neuron.data.Conversions;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.Note;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the first rows of a source say about the whole.
 *
 * @param file the source's name
 * @param dialect how it is taken apart
 * @param hasHeader whether the first row holds the names
 * @param names the column names, trimmed; x1, x2, … without a header
 * @param heading the header's cells as they stand in it; none without a header
 * @param columns what each column looks like
 * @param decimal what stands before decimals
 * @param thousands what groups digits in threes, or {@link CsvFormat#NONE}
 * @param conversions what became of cells
 * @param spellings the spellings of a missing cell that count here: those asked for, or of the
 *     usual ones those in the first rows
 * @param lowerNames the line of a data row that could hold the names, if the one above is a title;
 *     else 0
 * @param hasRows whether there is any data row
 * @param notes what was guessed
 */
public record Schema(
    String file,
    Dialect dialect,
    boolean hasHeader,
    List<String> names,
    List<String> heading,
    List<Column> columns,
    char decimal,
    char thousands,
    Conversions conversions,
    List<String> spellings,
    long lowerNames,
    boolean hasRows,
    List<Note> notes) {
  /** The columns that the file itself has; others come of conversions. */
  public List<String> fileNames() {
    return names.subList(0, names.size() - conversions.added().size());
  }

  /** How numbers are written, and what stands between them. */
  public CellReading reading() {
    boolean tells = dialect.delimiter() != ',' && !isOfObjects();
    char delimiter = tells ? dialect.delimiter() : CsvFormat.NONE;
    return new CellReading(delimiter, decimal, thousands, null, conversions);
  }

  /** Whether the rows are objects, which have no delimiter, nor quotes around their cells. */
  public boolean isOfObjects() {
    return dialect.quote() == CsvFormat.NONE && dialect.comment() == CsvFormat.NONE;
  }

  /** Whether a column has no name in the header. */
  public boolean isUnnamed(int column) {
    return hasHeader && names.get(column).equals("#" + (column + 1));
  }

  /** The same with the line of a row that could hold the names. */
  Schema withLowerNames(long line) {
    Draft draft = new Draft(this);
    draft.lowerNames = hasHeader ? line : 0;
    return draft.schema();
  }

  /** The same with notes before its own and behind them, each told once. */
  Schema noting(List<Note> before, List<Note> behind) {
    Set<Note> all = new LinkedHashSet<>(before);
    all.addAll(notes);
    all.addAll(behind);
    Draft draft = new Draft(this);
    draft.notes = List.copyOf(all);
    return draft.schema();
  }

  /** A schema under way, whose parts are given by name; else there are neither header nor rows. */
  static final class Draft {
    private final String file;
    private final Dialect dialect;
    private final List<String> names;
    boolean hasHeader;
    List<String> heading = List.of();
    List<Column> columns = List.of();
    char decimal = '.';
    char thousands = CsvFormat.NONE;
    Conversions conversions = Conversions.NONE;
    List<String> spellings = List.of();
    long lowerNames;
    boolean hasRows;
    List<Note> notes = List.of();

    Draft(String file, Dialect dialect, List<String> names) {
      this.file = file;
      this.dialect = dialect;
      this.names = names;
    }

    Draft(Schema of) {
      this(of.file, of.dialect, of.names);
      hasHeader = of.hasHeader;
      heading = of.heading;
      columns = of.columns;
      decimal = of.decimal;
      thousands = of.thousands;
      conversions = of.conversions;
      spellings = of.spellings;
      lowerNames = of.lowerNames;
      hasRows = of.hasRows;
      notes = of.notes;
    }

    Schema schema() {
      return new Schema(
          file,
          dialect,
          hasHeader,
          names,
          heading,
          columns,
          decimal,
          thousands,
          conversions,
          spellings,
          lowerNames,
          hasRows,
          notes);
    }
  }

  /** What a column holds, judged by the first 1000 rows. */
  public enum Kind {
    /** Numbers, at least half of what is there. */
    NUMBERS,
    /** Text for the most part. */
    TEXT,
    /** Numbers with a mark that may stand between groups of digits, or before decimals. */
    AMBIGUOUS,
    /** Missing cells only. */
    EMPTY
  }

  /**
   * One column.
   *
   * @param kind what it holds
   * @param example the first cell that is no number, or is in doubt, or null
   * @param exampleLine the line of that cell
   * @param unit what stands around its numbers, or null
   * @param counts whether it counts 0, 1, 2, … or 1, 2, 3, …
   * @param mixed whether its decimals stand behind another mark than those of other columns
   * @param cells how many cells of those looked at are not missing
   * @param values its different cells in order of appearance, the first 51
   */
  public record Column(
      Kind kind,
      String example,
      long exampleLine,
      ColumnUnit unit,
      boolean counts,
      boolean mixed,
      long cells,
      List<String> values) {
    /** Copies the list. */
    public Column {
      values = List.copyOf(values);
    }

    /** Whether several cells were looked at, and no two are alike. */
    public boolean allDiffer() {
      return cells > 2 && values.size() == cells;
    }
  }
}

package dev.neuron.data.rows;

import dev.neuron.data.BadRows;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.Faults;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Note;
import dev.neuron.data.SafeText;
import dev.neuron.data.TextTarget;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.csv.Schema;
import dev.neuron.data.csv.TotalLabel;
import java.io.Serializable;
import java.util.List;

/**
 * What became of the rows: how many were read, used and skipped, and what was wrong with the rest.
 */
public final class RowTally implements Serializable {
  private static final long serialVersionUID = 1;

  private final Faults faults = new Faults();
  private long read;
  private long used;
  private long skipped;
  private long ones;
  private String[] last; // cells of the row that was used last if no other is behind it, or null
  private String lastFile;
  private long lastLine;
  private long unlabelled;

  public Faults faults() {
    return faults;
  }

  public long used() {
    return used;
  }

  /** Some rows were read, so many of them used and skipped. */
  void count(long rowsUsed, long rowsSkipped, long rowsRejected) {
    read += rowsUsed + rowsSkipped + rowsRejected;
    used += rowsUsed;
    skipped += rowsSkipped;
  }

  /** A row with this target was used. */
  void countTarget(double y) {
    ones += y == 1 ? 1 : 0;
  }

  /**
   * Tells what became of a target of texts.
   *
   * @throws DataException of kind CONTENT if no row has the text that counts as 1
   */
  public void tellTarget(ColumnPlan plan, List<Note> notes, String file) {
    TextTarget texts = plan.reading().target();
    if (texts == null) {
      return;
    }
    String name = plan.names().get(plan.target());
    if (ones == 0) {
      throw DataException.content(
          new Fault(
              file,
              0,
              name,
              null,
              "no cell is " + SafeText.of(texts.positive()) + ", which counts as 1",
              "name a text of the column with --positive"));
    }
    notes.add(texts.note(name, ones, used));
  }

  /** A row was the last one so far: used, or left out where its cells are null. */
  void sawLast(String file, long line, String[] cells) {
    last = cells;
    lastFile = file;
    lastLine = line;
  }

  /** Tells of a last row that adds up those above. */
  public void tellTotal(Schema head, List<Note> notes) {
    Note total = last == null ? null : TotalLabel.warning(head, lastFile, lastLine, last);
    if (total != null) {
      notes.add(total);
    }
    unlabelled = last == null || total != null ? 0 : lastLine;
    last = null;
  }

  /** The line of a last row that was used and of which nothing was told; 0 without one. */
  long unlabelled() {
    return unlabelled;
  }

  long rejected() {
    return read - used - skipped;
  }

  /** Adds the rows of a later part whose first line comes after so many others. */
  public void merge(RowTally later, long linesBefore) {
    read += later.read;
    used += later.used;
    skipped += later.skipped;
    ones += later.ones;
    faults.merge(later.faults, linesBefore);
    if (later.read > 0) {
      sawLast(later.lastFile, later.lastLine + linesBefore, later.last);
    }
  }

  /** Refuses more bad rows than may be left out. */
  public void refuseTooMany(BadRows rule) {
    if (rule.skip() && rejected() > rule.most()) {
      Fault first = faults.first();
      throw DataException.content(
          new Fault(
              first.file(),
              first.line(),
              first.column(),
              first.text(),
              first.problem() + ", and there are more than " + rule.most() + " such rows",
              "raise --max-bad-rows, or mend the rows"));
    }
  }

  /**
   * Everything was counted.
   *
   * @throws DataException of kind CONTENT if a row was bad and none may be, or none is left
   */
  public void finish(BadRows rule, List<Note> notes, String file) {
    if (!rule.skip() && faults.count() > 0) {
      throw faults.asException();
    }
    if (used == 0) {
      throw DataException.content(noRow(file));
    }
    if (faults.count() > 0) {
      notes.add(
          Note.warning(
              "left out "
                  + rejected()
                  + (rejected() == 1 ? " bad row" : " bad rows")
                  + ", the first: "
                  + faults.first().describeProblem()
                  + faults.readable()));
    }
  }

  private Fault noRow(String file) {
    if (read == 0) {
      return Fault.of(file, "has no data rows", "use --header no if the first row is data, too");
    }
    return Fault.of(
        file,
        "no row is left of "
            + read
            + ": "
            + skipped
            + " were skipped for missing cells, "
            + rejected()
            + " rejected",
        skipped > 0 ? "use --missing mean, zero or a number" : null);
  }

  public LoadReport report(List<LoadReport.SourceFile> files, List<Note> notes) {
    return new LoadReport(files, read, used, skipped, rejected(), notes);
  }
}

package dev.neuron.data.npy;

import dev.neuron.data.CellReading;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Note;
import dev.neuron.data.TextTarget;
import dev.neuron.data.columns.Categories;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.InputColumn;
import dev.neuron.data.io.RewindableInput;
import dev.neuron.data.io.SourceState;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands behind the table of a cache file: where it comes from, and what its columns are.
 * Text, a line each, cells parted by tabs; programs that know {@code .npy} files never look at it.
 *
 * @param key what was asked for when it was made
 * @param madeAt when the making began, milliseconds of the epoch
 * @param origins the sources as they were then
 * @param report what was read, and what was noted
 * @param layout the columns of the table
 */
record CacheRecord(
    String key, long madeAt, List<SourceState> origins, LoadReport report, ColumnPlan layout) {
  private static final String MARK = "neuron cache ";
  private static final String FIRST = MARK + "2";
  private static final String LAST = "end";

  /** The record as bytes. */
  byte[] bytes() {
    StringBuilder out = new StringBuilder("\n");
    line(out, FIRST);
    line(out, "key", key, Long.toString(madeAt));
    for (int i = 0; i < origins.size(); i++) {
      SourceState origin = origins.get(i);
      LoadReport.SourceFile file = report.files().get(i);
      line(
          out,
          "source",
          file.name(),
          Long.toString(file.bytes()),
          Long.toString(origin.modified()),
          Long.toString(origin.changed()),
          origin.sample(),
          file.sha256());
    }
    line(
        out,
        "rows",
        Long.toString(report.rowsRead()),
        Long.toString(report.rowsUsed()),
        Long.toString(report.rowsSkipped()),
        Long.toString(report.rowsRejected()));
    for (Note note : report.notes()) {
      line(out, "note", note.severity().name(), note.text());
    }
    for (InputColumn slot : layout.slots()) {
      List<String> cells = new ArrayList<>();
      cells.add(slot.categories() == null ? "number" : "category");
      cells.add(layout.names().get(slot.column()));
      if (slot.categories() != null) {
        cells.addAll(slot.categories().values());
      }
      line(out, cells.toArray(new String[0]));
    }
    line(out, "target", layout.names().get(layout.target()));
    if (layout.isWeighted()) {
      line(out, "weight", layout.names().get(layout.weight()));
    }
    CellReading reading = layout.reading();
    if (!reading.withTarget(null).isPlain()) {
      String thousands = reading.thousands() == CsvFormat.NONE ? "" : "" + reading.thousands();
      line(out, "numbers", String.valueOf(reading.decimal()), thousands);
    }
    if (reading.target() != null) {
      String negative = reading.target().negative();
      line(out, "positive", reading.target().positive(), negative == null ? "" : negative);
    }
    line(out, LAST, checksum(out));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The SHA-256 of what stands before the last line. */
  private static String checksum(CharSequence text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return RewindableInput.sha256(
        DataSource.of("cache", new ByteArrayInputStream(bytes)), LoadProgress.NONE);
  }

  private static void line(StringBuilder out, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      out.append(i == 0 ? "" : "\t");
      for (int k = 0; k < cells[i].length(); k++) {
        char c = cells[i].charAt(k);
        switch (c) {
          case '\\' -> out.append("\\\\");
          case '\t' -> out.append("\\t");
          case '\n' -> out.append("\\n");
          default -> out.append(c);
        }
      }
    }
    out.append('\n');
  }

  /** Whether this is a record of this version or another, whole or damaged. */
  static boolean isMark(byte[] bytes) {
    byte[] mark = ("\n" + MARK).getBytes(StandardCharsets.UTF_8);
    return bytes.length >= mark.length && Arrays.equals(Arrays.copyOf(bytes, mark.length), mark);
  }

  /** Reads a record; null if it is damaged, or one of another version. */
  static CacheRecord parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int last = text.lastIndexOf("\n" + LAST + "\t") + 1;
    String checked = text.substring(0, last);
    List<List<String>> lines = lines(text);
    if (lines.size() < 4
        || !lines.get(1).equals(List.of(FIRST))
        || !lines.get(lines.size() - 1).equals(List.of(LAST, checksum(checked)))) {
      return null;
    }
    try {
      return new Parser().record(lines.subList(2, lines.size() - 1));
    } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
      return null;
    }
  }

  /** Whether the record is about a table of this shape. */
  boolean fits(NpyFile table) {
    return layout.names().size() == table.columns() && report.rowsUsed() == table.rows();
  }

  private static List<List<String>> lines(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t' || c == '\n') {
        cells.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          lines.add(cells);
          cells = new ArrayList<>();
        }
      } else if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        cell.append(next == 't' ? '\t' : next == 'n' ? '\n' : next);
      } else {
        cell.append(c);
      }
    }
    return lines;
  }

  /** Takes the lines one by one. */
  private static final class Parser {
    private final List<SourceState> origins = new ArrayList<>();
    private final List<LoadReport.SourceFile> files = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<InputColumn> slots = new ArrayList<>();
    private final long[] rows = new long[4];
    private String key;
    private long madeAt;
    private int target = -1;
    private int weight = -1;
    private CellReading reading = CellReading.PLAIN;

    CacheRecord record(List<List<String>> lines) {
      lines.forEach(this::take);
      if (key == null || files.isEmpty() || notes.isEmpty() || slots.isEmpty() || target < 0) {
        throw new IllegalArgumentException("something is missing");
      }
      LoadReport report = new LoadReport(files, rows[0], rows[1], rows[2], rows[3], notes);
      return new CacheRecord(
          key, madeAt, origins, report, new ColumnPlan(names, slots, target, weight, reading));
    }

    private void take(List<String> cells) {
      switch (cells.get(0)) {
        case "key" -> {
          key = cells.get(1);
          madeAt = Long.parseLong(cells.get(2));
        }
        case "source" -> {
          long bytes = Long.parseLong(cells.get(2));
          long modified = Long.parseLong(cells.get(3));
          long changed = Long.parseLong(cells.get(4));
          origins.add(new SourceState(bytes, modified, changed, cells.get(5)));
          files.add(new LoadReport.SourceFile(cells.get(1), bytes, cells.get(6)));
        }
        case "rows" -> {
          for (int i = 0; i < rows.length; i++) {
            rows[i] = Long.parseLong(cells.get(i + 1));
          }
        }
        case "note" -> notes.add(new Note(Note.Severity.valueOf(cells.get(1)), cells.get(2)));
        case "number" -> slots.add(new InputColumn(column(cells), null));
        case "category" ->
            slots.add(
                new InputColumn(column(cells), Categories.seen(cells.subList(2, cells.size()))));
        case "target" -> target = column(cells);
        case "weight" -> weight = column(cells);
        case "numbers" -> {
          char mark = cells.get(2).isEmpty() ? CsvFormat.NONE : cells.get(2).charAt(0);
          reading = reading.withNumbers(cells.get(1).charAt(0), mark);
        }
        case "positive" -> {
          String negative = cells.get(2).isEmpty() ? null : cells.get(2);
          reading = reading.withTarget(new TextTarget(cells.get(1), negative));
        }
        default -> throw new IllegalArgumentException(cells.get(0));
      }
    }

    private int column(List<String> cells) {
      names.add(cells.get(1));
      return names.size() - 1;
    }
  }
}

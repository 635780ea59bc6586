package dev.neuron.data.npy;

import dev.neuron.data.DataException;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Note;
import dev.neuron.data.columns.Categories;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.InputColumn;
import dev.neuron.data.io.RewindableInput;
import dev.neuron.data.io.SourceState;
import dev.neuron.data.json.Fields;
import dev.neuron.data.json.Json;
import dev.neuron.data.json.JsonReader;
import dev.neuron.data.json.ReadingFields;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands behind the table of a cache file: where it comes from, and what its columns are.
 * Three lines: a mark with the version, a JSON object, and the SHA-256 of the two; programs that
 * know {@code .npy} files never look at it.
 *
 * @param key what was asked for when it was made
 * @param madeAt when the making began, milliseconds of the epoch
 * @param origins the sources as they were then
 * @param report what was read, and what was noted
 * @param plan the columns of the table
 */
record CacheRecord(
    String key, long madeAt, List<SourceState> origins, LoadReport report, ColumnPlan plan) {
  private static final String MARK = "\nneuron cache ";
  private static final String FIRST = MARK + "3\n";

  /** A source as it was and what was read of it. */
  private record Origin(LoadReport.SourceFile file, SourceState state) {}

  /** The record as bytes. */
  byte[] bytes() {
    byte[] json = Json.bytes(Json.Layout.LINE, out -> Fields.write(out, this, CacheRecord::codec));
    String checked = FIRST + new String(json, StandardCharsets.UTF_8);
    return (checked + checksum(checked) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String checksum(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return RewindableInput.sha256(
        DataSource.of("cache", new ByteArrayInputStream(bytes)), LoadProgress.NONE);
  }

  /** Whether this is a record of this version or another, whole or damaged. */
  static boolean isMark(byte[] bytes) {
    byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
    return bytes.length >= mark.length && Arrays.equals(Arrays.copyOf(bytes, mark.length), mark);
  }

  /** Reads a record; null if it is damaged, or one of another version. */
  static CacheRecord parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int last = text.lastIndexOf('\n', text.length() - 2) + 1;
    String checked = text.substring(0, last);
    if (!text.startsWith(FIRST) || !text.substring(last).equals(checksum(checked) + "\n")) {
      return null;
    }
    byte[] json = checked.substring(FIRST.length()).getBytes(StandardCharsets.UTF_8);
    try {
      return Fields.read(
          JsonReader.read("cache", "cache", new ByteArrayInputStream(json), json.length),
          CacheRecord::codec);
    } catch (DataException | IllegalArgumentException other) {
      return null;
    }
  }

  /** Whether the record is about a table of this shape. */
  boolean fits(NpyFile table) {
    return plan.names().size() == table.columns() && report.rowsUsed() == table.rows();
  }

  private List<Origin> sources() {
    List<Origin> sources = new ArrayList<>();
    for (int i = 0; i < origins.size(); i++) {
      sources.add(new Origin(report.files().get(i), origins.get(i)));
    }
    return sources;
  }

  private static CacheRecord codec(Fields<CacheRecord> fields) {
    String key = fields.text("key", CacheRecord::key);
    long madeAt = fields.integer("madeAt", CacheRecord::madeAt);
    List<Origin> sources = fields.objects("sources", CacheRecord::sources, CacheRecord::source);
    LoadReport report =
        new LoadReport(
            sources.stream().map(Origin::file).toList(),
            fields.integer("rowsRead", it -> it.report().rowsRead()),
            fields.integer("rowsUsed", it -> it.report().rowsUsed()),
            fields.integer("rowsSkipped", it -> it.report().rowsSkipped()),
            fields.integer("rowsRejected", it -> it.report().rowsRejected()),
            fields.objects("notes", it -> it.report().notes(), CacheRecord::note));
    ColumnPlan plan =
        new ColumnPlan(
            fields.texts("names", it -> it.plan().names()),
            fields.objects("features", it -> it.plan().slots(), CacheRecord::feature),
            (int) fields.integer("target", it -> it.plan().target()),
            (int) fields.integer("weight", it -> it.plan().weight()),
            ReadingFields.pass(fields, it -> it.plan().reading()));
    List<SourceState> origins = sources.stream().map(Origin::state).toList();
    return new CacheRecord(key, madeAt, origins, report, plan);
  }

  private static Origin source(Fields<Origin> fields) {
    String name = fields.text("name", it -> it.file().name());
    long bytes = fields.integer("bytes", it -> it.file().bytes());
    SourceState state =
        new SourceState(
            bytes,
            fields.integer("modified", it -> it.state().modified()),
            fields.integer("changed", it -> it.state().changed()),
            fields.text("sample", it -> it.state().sample()));
    String sha256 = fields.text("sha256", it -> it.file().sha256());
    return new Origin(new LoadReport.SourceFile(name, bytes, sha256), state);
  }

  private static Note note(Fields<Note> fields) {
    return new Note(
        Note.Severity.valueOf(fields.text("severity", it -> it.severity().name())),
        fields.text("text", Note::text));
  }

  private static InputColumn feature(Fields<InputColumn> fields) {
    int column = fields.count("column", InputColumn::column);
    boolean coded = fields.has("categories", it -> it.categories() != null);
    Categories categories =
        coded ? Categories.seen(fields.texts("categories", it -> it.categories().values())) : null;
    boolean compared = fields.has("reference", it -> it.reference() != null);
    String reference = compared ? fields.text("reference", InputColumn::reference) : null;
    return new InputColumn(column, categories, false, reference);
  }
}

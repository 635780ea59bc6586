package dev.neuron.data.npy;

import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Note;
import dev.neuron.data.OutputException;
import dev.neuron.data.columns.ColumnChoice;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.OneHot;
import dev.neuron.data.csv.Schema;
import dev.neuron.data.csv.SourceSequence;
import dev.neuron.data.io.SourceHash;
import dev.neuron.data.io.SourceState;
import dev.neuron.data.rows.CsvPass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Raw examples in a file of doubles, with what is known about them. A {@code .npy} file that needs
 * no row left out is used as it is; everything else is converted once, streaming, into a cache
 * file.
 *
 * @param blocks the examples, missing cells as NaN
 * @param columns what the features are made of; nothing stands in for missing cells yet
 * @param report what was read; its notes are in {@code notes}
 * @param notes what was assumed, guessed and left out
 */
public record StoredExamples(
    NpyExamples blocks, Columns columns, LoadReport report, List<Note> notes) {

  /** A source written this shortly before a cache may have been written again within a tick. */
  private static final long TICK_MILLIS = 2000;

  /**
   * Opens the examples of a request.
   *
   * @param cache where to keep converted data, or null for beside the first source
   * @throws DataException like {@code DataLoader.load}
   * @throws OutputException if the cache cannot be written
   */
  public static StoredExamples open(DataRequest request, Path cache, LoadProgress progress) {
    StoredExamples direct = direct(request, progress);
    if (direct != null) {
      return direct;
    }
    Path path = cache == null ? beside(request.sources().get(0)) : cache;
    NpyFile table = cacheAt(path);
    CacheRecord known = table == null ? null : CacheRecord.parse(table.trailer());
    String key = key(request);
    String stale = table == null ? null : staleness(table, known, key, request);
    if (table != null && stale == null) {
      StoredExamples kept = of(request, table, known);
      kept.notes.set(0, known.report().summary());
      kept.notes.add(Note.note("the examples are read from " + path + ", made before (--cache)"));
      return kept;
    }
    StoredExamples made = converted(request, path, key, progress);
    made.notes.add(
        Note.note(
            "the examples are kept as raw numbers in "
                + path
                + ", for this run and the next"
                + (stale == null ? "" : "; made anew, as " + stale)
                + " (--cache)"));
    return made;
  }

  /** A table that can be used as it is; null if there is none. */
  public static StoredExamples direct(DataRequest request, LoadProgress progress) {
    DataSource source = request.sources().get(0);
    if (request.sources().size() > 1
        || source.path() == null
        || !NpyFile.isOne(source.path())
        || request.missing().kind() == MissingRule.Kind.SKIP
        || request.badRows().skip()) {
      return null;
    }
    List<Note> notes = new ArrayList<>();
    Schema head;
    try (SourceSequence first =
        new SourceSequence(request.sources(), request.format(), false, false, LoadProgress.NONE)) {
      head = first.head();
    }
    notes.addAll(head.notes());
    ColumnPlan layout = ColumnChoice.of(head, request.selection(), notes);
    NpyFile file = NpyFile.open(source.path());
    if (layout.hasCategories()
        || !layout.reading().isPlain()
        || !NpyCheck.isWhole(file, layout, request.missing())) {
      return null;
    }
    String hash = request.hashed() ? SourceHash.of(source, progress) : null;
    LoadReport.SourceFile read =
        new LoadReport.SourceFile(
            source.name(), SourceState.of(request.sources()).get(0).bytes(), hash);
    LoadReport report = new LoadReport(List.of(read), file.rows(), file.rows(), 0, 0, List.of());
    notes.add(0, report.summary());
    return of(request, file, layout, report, notes);
  }

  private static Path beside(DataSource source) {
    if (source.path() == null) {
      throw DataException.request(
          "data from standard input can be trained on from disk only through a file",
          "name one with --cache FILE");
    }
    return source.path().resolveSibling(source.path().getFileName() + ".npy");
  }

  /** Everything that decides which rows and columns the table has. */
  private static String key(DataRequest request) {
    return request.format().withMaxExpansion(CsvFormat.MAX_EXPANSION)
        + " "
        + request.selection()
        + " "
        + request.missing().kind()
        + " "
        + request.badRows();
  }

  /**
   * The cache at a place; null if nothing is there.
   *
   * @throws OutputException if it is a file of another kind: a cache never takes its place
   */
  private static NpyFile cacheAt(Path path) {
    if (!Files.exists(path)) {
      return null;
    }
    try {
      NpyFile table = NpyFile.isOne(path) ? NpyFile.open(path) : null;
      if (table != null && CacheRecord.isMark(table.trailer())) {
        return table;
      }
    } catch (DataException damaged) {
      // Whose it was cannot be told.
    }
    throw new OutputException(
        OutputException.Kind.CREATE,
        path,
        "exists, and is no cache of neuron, or a damaged one",
        "delete it, or name another file with --cache",
        null);
  }

  /** Why a cache does not hold what is asked for: null if it does, byte for byte. */
  private static String staleness(
      NpyFile table, CacheRecord known, String key, DataRequest request) {
    if (known == null || !known.fits(table)) {
      return "it is damaged or of another version";
    }
    List<SourceState> now = SourceState.of(request.sources());
    if (!known.key().equals(key) || request.badRows().rejects() != null) {
      return "the data options are others";
    }
    if (known.origins().size() != now.size()) {
      return "the sources are others";
    }
    for (int i = 0; i < now.size(); i++) {
      SourceState then = known.origins().get(i);
      String changed = request.sources().get(i).name() + " has changed";
      if (!now.get(i).isKnown() || now.get(i).bytes() != then.bytes()) {
        return changed;
      }
      boolean untouched =
          now.get(i).equals(then) && then.lastTouched() < known.madeAt() - TICK_MILLIS;
      if (!untouched) {
        String hash = SourceHash.of(request.sources().get(i), LoadProgress.NONE);
        if (!hash.equals(known.report().files().get(i).sha256())) {
          return changed;
        }
      }
    }
    return null;
  }

  private static StoredExamples converted(
      DataRequest request, Path path, String key, LoadProgress progress) {
    long begin = System.currentTimeMillis();
    List<SourceState> origins = SourceState.of(request.sources());
    NpyWriter[] writer = new NpyWriter[1];
    try {
      CsvPass loading =
          CsvPass.training(
              request.withHashed(true),
              progress,
              (sources, layout) ->
                  writer[0] = new NpyWriter(path, layout.slots().size(), layout.isWeighted()));
      if (!origins.equals(SourceState.of(request.sources()))) {
        throw DataException.content(
            Fault.of(loading.file(), "changed while it was read", "run again when it is finished"));
      }
      CacheRecord made =
          new CacheRecord(key, begin, origins, loading.report(), loading.layout().compact());
      writer[0].commit(made.bytes());
      return of(request, NpyFile.open(path), made);
    } finally {
      if (writer[0] != null) {
        writer[0].close();
      }
    }
  }

  private static StoredExamples of(DataRequest request, NpyFile file, CacheRecord known) {
    List<Note> notes = new ArrayList<>(known.report().notes());
    return of(request, file, known.layout(), known.report(), notes);
  }

  private static StoredExamples of(
      DataRequest request, NpyFile file, ColumnPlan layout, LoadReport report, List<Note> notes) {
    OneHot expansion = OneHot.of(layout, file.path().toString());
    String target = layout.names().get(layout.target());
    return new StoredExamples(
        NpyExamples.raw(file, new NpyColumns(layout, expansion)),
        new Columns(expansion.features(), target, request.missing(), layout.reading()),
        report,
        notes);
  }
}

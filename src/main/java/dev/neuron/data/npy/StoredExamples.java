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
import dev.neuron.data.io.RewindableInput;
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

  /**
   * The clock of a file system may be this coarse: a source written so shortly before its cache may
   * have been written once more since, without another time.
   */
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
    String stale =
        table != null
            ? staleness(table, known, key, request)
            : Files.exists(path) ? "it was cut off" : null;
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
    ColumnPlan plan = ColumnChoice.of(head, request.selection(), notes);
    NpyFile file = NpyFile.open(source.path());
    if (!file.isDirect()
        || plan.hasCategories()
        || !plan.reading().isPlain()
        || !NpyCheck.isWhole(file, plan, request.missing())) {
      return null;
    }
    String hash = request.hashed() ? RewindableInput.sha256(source, progress) : null;
    LoadReport.SourceFile read =
        new LoadReport.SourceFile(
            source.name(), SourceState.of(request.sources()).get(0).bytes(), hash);
    LoadReport report = new LoadReport(List.of(read), file.rows(), file.rows(), 0, 0, List.of());
    notes.add(0, report.summary());
    return of(request, file, plan, report, notes);
  }

  private static Path beside(DataSource source) {
    if (source.path() == null) {
      throw DataException.request(
          "data from standard input or a query can be trained on from disk only through a file",
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
   * The cache at a place; null if nothing is there, or only the beginning of one.
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
      // What it began as tells whether it was a cache.
    }
    if (NpyFile.isCache(path)) {
      return null;
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
        String hash = RewindableInput.sha256(request.sources().get(i), LoadProgress.NONE);
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
      CsvPass pass =
          CsvPass.training(
              request.withHashed(true),
              progress,
              (sources, plan) ->
                  writer[0] = new NpyWriter(path, plan.slots().size(), plan.isWeighted()));
      if (!origins.equals(SourceState.of(request.sources()))) {
        throw DataException.content(
            Fault.of(pass.file(), "changed while it was read", "run again when it is finished"));
      }
      CacheRecord made = new CacheRecord(key, begin, origins, pass.report(), pass.plan().compact());
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
    return of(request, file, known.plan(), known.report(), notes);
  }

  private static StoredExamples of(
      DataRequest request, NpyFile file, ColumnPlan plan, LoadReport report, List<Note> notes) {
    OneHot oneHot = OneHot.of(plan, file.path().toString());
    String target = plan.names().get(plan.target());
    return new StoredExamples(
        NpyExamples.raw(file, new NpyColumns(plan, oneHot)),
        new Columns(oneHot.features(), target, request.missing(), plan.reading()),
        report,
        notes);
  }
}

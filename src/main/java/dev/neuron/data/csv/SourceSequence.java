package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.DataSource;
import dev.neuron.data.Fault;
import dev.neuron.data.HeaderRule;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.SafeText;
import dev.neuron.data.io.RewindableInput;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** Several sources with the same columns, opened one after the other. */
public final class SourceSequence implements AutoCloseable {
  private final List<DataSource> sources;
  private final boolean hashed;
  private final boolean reference;
  private final LoadProgress progress;
  private final long totalBytes;
  private final List<LoadReport.SourceFile> finished = new ArrayList<>();
  private final Schema head;
  private CsvFormat format;
  private SourceReader reader;

  /**
   * Opens the first source.
   *
   * @param reference whether commons-csv is to read everything
   */
  public SourceSequence(
      List<DataSource> sources,
      CsvFormat format,
      boolean hashed,
      boolean reference,
      LoadProgress progress) {
    this.sources = sources;
    this.hashed = hashed;
    this.reference = reference;
    this.progress = progress;
    this.totalBytes = totalBytes(sources);
    this.format = format;
    open();
    this.head = reader.head();
    // The first source decides for all.
    this.format =
        format
            .decided(head.hasHeader() ? HeaderRule.YES : HeaderRule.NO, head.dialect().delimiter())
            .withDecimal(head.decimal())
            .withConversions(head.conversions());
  }

  /** The rest of a source that is open already. */
  public SourceSequence(SourceReader reader, CsvFormat format) {
    this.sources = List.of();
    this.hashed = false;
    this.reference = false;
    this.progress = LoadProgress.NONE;
    this.totalBytes = -1;
    this.format = format;
    this.reader = reader;
    this.head = reader.head();
  }

  /** What the first source's first rows say. */
  public Schema head() {
    return head;
  }

  /** The source that is open. */
  public SourceReader reader() {
    return reader;
  }

  /** How many rows to expect, judged by the length of the first ones; none when unknown. */
  public long expectedRows() {
    return Math.max(0, (long) (totalBytes / reader.source().rowLength()));
  }

  /**
   * Ends the open source and opens the next one.
   *
   * @return false if there is none
   * @throws DataException of kind CONTENT if it has other columns
   */
  public boolean advance() {
    if (finished.size() < sources.size()) {
      finished.add(reader.source().report());
      reader.close();
    }
    if (finished.size() == sources.size()) {
      return false;
    }
    open();
    refuseOtherColumns(reader.head(), head.names(), head.file());
    return true;
  }

  /** The sources read to their end. */
  public List<LoadReport.SourceFile> files() {
    return finished;
  }

  private void open() {
    long before = 0;
    for (LoadReport.SourceFile file : finished) {
      before += file.bytes();
    }
    RewindableInput source =
        RewindableInput.open(
            sources.get(finished.size()),
            hashed,
            progress,
            before,
            totalBytes,
            format.maxExpansion());
    boolean opened = false;
    try {
      reader = SourceReader.open(source, format, reference);
      opened = true;
    } finally {
      if (!opened) {
        source.close();
      }
    }
  }

  /**
   * Makes sure that a source has the columns of the first one.
   *
   * @throws DataException of kind CONTENT if it has others
   */
  public static void refuseOtherColumns(Schema head, List<String> first, String firstFile) {
    List<String> names = head.names();
    if (names.equals(first)) {
      return;
    }
    int j = 0;
    while (j < names.size() && j < first.size() && names.get(j).equals(first.get(j))) {
      j++;
    }
    String here = j < names.size() ? SafeText.of(names.get(j)) : "missing";
    String there = j < first.size() ? SafeText.of(first.get(j)) : "missing";
    throw DataException.content(
        Fault.of(
            head.file(),
            1,
            "column "
                + (j + 1)
                + " is "
                + here
                + ", but "
                + there
                + " in "
                + SafeText.plain(firstFile),
            "give files with the same columns in the same order"));
  }

  private static long totalBytes(List<DataSource> sources) {
    long total = 0;
    for (DataSource source : sources) {
      File file = source.path() == null ? null : source.path().toFile();
      if (file == null || !file.isFile()) {
        return -1;
      }
      total += file.length();
    }
    return total;
  }

  @Override
  public void close() {
    reader.close();
  }
}

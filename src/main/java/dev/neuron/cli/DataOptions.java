package dev.neuron.cli;

import dev.neuron.data.BadRows;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Scaling;
import dev.neuron.data.Selection;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Which data, which of their columns, and what becomes of rows that are not whole. */
final class DataOptions {
  /** What to do with a row that cannot be read. */
  enum BadRow {
    ERROR,
    SKIP;

    @Override
    public String toString() {
      return Spelling.ofOption(this);
    }
  }

  @Parameters(
      paramLabel = "DATA",
      arity = "0..*",
      description = "CSV files with the same columns, plain, gzip or zstd; - is stdin.")
  private List<String> files;

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      order = 180,
      description = "The column to predict, by name or number from 1 (default: the last).")
  private String target;

  @Option(
      names = "--features",
      paramLabel = "COLUMN",
      split = ",",
      order = 181,
      description = "The columns to learn from (default: every other numeric one).")
  private List<String> features = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "COLUMN",
      split = ",",
      order = 182,
      description = "Columns not to learn from.")
  private List<String> exclude = List.of();

  @Option(
      names = "--one-hot",
      paramLabel = "COLUMN",
      split = ",",
      order = 183,
      description = "Columns of categories: every value becomes a feature COLUMN=VALUE.")
  private List<String> oneHot = List.of();

  @Option(
      names = "--weights",
      paramLabel = "COLUMN",
      order = 184,
      description = "The column that says how much each example weighs.")
  private String weights;

  @Option(
      names = "--scale",
      paramLabel = "RULE",
      order = 185,
      description =
          "How features are scaled for training: ${COMPLETION-CANDIDATES}; what is shown and"
              + " saved is in the data's own units (default: standard).")
  private Scale scale = Scale.STANDARD;

  @Option(
      names = "--missing",
      paramLabel = "RULE",
      order = 186,
      description =
          "What a missing feature is: error, skip (leave the row out), mean, zero or a number"
              + " (default: error).")
  private String missing = "error";

  @Option(
      names = "--bad-rows",
      paramLabel = "RULE",
      order = 187,
      description =
          "What a row with a cell that is no number, or too few or many cells, is:"
              + " ${COMPLETION-CANDIDATES} (default: error).")
  private BadRow badRows = BadRow.ERROR;

  @Option(
      names = "--max-bad-rows",
      paramLabel = "N",
      order = 188,
      description = "How many bad rows may be skipped (default: any number).")
  private Long maxBadRows;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      order = 189,
      description = "Write the bad rows skipped to this file.")
  private String rejects;

  @Mixin private FormatOptions format;

  /** The coordinates to train in. */
  enum Scale {
    STANDARD,
    MINMAX,
    NONE;

    @Override
    public String toString() {
      return Spelling.ofOption(this);
    }
  }

  /**
   * What the options ask to be read.
   *
   * @param hashed whether the SHA-256 of the files is needed
   * @throws UsageException if they contradict each other or no data is named
   */
  DataRequest request(Console console, int threads, boolean hashed) {
    return request(Sources.of(fileNames(), console), threads, hashed);
  }

  /** The same of other sources. */
  DataRequest request(List<DataSource> sources, int threads, boolean hashed) {
    return new DataRequest(
        sources,
        format.format(),
        new Selection(target, features, exclude, oneHot, weights),
        missingRule(missing),
        badRowsRule(),
        Scaling.Kind.valueOf(scale.name()),
        hashed,
        threads);
  }

  /** The same for whoever opens files by their names: the sources give nothing else. */
  DataRequest namedRequest(boolean hashed) {
    List<DataSource> sources = new ArrayList<>();
    for (String name : fileNames()) {
      sources.add(DataSource.of(name, InputStream.nullInputStream()));
    }
    return request(sources, 1, hashed);
  }

  /** The files and folders, each as it was named. */
  List<String> fileNames() {
    return files == null ? List.of() : files;
  }

  /** The file for rejected rows, or null. */
  Path rejects() {
    return rejects == null ? null : Sources.path(rejects);
  }

  /** Whether rejected rows are to be written. */
  boolean writesRejects() {
    return rejects != null;
  }

  /** The files as they were named. */
  String names() {
    return files == null ? "" : String.join(", ", files);
  }

  /** Whether standard input is among the data. */
  boolean readsStandardInput() {
    return files != null && files.contains("-");
  }

  /** Whether any data is named. */
  boolean isGiven() {
    return files != null;
  }

  /**
   * Reads a rule for missing cells.
   *
   * @throws UsageException if it is none
   */
  static MissingRule missingRule(String text) {
    for (MissingRule.Kind kind : MissingRule.Kind.values()) {
      if (kind != MissingRule.Kind.NUMBER && Spelling.ofOption(kind).equalsIgnoreCase(text)) {
        return new MissingRule(kind, 0);
      }
    }
    try {
      return MissingRule.number(NumberOption.parse(text));
    } catch (TypeConversionException noNumber) {
      throw new UsageException(
          "--missing '" + text + "' is not error, skip, mean, zero or a number");
    }
  }

  private BadRows badRowsRule() {
    if (badRows == BadRow.ERROR) {
      if (maxBadRows != null || rejects != null) {
        throw new UsageException(
            (maxBadRows != null ? "--max-bad-rows" : "--rejects") + " needs --bad-rows skip");
      }
      return BadRows.ERROR;
    }
    if (maxBadRows != null && maxBadRows < 0) {
      throw new UsageException("--max-bad-rows: " + maxBadRows + " is negative");
    }
    return new BadRows(true, maxBadRows == null ? Long.MAX_VALUE : maxBadRows, rejects());
  }

  /** Writes the options in force into {@code options}, by their names; defaults without a value. */
  void describe(Map<String, Object> options) {
    putGiven(options, "target", target);
    putList(options, "features", features);
    putList(options, "exclude", exclude);
    putList(options, "one-hot", oneHot);
    putGiven(options, "weights", weights);
    options.put("scale", Spelling.ofOption(scale));
    options.put("missing", missing);
    options.put("bad-rows", Spelling.ofOption(badRows));
    putGiven(options, "max-bad-rows", maxBadRows);
    format.describe(options);
  }

  private static void putList(Map<String, Object> options, String name, List<String> columns) {
    putGiven(options, name, columns.isEmpty() ? null : String.join(",", columns));
  }

  private static void putGiven(Map<String, Object> options, String name, Object value) {
    if (value != null) {
      options.put(name, value);
    }
  }
}

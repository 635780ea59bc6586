package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.UsageException;
import dev.neuron.data.BadRows;
import dev.neuron.data.Conversions;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.DateReading;
import dev.neuron.data.DateReading.DateFormat;
import dev.neuron.data.MissingRule;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import dev.neuron.data.Scaling;
import dev.neuron.data.Selection;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.TypeConversionException;

/** Which data, which of their columns, and what becomes of rows that are not whole. */
public final class DataOptions extends OptionGroup {
  /** What to do with a row that cannot be read. */
  enum BadRow {
    ERROR,
    SKIP
  }

  private final Option<List<String>> files =
      optionalArguments(
          0, "DATA", "CSV files with the same columns, plain, gzip or zstd; - is stdin.");
  private final Option<String> target =
      option("--target", "COLUMN")
          .replayed()
          .help("The column to predict, by name or number from 1 (default: the last).")
          .text();
  private final Option<List<String>> features =
      option("--features", "COLUMN")
          .replayed()
          .help("The columns to learn from (default: every other numeric one).")
          .texts()
          .otherwise(List.of());
  private final Option<List<String>> exclude =
      option("--exclude", "COLUMN")
          .replayed()
          .help("Columns not to learn from.")
          .texts()
          .otherwise(List.of());
  private final Option<List<String>> oneHot =
      option("--one-hot", "COLUMN")
          .replayed()
          .help("Columns of categories: every value becomes a feature COLUMN=VALUE.")
          .texts()
          .otherwise(List.of());
  private final Option<List<String>> reference =
      option("--reference", "COLUMN=VALUE")
          .replayed()
          .help(
              "The category that the others of a --one-hot column are compared with: its weight is"
                  + " 0; first is the first of every column.")
          .texts()
          .otherwise(List.of());
  private final Option<String> weights =
      option("--weights", "COLUMN")
          .replayed()
          .help("The column that says how much each example weighs.")
          .text();
  private final Option<String> positive =
      option("--positive", "VALUE")
          .replayed()
          .help(
              "The target's text that counts as 1; the others count as 0 (default: yes, true, y, t"
                  + " or positive of two).")
          .text();
  private final Option<Boolean> units =
      option("--units")
          .replayed()
          .unlessDefault()
          .help(
              "Read numbers with a unit around them, the same in all of a column: $1,200, 12 kg;"
                  + " 5% is 0.05, (300) is -300.")
          .flag();
  private final Option<List<String>> dates =
      option("--date", "COLUMN[:PART][=PATTERN]")
          .replayed()
          .help(
              "Columns of dates: days since the first value, or year, month and weekday as columns"
                  + " of their own; =dd/MM/yyyy says how they are written (default: found).")
          .texts()
          .otherwise(List.of());
  private final Option<Scaling.Kind> scale =
      option("--scale", "RULE")
          .replayed()
          .help(
              "How features are scaled for training: ${COMPLETION-CANDIDATES}; what is shown and"
                  + " saved is in the data's own units (default: standard).")
          .choice(Scaling.Kind.STANDARD);
  private final Option<String> missing =
      option("--missing", "RULE")
          .often("error", "skip", "mean", "zero")
          .replayed(this::missingInForce)
          .help(
              "What a missing feature is: error, skip (leave the row out), mean, zero or a number"
                  + " (default: error).")
          .text()
          .otherwise("error");
  private final Option<BadRow> badRows =
      option("--bad-rows", "RULE")
          .replayed()
          .help(
              "What a row with a cell that is no number, or too few or many cells, is:"
                  + " ${COMPLETION-CANDIDATES} (default: error).")
          .choice(BadRow.ERROR);
  private final Option<Long> maxBadRows =
      option("--max-bad-rows", "N")
          .replayed()
          .atLeast(0)
          .help("How many bad rows may be skipped (default: any number).")
          .whole();
  private final Option<String> rejects =
      option("--rejects", "FILE").help("Write the bad rows skipped to this file.").text();

  private final QueryOptions query = add(new QueryOptions());
  private final FormatOptions format = add(new FormatOptions());

  public DataOptions() {
    super(Section.DATA);
  }

  /**
   * Makes sure that the rows skipped do not replace what is read.
   *
   * @throws UsageException if they would
   */
  public void spare(Console console, List<String> read) {
    new OutputConflicts(console, read).take("--rejects", rejects());
  }

  /**
   * What the options ask to be read.
   *
   * @param hashed whether the SHA-256 of the files is needed
   * @throws UsageException if they contradict each other or no data is named
   */
  public DataRequest request(Console console, int threads, boolean hashed) {
    return request(query.sources(fileNames(), console), threads, hashed);
  }

  /** The same of other sources. */
  public DataRequest request(List<DataSource> sources, int threads, boolean hashed) {
    if (reference.isGiven() && !oneHot.isGiven()) {
      throw new UsageException("--reference needs --one-hot");
    }
    return new DataRequest(
        sources,
        format.format().withConversions(conversions()),
        new Selection(
                target.value(),
                features.value(),
                exclude.value(),
                oneHot.value(),
                weights.value(),
                positive.isGiven() ? NumberText.trimmed(positive.value()) : null)
            .withReferences(reference.value()),
        missingRule(missing.value()),
        badRowsRule(),
        scale.value(),
        hashed,
        threads);
  }

  private Object missingInForce() {
    return NumberOption.ifNumber(missing.value());
  }

  private Conversions conversions() {
    Map<String, DateReading> readings = new LinkedHashMap<>();
    String divided = null; // the column before, if it has parts
    for (String asked : dates.value()) {
      int equals = asked.lastIndexOf('=');
      DateFormat format = equals < 0 ? null : DateFormat.of(asked.substring(equals + 1));
      String named = format == null ? asked : asked.substring(0, equals);
      int colon = named.lastIndexOf(':');
      String part = named.substring(colon + 1);
      boolean isPart = DateReading.PARTS.contains(part);
      if (colon < 0 && isPart && divided != null) {
        readings.computeIfPresent(divided, (name, date) -> date.with(format, part));
        continue;
      }
      boolean whole = colon < 0 || !isPart;
      divided = whole ? null : named.substring(0, colon);
      String column = whole ? named : divided;
      DateReading date = new DateReading(format, DateReading.UNKNOWN, List.of());
      DateReading before = readings.put(column, whole ? date : date.with(null, part));
      if (before != null && format == null) { // of two ways to write them the last stands
        throw new UsageException("--date names " + SafeText.of(named) + " twice");
      }
    }
    return new Conversions(units.value(), Map.of(), readings);
  }

  /** The same for whoever opens files by their names: the sources give nothing else. */
  public DataRequest namedRequest(boolean hashed) {
    List<DataSource> sources = new ArrayList<>();
    for (String name : fileNames()) {
      sources.add(DataSource.of(name, InputStream.nullInputStream()));
    }
    return request(sources, 1, hashed);
  }

  /** The files and folders, each as it was named. */
  public List<String> fileNames() {
    return files.or(List.of());
  }

  /** The file for rejected rows, or null. */
  public Path rejects() {
    return rejects.isGiven() ? DataArguments.path(rejects.value()) : null;
  }

  /** Whether rejected rows are to be written. */
  boolean writesRejects() {
    return rejects.isGiven();
  }

  /** The files, as the title of a picture. */
  public String names() {
    return query.title(fileNames());
  }

  /** Makes sure that the files are there, see {@link DataArguments#requireFiles}. */
  public void requireFiles() {
    DataArguments.requireFiles(isQuery() ? List.of() : fileNames());
  }

  /** The files that are read: those named, or that of a query's database. */
  public List<String> filesRead() {
    return query.filesRead(fileNames());
  }

  /** Whether standard input is among the data. */
  public boolean readsStandardInput() {
    return fileNames().contains("-");
  }

  /** Whether a query stands in place of files. */
  public boolean isQuery() {
    return query.isGiven();
  }

  /** Whether any data is named. */
  public boolean isGiven() {
    return files.isGiven() || query.isGiven();
  }

  /**
   * Reads a rule for missing cells.
   *
   * @throws UsageException if it is none
   */
  static MissingRule missingRule(String text) {
    for (MissingRule.Kind kind : MissingRule.Kind.values()) {
      if (kind != MissingRule.Kind.NUMBER && Choice.spelled(kind).equalsIgnoreCase(text)) {
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
    if (badRows.value() == BadRow.ERROR) {
      if (maxBadRows.isGiven() || rejects.isGiven()) {
        throw new UsageException(
            (maxBadRows.isGiven() ? "--max-bad-rows" : "--rejects") + " needs --bad-rows skip");
      }
      return BadRows.ERROR;
    }
    return new BadRows(true, maxBadRows.or(Long.MAX_VALUE), rejects());
  }
}

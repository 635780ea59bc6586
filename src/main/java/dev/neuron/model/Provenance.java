package dev.neuron.model;

import dev.neuron.data.LoadReport;
import dev.neuron.train.TrainingResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a trained neuron comes from: enough to train it again and compare every bit.
 *
 * @param training what was asked for and how it ended
 * @param data what was read
 * @param program what trained it
 * @param run when
 */
public record Provenance(Training training, Data data, Program program, Run run) {
  /**
   * What was asked for and how it ended.
   *
   * @param options every option by its long name without dashes, in a fixed order; values are
   *     {@link String}, {@link Boolean}, {@link Long} or finite {@link Double}
   * @param seed the seed of whatever was random
   * @param epochs how many epochs were run
   * @param verdict {@code converged}, {@code completed} or {@code stopped}
   * @param loss the final cost over all training examples
   * @param r2 R² over all training examples, NaN where the target does not vary
   */
  public record Training(
      Map<String, Object> options, long seed, long epochs, String verdict, double loss, double r2) {
    /** The verdicts under which a neuron is saved. */
    public static final List<String> VERDICTS = List.of("converged", "completed", "stopped");

    /**
     * Copies the options and checks every value.
     *
     * @throws IllegalArgumentException if one cannot be written or makes no sense
     */
    public Training {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
      for (Map.Entry<String, Object> option : options.entrySet()) {
        if (!isRecordable(option.getValue())) {
          throw new IllegalArgumentException(
              "option " + option.getKey() + " cannot be recorded: " + option.getValue());
        }
      }
      require(epochs >= 0, "epochs is " + epochs);
      require(VERDICTS.contains(verdict), "no neuron is saved under the verdict " + verdict);
      require(Double.isFinite(loss), "loss is " + loss);
      require(!Double.isInfinite(r2), "r2 is " + r2);
    }

    /** Takes over how a run ended. */
    public static Training of(
        Map<String, Object> options, long seed, TrainingResult result, double r2) {
      String verdict = result.verdict().word();
      return new Training(options, seed, result.epochs(), verdict, result.answer().loss(), r2);
    }

    private static boolean isRecordable(Object value) {
      return value instanceof String
          || value instanceof Boolean
          || value instanceof Long
          || (value instanceof Double number && Double.isFinite(number));
    }
  }

  /**
   * What was read. Always {@code rowsRead = rowsUsed + rowsSkipped + rowsRejected}.
   *
   * @param files the sources in the order read, with their hashes
   * @param rowsRead data rows found
   * @param rowsUsed rows that became examples
   * @param rowsSkipped rows left out because of a missing cell
   * @param rowsRejected bad rows left out
   */
  public record Data(
      List<LoadReport.SourceFile> files,
      long rowsRead,
      long rowsUsed,
      long rowsSkipped,
      long rowsRejected) {
    /**
     * Copies the list and checks that the rows add up.
     *
     * @throws IllegalArgumentException if they do not
     */
    public Data {
      files = List.copyOf(files);
      for (LoadReport.SourceFile file : files) {
        require(file.sha256() != null, file.name() + " was read without its hash");
      }
      require(
          rowsUsed >= 0 && rowsSkipped >= 0 && rowsRejected >= 0, "a number of rows is negative");
      require(
          rowsRead - rowsUsed - rowsSkipped == rowsRejected,
          rowsRead + " rows read are not those used, skipped and rejected");
    }

    /** Takes over what the loading found. */
    public static Data of(LoadReport report) {
      return new Data(
          report.files(),
          report.rowsRead(),
          report.rowsUsed(),
          report.rowsSkipped(),
          report.rowsRejected());
    }
  }

  /**
   * When the training started and ended. Of two identical runs this alone may differ.
   *
   * @param start the start, to the second
   * @param end the end, to the second
   */
  public record Run(Instant start, Instant end) {
    private static final String FIXED = "SOURCE_DATE_EPOCH";

    /** Drops fractions of a second. */
    public Run {
      start = start.truncatedTo(ChronoUnit.SECONDS);
      end = end.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Returns the times of a run, or for both the time that the environment variable {@code
     * SOURCE_DATE_EPOCH} names in seconds since 1970, so that identical runs give identical files.
     */
    public static Run of(Instant start, Instant end) {
      Instant fixed = fixed(System.getenv(FIXED));
      return fixed == null ? new Run(start, end) : new Run(fixed, fixed);
    }

    /** What is no number of seconds is ignored,. */
    static Instant fixed(String seconds) {
      if (seconds == null || seconds.isEmpty() || seconds.length() > 11) {
        return null;
      }
      for (int i = 0; i < seconds.length(); i++) {
        if (seconds.charAt(i) < '0' || seconds.charAt(i) > '9') {
          return null;
        }
      }
      return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}

package dev.neuron.report.run;

import dev.neuron.report.doc.Records;
import dev.neuron.train.EpochResult;
import java.util.function.Consumer;

/** A run as csv: a header and a line an epoch, all numbers with every digit. */
public final class CsvReport implements RunReport {
  private final Consumer<String> out;
  private final boolean answers;
  private Records<EpochResult> epochs = EpochRecords.ofEveryRun();

  /** A report that hands every finished line, with its line feed, to {@code out}. */
  public CsvReport(Consumer<String> out) {
    this(out, false);
  }

  /**
   * The same, as an answer or as a log.
   *
   * @param answers whether standard errors, where there are some, follow the epochs after an empty
   *     line; a log has the epochs alone
   */
  public CsvReport(Consumer<String> out, boolean answers) {
    this.out = out;
    this.answers = answers;
  }

  @Override
  public void start(RunStart start) {
    epochs = EpochRecords.of(start);
    out.accept(epochs.header());
  }

  @Override
  public void epoch(EpochResult line) {
    out.accept(epochs.line(line));
  }

  @Override
  public void end(RunEnd end) {
    if (answers && end.errorTable() != null) {
      out.accept("\n" + end.errorTable().csv());
    }
    if (answers && end.folds() != null) {
      out.accept("\n" + FoldLines.csv(end.folds()));
    }
  }
}

package dev.neuron.report.run;

import dev.neuron.report.words.Numbers;
import dev.neuron.train.EpochResult;
import java.util.function.Consumer;

/** A run as csv: a header and a line an epoch, all numbers with every digit. */
public final class CsvReport implements RunReport {
  private final Consumer<String> out;
  private final boolean answers;
  private boolean penalized;
  private boolean validated;

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
    penalized = start.penalized();
    validated = start.validated();
    out.accept(
        "epoch,loss,gradient_norm,active,learning_rate"
            + (validated ? ",validation_loss" : "")
            + (penalized ? ",penalty" : "")
            + "\n");
  }

  @Override
  public void epoch(EpochResult line) {
    StringBuilder text = new StringBuilder(96).append(line.epoch());
    append(text, line.loss());
    append(text, line.gradientNorm());
    append(text, line.activeShare());
    append(text, line.learningRate());
    if (validated) {
      append(text, line.validationLoss());
    }
    if (penalized) {
      append(text, line.penalty());
    }
    out.accept(text.append('\n').toString());
  }

  @Override
  public void end(RunEnd end) {
    if (answers && end.errorTable() != null) {
      out.accept("\n" + end.errorTable().csv());
    }
  }

  private static void append(StringBuilder text, double value) {
    text.append(',');
    if (Double.isFinite(value)) {
      text.append(Numbers.shortest(value));
    }
  }
}

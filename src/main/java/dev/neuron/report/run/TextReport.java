package dev.neuron.report.run;

import dev.neuron.data.Ranges;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.TextPage;
import dev.neuron.report.words.Formula;
import dev.neuron.report.words.Numbers;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.EpochResult;
import dev.neuron.train.LearningRate;
import dev.neuron.train.TrainingResult;
import java.util.List;
import java.util.function.Consumer;

/** The table that people read: a line an epoch, the verdict, and the neuron as a formula. */
public final class TextReport implements RunReport {
  private static final int EPOCH_WIDTH = 5;
  private static final int NUMBER_WIDTH = 13;
  private static final int SHARE_WIDTH = 9;

  private final Consumer<String> out;
  private boolean rateVaries;
  private boolean penalized;
  private boolean validated;

  /** A report that hands every finished line, with its line feed, to {@code out}. */
  public TextReport(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void start(RunStart start) {
    rateVaries = start.rateVaries();
    penalized = start.penalized();
    validated = start.validated();
    StringBuilder line = new StringBuilder();
    right(line, "epoch", EPOCH_WIDTH);
    right(line, "loss", NUMBER_WIDTH);
    if (penalized) {
      right(line, "penalty", NUMBER_WIDTH);
    }
    if (validated) {
      right(line, "validation", NUMBER_WIDTH);
    }
    right(line, "gradient", NUMBER_WIDTH);
    right(line, "active", SHARE_WIDTH);
    if (rateVaries) {
      right(line, "rate", NUMBER_WIDTH);
    }
    out.accept(line.append('\n').toString());
  }

  @Override
  public void epoch(EpochResult result) {
    StringBuilder line = new StringBuilder(64);
    right(line, Integer.toString(result.epoch()), EPOCH_WIDTH);
    right(line, Numbers.text(result.loss()), NUMBER_WIDTH);
    if (penalized) {
      right(line, Numbers.text(result.penalty()), NUMBER_WIDTH);
    }
    if (validated) {
      right(line, Numbers.text(result.validationLoss()), NUMBER_WIDTH);
    }
    right(line, Numbers.text(result.gradientNorm()), NUMBER_WIDTH);
    right(line, Numbers.percent(result.activeShare()), SHARE_WIDTH);
    if (rateVaries) {
      right(line, Numbers.text(result.learningRate()), NUMBER_WIDTH);
    }
    out.accept(line.append('\n').toString());
  }

  @Override
  public void end(RunEnd end) {
    for (String line : ending(end)) {
      out.accept(line + "\n");
    }
    if (end.folds() != null) {
      out.accept(FoldLines.text(end.folds()) + "\n");
    }
    if (end.errorTable() != null) {
      Page page = new TextPage();
      end.errorTable().show(page);
      out.accept("\n" + page);
    }
  }

  /** The last lines of a run: its verdict, and the neuron as a formula. */
  public static List<String> ending(RunEnd end) {
    return List.of(
        verdict(end),
        Formula.of(
            end.activation(),
            end.target(),
            end.features(),
            end.affine(),
            end.statistics().deviation(),
            Ranges.of(end.statistics())));
  }

  private static String verdict(RunEnd end) {
    TrainingResult result = end.result();
    LearningRate rate = result.learningRate();
    return RunWording.verdict(result)
        + ": loss "
        + Numbers.text(result.answer().loss())
        + r2(end.r2())
        + validation(result)
        + "; "
        + (rate.isSearched() ? result.passes() + " passes over the data" : rate(rate));
  }

  /** The loss on unseen examples, and where it was lowest if not in the end. */
  private static String validation(TrainingResult result) {
    double loss = result.answer().validationLoss();
    EpochResult best = result.bestWatched();
    if (Double.isNaN(loss)) {
      return "";
    }
    boolean lower = best.validationLoss() < loss;
    return ", validation loss "
        + Numbers.text(loss)
        + (lower
            ? " (lowest " + Numbers.text(best.validationLoss()) + " at epoch " + best.epoch() + ")"
            : "");
  }

  private static String rate(LearningRate rate) {
    String limit =
        Double.isInfinite(rate.limit()) ? "" : " (stable below " + Numbers.text(rate.limit()) + ")";
    return "learning rate " + Numbers.text(rate.value()) + limit;
  }

  private static String r2(double r2) {
    if (Double.isNaN(r2)) {
      return "";
    }
    // R² is 1 minus a share: what is left of 1 − 1 by rounding is shown as 0.
    return ", R² " + Numbers.significant(Math.abs(r2) < 1e-12 ? 0 : r2, 3);
  }

  private static void right(StringBuilder line, String text, int width) {
    for (int i = text.length(); i < width; i++) {
      line.append(' ');
    }
    if (text.length() >= width && !line.isEmpty()) {
      line.append(' ');
    }
    line.append(text);
  }
}

package dev.neuron.report.compare;

import dev.neuron.data.json.Json;
import dev.neuron.report.doc.JsonAnswer;
import dev.neuron.report.doc.Records;
import dev.neuron.report.doc.Table;
import dev.neuron.report.doc.TextPage;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.LearningRate;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.fate.Fate;
import dev.neuron.train.fold.FoldFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The learning rate that a search came to.
 *
 * @param computed the rate that training uses by itself, and the limit
 * @param best the run of the rate found, or null if every run failed, or the rate made no
 *     difference
 * @param runs all runs
 * @param epochs of each run, at most
 * @param interrupted whether the user ended the search: then it came to no rate
 */
public record FoundRate(
    LearningRate computed,
    ComparedRun best,
    List<ComparedRun> runs,
    int epochs,
    boolean interrupted) {
  private static final int DIGITS = 3;

  /** Puts the runs into the order of their rates. */
  public FoundRate {
    List<ComparedRun> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingDouble(run -> run.learningRate().value()));
    runs = List.copyOf(sorted);
  }

  /**
   * The rate: that of the best run; the computed one if there is no best; 1 if the targets are too
   * large to compute with; NaN if the search was interrupted.
   */
  public double rate() {
    if (interrupted) {
      return Double.NaN;
    }
    if (best != null) {
      return best.learningRate().value();
    }
    return Double.isInfinite(computed.value()) ? 1 : computed.value();
  }

  /** By what rule it was found. */
  public String rule() {
    if (interrupted) {
      return "interrupted before all runs had ended, so no learning rate was found" + soFar();
    }
    String around = Double.isInfinite(computed.limit()) ? "the computed rate" : "the stable limit";
    if (best == null && Double.isInfinite(computed.value())) {
      return "the targets are too large to compute with, so this is no more than a number";
    }
    if (best == null && learned()) {
      return "every run around "
          + around
          + " came to the same loss, so the rate makes no difference here: this is the computed"
          + " one";
    }
    if (best == null) {
      return "every run around " + around + " failed, so this is the computed rate";
    }
    return (isFolded()
            ? "the lowest mean loss on held-out rows after "
            : isPenalized() ? "the lowest loss with its penalty after " : "the lowest loss after ")
        + Counted.of(epochs, "epoch")
        + " of "
        + Counted.of(runs.size(), "run")
        + " around "
        + around
        + "; of those within 0.1 % of it the one that came within 1 % of it first";
  }

  /** The lowest loss of the runs that were begun, those cut short included. */
  private String soFar() {
    return runs.stream()
        .filter(run -> !run.observed().isFailure())
        .min(Comparator.comparingDouble(ComparedRun::judged))
        .map(
            run ->
                "; the lowest loss so far is "
                    + Numbers.text(run.judged())
                    + ", at learning rate "
                    + Numbers.text(run.learningRate().value())
                    + " after "
                    + Counted.of(run.result().epochs(), "epoch"))
        .orElse("");
  }

  private boolean learned() {
    for (ComparedRun run : runs) {
      if (!run.observed().isFailure()) {
        return true;
      }
    }
    return false;
  }

  /** The rate found as a line for scripts. */
  public String plain() {
    return interrupted ? "" : Numbers.shortest(rate()) + "\n";
  }

  /** Everything as one JSON object. */
  public String json() {
    Records<ComparedRun> fields =
        new Records<ComparedRun>()
            .field("learningRate", run -> run.learningRate().value())
            .field("relativeToLimit", ComparedRun::relativeToLimit)
            .field("observed", run -> run.isInterrupted() ? "interrupted" : run.observed().word())
            .field("epochs", run -> run.result().epochs())
            .field("loss", run -> run.result().answer().loss())
            .field("objective", run -> run.result().answer().objective())
            .field("heldOutLoss", run -> ComparisonRecords.heldOut(run, FoldFigures::loss))
            .field("heldOutError", run -> ComparisonRecords.heldOut(run, FoldFigures::lossError));
    return JsonAnswer.of(
        Json.Layout.SPACED,
        json -> {
          json.put("learningRate", rate());
          json.put("rule", rule());
          json.put("loss", best == null ? Double.NaN : best.finalLoss());
          json.put("objective", best == null ? Double.NaN : best.finalObjective());
          json.put("epochs", epochs);
          json.put("stableLimit", computed.limit());
          json.put("computedLearningRate", computed.value());
          json.list("runs", runs, run -> fields.write(json, run));
        });
  }

  /**
   * The runs as a table, and the rate found with its rule.
   *
   * @param width what the table should fit into, in characters
   */
  public String text(boolean colored, int width) {
    TextPage page = new TextPage(colored, width);
    page.table(table());
    if (interrupted) {
      page.note(rule());
      return page.toString();
    }
    StringBuilder line = new StringBuilder("learning rate ").append(Numbers.text(rate()));
    if (!Double.isInfinite(computed.limit())) {
      line.append(", ").append(Numbers.significant(rate() / computed.limit(), DIGITS));
      line.append(" times the stable limit ").append(Numbers.text(computed.limit()));
    }
    if (best != null) {
      line.append(": ");
      if (isFolded()) {
        line.append("held-out loss ").append(Numbers.text(best.folds().loss())).append(" ± ");
        line.append(Numbers.significant(best.folds().lossError(), DIGITS)).append(", ");
      }
      line.append("loss ").append(Numbers.text(best.finalLoss()));
      if (isPenalized()) {
        line.append(", with its penalty ").append(Numbers.text(best.finalObjective()));
      }
    }
    page.note(line.toString());
    page.note("rule: " + rule());
    return page.toString();
  }

  Table table() {
    Table table = new Table();
    table.numbers("learning rate");
    table.numbers("× limit");
    table.words("observed");
    if (isFolded()) {
      table.numbers("held out");
      table.numbers("± error");
    }
    table.numbers("final loss");
    if (isPenalized()) {
      table.numbers("objective");
    }
    table.words("losses");
    Sparkline sparkline = Sparkline.of(runs);
    for (ComparedRun run : runs) {
      boolean chosen = run.equals(best);
      Fate fate = run.observed();
      table.row(
          chosen ? Table.Mark.BEST : fate.isFailure() ? Table.Mark.FAILED : Table.Mark.NONE,
          cells(run, chosen, sparkline));
    }
    return table;
  }

  private List<String> cells(ComparedRun run, boolean chosen, Sparkline sparkline) {
    double relative = run.relativeToLimit();
    Fate fate = run.observed();
    List<String> cells = new ArrayList<>();
    cells.add((chosen ? "★ " : "") + RunNames.rate(run));
    cells.add(Double.isNaN(relative) ? "–" : Numbers.significant(relative, DIGITS));
    String word = run.isInterrupted() ? "interrupted" : fate.word();
    boolean early = run.isInterrupted() || fate.isFailure();
    cells.add(word + (early ? " at " + run.result().epochs() : ""));
    if (isFolded()) {
      cells.add(Numbers.text(run.folds().loss()));
      cells.add(Numbers.significant(run.folds().lossError(), DIGITS));
    }
    cells.add(Numbers.text(run.finalLoss()));
    if (isPenalized()) {
      cells.add(Numbers.text(run.finalObjective()));
    }
    cells.add(sparkline.of(run.losses()));
    return cells;
  }

  /** Whether runs were tested on folds. */
  private boolean isFolded() {
    return !runs.isEmpty() && runs.get(0).folds() != null;
  }

  /** Whether loss and penalty are minimised together. */
  boolean isPenalized() {
    return !runs.isEmpty() && !runs.get(0).plan().penalty().isNone();
  }
}

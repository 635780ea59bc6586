package dev.neuron.report.compare;

import dev.neuron.report.doc.Table;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.compare.Standing;
import dev.neuron.train.compare.Standings;
import dev.neuron.train.fate.Fate;
import dev.neuron.train.fate.Prediction;
import java.util.ArrayList;
import java.util.List;

/** A comparison as a table that people read: a row a setting, best first. */
public final class ComparisonTable {
  /** Runs shorter than this tell more of the machine than of the setting. */
  private static final double WORTH_TIMING = 1;

  private static final int DIGITS = 3;
  private static final String NONE = "–";

  private final Standings standings;
  private final List<ComparedRun> runs;
  private final RunNames names;
  private final Sparkline sparkline;
  private final boolean repeated;
  private final boolean timed;
  private final boolean validated;
  private final boolean penalized;
  private final boolean folded;

  private ComparisonTable(ComparisonSummary summary) {
    this.standings = summary.standings();
    this.runs = summary.runs();
    this.names = new RunNames(runs);
    this.repeated = standings.areRepeated();
    double longest = 0;
    boolean unseen = false;
    boolean withPenalty = false;
    for (ComparedRun run : runs) {
      longest = Math.max(longest, run.seconds());
      unseen |= !Double.isNaN(run.result().answer().validationLoss());
      withPenalty |= !run.plan().penalty().isNone();
    }
    this.timed = longest >= WORTH_TIMING;
    this.validated = unseen;
    this.penalized = withPenalty;
    this.folded = standings.measure() == Standings.Measure.FOLDS;
    this.sparkline = Sparkline.of(runs);
  }

  /** The table of a comparison. */
  public static Table of(ComparisonSummary summary) {
    return new ComparisonTable(summary).build();
  }

  private Table build() {
    Table table = new Table();
    head(table);
    for (Standing place : standings.places()) {
      Table.Mark mark =
          place.isFailure()
              ? Table.Mark.FAILED
              : place.rank() == 1 ? Table.Mark.BEST : Table.Mark.NONE;
      table.row(mark, cells(place));
    }
    return table;
  }

  private void head(Table table) {
    table.numbers("");
    table.numbers("learning rate");
    if (names.tellOptimizers()) {
      table.words("optimizer");
    }
    if (names.tellBatches()) {
      table.numbers("batch");
    }
    if (names.tellL1()) {
      table.numbers("l1");
    }
    if (names.tellL2()) {
      table.numbers("l2");
    }
    table.numbers("× limit");
    table.words("predicted");
    table.words("observed");
    if (repeated) {
      table.numbers("runs");
      table.numbers("failed");
    }
    if (folded) {
      table.numbers("held out");
      table.numbers("± error");
    }
    table.numbers(validated ? "validation" : "final loss");
    if (repeated) {
      table.numbers("± sd");
    }
    if (penalized) {
      table.numbers("objective");
    }
    if (names.tellPenalties()) {
      table.numbers("weights ≠ 0");
    } else {
      table.numbers("best loss"); // not with penalties: it is the loss alone
    }
    table.numbers("× best");
    table.numbers("to 1 %");
    if (timed) {
      table.numbers("seconds");
    }
    table.words("losses");
  }

  private List<String> cells(Standing place) {
    ComparedRun first = place.first();
    List<String> cells = new ArrayList<>();
    boolean winner = place.rank() == 1 && !place.isFailure();
    boolean simplest = !winner && place.equals(standings.simplest());
    cells.add((winner ? "★ " : simplest ? "☆ " : "") + place.rank());
    cells.add(RunNames.rate(first));
    if (names.tellOptimizers()) {
      cells.add(first.plan().optimizer().method().label());
    }
    if (names.tellBatches()) {
      cells.add(RunNames.batch(first.plan()));
    }
    if (names.tellL1()) {
      cells.add(Numbers.text(first.plan().penalty().l1()));
    }
    if (names.tellL2()) {
      cells.add(Numbers.text(first.plan().penalty().l2()));
    }
    double relative = first.relativeToLimit();
    cells.add(Double.isNaN(relative) ? NONE : Numbers.significant(relative, DIGITS));
    cells.add(predicted(first.predicted()));
    cells.add(observed(place));
    if (repeated) {
      cells.add(Integer.toString(place.runs().size()));
      cells.add(place.failures() == 0 ? "0" : failures(place));
    }
    addLosses(cells, place);
    if (timed) {
      cells.add(Numbers.significant(seconds(place), DIGITS));
    }
    cells.add(sparkline.of(first.losses()));
    return cells;
  }

  private void addLosses(List<String> cells, Standing place) {
    if (folded) {
      cells.add(loss(place.mean(run -> run.folds().loss())));
      cells.add(Numbers.significant(place.first().folds().lossError(), DIGITS));
    }
    cells.add(
        loss(place.isFailure() ? place.first().finalLoss() : place.mean(ComparedRun::finalLoss)));
    if (repeated) {
      cells.add(Double.isNaN(place.sdLoss()) ? NONE : Numbers.significant(place.sdLoss(), DIGITS));
    }
    if (penalized) {
      cells.add(
          loss(
              place.isFailure()
                  ? place.first().finalObjective()
                  : place.mean(ComparedRun::finalObjective)));
    }
    if (names.tellPenalties()) {
      cells.add(Integer.toString(place.first().nonzeroWeights()));
    } else {
      cells.add(loss(place.bestLoss()));
    }
    double relative = standings.judged(place) / standings.lowest();
    cells.add(place.isFailure() || !Double.isFinite(relative) ? NONE : times(relative));
    int epochs = place.first().epochsTo(standings.nearLowest(place.first()));
    cells.add(epochs < 0 || place.isFailure() ? NONE : Integer.toString(epochs));
  }

  private static String loss(double loss) {
    return Double.isFinite(loss) ? Numbers.text(loss) : NONE;
  }

  /** {@code 1.000}, {@code 2.063}, {@code 1234}. */
  static String times(double ratio) {
    if (ratio >= 1000) {
      return Numbers.significant(ratio, DIGITS);
    }
    long thousandths = Math.round(1000 * ratio);
    String decimals = Long.toString(1000 + thousandths % 1000);
    return thousandths / 1000 + "." + decimals.substring(1);
  }

  private static double seconds(Standing place) {
    double sum = 0;
    for (ComparedRun run : place.runs()) {
      sum += run.seconds();
    }
    return sum / place.runs().size();
  }

  /** {@code settles in ~34}, {@code may settle}; – where theory has nothing to say. */
  static String predicted(Prediction prediction) {
    if (prediction.kind() == Prediction.Kind.UNKNOWN) {
      return NONE;
    }
    String words = prediction.kind().words();
    return Double.isNaN(prediction.epochs())
        ? words
        : words + " in ~" + roughly(prediction.epochs());
  }

  /** A count with two digits that mean something: {@code 34}, {@code 1400}. */
  private static String roughly(double count) {
    long step = 1;
    while (count / step >= 100) {
      step *= 10;
    }
    return Long.toString(Math.round(count / step) * step);
  }

  private static String observed(Standing place) {
    if (place.runs().size() == 1) {
      return observed(place.first());
    }
    StringBuilder words = new StringBuilder();
    for (Fate fate : Fate.values()) {
      int count = place.count(fate);
      if (count > 0) {
        words.append(words.isEmpty() ? "" : ", ").append(fate.word());
        words.append(count == place.runs().size() ? "" : " " + count + "×");
      }
    }
    return words.toString();
  }

  private static String observed(ComparedRun run) {
    Fate fate = run.observed();
    if (run.isInterrupted()) {
      return "interrupted at " + run.result().epochs();
    }
    return fate.word() + (fate.isFailure() ? " at " + run.result().epochs() : "");
  }

  private static String failures(Standing place) {
    int dead = place.count(Fate.DIES);
    return place.failures() + (dead == 0 ? "" : " (" + dead + " dead)");
  }
}

package dev.neuron.report.compare;

import dev.neuron.report.words.Counted;
import dev.neuron.report.words.FindingWording;
import dev.neuron.report.words.Numbers;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.Cause;
import dev.neuron.train.Penalty;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.compare.Standing;
import dev.neuron.train.compare.Standings;
import dev.neuron.train.fate.Fate;
import dev.neuron.train.fate.Prediction;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the table of a comparison comes to, in sentences. */
final class ComparisonText {
  private static final int MOST_NAMED = 5;

  private ComparisonText() {}

  /** The lines below the table, each with its line feed. */
  static String below(ComparisonSummary summary) {
    StringBuilder text = new StringBuilder();
    winner(text, summary);
    failures(text, summary);
    agreement(text, summary);
    return text.toString();
  }

  private static void winner(StringBuilder text, ComparisonSummary summary) {
    Standings standings = summary.standings();
    if (standings.places().isEmpty()) {
      text.append("no run has ended\n");
      return;
    }
    if (standings.allFailed()) {
      text.append("every run failed; try smaller learning rates, or --init mean\n");
      return;
    }
    Standing best = standings.places().get(0);
    ComparedRun run = best.first();
    RunNames names = new RunNames(summary.runs());
    text.append("best: ").append(names.inWords(run, names.ofSetting(run)));
    if (run.folds() != null) {
      heldOut(text, best);
    } else {
      text.append(" with ").append(best.runs().size() > 1 ? "mean loss " : "loss ");
      text.append(Numbers.text(best.mean(ComparedRun::finalLoss)));
    }
    if (standings.measure() == Standings.Measure.OBJECTIVE && !run.plan().penalty().isNone()) {
      text.append(", with its penalty ");
      text.append(Numbers.text(best.mean(ComparedRun::finalObjective)));
    }
    int epochs = run.epochsTo(standings.nearLowest(run));
    if (epochs >= 0) {
      text.append(", within 1 % of the lowest after ");
      text.append(Counted.of(epochs, "epoch"));
    }
    if (!Double.isInfinite(run.learningRate().limit())) {
      text.append("; stable below ").append(Numbers.text(run.learningRate().limit()));
    }
    text.append('\n');
    Standing simplest = standings.simplest();
    if (simplest != null) {
      ComparedRun first = simplest.first();
      text.append("the simplest within one standard error of it: ");
      text.append(names.inWords(first, names.ofSetting(first)));
      heldOut(text, simplest);
      text.append(", ").append(first.nonzeroWeights()).append(" weights that are not 0\n");
    }
    if (standings.ranksPenalties()) {
      endOfRange(text, "--l1", summary.runs(), run, Penalty::l1);
      endOfRange(text, "--l2", summary.runs(), run, Penalty::l2);
    }
  }

  private static void heldOut(StringBuilder text, Standing place) {
    text.append(" with held-out loss ");
    text.append(Numbers.text(place.mean(run -> run.folds().loss())));
    text.append(" ± ").append(Numbers.significant(place.first().folds().lossError(), 3));
  }

  /** Says where a penalty beyond those tried may be better than the best. */
  private static void endOfRange(
      StringBuilder text,
      String option,
      List<ComparedRun> runs,
      ComparedRun best,
      ToDoubleFunction<Penalty> strength) {
    double chosen = strength.applyAsDouble(best.plan().penalty());
    DoubleSummaryStatistics tried =
        runs.stream().map(run -> run.plan().penalty()).mapToDouble(strength).summaryStatistics();
    boolean largest = chosen == tried.getMax();
    boolean smallest = chosen == tried.getMin() && chosen > 0;
    if (tried.getMin() < tried.getMax() && (largest || smallest)) {
      text.append("the best ").append(option).append(", ").append(Numbers.text(chosen));
      text.append(largest ? ", is the largest tried: a larger one" : ", is the smallest tried: a");
      text.append(largest ? " may be better\n" : " smaller one, or 0, may be better\n");
    }
  }

  /** A line for each cause that runs failed by: what happened, and to which. */
  private static void failures(StringBuilder text, ComparisonSummary summary) {
    Map<Cause, List<String>> failed = new EnumMap<>(Cause.class);
    RunNames names = new RunNames(summary.runs());
    for (ComparedRun run : summary.runs()) {
      if (run.observed().isFailure()) {
        failed.computeIfAbsent(run.result().cause(), cause -> new ArrayList<>()).add(names.of(run));
      }
    }
    failed.forEach((cause, runs) -> text.append(failure(cause, runs)).append('\n'));
  }

  private static String failure(Cause cause, List<String> runs) {
    int more = runs.size() - MOST_NAMED;
    String named = String.join(", ", runs.subList(0, Math.min(MOST_NAMED, runs.size())));
    return cause.verdict().word()
        + ", as "
        + RunWording.failure(cause)
        + ": "
        + named
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static void agreement(StringBuilder text, ComparisonSummary summary) {
    int firm = 0;
    int agreeing = 0;
    int maybe = 0;
    boolean unstable = false;
    StringBuilder surprises = new StringBuilder();
    for (ComparedRun run : summary.runs()) {
      if (run.isInterrupted()) {
        continue;
      }
      firm += run.predicted().isFirm() ? 1 : 0;
      agreeing += run.predicted().isFirm() && run.agrees() ? 1 : 0;
      maybe += run.predicted().kind() == Prediction.Kind.MAY_SETTLE ? 1 : 0;
      unstable |= run.predicted().kind() == Prediction.Kind.UNSTABLE;
      if (!run.agrees()) {
        surprise(surprises, summary, run);
      }
    }
    if (firm > 0) {
      text.append("prediction and observation agree in ").append(agreeing).append(" of ");
      text.append(Counted.of(firm, "run"));
      text.append(maybe > 0 ? "; " + maybe + " may settle or not" : "");
      text.append(unstable ? "; unstable: oscillates, diverges or dies" : "").append('\n');
    }
    text.append(surprises);
  }

  /** What a run did against the prediction, and why it could. */
  private static void surprise(StringBuilder text, ComparisonSummary summary, ComparedRun run) {
    RunNames names = new RunNames(summary.runs());
    text.append(names.inWords(run, names.of(run))).append(": ");
    text.append(run.predicted().kind().words()).append(" by the curvature at the start, but ");
    text.append(run.observed().word());
    if (run.result().mostSwitched() != null) {
      text.append(": ")
          .append(FindingWording.sentence(run.result().mostSwitched(), summary.features()));
    } else if (run.observed() != Fate.SETTLES) {
      text.append(": examples that switch on or off put a kink into the loss");
    } else {
      text.append(": examples that switched off left less curvature than the bound");
    }
    text.append('\n');
  }
}

package dev.neuron.report.compare;

import dev.neuron.report.chart.Chart;
import dev.neuron.train.Penalty;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.compare.ComparedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a growing penalty makes of the weights: a curve a feature, those that are largest without it
 * first, in the coordinates trained in, where weights compare. Shown are the runs that differ from
 * the winner in this penalty alone.
 */
final class PenaltyPath {
  private final boolean first; // whether λ₁ varies, rather than λ₂
  private final ComparedRun winner;
  private final List<ComparedRun> runs = new ArrayList<>(); // by growing penalty

  private PenaltyPath(List<ComparedRun> all, boolean first) {
    this.first = first;
    this.winner = all.get(0);
    for (ComparedRun run : all) {
      boolean drawn = strength(run) > 0 && !run.observed().isFailure(); // 0 has no logarithm
      if (drawn && rest(run.plan()).equals(rest(winner.plan()))) {
        runs.add(run);
      }
    }
    runs.sort(Comparator.comparingDouble(this::strength));
  }

  private double strength(ComparedRun run) {
    Penalty penalty = run.plan().penalty();
    return first ? penalty.l1() : penalty.l2();
  }

  /** A plan with this penalty taken out. */
  private TrainingPlan rest(TrainingPlan plan) {
    Penalty penalty = plan.penalty();
    return plan.withPenalty(first ? new Penalty(0, penalty.l2()) : new Penalty(penalty.l1(), 0));
  }

  /** The path through the winner, or null if no two runs differ in a penalty alone. */
  static Chart of(ComparisonSummary summary, String data) {
    List<ComparedRun> all = summary.runs();
    PenaltyPath ofL1 = new PenaltyPath(all, true);
    PenaltyPath ofL2 = new PenaltyPath(all, false);
    PenaltyPath longer = ofL1.runs.size() > ofL2.runs.size() ? ofL1 : ofL2;
    return longer.runs.size() < 2 ? null : longer.chart(summary, data);
  }

  private Chart chart(ComparisonSummary summary, String data) {
    String penalty = first ? "l1" : "l2";
    boolean marked = strength(winner) > 0 && summary.standings().ranksPenalties();
    return new Chart(
        "Weights by penalty",
        data,
        new Chart.Axis(penalty, true),
        new Chart.Axis("weight, as trained", false),
        curves(summary.features()),
        marked ? List.of(new Chart.Marker("best", strength(winner))) : List.of(),
        ComparisonTable.of(summary),
        ComparisonText.below(summary).lines().toList(),
        Double.NaN,
        null);
  }

  private List<Chart.Curve> curves(List<String> features) {
    double[] strengths = runs.stream().mapToDouble(this::strength).toArray();
    List<Chart.Curve> curves = new ArrayList<>();
    for (int j = 0; j < features.size(); j++) {
      int feature = j;
      double[] weights =
          runs.stream().mapToDouble(run -> run.result().parameters()[feature]).toArray();
      curves.add(new Chart.Curve(features.get(j), Chart.Kind.LINE, strengths, weights));
    }
    curves.sort(Comparator.comparingDouble(curve -> -largest(curve.y())));
    return curves;
  }

  private static double largest(double[] weights) {
    return Arrays.stream(weights).map(Math::abs).max().orElse(0);
  }
}

package dev.neuron.train.compare;

import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.train.Penalty;
import dev.neuron.train.TrainingPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans that differ in the penalty alone, the strongest first. Where nothing is random and the cost
 * has no hollow but its lowest, each may start where the one before converged: it comes to the same
 * answer as from anywhere else, and sooner.
 *
 * @param others plans that belong to no path
 * @param paths of at least two plans each
 */
record PenaltyPaths(List<TrainingPlan> others, List<List<TrainingPlan>> paths) {

  static PenaltyPaths among(List<TrainingPlan> plans, long rows) {
    List<TrainingPlan> others = new ArrayList<>();
    Map<TrainingPlan, List<TrainingPlan>> byRest = new LinkedHashMap<>();
    for (TrainingPlan plan : plans) {
      if (hasOneAnswer(plan, rows)) {
        byRest.computeIfAbsent(plan.withPenalty(Penalty.NONE), rest -> new ArrayList<>()).add(plan);
      } else {
        others.add(plan);
      }
    }
    List<List<TrainingPlan>> paths = new ArrayList<>();
    for (List<TrainingPlan> path : byRest.values()) {
      if (path.size() > 1) {
        path.sort(Comparator.comparingDouble(plan -> -strength(plan)));
        paths.add(path);
      } else {
        others.addAll(path);
      }
    }
    return new PenaltyPaths(others, paths);
  }

  private static double strength(TrainingPlan plan) {
    return plan.penalty().l1() + plan.penalty().l2();
  }

  private static boolean hasOneAnswer(TrainingPlan plan, long rows) {
    Neuron neuron = plan.neuron();
    boolean convex =
        neuron.activation().kind() == Activation.Kind.IDENTITY
            || neuron.cost().kind() == Cost.Kind.LOG_LOSS;
    return convex && plan.isFullBatch(rows) && plan.stopping().tolerance() > 0;
  }
}

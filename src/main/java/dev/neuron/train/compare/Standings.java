package dev.neuron.train.compare;

import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Penalty;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.fold.FoldFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of a comparison, best first: those whose runs all learned, by the mean of what they
 * are judged by, ties of less than a millionth by how soon they came within 1 % of the lowest; then
 * those of which some failed; then those of which all did.
 *
 * @param places in the order of their ranks
 * @param measure what they are judged by
 * @param lowest the least that a run that learned is judged by; NaN if none did
 * @param lowestTrained of each penalty, whose objectives alone can be compared: the lowest final
 *     one of the runs that learned
 */
public record Standings(
    List<Standing> places, Measure measure, double lowest, Map<Penalty, Double> lowestTrained) {
  /** What runs differ in, the seed aside: those of one setting share a place. */
  private record Setting(
      double learningRate, OptimizerSettings optimizer, Penalty penalty, long batchSize) {
    static Setting of(TrainingPlan plan) {
      // As planned: a computed rate may depend on the seed, but is one setting all the same.
      return new Setting(plan.learningRate(), plan.optimizer(), plan.penalty(), plan.batchSize());
    }
  }

  /** How near the lowest loss counts as there. */
  private static final double NEAR = 0.01;

  /** What runs are judged by. */
  public enum Measure {
    /** What was minimised, loss and penalty. */
    OBJECTIVE,
    /** The loss on the rows trained with, as objectives of several penalties don't compare. */
    LOSS,
    /** The loss on rows not trained with. */
    VALIDATION,
    /** The mean of it over folds. */
    FOLDS;

    static Measure of(List<ComparedRun> runs) {
      Set<Penalty> penalties = new HashSet<>();
      for (ComparedRun run : runs) {
        penalties.add(run.plan().penalty());
        if (run.folds() != null) {
          return FOLDS;
        }
        if (!Double.isNaN(run.result().answer().validationLoss())) {
          return VALIDATION;
        }
      }
      return penalties.size() > 1 ? LOSS : OBJECTIVE;
    }

    double of(ComparedRun run) {
      EpochResult answer = run.result().answer();
      return switch (this) {
        case OBJECTIVE -> answer.objective();
        case LOSS -> answer.loss();
        case VALIDATION -> answer.validationLoss();
        case FOLDS -> run.folds().loss();
      };
    }
  }

  /** Copies the collections. */
  public Standings {
    places = List.copyOf(places);
    lowestTrained = Map.copyOf(lowestTrained);
  }

  /** Ranks the runs that have ended. */
  public static Standings of(List<ComparedRun> runs) {
    Map<Setting, List<ComparedRun>> bySetting = new LinkedHashMap<>();
    Map<Penalty, Double> lowestTrained = new HashMap<>();
    Measure measure = Measure.of(runs);
    double lowest = Double.NaN;
    for (ComparedRun run : runs) {
      bySetting.computeIfAbsent(Setting.of(run.plan()), setting -> new ArrayList<>()).add(run);
      if (!run.observed().isFailure()) {
        double judged = measure.of(run);
        lowest = lowest <= judged ? lowest : judged;
        double trained = run.result().answer().objective();
        lowestTrained.merge(run.plan().penalty(), trained, Math::min);
      }
    }
    List<Standing> places = new ArrayList<>();
    for (List<ComparedRun> same : bySetting.values()) {
      places.add(new Standing(0, same));
    }
    Standings unsorted = new Standings(List.of(), measure, lowest, lowestTrained);
    places.sort(unsorted::compare);
    for (int i = 0; i < places.size(); i++) {
      places.set(i, new Standing(i + 1, places.get(i).runs()));
    }
    return new Standings(places, measure, lowest, lowestTrained);
  }

  private int compare(Standing a, Standing b) {
    int order = Integer.compare(group(a), group(b));
    if (order == 0) {
      order = Double.compare(steps(judged(a)), steps(judged(b)));
    }
    if (order == 0) {
      order = Integer.compare(soonest(a), soonest(b));
    }
    return order != 0 ? order : Double.compare(judged(a), judged(b));
  }

  /** The mean of what a setting's runs are judged by: of those that learned, or else of all. */
  public double judged(Standing place) {
    return place.mean(measure::of);
  }

  /** 1 % above the lowest final objective on the training examples; NaN if no run learned. */
  public double nearLowest(ComparedRun run) {
    return (1 + NEAR) * lowestTrained.getOrDefault(run.plan().penalty(), Double.NaN);
  }

  /** How far above the lowest, in millionths of it: what differs by less is a tie. */
  private double steps(double loss) {
    return lowest > 0 ? Math.rint(1e6 * (loss / lowest - 1)) : loss;
  }

  private static int group(Standing place) {
    return place.isFailure() ? 2 : place.failures() > 0 ? 1 : 0;
  }

  private int soonest(Standing place) {
    int epochs = place.first().epochsTo(nearLowest(place.first()));
    return epochs < 0 ? Integer.MAX_VALUE : epochs;
  }

  /**
   * The simplest setting whose mean loss over folds lies within one standard error of the best: the
   * one of the fewest weights that are not 0, of several the one of the strongest penalty. Source:
   * Breiman et al. 1984. Null without folds or penalties that differ.
   */
  public Standing simplest() {
    if (measure != Measure.FOLDS || lowestTrained.size() < 2 || allFailed()) {
      return null;
    }
    FoldFigures best = places.get(0).first().folds();
    return places.stream()
        .filter(place -> place.failures() == 0)
        .filter(place -> judged(place) <= best.loss() + best.lossError())
        .min(
            Comparator.comparingInt((Standing place) -> place.first().nonzeroWeights())
                .thenComparingDouble(place -> -place.first().plan().penalty().l1())
                .thenComparingDouble(place -> -place.first().plan().penalty().l2()))
        .orElse(places.get(0));
  }

  /** Whether it says which penalty is best: the rows trained with cannot. */
  public boolean ranksPenalties() {
    return measure != Measure.LOSS;
  }

  /** Whether no run learned anything. */
  public boolean allFailed() {
    return !places.isEmpty() && places.get(0).isFailure();
  }

  /** Whether there are several runs of a setting. */
  public boolean areRepeated() {
    for (Standing place : places) {
      if (place.runs().size() > 1) {
        return true;
      }
    }
    return false;
  }
}

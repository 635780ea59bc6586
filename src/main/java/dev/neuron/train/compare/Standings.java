package dev.neuron.train.compare;

import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.TrainingPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a comparison, best first: those whose runs all learned, by the mean of their
 * final objectives (or losses on unseen examples), ties of less than a millionth by how soon they
 * came within 1 % of the lowest; then those of which some failed; then those of which all did.
 *
 * @param places in the order of their ranks
 * @param lowest the least that a run that learned is judged by; NaN if none did
 * @param nearLowest 1 % above the lowest final objective on the training examples; NaN likewise
 */
public record Standings(List<Standing> places, double lowest, double nearLowest) {
  /** What runs differ in, the seed aside: those of one setting share a place. */
  private record Setting(double learningRate, OptimizerSettings optimizer, long batchSize) {
    static Setting of(TrainingPlan plan) {
      // As planned: a computed rate may depend on the seed, but is one setting all the same.
      return new Setting(plan.learningRate(), plan.optimizer(), plan.batchSize());
    }
  }

  /** How near the lowest loss counts as there. */
  private static final double NEAR = 0.01;

  /** Copies the list. */
  public Standings {
    places = List.copyOf(places);
  }

  /** Ranks the runs that have ended. */
  public static Standings of(List<ComparedRun> runs) {
    Map<Setting, List<ComparedRun>> bySetting = new LinkedHashMap<>();
    double lowest = Double.NaN;
    double lowestTrained = Double.NaN;
    for (ComparedRun run : runs) {
      bySetting.computeIfAbsent(Setting.of(run.plan()), setting -> new ArrayList<>()).add(run);
      if (!run.observed().isFailure()) {
        double trained = run.result().answer().objective();
        lowest = lowest <= run.judged() ? lowest : run.judged();
        lowestTrained = lowestTrained <= trained ? lowestTrained : trained;
      }
    }
    double bound = (1 + NEAR) * lowestTrained;
    List<Standing> places = new ArrayList<>();
    for (List<ComparedRun> same : bySetting.values()) {
      places.add(new Standing(0, same));
    }
    double least = lowest;
    places.sort((a, b) -> compare(a, b, least, bound));
    for (int i = 0; i < places.size(); i++) {
      places.set(i, new Standing(i + 1, places.get(i).runs()));
    }
    return new Standings(places, lowest, bound);
  }

  private static int compare(Standing a, Standing b, double lowest, double bound) {
    int order = Integer.compare(group(a), group(b));
    if (order == 0) {
      order = Double.compare(steps(a.meanJudged(), lowest), steps(b.meanJudged(), lowest));
    }
    if (order == 0) {
      order = Integer.compare(soonest(a, bound), soonest(b, bound));
    }
    return order != 0 ? order : Double.compare(a.meanJudged(), b.meanJudged());
  }

  /** How far above the lowest, in millionths of it: what differs by less is a tie. */
  private static double steps(double loss, double lowest) {
    return lowest > 0 ? Math.rint(1e6 * (loss / lowest - 1)) : loss;
  }

  private static int group(Standing place) {
    return place.isFailure() ? 2 : place.failures() > 0 ? 1 : 0;
  }

  private static int soonest(Standing place, double bound) {
    int epochs = place.first().epochsTo(bound);
    return epochs < 0 ? Integer.MAX_VALUE : epochs;
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

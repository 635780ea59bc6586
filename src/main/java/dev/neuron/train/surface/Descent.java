package dev.neuron.train.surface;

import dev.neuron.train.EpochResult;
import dev.neuron.train.LearningRate;
import dev.neuron.train.RunState;
import dev.neuron.train.TrainingListener;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.fate.Fate;
import dev.neuron.train.fate.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A run with the way it took: a point an epoch, of a long run every second, fourth, eighth … and
 * the last.
 */
public final class Descent implements TrainingListener {
  private static final int MOST_POINTS = 2000;

  /**
   * Where the run stood.
   *
   * @param epoch after so many epochs
   * @param wHat ŵ in the coordinates trained in, (features + 1)
   * @param loss C(ŵ)
   */
  public record Point(int epoch, double[] wHat, double loss) {}

  private final TrainingPlan plan;
  private final Prediction predicted;
  private final Consumer<EpochResult> watcher;
  private List<Point> points = new ArrayList<>();
  private int every = 1;
  private LearningRate learningRate;
  private EpochResult line;
  private TrainingResult result;

  /**
   * A run to come.
   *
   * @param predicted what theory says of it
   * @param watcher is told every line
   */
  public Descent(TrainingPlan plan, Prediction predicted, Consumer<EpochResult> watcher) {
    this.plan = plan;
    this.predicted = predicted;
    this.watcher = watcher;
  }

  @Override
  public void started(LearningRate rate) {
    learningRate = rate;
  }

  @Override
  public void epoch(EpochResult told) {
    line = told;
    watcher.accept(told);
  }

  @Override
  public void canPause(int epoch, Supplier<RunState> state, boolean ended) {
    if (epoch % every == 0 || ended) {
      add(new Point(epoch, state.get().wHat(), line.loss()));
    }
  }

  @Override
  public void ended(TrainingResult outcome, double seconds) {
    result = outcome;
    if (outcome.answer().epoch() == outcome.epochs()) {
      // A neuron that died, where nothing could pause any more.
      add(new Point(outcome.epochs(), outcome.parameters(), outcome.answer().loss()));
    }
  }

  private void add(Point point) {
    if (!points.isEmpty() && points.get(points.size() - 1).epoch() >= point.epoch()) {
      return; // told before
    }
    if (points.size() == MOST_POINTS) {
      every *= 2;
      List<Point> fewer = new ArrayList<>();
      for (Point kept : points) {
        if (kept.epoch() % every == 0) {
          fewer.add(kept);
        }
      }
      points = fewer;
    }
    points.add(point);
  }

  /** What the run was told. */
  public TrainingPlan plan() {
    return plan;
  }

  /** η and its limit. */
  public LearningRate learningRate() {
    return learningRate;
  }

  /** What became of it. */
  public TrainingResult result() {
    return result;
  }

  /** What happened, in a word. */
  public Fate observed() {
    return Fate.of(plan, predicted, result);
  }

  /** The way it took, in order. */
  public List<Point> points() {
    return List.copyOf(points);
  }
}

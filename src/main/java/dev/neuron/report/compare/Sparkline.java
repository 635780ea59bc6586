package dev.neuron.report.compare;

import dev.neuron.train.compare.ComparedRun;
import java.util.List;

/** The losses of a run in a few characters, on a log scale that all runs of a table share. */
final class Sparkline {
  private static final String LEVELS = "▁▂▃▄▅▆▇█";
  private static final int WIDTH = 12;

  private final double low; // log of the lowest loss shown
  private final double high;
  private final int epochs;

  /**
   * A scale.
   *
   * @param lowest the lowest loss of all runs
   * @param highest the highest that is told apart
   * @param epochs the epochs of the longest run, which fills the width
   */
  Sparkline(double lowest, double highest, int epochs) {
    double bottom = Math.max(lowest, Math.max(1e-12 * highest, Double.MIN_NORMAL));
    this.low = StrictMath.log(bottom);
    this.high = StrictMath.log(Math.max(highest, bottom));
    this.epochs = Math.max(1, epochs);
  }

  /** The scale on which these runs can be compared. */
  static Sparkline of(List<ComparedRun> runs) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = 0;
    int epochs = 0;
    for (ComparedRun run : runs) {
      lowest = Math.min(lowest, run.result().best().loss());
      highest = Math.max(highest, run.result().start().loss());
      epochs = Math.max(epochs, run.result().epochs());
    }
    return new Sparkline(lowest, highest, epochs);
  }

  /** Draws a run; one that ended early ends early here. */
  String of(double[] losses) {
    StringBuilder line = new StringBuilder();
    int last = losses.length - 1;
    for (int column = 0; column < WIDTH; column++) {
      int epoch = (int) Math.round((double) column * epochs / (WIDTH - 1));
      if (epoch > last) {
        break;
      }
      line.append(level(losses[epoch]));
    }
    return line.toString();
  }

  private char level(double loss) {
    if (!Double.isFinite(loss)) {
      return LEVELS.charAt(LEVELS.length() - 1);
    }
    double above = StrictMath.log(loss) - low;
    double height = high > low ? above / (high - low) : above > 0 ? 1 : 0;
    int level = (int) Math.floor(LEVELS.length() * height);
    return LEVELS.charAt(Math.max(0, Math.min(LEVELS.length() - 1, level)));
  }
}

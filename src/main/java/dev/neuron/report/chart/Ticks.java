package dev.neuron.report.chart;

import dev.neuron.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
final class Ticks {
  private static final int[][] PARTS = {{1}, {1, 3}, {1, 2, 5}, {1, 2, 3, 4, 5, 6, 7, 8, 9}};

  private Ticks() {}

  /** Up to about {@code most} round numbers of a range, at least two of a wide enough one. */
  static List<Double> of(double low, double high, boolean logarithmic, int most) {
    return logarithmic ? logarithmic(low, high, most) : linear(low, high, most);
  }

  private static List<Double> linear(double low, double high, int most) {
    double rough = (high - low) / Math.max(1, most);
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
    double step = power;
    for (double factor : new double[] {1, 2, 5, 10}) {
      step = factor * power;
      if (step >= rough) {
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (double i = Math.ceil(low / step); i * step <= high * (1 + 1e-12); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Whole decades where there are many, finer parts where there are few. */
  private static List<Double> logarithmic(double low, double high, int most) {
    List<Double> chosen = decades(low, high, PARTS[0]);
    for (int[] parts : PARTS) {
      List<Double> finer = decades(low, high, parts);
      if (finer.size() <= most) {
        chosen = finer;
      }
    }
    int every = (chosen.size() + most - 1) / Math.max(1, most);
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i += Math.max(1, every)) {
      ticks.add(chosen.get(i));
    }
    return ticks.size() >= 2 ? ticks : linear(low, high, Math.max(2, most));
  }

  private static List<Double> decades(double low, double high, int[] parts) {
    List<Double> ticks = new ArrayList<>();
    int first = (int) Math.floor(StrictMath.log10(low));
    int last = (int) Math.ceil(StrictMath.log10(high));
    for (int exponent = first; exponent <= last; exponent++) {
      for (int part : parts) {
        double tick = part * StrictMath.pow(10, exponent);
        if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  static String label(double tick) {
    return Numbers.significant(tick, 4);
  }
}

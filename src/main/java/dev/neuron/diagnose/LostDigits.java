package dev.neuron.diagnose;

import dev.neuron.data.fit.NumberStatistics;
import dev.neuron.math.Neuron;

/**
 * What is large beside the errors a − y, and so costs the gradient its digits: every error is the
 * difference of terms of that size.
 *
 * @param cause what it is
 * @param feature which feature, −1 for none
 * @param size its mean size, Σs|w·x|/Σs or Σs|y|/Σs
 * @param error the mean size of the errors, Σs|a − y|/Σs
 */
public record LostDigits(Cause cause, int feature, double size, double error) {
  /** Terms more than so many standard deviations of the target large are an offset. */
  private static final double FAR = 1000;

  /** What costs the digits. */
  public enum Cause {
    /** The terms of a feature that lies far from 0. */
    FEATURE,
    /** The target, which lies far from 0. */
    TARGET,
    /** Nothing is large; the errors are as small as rounding. */
    PERFECT_FIT
  }

  /** Sums up the examples at one point. */
  static final class Sum {
    private final Neuron neuron;
    private final double[] wHat;
    private final double[] sizes; // Σ s|w·x| of the features, then Σ s|y|
    private final NumberStatistics targets = new NumberStatistics();
    private double errors;
    private double weight;

    /** An empty sum at ŵ = [w; b]. */
    Sum(Neuron neuron, double[] wHat) {
      this.neuron = neuron;
      this.wHat = wHat;
      this.sizes = new double[wHat.length];
    }

    /** Takes the example at {@code x[offset]…} with weight s. */
    void add(double[] x, int offset, double y, double s) {
      int features = wHat.length - 1;
      for (int j = 0; j < features; j++) {
        sizes[j] += s * Math.abs(wHat[j] * x[offset + j]);
      }
      sizes[features] += s * Math.abs(y);
      double z = Neuron.affine(wHat, x, offset);
      errors += s * Math.abs(neuron.activation().value(z) - y);
      weight += s;
      targets.add(y);
    }

    LostDigits lost() {
      int target = wHat.length - 1;
      int largest = target;
      for (int j = 0; j < target; j++) {
        largest = sizes[j] > sizes[largest] ? j : largest;
      }
      double size = sizes[largest] / weight;
      boolean far = size > FAR * targets.statistics().deviation();
      Cause cause = !far ? Cause.PERFECT_FIT : largest == target ? Cause.TARGET : Cause.FEATURE;
      int feature = cause == Cause.FEATURE ? largest : -1;
      return new LostDigits(cause, feature, size, errors / weight);
    }
  }
}

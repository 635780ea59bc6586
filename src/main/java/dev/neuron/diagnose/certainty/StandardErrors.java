package dev.neuron.diagnose.certainty;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The standard errors of a neuron's weights.
 *
 * @param method how they were computed
 * @param normal whether weights are judged by the normal distribution, else by Student's t
 * @param confidence the share of intervals that hold the truth, inside (0, 1)
 * @param examples N, those of weight above 0
 * @param parameters p, the bias and the features that vary
 * @param active how many of the examples have z &gt; 0
 * @param onKink how many of them lie on a kink of the activation
 * @param bending at how many of the examples the cost bends, which alone tell how sure the weights
 *     are; of huber those with σ'(z) ≠ 0 and |a − y| ≤ δ, of every other cost all
 * @param errors raw units, the bias last, (features + 1), ≥ 0; NaN for features that never vary
 */
public record StandardErrors(
    ErrorMethod method,
    boolean normal,
    double confidence,
    long examples,
    int parameters,
    long active,
    long onKink,
    long bending,
    double[] errors)
    implements Certainty {
  /** The solver's own default, 1e-9, would show in the digits of an interval. */
  private static final double QUANTILE_ACCURACY = 1e-14;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException naming the one that makes no sense
   */
  public StandardErrors {
    require(confidence > 0 && confidence < 1, "the confidence is " + confidence);
    require(
        parameters >= 1 && parameters < examples,
        parameters + " parameters of " + examples + " examples");
    require(active >= 0 && active <= examples, active + " active of " + examples + " examples");
    require(onKink >= 0 && onKink <= examples, onKink + " on a kink of " + examples + " examples");
    require(bending >= 0 && bending <= examples, bending + " bending of " + examples + " examples");
    for (double error : errors) {
      require(!(error < 0) && !Double.isInfinite(error), "a standard error is " + error);
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  /**
   * One weight, or the bias, and how sure it is. All but the weight are NaN for a feature that
   * never varies.
   *
   * @param weight raw units
   * @param error its standard error
   * @param low where its interval begins
   * @param high where it ends
   * @param t weight/error
   * @param p the probability of a |t| so large, or larger, if the weight were 0
   */
  public record Estimate(
      double weight, double error, double low, double high, double t, double p) {}

  /** What weight/error is called: t by Student's distribution, z by the normal one. */
  public String statistic() {
    return normal ? "z" : "t";
  }

  /** Whether the cost is a straight line for some of the examples. */
  public boolean isStraightSomewhere() {
    return bending < examples;
  }

  /** N − p, the degrees of freedom of Student's t. */
  public long degreesOfFreedom() {
    return examples - parameters;
  }

  /**
   * Each weight with its interval, t and p, the bias last.
   *
   * @param weights [w…, b], (features + 1), raw units
   */
  public List<Estimate> estimates(double[] weights) {
    RealDistribution distribution =
        normal
            ? new NormalDistribution()
            : new TDistribution(degreesOfFreedom(), QUANTILE_ACCURACY);
    double reach = -distribution.inverseCumulativeProbability((1 - confidence) / 2);
    List<Estimate> estimates = new ArrayList<>();
    for (int j = 0; j < errors.length; j++) {
      double w = weights[j];
      double t = w / errors[j];
      double p = Double.isNaN(t) ? t : 2 * distribution.cumulativeProbability(-Math.abs(t));
      double half = reach * errors[j];
      estimates.add(new Estimate(w, errors[j], w - half, w + half, t, p));
    }
    return estimates;
  }
}

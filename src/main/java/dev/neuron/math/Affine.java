package dev.neuron.math;

import java.io.Serializable;
import java.util.Arrays;

/**
 * w·x + b in raw units, taken about a centre near the data: z = Σ w_j·(x_j − c_j) + b_c. Far from 0
 * the terms of w·x + b are large and cancel, and with them the digits: at 10¹² ± 1 four are left.
 * About a centre the differences are exact and small.
 *
 * @param weights w, (features), raw units
 * @param centre c, (features), raw units; 0 for a feature that needs none
 * @param centredBias b_c, the affine value at the centre
 */
public record Affine(double[] weights, double[] centre, double centredBias)
    implements Serializable {
  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if they differ
   */
  public Affine {
    if (weights.length != centre.length) {
      throw new IllegalArgumentException(
          weights.length + " weights and " + centre.length + " places of a centre");
    }
  }

  /** [w…, b] about 0, (features + 1). */
  public static Affine of(double... parameters) {
    int features = parameters.length - 1;
    double[] weights = Arrays.copyOf(parameters, features);
    return new Affine(weights, new double[features], parameters[features]);
  }

  /** Whether a feature has a centre other than 0. */
  public boolean isCentred() {
    for (double c : centre) {
      if (c != 0) {
        return true;
      }
    }
    return false;
  }

  /** z of one input, (features), summed in the order of the features, the bias last. */
  public double at(double[] x) {
    double z = 0;
    for (int j = 0; j < weights.length; j++) {
      z += weights[j] * (x[j] - centre[j]);
    }
    return z + centredBias;
  }

  /**
   * b = b_c − Σ w_j·c_j, the affine value at 0, summed in twice the digits (Ogita, Rump and Oishi
   * 2005, "Accurate sum and dot product", Dot2) and then rounded once.
   */
  public double bias() {
    double sum = centredBias;
    double lost = 0;
    for (int j = 0; j < weights.length; j++) {
      if (centre[j] != 0) {
        double product = -weights[j] * centre[j];
        double next = sum + product;
        double added = next - sum;
        lost += (sum - (next - added)) + (product - added);
        lost += Math.fma(-weights[j], centre[j], -product);
        sum = next;
      }
    }
    return lost == 0 ? sum : sum + lost;
  }

  /** [w…, b] about 0, (features + 1). */
  public double[] parameters() {
    double[] parameters = Arrays.copyOf(weights, weights.length + 1);
    parameters[weights.length] = bias();
    return parameters;
  }
}

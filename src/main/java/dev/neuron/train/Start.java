package dev.neuron.train;

import java.util.Arrays;
import java.util.Random;

/**
 * Where ŵ starts, in the coordinates trained in.
 *
 * @param kind which rule
 * @param value of CONSTANT, for every weight and the bias
 * @param parameters of GIVEN, [w…, b], (features + 1); null for the others
 */
public record Start(Kind kind, double value, double[] parameters) {
  /** The rules. */
  public enum Kind {
    /** w = 0 and the bias that predicts the best constant. */
    MEAN,
    /** Everything 0. */
    ZEROS,
    /** w ~ N(0, 2/features), seeded, and b = 0. Source: He et al. 2015. */
    HE,
    /** One number for every weight and the bias. */
    CONSTANT,
    /** Given parameters, as from a saved model. */
    GIVEN
  }

  /** The default: the best-constant start. */
  public static final Start MEAN = new Start(Kind.MEAN, 0, null);

  /** The start of every weight and the bias at one number. */
  public static Start constant(double value) {
    return new Start(Kind.CONSTANT, value, null);
  }

  /** The start at given parameters, [w…, b]. */
  public static Start at(double[] parameters) {
    return new Start(Kind.GIVEN, 0, parameters.clone());
  }

  /** ŵ at the start, (features + 1), a new array. */
  public double[] parameters(Problem problem, long seed) {
    int features = problem.engine().features();
    double[] wHat = new double[features + 1];
    switch (kind) {
      case ZEROS -> {}
      case MEAN -> System.arraycopy(problem.bestConstant(), 0, wHat, 0, features + 1);
      case CONSTANT -> Arrays.fill(wHat, value);
      case GIVEN -> System.arraycopy(parameters, 0, wHat, 0, features + 1);
      case HE -> {
        Random random = new Random(seed);
        double deviation = Math.sqrt(2.0 / features);
        for (int j = 0; j < features; j++) {
          wHat[j] = deviation * random.nextGaussian();
        }
      }
    }
    return wHat;
  }
}

package dev.neuron.diagnose;

import dev.neuron.engine.GradientEngine;
import java.util.ArrayList;
import java.util.List;

/**
 * The ends of the spectrum of G without forming it: Lanczos's method with full reorthogonalisation,
 * one product with G a step, so one pass over the data or a part of one that is made anyway. The
 * largest eigenvalue is known first, and the smallest is then but an upper bound. Source: Golub and
 * Van Loan, <em>Matrix Computations</em>, 10.1.
 */
public final class Lanczos {
  private static final int MOST_STEPS = 300;

  /** The first step after which a look is taken: after fewer the gap is not seen as it is. */
  private static final int FIRST_LOOK = 16;

  private final int size;
  private final boolean singular; // G is a sum of one matrix of rank 1 for each example
  private final List<double[]> basis = new ArrayList<>(); // orthonormal, (steps, size)
  private final List<Double> diagonal = new ArrayList<>();
  private final List<Double> beside = new ArrayList<>(); // couples basis k and k + 1
  private Spectrum seen; // after the last look
  private boolean exhausted;

  /**
   * A walk that has not begun.
   *
   * @param size features + 1
   * @param rows how many examples G is made of
   */
  public Lanczos(int size, long rows) {
    this.size = size;
    this.singular = rows < size;
    basis.add(start(size));
  }

  /**
   * The spectrum of G over all examples of an engine.
   *
   * @param tolerance how far, relative to it, the largest eigenvalue may still be off when the
   *     steps end; each further digit costs some
   */
  static Spectrum spectrum(GradientEngine engine, double tolerance) {
    Lanczos walk = new Lanczos(engine.features() + 1, engine.rows());
    walk.resume(engine, tolerance);
    return walk.seen();
  }

  /** Walks until the largest eigenvalue is known well enough, one pass a step. */
  public void resume(GradientEngine engine, double tolerance) {
    double[] product = new double[size];
    while (!isKnown(tolerance)) {
      engine.gramProduct(direction(), product);
      take(product);
    }
  }

  /** Whether the largest eigenvalue is known to this tolerance, or as well as it ever will be. */
  public boolean isKnown(double tolerance) {
    return exhausted || (seen != null && seen.error() <= tolerance);
  }

  /** What G is to be multiplied with next, (size), not to be changed. */
  public double[] direction() {
    return basis.get(basis.size() - 1);
  }

  /** The spectrum as the steps so far see it; null before the first look. */
  public Spectrum seen() {
    return seen;
  }

  /**
   * Takes a step.
   *
   * @param product G times {@link #direction}, (size)
   */
  public void take(double[] product) {
    double[] next = product.clone();
    diagonal.add(dot(next, direction()));
    orthogonalise(next);
    double length = Math.sqrt(dot(next, next));
    beside.add(length);
    int steps = diagonal.size();
    boolean complete = steps == size || !(length > 1e-14 * diagonal.get(0)); // or no number
    exhausted = complete || steps == MOST_STEPS;
    if (exhausted || isTimeToLook(steps)) {
      seen = look(steps, complete);
    }
    if (!exhausted) {
      basis.add(scaled(next, 1 / length));
    }
  }

  /** After 16, 18, 20, … steps, so that looking costs less than walking. */
  private static boolean isTimeToLook(int steps) {
    int next = FIRST_LOOK;
    while (next < steps) {
      next += next / 8;
    }
    return next == steps;
  }

  /** A fixed direction with something of every coordinate, so that runs repeat. */
  private static double[] start(int size) {
    double[] v = new double[size];
    for (int j = 0; j < size; j++) {
      v[j] = 1 + 0.5 * StrictMath.sin(j + 1.0);
    }
    return scaled(v, 1 / Math.sqrt(dot(v, v)));
  }

  /** Takes from v its parts along the basis, twice, as one pass leaves rounding behind. */
  private void orthogonalise(double[] v) {
    for (int pass = 0; pass < 2; pass++) {
      for (int i = basis.size() - 1; i >= 0; i--) {
        double[] u = basis.get(i);
        double along = dot(v, u);
        for (int j = 0; j < v.length; j++) {
          v[j] -= along * u[j];
        }
      }
    }
  }

  /**
   * The spectrum's ends as the steps so far see them. The error of the largest is of second order
   * in the residual of its vector, r²/gap (Kato and Temple's bound), with the gap to the next
   * eigenvalue as far as that is seen.
   */
  private Spectrum look(int steps, boolean complete) {
    SymmetricEigen eigen = tridiagonal(steps);
    int top = eigen.largest();
    double largest = eigen.values()[top];
    double residual = beside.get(steps - 1) * Math.abs(eigen.vectors()[top][steps - 1]);
    double next = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < steps; i++) {
      next = i == top ? next : Math.max(next, eigen.values()[i]);
    }
    double error = residual * residual / (largest * (largest - next));
    double[] steepest = new double[size];
    for (int i = 0; i < steps; i++) {
      double part = eigen.vectors()[top][i];
      for (int j = 0; j < size; j++) {
        steepest[j] += part * basis.get(i)[j];
      }
    }
    // Fewer steps than dimensions have not looked everywhere: the smallest may be smaller still.
    boolean exact = singular || steps == size;
    double smallest = singular ? 0 : Math.max(0, eigen.smallest());
    double[] values = singular ? new double[] {0, largest} : eigen.ascending();
    return new Spectrum(largest, smallest, exact, steepest, values, complete ? 0 : error);
  }

  private SymmetricEigen tridiagonal(int steps) {
    double[][] matrix = new double[steps][steps];
    for (int i = 0; i < steps; i++) {
      matrix[i][i] = diagonal.get(i);
      if (i + 1 < steps) {
        matrix[i][i + 1] = beside.get(i);
        matrix[i + 1][i] = beside.get(i);
      }
    }
    return SymmetricEigen.of(matrix);
  }

  private static double dot(double[] u, double[] v) {
    double sum = 0;
    for (int j = 0; j < u.length; j++) {
      sum += u[j] * v[j];
    }
    return sum;
  }

  private static double[] scaled(double[] v, double factor) {
    double[] result = new double[v.length];
    for (int j = 0; j < v.length; j++) {
      result[j] = factor * v[j];
    }
    return result;
  }
}

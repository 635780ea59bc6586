package dev.neuron.diagnose.certainty;

import java.util.ArrayList;
import java.util.List;

/**
 * A symmetric matrix Σ h x̂ x̂ᵀ factored by Cholesky, column by column, after it was scaled to a
 * diagonal of ones: a column that adds nothing to those before it is told with what it is a
 * combination of. The bias comes first, so that a column that does not vary is one of the bias.
 */
final class NormalMatrix {
  /** Of a column's square at least this part must be its own; rounding leaves some 1e-15. */
  private static final double SINGULAR = 1e-12;

  /** A part in a combination below this, of the largest part, is rounding. */
  private static final double NO_PART = 1e-6;

  private final List<Integer> columns = new ArrayList<>(); // those factored, in order
  private final List<double[]> lower = new ArrayList<>(); // row i has the entries (i, 0) … (i, i)
  private final double[] scale; // (features + 1), of which the diagonal has 1/scale²
  private final List<Refusal.Copy> copies = new ArrayList<>();
  private boolean definite = true;

  /**
   * Factors a matrix, which is left as it is.
   *
   * @param matrix (features + 1, features + 1), the bias last
   * @param counts which features count, (features)
   */
  NormalMatrix(double[][] matrix, boolean[] counts) {
    int bias = counts.length;
    scale = new double[bias + 1];
    add(matrix, bias);
    for (int j = 0; j < bias; j++) {
      if (counts[j]) {
        add(matrix, j);
      }
    }
  }

  private void add(double[][] matrix, int j) {
    double square = matrix[j][j];
    definite &= !(square < 0);
    if (!(square > 0)) {
      copies.add(new Refusal.Copy(j, List.of()));
      return;
    }
    scale[j] = 1 / Math.sqrt(square);
    double[] row = new double[columns.size() + 1];
    double own = 1;
    for (int i = 0; i < columns.size(); i++) {
      double sum = scale[j] * matrix[j][columns.get(i)] * scale[columns.get(i)];
      for (int k = 0; k < i; k++) {
        sum -= row[k] * lower.get(i)[k];
      }
      row[i] = sum / lower.get(i)[i];
      own -= row[i] * row[i];
    }
    definite &= own > -SINGULAR;
    if (!(own > SINGULAR)) {
      copies.add(new Refusal.Copy(j, parts(row)));
      return;
    }
    row[columns.size()] = Math.sqrt(own);
    columns.add(j);
    lower.add(row);
  }

  /** The columns that make up another, whose row of the factor is given; without the bias. */
  private List<Integer> parts(double[] row) {
    double[] c = new double[columns.size()];
    double largest = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      c[i] = row[i];
      for (int k = i + 1; k < c.length; k++) {
        c[i] -= lower.get(k)[i] * c[k];
      }
      c[i] /= lower.get(i)[i];
      largest = Math.max(largest, Math.abs(c[i]));
    }
    List<Integer> parts = new ArrayList<>();
    for (int i = 1; i < c.length; i++) {
      if (Math.abs(c[i]) > NO_PART * largest) {
        parts.add(columns.get(i));
      }
    }
    return parts;
  }

  /** The columns that others already say. */
  List<Refusal.Copy> copies() {
    return copies;
  }

  /** Whether no direction bends downwards. */
  boolean isDefinite() {
    return definite;
  }

  /** vᵀ M⁻¹ v, as a sum of squares. */
  double inverseSquare(double[] v) {
    double sum = 0;
    for (double y : forward(v)) {
      sum += y * y;
    }
    return sum;
  }

  /** M⁻¹ v, (features + 1), 0 where a feature does not count. */
  double[] solve(double[] v) {
    double[] y = forward(v);
    double[] solution = new double[scale.length];
    for (int i = y.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < y.length; k++) {
        y[i] -= lower.get(k)[i] * y[k];
      }
      y[i] /= lower.get(i)[i];
      solution[columns.get(i)] = scale[columns.get(i)] * y[i];
    }
    return solution;
  }

  private double[] forward(double[] v) {
    double[] y = new double[columns.size()];
    for (int i = 0; i < y.length; i++) {
      double sum = scale[columns.get(i)] * v[columns.get(i)];
      for (int k = 0; k < i; k++) {
        sum -= lower.get(i)[k] * y[k];
      }
      y[i] = sum / lower.get(i)[i];
    }
    return y;
  }
}

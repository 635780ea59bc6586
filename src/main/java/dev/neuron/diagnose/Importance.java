package dev.neuron.diagnose;

import dev.neuron.data.Columns;
import dev.neuron.data.block.SplitMix;
import dev.neuron.math.Affine;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * What each column is worth to a neuron: by how much the mean cost rises when the column's cells
 * are dealt out to the rows anew (Breiman 2001; Fisher, Rudin and Dominici 2019). The features made
 * of one column move together. Keeps what each column adds to each row's affine value.
 */
public final class Importance {
  /** How often cells are dealt out. */
  public static final int TIMES = 5;

  /** From which correlation on one column can stand in for another. */
  public static final double ALIKE = 0.9;

  /** Below this an eigenvalue of correlations is rounding. */
  private static final double LEAST_EIGENVALUE = 1e-12;

  /** Of how many columns, those worth most, pairs are looked for. */
  private static final int MOST_COMPARED = 50;

  private final Neuron neuron;
  private final Affine affine;
  private final List<String> names;
  private final List<List<Integer>> features = new ArrayList<>(); // of each column
  private final List<double[]> rows = new ArrayList<>(); // [what each column adds…, z, y, s]
  private final int columns;

  /**
   * What one column is worth.
   *
   * @param name the column's
   * @param features the places of the features made of it
   * @param rise of the mean cost, the mean over the times its cells were dealt out
   * @param deviation the standard deviation of the rise over them
   */
  public record Column(String name, List<Integer> features, double rise, double deviation) {}

  /**
   * Two columns that can stand in for each other.
   *
   * @param first the name of the one that is worth more
   * @param second the other's
   * @param correlation of the two; where a column is several features, of what they add to z
   */
  public record Pair(String first, String second, double correlation) {}

  /**
   * A column that the others together can stand in for.
   *
   * @param correlation the multiple correlation with the others, from 0 to 1
   */
  public record Combined(String name, double correlation) {}

  /** Starts without examples. */
  public Importance(Neuron neuron, Columns columns, Affine affine) {
    this.neuron = neuron;
    this.affine = affine;
    Map<String, List<Integer>> bySource = new LinkedHashMap<>();
    for (int j = 0; j < columns.size(); j++) {
      String source = columns.features().get(j).source();
      bySource.computeIfAbsent(source, none -> new ArrayList<>()).add(j);
    }
    this.names = List.copyOf(bySource.keySet());
    this.features.addAll(bySource.values());
    this.columns = names.size();
  }

  /**
   * Takes one example; one of weight 0 says nothing.
   *
   * @param x raw units, (features)
   * @param y its target
   * @param s its weight, ≥ 0
   */
  public void add(double[] x, double y, double s) {
    if (s == 0) {
      return;
    }
    double[] row = new double[columns + 3];
    for (int k = 0; k < columns; k++) {
      for (int j : features.get(k)) {
        row[k] += affine.weights()[j] * (x[j] - affine.centre()[j]);
      }
    }
    row[columns] = affine.at(x);
    row[columns + 1] = y;
    row[columns + 2] = s;
    rows.add(row);
  }

  /** How many examples were taken. */
  public int count() {
    return rows.size();
  }

  /**
   * The columns, the one worth most first.
   *
   * @param seed of the orders in which cells are dealt out, the same for all columns
   */
  public List<Column> columns(long seed) {
    double[][] rises = new double[columns][TIMES];
    double loss = loss(-1, null);
    SplitMix random = new SplitMix(seed);
    for (int time = 0; time < TIMES; time++) {
      int[] order = random.permutation(rows.size());
      for (int k = 0; k < columns; k++) {
        rises[k][time] = loss(k, order) - loss;
      }
    }
    List<Column> found = new ArrayList<>();
    for (int k = 0; k < columns; k++) {
      double rise = mean(rises[k]);
      found.add(new Column(names.get(k), features.get(k), rise, deviation(rises[k], rise)));
    }
    found.sort(Comparator.comparingDouble(Column::rise).reversed());
    return found;
  }

  /** Σs·c / Σs where the cells of column k are those of the rows in this order. */
  private double loss(int k, int[] order) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < rows.size(); i++) {
      double[] row = rows.get(i);
      double z = row[columns];
      if (order != null) {
        z += rows.get(order[i])[k] - row[k];
      }
      sum += row[columns + 2] * neuron.costAt(z, row[columns + 1]);
      weight += row[columns + 2];
    }
    return sum / weight;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }

  /**
   * The pairs of columns that rise and fall together.
   *
   * @param found the columns, the one worth most first
   */
  public List<Pair> alike(List<Column> found) {
    double[][] correlations = correlations(found);
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < correlations.length; a++) {
      for (int b = a + 1; b < correlations.length; b++) {
        if (Math.abs(correlations[a][b]) >= ALIKE) {
          double correlation = sign(found.get(a)) * sign(found.get(b)) * correlations[a][b];
          pairs.add(new Pair(found.get(a).name(), found.get(b).name(), correlation));
        }
      }
    }
    return pairs;
  }

  /**
   * The columns that no other one stands in for, but all others together. The multiple correlation
   * R of a column with the others is known from the inverse C of the matrix of correlations: R² = 1
   * − 1/C_jj, where C_jj is the column's variance inflation factor.
   *
   * @param found the columns, the one worth most first
   */
  public List<Combined> combined(List<Column> found) {
    double[][] correlations = correlations(found);
    int count = correlations.length;
    List<Combined> combined = new ArrayList<>();
    if (rows.size() <= count + 1) { // so few rows are told by any columns
      return combined;
    }
    EigenDecomposition matrix = new EigenDecomposition(new Array2DRowRealMatrix(correlations));
    double[] eigenvalues = matrix.getRealEigenvalues();
    for (int j = 0; j < count; j++) {
      double inflation = 0;
      boolean paired = false;
      for (int k = 0; k < count; k++) {
        double entry = matrix.getV().getEntry(j, k);
        inflation += entry * entry / Math.max(eigenvalues[k], LEAST_EIGENVALUE);
        paired |= k != j && Math.abs(correlations[j][k]) >= ALIKE;
      }
      double correlation = Math.sqrt(Math.max(0, 1 - 1 / inflation));
      if (correlation >= ALIKE && !paired) {
        combined.add(new Combined(found.get(j).name(), correlation));
      }
    }
    return combined;
  }

  /** Of what the columns worth most add to z; a column that never varies has none with others. */
  private double[][] correlations(List<Column> found) {
    int count = Math.min(MOST_COMPARED, found.size());
    double[][] scaled = new double[count][];
    for (int k = 0; k < count; k++) {
      scaled[k] = scaled(names.indexOf(found.get(k).name()));
    }
    double[][] correlations = new double[count][count];
    for (int a = 0; a < count; a++) {
      correlations[a][a] = 1;
      for (int b = 0; b < a; b++) {
        double products = 0;
        for (int i = 0; i < rows.size(); i++) {
          products += scaled[a][i] * scaled[b][i];
        }
        correlations[a][b] = products;
        correlations[b][a] = products;
      }
    }
    return correlations;
  }

  /** √s times what a column adds to each row's affine value, less its mean, of length 1 or 0. */
  private double[] scaled(int k) {
    double sum = 0;
    double weight = 0;
    for (double[] row : rows) {
      sum += row[columns + 2] * row[k];
      weight += row[columns + 2];
    }
    double[] scaled = new double[rows.size()];
    double squares = 0;
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Math.sqrt(rows.get(i)[columns + 2]) * (rows.get(i)[k] - sum / weight);
      squares += scaled[i] * scaled[i];
    }
    for (int i = 0; i < scaled.length && squares > 0; i++) {
      scaled[i] /= Math.sqrt(squares);
    }
    return scaled;
  }

  /** What turns what a column of numbers adds into the direction of its cells. */
  private double sign(Column column) {
    return column.features().size() > 1
        ? 1
        : Math.signum(affine.weights()[column.features().get(0)]);
  }
}

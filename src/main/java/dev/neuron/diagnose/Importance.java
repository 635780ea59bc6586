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
    List<Pair> pairs = new ArrayList<>();
    int compared = Math.min(MOST_COMPARED, found.size());
    for (int a = 0; a < compared; a++) {
      for (int b = a + 1; b < compared; b++) {
        double correlation = correlation(found.get(a), found.get(b));
        if (Math.abs(correlation) >= ALIKE) {
          pairs.add(new Pair(found.get(a).name(), found.get(b).name(), correlation));
        }
      }
    }
    return pairs;
  }

  private double correlation(Column first, Column second) {
    double[] a = centred(names.indexOf(first.name()));
    double[] b = centred(names.indexOf(second.name()));
    double products = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      double s = rows.get(i)[columns + 2];
      products += s * a[i] * b[i];
      squaresA += s * a[i] * a[i];
      squaresB += s * b[i] * b[i];
    }
    return sign(first) * sign(second) * products / Math.sqrt(squaresA) / Math.sqrt(squaresB);
  }

  /** What a column adds to each row's affine value, less its mean. */
  private double[] centred(int k) {
    double sum = 0;
    double weight = 0;
    for (double[] row : rows) {
      sum += row[columns + 2] * row[k];
      weight += row[columns + 2];
    }
    double[] centred = new double[rows.size()];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = rows.get(i)[k] - sum / weight;
    }
    return centred;
  }

  /** What turns what a column of numbers adds into the direction of its cells. */
  private double sign(Column column) {
    return column.features().size() > 1
        ? 1
        : Math.signum(affine.weights()[column.features().get(0)]);
  }
}

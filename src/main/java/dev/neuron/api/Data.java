package dev.neuron.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Examples: files or arrays, which of their columns, and how they are read. Immutable. */
public final class Data {
  private final List<String> files;
  private final Table table; // in place of files, or null
  private final Options options;

  private Data(List<String> files, Table table, Options options) {
    this.files = List.copyOf(files);
    this.table = table;
    this.options = options;
  }

  /**
   * Files with the same columns: CSV of any dialect, JSON Lines, {@code .npy}, plain or packed. The
   * last column is the target, all other numeric ones are features, unless told otherwise.
   *
   * @param files one or more; they are read when data are trained on, evaluated or predicted
   * @return the data
   */
  public static Data csv(Path... files) {
    List<String> names = new ArrayList<>();
    for (Path file : files) {
      names.add(file.toString());
    }
    return new Data(names, null, Options.NONE);
  }

  /**
   * Arrays, which are copied. A {@code NaN} is a missing value.
   *
   * @param x the features, (rows, features)
   * @param y the targets, (rows)
   * @param names of the features and the target, in this order; none for x1, x2, …, y
   * @return the data
   * @throws NeuronException if the lengths do not fit
   */
  public static Data of(double[][] x, double[] y, String... names) {
    if (x.length == 0 || x.length != y.length) {
      throw NeuronException.data(
          x.length + " rows of features for " + y.length + " targets",
          "give each row of x one number in y, and at least one row");
    }
    int features = x[0].length;
    double[][] rows = new double[x.length][];
    for (int i = 0; i < rows.length; i++) {
      if (x[i].length != features || features == 0) {
        throw NeuronException.data(
            "row " + i + " of x has " + x[i].length + " numbers, row 0 has " + features,
            "give every row the same features, at least one");
      }
      rows[i] = x[i].clone();
    }
    List<String> all = names.length == 0 ? numbered(features) : List.of(names);
    if (all.size() != features + 1) {
      throw NeuronException.data(
          all.size() + " names for " + features + " features and a target",
          "name every feature, then the target, or none of them");
    }
    return new Data(List.of(), new Table(all, rows, y.clone(), null), Options.NONE);
  }

  private static List<String> numbered(int features) {
    List<String> names = new ArrayList<>();
    for (int j = 1; j <= features; j++) {
      names.add("x" + j);
    }
    names.add("y");
    return names;
  }

  /**
   * The same with another target.
   *
   * @param column its name, or its number from 1
   * @return the data
   */
  public Data target(String column) {
    return option("--target", column);
  }

  /**
   * The same with these features.
   *
   * @param columns their names, or numbers from 1
   * @return the data
   */
  public Data features(String... columns) {
    return option("--features", String.join(",", columns));
  }

  /**
   * The same where every value of these columns becomes a feature {@code COLUMN=VALUE}.
   *
   * @param columns their names, or numbers from 1
   * @return the data
   */
  public Data oneHot(String... columns) {
    return option("--one-hot", String.join(",", columns));
  }

  /**
   * The same where a column says how much each example weighs.
   *
   * @param column its name, or its number from 1
   * @return the data
   */
  public Data weights(String column) {
    return option("--weights", column);
  }

  /**
   * The same with weights of the examples, of arrays alone.
   *
   * @param weights how much each example counts, (rows), from 0 to 1e100; copied
   * @return the data
   * @throws NeuronException if these are files, the lengths do not fit, or one can be no weight
   */
  public Data weights(double[] weights) {
    if (table == null || weights.length != table.y().length) {
      throw NeuronException.data(
          weights.length + " weights for " + (table == null ? "files" : table.y().length + " rows"),
          "give arrays one weight for each row, files the name of a column");
    }
    for (double weight : weights) {
      if (!(weight >= 0 && weight <= 1e100)) {
        throw NeuronException.data(
            weight + " is no weight", "give numbers from 0 to 1e100: only their ratios count");
      }
    }
    Table weighted = new Table(table.names(), table.x(), table.y(), weights.clone());
    return new Data(files, weighted, options.with("--weights", weighted.weightsName()));
  }

  /**
   * The same with a rule for missing features.
   *
   * @param rule {@code error}, {@code skip}, {@code mean}, {@code zero} or a number
   * @return the data
   */
  public Data missing(String rule) {
    return option("--missing", rule);
  }

  /**
   * The same with any option that {@code neuron train --help} lists under <i>Data</i>, as the
   * manual page <i>data</i> explains them.
   *
   * @param name the long name, {@code --decimal}
   * @param value the value, empty for an option without one
   * @return the data
   * @throws NeuronException if the name is none; whether there is such an option is seen when the
   *     data are read
   */
  public Data option(String name, String value) {
    return new Data(files, table, options.with(name, value));
  }

  List<String> files() {
    return files;
  }

  Table table() {
    return table;
  }

  Options options() {
    return options;
  }
}

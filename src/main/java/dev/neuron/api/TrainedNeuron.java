package dev.neuron.api;

import dev.neuron.cli.Failures;
import dev.neuron.cli.command.QuietTraining;
import dev.neuron.cli.predict.QuietPass;
import dev.neuron.model.ModelFile;
import dev.neuron.model.Provenance;
import dev.neuron.report.words.Formula;
import java.nio.file.Path;
import java.util.List;

/**
 * A neuron that has learned, in the data's own units: a = σ(w·x + b). Immutable. As a text it is
 * its formula.
 */
public final class TrainedNeuron {
  private final dev.neuron.model.TrainedNeuron model;
  private final List<Epoch> history;
  private final List<String> notes;

  TrainedNeuron(dev.neuron.model.TrainedNeuron model, List<Epoch> history, List<String> notes) {
    this.model = model;
    this.history = List.copyOf(history);
    this.notes = List.copyOf(notes);
  }

  /**
   * Loads a model file, of {@link #save} or of {@code neuron train --model}.
   *
   * @param file the file
   * @return the neuron, without a history, which such files do not have
   * @throws NeuronException if it cannot be read or is no model
   */
  public static TrainedNeuron load(Path file) {
    return NeuronException.told(
        () -> new TrainedNeuron(ModelFile.load(file), List.of(), List.of()));
  }

  /**
   * Saves the model file that the commands of neuron read; it appears whole or not at all.
   *
   * @param file where to
   * @throws NeuronException if it cannot be written
   */
  public void save(Path file) {
    NeuronException.told(
        () -> {
          ModelFile.save(file, model);
          return file;
        });
  }

  /**
   * The names of the features, in the order that {@link #predict(double...)} takes them.
   *
   * @return the names; {@code COLUMN=VALUE} of a category, which is 1 or 0
   */
  public List<String> features() {
    return model.columns().names();
  }

  /**
   * The name of what is predicted.
   *
   * @return the target's column
   */
  public String target() {
    return model.columns().target();
  }

  /**
   * The weights w.
   *
   * @return a copy, (features), per unit of each feature
   */
  public double[] weights() {
    return model.affine().weights().clone();
  }

  /**
   * The bias b: the affine value where every feature is 0.
   *
   * @return b
   */
  public double bias() {
    return model.bias();
  }

  /**
   * The mean cost over the training examples.
   *
   * @return the loss of these parameters
   */
  public double loss() {
    return training().loss();
  }

  /**
   * How much of the targets' variance the neuron explains on the training examples.
   *
   * @return 1 − Σ(a − y)²/Σ(y − ȳ)², or {@code NaN} where the target does not vary
   */
  public double r2() {
    return training().r2();
  }

  /**
   * How many epochs were run.
   *
   * @return the number
   */
  public long epochs() {
    return training().epochs();
  }

  /**
   * How the training ended.
   *
   * @return {@code converged}, {@code completed} (all epochs were done) or {@code stopped}
   */
  public String verdict() {
    return training().verdict();
  }

  private Provenance.Training training() {
    return model.provenance().training();
  }

  /**
   * Every epoch of the training, from 0, the start.
   *
   * @return the lines; none of a neuron that was loaded
   */
  public List<Epoch> history() {
    return history;
  }

  /**
   * What was assumed, and what there is to say about the run, as the command line prints it.
   *
   * @return lines that begin with {@code note: } or {@code warning: }; none of a neuron that was
   *     loaded
   */
  public List<String> notes() {
    return notes;
  }

  /**
   * Predicts one row.
   *
   * @param x the features, (features), in the data's own units
   * @return the prediction σ(w·x + b); {@code NaN} where a feature is
   * @throws NeuronException if there are more or fewer features
   */
  public double predict(double... x) {
    if (x.length != model.features()) {
      throw NeuronException.data(
          x.length + " numbers for " + model.features() + " features", "give " + features());
    }
    return model.predict(x);
  }

  /**
   * Predicts rows.
   *
   * @param data files, whose columns are found by name, or arrays, whose columns are taken in
   *     order; options that only a training has, such as features, are left aside
   * @return one prediction for each row, (rows); {@code NaN} where a cell is missing and is not
   *     replaced
   * @throws NeuronException if the data cannot be used
   */
  public double[] predict(Data data) {
    if (data.table() == null) {
      return NeuronException.told(() -> pass(data).predict(model, new Talk().console()));
    }
    double[][] x = data.table().x();
    double[] predictions = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      predictions[i] = predict(x[i]);
    }
    return predictions;
  }

  /**
   * Measures how good the neuron is on data with targets.
   *
   * @param data files, whose columns are found by name, or arrays, whose columns are taken in
   *     order; options that only a training has, such as features, are left aside
   * @return the measures
   * @throws NeuronException if the data cannot be used
   */
  public Evaluation evaluate(Data data) {
    return Evaluation.of(
        data.table() == null
            ? NeuronException.told(() -> pass(data).evaluate(model, new Talk().console()))
            : measured(data.table()));
  }

  private dev.neuron.diagnose.Metrics measured(Table table) {
    double[] weights = table.weights();
    dev.neuron.diagnose.Evaluation evaluation =
        new dev.neuron.diagnose.Evaluation(model.neuron(), 0, weights != null);
    for (int i = 0; i < table.y().length; i++) {
      double prediction = predict(table.x()[i]);
      double y = table.y()[i];
      if (Double.isNaN(prediction + y)) {
        throw NeuronException.data("row " + i + " misses a number", "leave such rows out");
      }
      if (model.neuron().cost().kind() == dev.neuron.math.Cost.Kind.LOG_LOSS && y != 0 && y != 1) {
        throw NeuronException.data(
            "row " + i + ": the target " + y + " is neither 0 nor 1, as log-loss needs",
            "give 1 for the class that is predicted, and 0 for the other");
      }
      evaluation.add(i + 1, model.affine().at(table.x()[i]), y, weights == null ? 1 : weights[i]);
    }
    return evaluation.metrics();
  }

  /** What only training asks of data, such as which columns to learn from, is the neuron's. */
  private static QuietPass pass(Data data) {
    QuietPass pass = new QuietPass();
    QuietTraining training = new QuietTraining();
    Options options = data.options();
    for (String name : data.options().values().keySet()) {
      if (training.declares(name) && !pass.declares(name)) {
        options = options.without(name);
      }
    }
    Failures.parse(pass, options.words(data.files()));
    return pass;
  }

  /**
   * The neuron as a formula in the data's own units.
   *
   * @return {@code progression = max(0, 7.33·bmi + 1.2·bp + …)}
   */
  @Override
  public String toString() {
    return Formula.of(
        model.neuron().activation(),
        target(),
        features(),
        model.affine(),
        model.deviations(),
        model.ranges());
  }
}

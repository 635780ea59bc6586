package dev.neuron.model;

import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.Ranges;
import dev.neuron.diagnose.certainty.StandardErrors;
import dev.neuron.math.Affine;
import dev.neuron.math.Neuron;
import dev.neuron.train.fold.HeldOut;
import java.util.List;

/**
 * A neuron that has learned, in raw units: what it computes from a row of numbers, how rows become
 * numbers, and where it comes from.
 *
 * @param neuron its activation and the cost it was trained on
 * @param columns how features are made from the columns of a file, by name
 * @param affine w·x + b, (features), raw units, all finite
 * @param deviations the population standard deviation of each feature over the training examples,
 *     (features), ≥ 0, or NaN where it is not known; with the weights it ranks the features
 * @param ranges between which values features and targets of the training examples are, or null
 *     where it is not known; with them the digits of the formula are chosen
 * @param provenance where the neuron comes from
 * @param standardErrors how sure the parameters are, or null where nobody asked or can say
 * @param heldOut what is known of it on rows it was not trained with, or null
 */
public record TrainedNeuron(
    Neuron neuron,
    Columns columns,
    Affine affine,
    double[] deviations,
    Ranges ranges,
    Provenance provenance,
    StandardErrors standardErrors,
    HeldOut heldOut) {
  /**
   * Checks the shapes and that every parameter is finite.
   *
   * @throws IllegalArgumentException if they are not
   */
  public TrainedNeuron {
    int features = columns.size();
    if (affine.weights().length != features || deviations.length != features) {
      throw new IllegalArgumentException(
          affine.weights().length
              + " weights and "
              + deviations.length
              + " deviations for "
              + features
              + " features");
    }
    if (ranges != null && ranges.min().length != features) {
      throw new IllegalArgumentException(
          ranges.min().length + " ranges for " + features + " features");
    }
    if (standardErrors != null && standardErrors.errors().length != features + 1) {
      throw new IllegalArgumentException(
          standardErrors.errors().length + " standard errors for " + features + " features");
    }
    requireFinite(affine.parameters());
    requireFinite(affine.centre());
    requireFinite(affine.centredBias());
  }

  private static void requireFinite(double... parameters) {
    for (double parameter : parameters) {
      if (!Double.isFinite(parameter)) {
        throw new IllegalArgumentException("a parameter is " + parameter);
      }
    }
  }

  /** A neuron of which no more is known. */
  public TrainedNeuron(
      Neuron neuron, Columns columns, Affine affine, double[] deviations, Provenance provenance) {
    this(neuron, columns, affine, deviations, null, provenance, null, null);
  }

  /** Returns how many features the neuron has. */
  public int features() {
    return deviations.length;
  }

  /** Returns the weight of a feature, raw units. */
  public double weight(int feature) {
    return affine.weights()[feature];
  }

  /** Returns the bias: the affine value where every feature is 0. */
  public double bias() {
    return affine.bias();
  }

  /** Returns [w…, b], (features + 1), raw units. */
  public double[] parameters() {
    return affine.parameters();
  }

  /**
   * Returns the prediction σ(z).
   *
   * @param x one input vector, (features), raw units
   */
  public double predict(double[] x) {
    return neuron.activation().value(affine.at(x));
  }

  /** Returns the spellings of a missing cell besides the empty one that training went by. */
  public List<String> missingTokens() {
    Object recorded = provenance.training().options().get("missing-tokens");
    return recorded instanceof String tokens
        ? List.of(tokens.split(",", -1))
        : CsvFormat.MISSING_TOKENS;
  }
}

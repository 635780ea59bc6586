package dev.neuron.model;

import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.math.Neuron;
import java.util.List;

/**
 * A neuron that has learned, in raw units: what it computes from a row of numbers, how rows become
 * numbers, and where it comes from.
 *
 * @param neuron its activation and the cost it was trained on
 * @param columns how features are made from the columns of a file, by name
 * @param parameters [w…, b], (features + 1), raw units, all finite
 * @param deviations the population standard deviation of each feature over the training examples,
 *     (features), ≥ 0, or NaN where it is not known; with the weights it ranks the features
 * @param provenance where the neuron comes from
 */
public record TrainedNeuron(
    Neuron neuron,
    Columns columns,
    double[] parameters,
    double[] deviations,
    Provenance provenance) {
  /**
   * Checks the shapes and that every parameter is finite.
   *
   * @throws IllegalArgumentException if they are not
   */
  public TrainedNeuron {
    int features = columns.size();
    if (parameters.length != features + 1 || deviations.length != features) {
      throw new IllegalArgumentException(
          parameters.length
              + " parameters and "
              + deviations.length
              + " deviations for "
              + features
              + " features");
    }
    for (double parameter : parameters) {
      if (!Double.isFinite(parameter)) {
        throw new IllegalArgumentException("a parameter is " + parameter);
      }
    }
  }

  /** Returns how many features the neuron has. */
  public int features() {
    return deviations.length;
  }

  /** Returns the weight of a feature, raw units. */
  public double weight(int feature) {
    return parameters[feature];
  }

  /** Returns the bias. */
  public double bias() {
    return parameters[deviations.length];
  }

  /**
   * Returns the affine value z = w·x + b, summed in the order of the features, the bias last.
   *
   * @param x one input vector, (features), raw units
   */
  public double affine(double[] x) {
    return Neuron.affine(parameters, x, 0);
  }

  /**
   * Returns the prediction σ(z).
   *
   * @param x one input vector, (features), raw units
   */
  public double predict(double[] x) {
    return neuron.activation().value(affine(x));
  }

  /** Returns the spellings of a missing cell besides the empty one that training went by. */
  public List<String> missingTokens() {
    Object recorded = provenance.training().options().get("missing-tokens");
    return recorded instanceof String tokens
        ? List.of(tokens.split(",", -1))
        : CsvFormat.MISSING_TOKENS;
  }
}

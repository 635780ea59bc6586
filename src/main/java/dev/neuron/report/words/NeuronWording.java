package dev.neuron.report.words;

import dev.neuron.data.Scaling;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;

/** A neuron and its coordinates in a few words. */
public final class NeuronWording {
  private NeuronWording() {}

  /** As in {@code relu with squared cost}, with parameters that are not the usual ones. */
  public static String neuron(Neuron neuron) {
    Activation activation = neuron.activation();
    Cost cost = neuron.cost();
    String alpha =
        activation.alpha() == activation.kind().defaultAlpha()
            ? ""
            : " (α = " + Numbers.text(activation.alpha()) + ")";
    String parameter =
        switch (cost.kind()) {
          case HUBER -> " (δ = " + Numbers.text(cost.parameter()) + ")";
          case QUANTILE -> " (τ = " + Numbers.text(cost.parameter()) + ")";
          case SQUARED, ABSOLUTE, LOG_LOSS, HINGE -> "";
        };
    return activation.kind() + alpha + " with " + cost.kind() + " cost" + parameter;
  }

  /** What was done to the features. */
  public static String scaling(Scaling.Kind scaling) {
    return switch (scaling) {
      case STANDARD -> "standardized";
      case MINMAX -> "scaled to 0…1";
      case NONE -> "as they are";
    };
  }
}

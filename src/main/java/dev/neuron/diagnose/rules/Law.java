package dev.neuron.diagnose.rules;

import dev.neuron.diagnose.autodiff.Side;
import java.util.List;

/**
 * An equation that can be evaluated.
 *
 * @param symbols the equation in plain text
 * @param latex the equation for typesetting
 * @param shape of either side
 * @param inputs what both sides depend on
 * @param closedForm the side the source writes down
 * @param autodiff the side automatic differentiation computes
 */
public record Law(
    String symbols, String latex, Shape shape, List<Input> inputs, Side closedForm, Side autodiff) {

  /** Copies the list. */
  public Law {
    inputs = List.copyOf(inputs);
  }
}

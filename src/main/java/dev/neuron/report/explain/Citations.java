package dev.neuron.report.explain;

import dev.neuron.diagnose.rules.Citation;
import dev.neuron.diagnose.rules.Citation.Source;

/** The sections of the sources that explanations point at. */
final class Citations {
  static final Citation ELEMENT_WISE =
      new Citation(Source.P, "Derivatives of vector element-wise binary operators");
  static final Citation SUM = new Citation(Source.P, "Vector sum reduction");
  static final Citation SINGLE_CHAIN = new Citation(Source.P, "Single-variable chain rule");
  static final Citation VECTOR_CHAIN = new Citation(Source.P, "Vector chain rule");
  static final Citation ACTIVATION = new Citation(Source.P, "The gradient of neuron activation");
  static final Citation LOSS =
      new Citation(Source.P, "The gradient of the neural network loss function");
  static final Citation WEIGHTS =
      new Citation(Source.P, "The gradient with respect to the weights");
  static final Citation BIAS = new Citation(Source.P, "The derivative with respect to the bias");
  static final Citation UPDATE = WEIGHTS;
  static final Citation BACKPROPAGATION = new Citation(Source.L, "The Backpropagation Algorithm");

  static final Citation D_SIGMOID = new Citation(Source.D, "eq. 11");
  static final Citation D_RELU = new Citation(Source.D, "eq. 12");

  private Citations() {}
}

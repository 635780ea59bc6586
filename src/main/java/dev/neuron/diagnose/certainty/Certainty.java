package dev.neuron.diagnose.certainty;

/** What can be said about the errors of the weights: the errors, or why there are none. */
public sealed interface Certainty permits StandardErrors, Refusal {}

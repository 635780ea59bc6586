/**
 * How a gradient becomes a step. An optimizer sees nothing but arrays: ŵ = [w; b] and ∇C, both
 * (features + 1) with the bias last. Formulas and defaults are PyTorch's, so that results can be
 * compared digit by digit, with these exceptions: the bias is exempt from decay, adamw decays by
 * 0.01, averaged SGD averages from the first step on. L1 is a proximal step in the metric of the
 * step taken, see {@code Proximal}.
 */
package dev.neuron.optimize;

/**
 * The training loop. {@link dev.neuron.train.Trainer} asks an engine for cost and gradient, an
 * optimizer for the step, and tells its listener what every epoch came to. It knows nothing of
 * files or of how results are shown.
 *
 * <p>The line of epoch k — loss, gradient norm, active share — belongs to one ŵ: the one after k
 * epochs, evaluated over all training examples; epoch 0 is the start. With full batches that costs
 * nothing extra, as the pass that gives the line of epoch k also gives the gradient of step k + 1.
 */
package dev.neuron.train;

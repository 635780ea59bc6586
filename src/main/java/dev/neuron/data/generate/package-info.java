/**
 * Data with a known answer, made row by row from a seed: {@code Generator} is all there is, for
 * {@code neuron generate} and for measurements.
 */
package dev.neuron.data.generate;

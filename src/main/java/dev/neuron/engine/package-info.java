/**
 * Engines: who adds the examples up. The gradient is a sum, so an engine needs nothing but {@link
 * dev.neuron.math.GradientSum} for each of its parts and a fixed order to merge them in.
 */
package dev.neuron.engine;

/** Runs as paths, and the plane through the space of ŵ on which they are drawn. */
package dev.neuron.train.surface;

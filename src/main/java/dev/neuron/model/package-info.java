/** The trained neuron, where it comes from, and the file it is kept in. */
package dev.neuron.model;

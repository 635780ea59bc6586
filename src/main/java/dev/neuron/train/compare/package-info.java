/**
 * Runs beside each other: trained on the same blocks, ranked, and searched for a learning rate.
 * Start with {@code Comparison}.
 */
package dev.neuron.train.compare;

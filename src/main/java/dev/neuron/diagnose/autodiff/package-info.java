/**
 * Derivatives without formulas, by numbers that carry them along: the second opinion on every rule.
 * Start with {@code Autodiff}.
 */
package dev.neuron.diagnose.autodiff;

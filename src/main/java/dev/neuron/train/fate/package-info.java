/**
 * What becomes of a run: foreseen from the curvature before it, observed after it, and the likely
 * cause where it went wrong. Start with {@code Forecast} and {@code Diagnosis}.
 */
package dev.neuron.train.fate;

package dev.neuron.diagnose.rules;

import java.util.List;
import java.util.function.Supplier;

/**
 * A worked example of a rule.
 *
 * @param symbols what is computed, and where, in plain text
 * @param latex the same for typesetting
 * @param work computes its numbers, in the order in which they are found
 */
public record Example(String symbols, String latex, Supplier<List<Line>> work) {}

/**
 * Numbers, formulas and findings in words, the same in every format. Start with {@code Numbers}.
 */
package dev.neuron.report.words;

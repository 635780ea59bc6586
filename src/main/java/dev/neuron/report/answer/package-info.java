/**
 * What a saved neuron and a table of data answer: evaluations, predictions, contributions,
 * inspections. Start with {@code EvaluationReport}.
 */
package dev.neuron.report.answer;

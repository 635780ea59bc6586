/**
 * The calculus shown: explanations, gradient checks and rules as text, Markdown, LaTeX and JSON.
 * Start with {@code ExplanationReport}.
 */
package dev.neuron.report.explain;

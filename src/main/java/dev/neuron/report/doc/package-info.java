/** Tables, JSON and LaTeX: how text is laid out, whatever it says. Start with {@code Table}. */
package dev.neuron.report.doc;

/**
 * A trained neuron in other languages and file formats: the same sum in the same order, the same
 * rules for missing cells and categories. One class a language.
 */
package dev.neuron.model.export;

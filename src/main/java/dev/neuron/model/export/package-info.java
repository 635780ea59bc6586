/**
 * A trained neuron as source text of other languages: the same sum in the same order, the same
 * rules for missing cells and categories. One class a language.
 */
package dev.neuron.model.export;

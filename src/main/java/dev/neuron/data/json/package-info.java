/**
 * JSON: {@code Json} writes every object of this program, {@code JsonReader} reads those it keeps
 * in files, strictly and in bounded memory, into a {@code JsonObject} that is taken apart key by
 * key.
 */
package dev.neuron.data.json;

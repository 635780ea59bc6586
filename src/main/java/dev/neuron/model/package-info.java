/**
 * The trained neuron, where it comes from, and the files it is kept in. What a file holds is
 * declared in the codecs, a field once for writing and reading: start with {@code ModelCodec} for a
 * model, {@code CheckpointCodec} for a paused run.
 */
package dev.neuron.model;

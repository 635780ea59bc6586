/**
 * Examples that stay on disk, as tables of doubles in NumPy's format: written once, read block by
 * block. Start with {@code StoredExamples}.
 */
package dev.neuron.data.npy;

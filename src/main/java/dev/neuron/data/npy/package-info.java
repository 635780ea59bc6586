/**
 * Examples that stay on disk, as tables of doubles in NumPy's format: written once, read block by
 * block. {@code StoredExamples} uses a {@code .npy} file as it is, or makes a cache of other data
 * with a {@code CacheRecord} that says what it holds. Start with {@code StoredExamples}.
 */
package dev.neuron.data.npy;

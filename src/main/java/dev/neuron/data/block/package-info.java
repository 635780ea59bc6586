/**
 * Examples in blocks, wherever they lie: in memory, in a file or in other processes; how they are
 * filled, split, permuted and summed over. Start with {@code Dataset} and {@code Examples}.
 */
package dev.neuron.data.block;

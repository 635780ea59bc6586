/**
 * From a {@code DataRequest} to a {@code Dataset}: {@code DataLoader} keeps the examples in memory,
 * {@code DiskLoader} in a file where they are too many for that. Both read, then hand the raw
 * examples to {@code Fit}. Start with {@code DataLoader}.
 */
package dev.neuron.data.load;

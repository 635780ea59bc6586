/**
 * Data into a {@code Dataset}: in memory, or on disk where the examples are too large for it. Start
 * with {@code DataLoader}.
 */
package dev.neuron.data.load;

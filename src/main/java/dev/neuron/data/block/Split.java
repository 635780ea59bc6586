package dev.neuron.data.block;

/**
 * A training part and a validation part. Columns, replacement values and scaling come from the
 * training part alone.
 *
 * @param training what to learn from
 * @param validation what to test on, encoded like the training part
 */
public record Split(Dataset training, Dataset validation) {}

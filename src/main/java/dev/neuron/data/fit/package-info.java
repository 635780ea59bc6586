/**
 * What has to be known of all examples before training: replacement values, statistics, scaling,
 * equal columns. It asks {@code RawExamples} for nothing but sums, so that examples in memory, on
 * disk and in Spark are fitted by the same code, and dealt out to folds by {@code FoldedRows}.
 * Start with {@code Fit}.
 */
package dev.neuron.data.fit;

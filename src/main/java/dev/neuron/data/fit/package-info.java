/**
 * What has to be known of all examples before training: replacement values, statistics, scaling,
 * equal columns. It asks for nothing but sums, so that data on disk and on Spark get the same
 * numbers. Start with {@code Fit}.
 */
package dev.neuron.data.fit;

/**
 * The distributed engine: Apache Spark holds the examples, and its executors sum them. The data are
 * cut into parts by their sizes alone; each part is read once and stays with an executor. A step is
 * one job: each part gives one sum, and sums are merged along a fixed binary tree over the parts
 * ({@link dev.neuron.engine.spark.MergeTree}). So the bits are the same on any cluster, run after
 * run; they agree with the local engine's to 1e-12, as parts are not its blocks.
 *
 * <p>Only this package imports Spark, and where Spark may be missing no class of it but {@link
 * dev.neuron.engine.spark.Spark} may be touched. Start with {@code SparkEngine}.
 */
package dev.neuron.engine.spark;

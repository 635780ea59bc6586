/**
 * The distributed engine: Apache Spark holds the examples, and its executors sum them.
 *
 * <p>The data are cut into parts by their sizes alone. Each part is read once, by the very code
 * that reads files here, and stays in the executors' memory (or on their disks where it does not
 * fit). A step is one job: ŵ travels to the executors with it, each part gives one sum, and sums
 * are merged along a fixed binary tree over the parts ({@link dev.neuron.engine.spark.MergeTree}),
 * as far as a task can, and by the driver from there on. The tree knows nothing of tasks, cores or
 * executors: <b>the same bits on any cluster, run after run</b>, a killed executor or not. They are
 * not the local engine's bits, because parts are not its blocks; the two agree to 1e-12.
 *
 * <p>This is the only package that imports Spark, and no class of it but {@link
 * dev.neuron.engine.spark.Spark} may be touched where Spark may be missing.
 */
package dev.neuron.engine.spark;

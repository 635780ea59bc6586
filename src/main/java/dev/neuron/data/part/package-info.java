/**
 * Parts of files, to be read by Spark's executors: the lines that start in a range of bytes, and
 * what reading them found. Nothing here knows Spark, but most of it is serializable, to be sent.
 * {@code DistributedLoading} leads the loading of training data; {@code PartReader} reads examples
 * and {@code PartRecords} records, each by {@code PartFormat}. Start with {@code
 * DistributedLoading}.
 */
package dev.neuron.data.part;

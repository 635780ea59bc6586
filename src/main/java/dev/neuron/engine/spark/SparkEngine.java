package dev.neuron.engine.spark;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.PassSums;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.spark.api.java.JavaRDD;

/**
 * Sums the examples that Spark's executors hold: full batches only. Each sum is one job, and its
 * bits do not depend on who took part.
 */
public final class SparkEngine implements GradientEngine {
  private static final String FULL_BATCHES_ONLY = "Spark sums full batches only";

  private final Cluster cluster;
  private final JavaRDD<CachedPart> parts;
  private final Neuron neuron;
  private final long rows;
  private final int features;
  private final BooleanSupplier interrupted;

  SparkEngine(Cluster cluster, JavaRDD<CachedPart> parts, Neuron neuron, long rows, int features) {
    this(cluster, parts, neuron, rows, features, () -> false);
  }

  private SparkEngine(
      Cluster cluster,
      JavaRDD<CachedPart> parts,
      Neuron neuron,
      long rows,
      int features,
      BooleanSupplier interrupted) {
    this.cluster = cluster;
    this.parts = parts;
    this.neuron = neuron;
    this.rows = rows;
    this.features = features;
    this.interrupted = interrupted;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public List<ExampleSum<?>> sum(double[][] wHats, GradientSum[] into, List<ExampleSum<?>> riders) {
    PassSums total = PassSums.into(neuron, wHats, into, riders);
    total.merge(fold(new PassSums(neuron, features, wHats, riders)));
    return total.riders();
  }

  @Override
  public void sum(double[] wHat, long from, long to, GradientSum into) {
    if (from == 0 && to == rows) {
      sum(wHat, into);
      return;
    }
    throw new UnsupportedOperationException(FULL_BATCHES_ONLY);
  }

  @Override
  public void descend(double[] wHat, long from, long to, double learningRate) {
    throw new UnsupportedOperationException(FULL_BATCHES_ONLY);
  }

  @Override
  public <S extends ExampleSum<S>> S fold(S empty) {
    return fold(cluster, parts, empty, interrupted);
  }

  /** The sum over all parts. */
  static <S extends ExampleSum<S>> S fold(
      Cluster cluster, JavaRDD<CachedPart> parts, S empty, BooleanSupplier interrupted) {
    MergeTree<S> tree = new MergeTree<>();
    JavaRDD<MergeTree.Subtree<S>> sums = parts.mapPartitions(mine -> summed(mine, empty));
    cluster.collect(sums, interrupted).forEach(tree::add);
    return tree.total(empty.empty());
  }

  /** What an executor does: a sum for each of a task's parts, merged as far as they go together. */
  private static <S extends ExampleSum<S>> Iterator<MergeTree.Subtree<S>> summed(
      Iterator<CachedPart> parts, S empty) {
    MergeTree<S> tree = new MergeTree<>();
    while (parts.hasNext()) {
      CachedPart part = parts.next();
      S sum = empty.empty();
      for (Block block : part.blocks()) {
        sum.add(block);
      }
      tree.add(part.number(), sum);
    }
    return tree.subtrees().iterator();
  }

  @Override
  public GradientEngine withNeuron(Neuron other) {
    return new SparkEngine(cluster, parts, other, rows, features, interrupted);
  }

  @Override
  public void close() {
    parts.unpersist(false);
  }

  @Override
  public GradientEngine interruptible(BooleanSupplier asked) {
    return new SparkEngine(cluster, parts, neuron, rows, features, asked);
  }
}

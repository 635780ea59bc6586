package dev.neuron.engine.spark;

import dev.neuron.data.DataRequest;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.Scaling;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.RawExamples;
import dev.neuron.data.block.RowChoice;
import dev.neuron.data.block.RowSplit;
import dev.neuron.data.block.Split;
import dev.neuron.data.fit.FoldedRows;
import dev.neuron.data.part.PartPreparation;
import dev.neuron.engine.GradientEngine;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** Examples ready to train on, in the memory of Spark's executors. */
public final class SparkExamples {
  /**
   * An example and its number.
   *
   * @param number from 1
   * @param example a block of one
   */
  private record Numbered(long number, Block example) implements java.io.Serializable {}

  private final Cluster cluster;

  /** Examples for the executors of a cluster. */
  public SparkExamples(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Loads all rows of some files, to the numbers that loading them here would give up to 1e-12.
   *
   * @param names files and folders
   * @param request what is asked for; its sources give no more than their names
   * @throws dev.neuron.data.DataException like {@link dev.neuron.data.load.DataLoader#load}
   * @throws dev.neuron.engine.EngineException if the cluster failed
   */
  public Dataset load(List<String> names, DataRequest request, LoadProgress progress) {
    try (SparkTable table = SparkTable.read(cluster, names, request, null, progress)) {
      return table.loading().training(new Raw(cluster, table, RowChoice.ALL));
    }
  }

  /**
   * The same with a share of the rows put apart for validation: the very rows that {@link
   * dev.neuron.data.load.DataLoader#split} puts apart.
   */
  public Split split(
      List<String> names, DataRequest request, double share, long seed, LoadProgress progress) {
    try (SparkTable table = SparkTable.read(cluster, names, request, null, progress)) {
      RowSplit rows = table.loading().split(share, seed);
      Dataset training = table.loading().training(new Raw(cluster, table, rows.choice(false)));
      Raw validation = new Raw(cluster, table, rows.choice(true));
      return new Split(training, table.loading().like(training, validation));
    }
  }

  /** Other files, with the columns and in the coordinates of a training set. */
  public Dataset loadLike(Dataset training, List<String> names, DataRequest request) {
    try (SparkTable table =
        SparkTable.read(cluster, names, request, training.columns(), LoadProgress.NONE)) {
      return table.loading().like(training, new Raw(cluster, table, RowChoice.ALL));
    }
  }

  /**
   * Loads all rows and deals them out to the very folds that {@link
   * dev.neuron.data.load.DataLoader#folded} would. The executors keep them as they were read.
   */
  public FoldedRows folded(
      List<String> names, DataRequest request, int count, long seed, LoadProgress progress) {
    SparkTable table = SparkTable.read(cluster, names, request, null, progress);
    return table.loading().folded(choice -> new Raw(cluster, table, choice), count, seed);
  }

  /** Examples with the executors, who do to them what is to be done and keep what comes of it. */
  private static final class Raw implements RawExamples {
    private final Cluster cluster;
    private final SparkTable table;
    private PartPreparation preparation;

    Raw(Cluster cluster, SparkTable table, RowChoice rows) {
      this.cluster = cluster;
      this.table = table;
      this.preparation = PartPreparation.of(rows);
    }

    @Override
    public <S extends ExampleSum<S>> S sum(S empty) {
      return SparkEngine.fold(cluster, table.prepared(preparation), empty, () -> false);
    }

    @Override
    public void replaceMissing(List<Feature> features) {
      preparation = preparation.replacing(features);
    }

    @Override
    public void scale(Scaling scaling) {
      preparation = preparation.scaled(scaling);
    }

    /** Makes them now, while the raw ones are still there; all that comes here is their number. */
    @Override
    public List<Block> blocks() {
      JavaRDD<CachedPart> kept =
          table.prepared(preparation).persist(StorageLevel.MEMORY_AND_DISK());
      return new SparkBlocks(
          cluster, kept, cluster.run(() -> kept.map(CachedPart::rows).collect()));
    }
  }

  /** Sums over examples that were loaded here. Closing it takes them from the executors' memory. */
  public static GradientEngine engine(Dataset examples, Neuron neuron) {
    SparkBlocks blocks = (SparkBlocks) examples.blocks();
    return new SparkEngine(
        blocks.cluster(), blocks.parts(), neuron, examples.rows(), examples.features());
  }

  /**
   * Brings some examples here.
   *
   * @param numbers which ones, counted from 1, ascending
   */
  public static Block examples(Dataset dataset, long[] numbers) {
    SparkBlocks blocks = (SparkBlocks) dataset.blocks();
    JavaRDD<CachedPart> parts = blocks.parts();
    long[] firsts = blocks.firsts();
    List<Numbered> found =
        new ArrayList<>(
            blocks
                .cluster()
                .run(() -> parts.mapPartitions(mine -> chosen(mine, firsts, numbers)).collect()));
    int features = dataset.features();
    boolean weighted = !found.isEmpty() && found.get(0).example().weights() != null;
    Block all =
        new Block(
            new double[Math.multiplyExact(numbers.length, features)],
            new double[numbers.length],
            weighted ? new double[numbers.length] : null,
            numbers.length,
            features);
    for (Numbered one : found) {
      SparkTable.copy(one.example(), 0, all, Arrays.binarySearch(numbers, one.number()));
    }
    return all;
  }

  private static Iterator<Numbered> chosen(
      Iterator<CachedPart> parts, long[] firsts, long[] numbers) {
    List<Numbered> found = new ArrayList<>();
    while (parts.hasNext()) {
      CachedPart part = parts.next();
      long before = firsts[part.number()];
      for (Block block : part.blocks()) {
        int next = Arrays.binarySearch(numbers, before + 1);
        for (int i = next < 0 ? -next - 1 : next;
            i < numbers.length && numbers[i] <= before + block.rows();
            i++) {
          found.add(new Numbered(numbers[i], single(block, (int) (numbers[i] - 1 - before))));
        }
        before += block.rows();
      }
    }
    return found.iterator();
  }

  private static Block single(Block block, int row) {
    Block one =
        new Block(
            new double[block.columns()],
            new double[1],
            block.weights() == null ? null : new double[1],
            1,
            block.columns());
    SparkTable.copy(block, row, one, 0);
    return one;
  }
}

package dev.neuron.engine.spark;

import dev.neuron.data.DataRequest;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.Scaling;
import dev.neuron.data.block.AbsentBlocks;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.RawExamples;
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
  private final JavaRDD<CachedPart> parts;
  private final Dataset dataset;

  private SparkExamples(Cluster cluster, JavaRDD<CachedPart> parts, Dataset dataset) {
    this.cluster = cluster;
    this.parts = parts;
    this.dataset = dataset;
  }

  /**
   * Loads all rows of some files, to the numbers that loading them here would give up to 1e-12.
   *
   * @param names files and folders
   * @param request what is asked for; its sources give no more than their names
   * @throws dev.neuron.data.DataException like {@link dev.neuron.data.load.DataLoader#load}
   * @throws dev.neuron.engine.EngineException if the cluster failed
   */
  public static SparkExamples load(
      Cluster cluster, List<String> names, DataRequest request, LoadProgress progress) {
    try (SparkTable table = SparkTable.read(cluster, names, request, null, progress)) {
      return training(cluster, table, table.loading().rows(Double.NaN, 0, false));
    }
  }

  /**
   * The same with a share of the rows put apart for validation: the very rows that {@link
   * dev.neuron.data.load.DataLoader#split} puts apart.
   *
   * @return the training part, then the validation part
   */
  public static List<SparkExamples> split(
      Cluster cluster,
      List<String> names,
      DataRequest request,
      double share,
      long seed,
      LoadProgress progress) {
    try (SparkTable table = SparkTable.read(cluster, names, request, null, progress)) {
      SparkExamples training = training(cluster, table, table.loading().rows(share, seed, false));
      return List.of(training, training.other(table, table.loading().rows(share, seed, true)));
    }
  }

  /** Other files, with the columns and in the coordinates of these. */
  public SparkExamples loadLike(List<String> names, DataRequest request) {
    try (SparkTable table =
        SparkTable.read(cluster, names, request, dataset.columns(), LoadProgress.NONE)) {
      return other(table, table.loading().rows(Double.NaN, 0, false));
    }
  }

  private static SparkExamples training(Cluster cluster, SparkTable table, PartPreparation rows) {
    Raw raw = new Raw(cluster, table, rows);
    Dataset dataset = table.loading().training(raw);
    return new SparkExamples(cluster, raw.kept, dataset);
  }

  private SparkExamples other(SparkTable table, PartPreparation rows) {
    Raw raw = new Raw(cluster, table, rows);
    Dataset like = table.loading().like(dataset, raw);
    return new SparkExamples(cluster, raw.kept, like);
  }

  /** Examples with the executors, who do to them what is to be done and keep what comes of it. */
  private static final class Raw implements RawExamples {
    private final Cluster cluster;
    private final SparkTable table;
    private PartPreparation preparation;
    private JavaRDD<CachedPart> kept;

    Raw(Cluster cluster, SparkTable table, PartPreparation rows) {
      this.cluster = cluster;
      this.table = table;
      this.preparation = rows;
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
      kept = table.prepared(preparation).persist(StorageLevel.MEMORY_AND_DISK());
      List<Long> counts = cluster.run(() -> kept.map(CachedPart::rows).collect());
      return new AbsentBlocks(counts.stream().mapToLong(Long::longValue).sum());
    }
  }

  /** What the examples are; the blocks are not here. */
  public Dataset dataset() {
    return dataset;
  }

  /** Sums over the examples. */
  public GradientEngine engine(Neuron neuron) {
    return new SparkEngine(cluster, parts, neuron, dataset.rows(), dataset.features());
  }

  /**
   * Brings some examples here.
   *
   * @param numbers which ones, counted from 1, ascending
   */
  public Block examples(long[] numbers) {
    List<Numbered> found =
        new ArrayList<>(
            cluster.run(() -> parts.mapPartitions(mine -> chosen(mine, numbers)).collect()));
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

  private static Iterator<Numbered> chosen(Iterator<CachedPart> parts, long[] numbers) {
    List<Numbered> found = new ArrayList<>();
    while (parts.hasNext()) {
      CachedPart part = parts.next();
      long before = part.firstRow();
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

package dev.neuron.data.load;

import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.Scaling;
import dev.neuron.data.block.BlockWorkers;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.RawExamples;
import dev.neuron.data.block.RowChoice;
import dev.neuron.data.block.RowSplit;
import dev.neuron.data.block.Split;
import dev.neuron.data.fit.Fit;
import dev.neuron.data.fit.FoldedRows;
import dev.neuron.data.fit.RawRows;
import dev.neuron.data.npy.NpyExamples;
import dev.neuron.data.npy.StoredExamples;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads what {@link DataLoader} loads, to the same bits, but leaves the examples on disk: the
 * memory needed does not depend on how many there are.
 */
public final class DiskLoader {
  private final DataRequest request;
  private final StoredExamples raw;
  private final String file;

  private DiskLoader(DataRequest request, StoredExamples raw) {
    this.request = request;
    this.raw = raw;
    this.file = request.sources().get(0).name();
  }

  /** Whether the sources can be read more than once. */
  public static boolean canReadTwice(DataRequest request) {
    for (DataSource source : request.sources()) {
      if (source.path() == null) {
        return false;
      }
    }
    return true;
  }

  /**
   * Loads everything.
   *
   * @param cache where to keep what has to be converted, or null for beside the first source
   * @throws DataException like {@link DataLoader#load}
   * @throws OutputException if the cache cannot be written
   */
  public static Dataset load(DataRequest request, Path cache, LoadProgress progress) {
    DiskLoader loader = new DiskLoader(request, StoredExamples.open(request, cache, progress));
    return loader.training(loader.raw.blocks(), progress);
  }

  /** A table of doubles that is used as it is, or null where the sources are something else. */
  static Dataset table(DataRequest request, LoadProgress progress) {
    StoredExamples raw = StoredExamples.direct(request, progress);
    return raw == null ? null : new DiskLoader(request, raw).training(raw.blocks(), progress);
  }

  /**
   * Loads everything and puts the very rows apart that {@link DataLoader#split} would.
   *
   * @param share of the rows, above 0 and below 1
   * @throws DataException like {@link DataLoader#load}
   */
  public static Split split(
      DataRequest request, Path cache, double share, long seed, LoadProgress progress) {
    DiskLoader loader = new DiskLoader(request, StoredExamples.open(request, cache, progress));
    NpyExamples all = loader.raw.blocks();
    RowSplit rows = RowSplit.of(loader.raw.report().rowsUsed(), share, seed, loader.file);
    Dataset training = loader.training(all.part(rows.choice(false), null), progress);
    StoredRaw validation = new StoredRaw(all.part(rows.choice(true), null), request.threads());
    return new Split(training, Fit.like(training, validation, training.report()));
  }

  /**
   * Loads everything and deals the rows out to the very folds that {@link DataLoader#folded} would.
   *
   * @param count how many folds, at least 2
   * @throws DataException like {@link DataLoader#folded}
   */
  public static FoldedRows folded(
      DataRequest request, Path cache, int count, long seed, LoadProgress progress) {
    DiskLoader loader = new DiskLoader(request, StoredExamples.open(request, cache, progress));
    progress.parsed();
    StoredExamples raw = loader.raw;
    int[] groups = raw.blocks().groups();
    RawRows rows =
        new RawRows() {
          @Override
          public long[] groupSizes() {
            return groups == null ? null : raw.blocks().groupSizes(groups);
          }

          @Override
          public RawExamples chosen(RowChoice choice) {
            NpyExamples all = raw.blocks();
            return new StoredRaw(
                choice == RowChoice.ALL ? all : all.part(choice, groups), request.threads());
          }
        };
    Fit fit = new Fit(request, loader.file, raw.notes());
    return FoldedRows.of(fit, raw.columns(), raw.report(), rows, count, seed);
  }

  private Dataset training(NpyExamples stored, LoadProgress progress) {
    progress.parsed();
    StoredRaw examples = new StoredRaw(stored, request.threads());
    Dataset dataset =
        new Fit(request, file, raw.notes()).training(raw.columns(), examples, raw.report());
    progress.prepared(examples.passes);
    return dataset;
  }

  /** Examples in a file: what is to become of them is done whenever they are read. */
  private static final class StoredRaw implements RawExamples {
    private final BlockWorkers workers;
    private NpyExamples examples;
    private int passes;

    StoredRaw(NpyExamples examples, int threads) {
      this.examples = examples;
      this.workers = new BlockWorkers(threads);
    }

    @Override
    public <S extends ExampleSum<S>> S sum(S empty) {
      passes++;
      return workers.sum(examples, empty, () -> {});
    }

    @Override
    public void replaceMissing(List<Feature> features) {
      examples = examples.replaced(features);
    }

    @Override
    public void scale(Scaling scaling) {
      examples = examples.scaled(scaling);
    }

    @Override
    public List<Block> blocks() {
      return examples;
    }
  }
}

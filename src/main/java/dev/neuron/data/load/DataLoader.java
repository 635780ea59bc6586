package dev.neuron.data.load;

import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.block.BlockBuilder;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.MemoryBudget;
import dev.neuron.data.block.RawExamples;
import dev.neuron.data.block.RowChoice;
import dev.neuron.data.block.RowSplit;
import dev.neuron.data.block.Split;
import dev.neuron.data.fit.Fit;
import dev.neuron.data.fit.FoldedRows;
import dev.neuron.data.fit.MemoryExamples;
import dev.neuron.data.fit.RawRows;
import dev.neuron.data.rows.CsvPass;
import dev.neuron.math.Block;
import java.util.List;

/** Reads the sources of a request into memory as blocks of scaled examples. */
public final class DataLoader {
  private DataLoader() {}

  /**
   * Loads everything.
   *
   * @throws DataException if the sources cannot be read (UNREADABLE), hold something unusable
   *     (CONTENT), do not have what was asked for (REQUEST) or do not fit (TOO_LARGE)
   * @throws OutputException if the file for rejected rows cannot be written
   */
  public static Dataset load(DataRequest request, LoadProgress progress) {
    return MemoryBudget.fitting(request.sources().get(0).name(), () -> read(request, progress));
  }

  private static Dataset read(DataRequest request, LoadProgress progress) {
    if (request.sources().get(0).name().endsWith(".npy")) {
      Dataset table = DiskLoader.table(request, progress);
      if (table != null) {
        MemoryBudget.refuse(request.sources().get(0).name(), table.rows(), table.features(), 0);
        return table.inMemory();
      }
    }
    return load(request, false, progress);
  }

  /** Reads text; with {@code reference}, commons-csv reads it all: the law the rest obeys. */
  public static Dataset load(DataRequest request, boolean reference, LoadProgress progress) {
    CsvPass pass = CsvPass.training(request, reference, 1, 0, progress);
    return fit(request, pass, pass.takeFeatures(), progress);
  }

  private static Dataset fit(
      DataRequest request, CsvPass pass, List<Block> training, LoadProgress progress) {
    progress.parsed();
    MemoryExamples examples = new MemoryExamples(training, request.threads());
    Fit fit = new Fit(request, pass.file(), pass.notes());
    Dataset dataset = fit.training(pass.columns(), examples, pass.report());
    progress.prepared(examples.passes());
    return dataset;
  }

  /**
   * Loads everything and puts a share of the rows apart for validation. Which rows those are
   * depends on the seed and the number of rows alone. A one-hot value counts as seen wherever it
   * is.
   *
   * @param share of the rows, above 0 and below 1; at least one row and not all of them
   * @throws DataException like {@link #load}
   */
  public static Split split(DataRequest request, double share, long seed, LoadProgress progress) {
    return MemoryBudget.fitting(
        request.sources().get(0).name(), () -> readSplit(request, share, seed, progress));
  }

  private static Split readSplit(
      DataRequest request, double share, long seed, LoadProgress progress) {
    // The parts are filled while the whole is given up block by block: each has one block begun.
    CsvPass pass = CsvPass.training(request, false, 1, 2L * Dataset.BLOCK_BYTES, progress);
    RowSplit rows = RowSplit.of(pass.report().rowsUsed(), share, seed, pass.file());
    int features = pass.columns().size();
    BlockBuilder first = new BlockBuilder(features, pass.plan().isWeighted());
    BlockBuilder second = new BlockBuilder(features, pass.plan().isWeighted());
    rows.distribute(pass.takeFeatures(), first, second);
    Dataset training = fit(request, pass, first.build(), progress);
    MemoryExamples validation = new MemoryExamples(second.build(), request.threads());
    return new Split(training, Fit.like(training, validation, training.report()));
  }

  /**
   * Loads everything and deals the rows out to folds, by the seed or by the column of groups. The
   * rows as they were read, all of them to train on, and a fold and the others are in memory
   * together.
   *
   * @param count how many folds, at least 2
   * @throws DataException like {@link #load} and {@link FoldedRows#of}
   */
  public static FoldedRows folded(
      DataRequest request, int count, long seed, LoadProgress progress) {
    return MemoryBudget.fitting(
        request.sources().get(0).name(),
        () -> {
          CsvPass pass = CsvPass.training(request, false, 3, 0, progress);
          progress.parsed();
          Fit fit = new Fit(request, pass.file(), pass.notes());
          RawRows rows = InMemory.of(pass, request.threads());
          return FoldedRows.of(fit, pass.columns(), pass.report(), rows, count, seed);
        });
  }

  /**
   * Rows in memory, copied where they are taken.
   *
   * @param groups the group of each, or null without groups
   */
  private record InMemory(
      String file, List<Block> rows, int[] groups, long[] groupSizes, int threads)
      implements RawRows {
    static InMemory of(CsvPass pass, int threads) {
      int[] groups = pass.groups();
      long[] sizes = groups == null ? null : pass.plan().groupSizes(groups);
      return new InMemory(pass.file(), pass.takeFeatures(), groups, sizes, threads);
    }

    @Override
    public RawExamples chosen(RowChoice choice) {
      return MemoryBudget.fitting(
          file, () -> new MemoryExamples(choice.of(rows, 0, groups), threads));
    }
  }

  /**
   * Loads other sources as validation data for a training set: by name, with its columns, its
   * replacement values and its scaling.
   *
   * @throws DataException like {@link #load}; CONTENT if a column is missing or a one-hot value was
   *     not seen in training
   */
  public static Dataset loadLike(
      Dataset training, DataRequest request, List<DataSource> sources, LoadProgress progress) {
    return MemoryBudget.fitting(
        sources.get(0).name(), () -> readLike(training, request, sources, progress));
  }

  private static Dataset readLike(
      Dataset training, DataRequest request, List<DataSource> sources, LoadProgress progress) {
    DataRequest like = request.withSources(sources);
    CsvPass pass = CsvPass.like(training.columns(), like, progress);
    MemoryExamples examples = new MemoryExamples(pass.takeFeatures(), request.threads());
    return Fit.like(training, examples, pass.report());
  }
}

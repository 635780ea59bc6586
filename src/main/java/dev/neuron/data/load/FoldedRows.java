package dev.neuron.data.load;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.Fault;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Note;
import dev.neuron.data.SafeText;
import dev.neuron.data.block.BlockBuilder;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.RowFolds;
import dev.neuron.data.block.Split;
import dev.neuron.data.fit.Fit;
import dev.neuron.data.fit.MemoryExamples;
import dev.neuron.data.rows.CsvPass;
import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that were read once and belong to folds: a training set of all of them, and of all but those
 * of a fold, each with replacement values and scaling of its own.
 */
public final class FoldedRows {
  private final DataRequest request;
  private final String file;
  private final Columns columns;
  private final List<Block> rows; // as read
  private final LoadReport report;
  private final List<Note> notes;
  private final RowFolds folds;

  private FoldedRows(DataRequest request, CsvPass pass, int count, long seed) {
    this.request = request;
    this.file = pass.file();
    this.report = pass.report();
    this.notes = pass.notes();
    this.folds = folds(pass, count, seed);
    this.columns = pass.columns();
    this.rows = pass.takeFeatures();
  }

  /**
   * Deals the rows out.
   *
   * @throws DataException of kind CONTENT if a fold would have fewer than two rows
   */
  static FoldedRows of(DataRequest request, CsvPass pass, int count, long seed) {
    FoldedRows folded = new FoldedRows(request, pass, count, seed);
    folded.noteGaps();
    return folded;
  }

  private RowFolds folds(CsvPass pass, int count, long seed) {
    long used = report.rowsUsed();
    if (used < 2L * count || used > Integer.MAX_VALUE) {
      throw refused(
          used
              + " rows are too "
              + (used < 2L * count ? "few" : "many")
              + " for "
              + count
              + " folds",
          used < 4 ? "--folds needs at least 4" : "use --folds " + Math.min(10, used / 2));
    }
    int[] groups = pass.groups();
    if (groups == null) {
      return RowFolds.of((int) used, count, seed);
    }
    int different = Arrays.stream(groups).max().orElse(-1) + 1;
    if (different < count) {
      throw refused(
          "the column of --fold-by has " + different + " values, too few for " + count + " folds",
          different < 2 ? "name another column" : "use --folds " + different);
    }
    RowFolds folds = RowFolds.ofGroups(groups, count, seed);
    long least = Arrays.stream(folds.sizes()).min().orElse(0);
    if (least < 2) {
      throw refused("a fold of --fold-by would have a single row", "use fewer --folds");
    }
    return folds;
  }

  private DataException refused(String problem, String remedy) {
    return DataException.content(Fault.of(file, problem, remedy));
  }

  /** What a fold's training rows lack although others have it. */
  private void noteGaps() {
    int features = columns.size();
    long[][] ones = new long[folds.count() + 1][features];
    double[] low = new double[folds.count()];
    double[] high = new double[folds.count()];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    int row = 0;
    for (Block block : rows) {
      for (int i = 0; i < block.rows(); i++, row++) {
        int fold = folds.of(row);
        low[fold] = Math.min(low[fold], block.y()[i]);
        high[fold] = Math.max(high[fold], block.y()[i]);
        for (int j = 0; j < features; j++) {
          if (has(block, i, j)) {
            ones[fold][j]++;
            ones[folds.count()][j]++;
          }
        }
      }
    }
    for (int fold = 0; fold < folds.count(); fold++) {
      noteUnseen(fold, ones);
      noteTargets(fold, low, high);
    }
  }

  /** Whether a row has the value of a feature; one that others are compared with is always 0. */
  private boolean has(Block block, int row, int feature) {
    Feature asked = columns.features().get(feature);
    int at = row * columns.size();
    if (!asked.isReference()) {
      return asked.isOneHot() && block.x()[at + feature] == 1;
    }
    boolean other = Double.isNaN(block.x()[at + feature]);
    for (int j = 0; j < columns.size() && !other; j++) {
      Feature sibling = columns.features().get(j);
      other = sibling.source().equals(asked.source()) && block.x()[at + j] == 1;
    }
    return !other;
  }

  private void noteUnseen(int fold, long[][] ones) {
    List<String> unseen = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      Feature feature = columns.features().get(j);
      if (ones[fold][j] > 0 && ones[fold][j] == ones[folds.count()][j]) {
        unseen.add(feature.name());
      }
    }
    if (!unseen.isEmpty()) {
      notes.add(
          Note.warning(
              "fold "
                  + (fold + 1)
                  + " alone has "
                  + SafeText.list(unseen)
                  + ": its rows are predicted without having seen the like"));
    }
  }

  private void noteTargets(int fold, double[] low, double[] high) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int other = 0; other < low.length; other++) {
      if (other != fold) {
        least = Math.min(least, low[other]);
        most = Math.max(most, high[other]);
      }
    }
    boolean alike = low[fold] == high[fold];
    if (alike || least == most) {
      notes.add(
          Note.warning(
              "fold "
                  + (fold + 1)
                  + (alike
                      ? " has equal targets alone, so no R²"
                      : " leaves equal targets alone to learn from")
                  + ": use fewer --folds, or another --seed"));
    }
  }

  /** How many folds there are. */
  public int count() {
    return folds.count();
  }

  /** All rows to train on. */
  public Dataset all() {
    List<Block> copies = new ArrayList<>();
    for (Block block : rows) {
      int count = block.rows();
      double[] weights = block.weights();
      copies.add(
          new Block(
              Arrays.copyOf(block.x(), count * block.columns()),
              Arrays.copyOf(block.y(), count),
              weights == null ? null : Arrays.copyOf(weights, count),
              count,
              block.columns()));
    }
    return fit(copies, notes);
  }

  /** A fold, and all rows but its own to train on: the same as from files that hold the parts. */
  public Split split(int fold) {
    boolean weighted = rows.get(0).weights() != null;
    BlockBuilder others = new BlockBuilder(columns.size(), weighted);
    BlockBuilder own = new BlockBuilder(columns.size(), weighted);
    folds.distribute(rows, fold, others, own);
    Dataset training = fit(others.build(), new ArrayList<>());
    MemoryExamples heldOut = new MemoryExamples(own.build(), request.threads());
    return new Split(training, Fit.like(training, heldOut, report));
  }

  private Dataset fit(List<Block> blocks, List<Note> found) {
    return new Fit(request, file, found)
        .training(columns, new MemoryExamples(blocks, request.threads()), report);
  }
}

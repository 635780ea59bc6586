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
  /** With fewer, all rows but those of a fold are a single one. */
  private static final int LEAST_ROWS = 3;

  /** Of so many gaps each is told. */
  private static final int MOST_GAPS = 4;

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
   * @throws DataException of kind CONTENT if a fold would have no row, or none that counts
   */
  static FoldedRows of(DataRequest request, CsvPass pass, int count, long seed) {
    FoldedRows folded = new FoldedRows(request, pass, count, seed);
    folded.requireWeights();
    folded.noteSingleRows();
    folded.noteGaps();
    return folded;
  }

  private RowFolds folds(CsvPass pass, int count, long seed) {
    long used = report.rowsUsed();
    if (used < Math.max(count, LEAST_ROWS) || used > Integer.MAX_VALUE) {
      throw refused(
          used
              + (used == 1 ? " row is too " : " rows are too ")
              + (used > Integer.MAX_VALUE ? "many" : "few")
              + " for "
              + count
              + " folds",
          used < LEAST_ROWS
              ? "--folds needs at least " + LEAST_ROWS
              : "use --folds " + Math.min(10, used));
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
    return RowFolds.ofGroups(groups, count, seed);
  }

  private DataException refused(String problem, String remedy) {
    return DataException.content(Fault.of(file, problem, remedy));
  }

  /** A fold of weight 0 tells nothing, and has no mean. */
  private void requireWeights() {
    double[] weights = new double[folds.count()];
    int row = 0;
    for (Block block : rows) {
      for (int i = 0; i < block.rows(); i++) {
        weights[folds.of(row++)] += block.weights() == null ? 1 : block.weights()[i];
      }
    }
    for (int fold = 0; fold < weights.length && Arrays.stream(weights).sum() > 0; fold++) {
      if (weights[fold] == 0) {
        throw refused(
            "fold " + (fold + 1) + " has rows of weight 0 alone",
            "use fewer --folds, or another --seed");
      }
    }
  }

  private void noteSingleRows() {
    long single = Arrays.stream(folds.sizes()).filter(size -> size == 1).count();
    if (single > 0) {
      String which =
          single == folds.count()
              ? "each fold has a single row (leave-one-out)"
              : single + " of " + folds.count() + " folds have a single row";
      notes.add(Note.note(which + ", and a row has no R² of its own; that of all is given"));
    }
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
    long[] sizes = folds.sizes();
    List<String> gaps = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      addUnseen(fold, ones, gaps);
      addTargets(fold, sizes[fold] == 1, low, high, gaps);
    }
    int told = gaps.size() <= MOST_GAPS + 1 ? gaps.size() : MOST_GAPS;
    gaps.subList(0, told).forEach(gap -> notes.add(Note.warning(gap)));
    if (told < gaps.size()) {
      notes.add(Note.warning("and so it is with " + (gaps.size() - told) + " more folds"));
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

  private void addUnseen(int fold, long[][] ones, List<String> gaps) {
    List<String> unseen = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      Feature feature = columns.features().get(j);
      if (ones[fold][j] > 0 && ones[fold][j] == ones[folds.count()][j]) {
        unseen.add(feature.name());
      }
    }
    if (!unseen.isEmpty()) {
      gaps.add(
          "fold "
              + (fold + 1)
              + " alone has "
              + SafeText.list(unseen)
              + ": its rows are predicted without having seen the like");
    }
  }

  private void addTargets(
      int fold, boolean single, double[] low, double[] high, List<String> gaps) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int other = 0; other < low.length; other++) {
      if (other != fold) {
        least = Math.min(least, low[other]);
        most = Math.max(most, high[other]);
      }
    }
    boolean alike = low[fold] == high[fold] && !single;
    if (alike || least == most) {
      gaps.add(
          "fold "
              + (fold + 1)
              + (alike
                  ? " has equal targets alone, so no R² of its own"
                  : " leaves equal targets alone to learn from")
              + ": use fewer --folds, or another --seed");
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

package dev.neuron.data.fit;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Note;
import dev.neuron.data.SafeText;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.RowChoice;
import dev.neuron.data.block.RowFolds;
import dev.neuron.data.block.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that were read once and belong to folds, in memory, in a file or in Spark: a training set of
 * all of them, and of all but those of a fold, each with replacement values and scaling of its own.
 */
public final class FoldedRows {
  /** With fewer, all rows but those of a fold are a single one. */
  private static final int LEAST_ROWS = 3;

  /** Of so many gaps each is told. */
  private static final int MOST_GAPS = 4;

  private final Fit fit;
  private final Columns columns;
  private final LoadReport report;
  private final RawRows rows;
  private final RowFolds folds;

  private FoldedRows(
      Fit fit, Columns columns, LoadReport report, RawRows rows, int count, long seed) {
    this.fit = fit;
    this.columns = columns;
    this.report = report;
    this.rows = rows;
    this.folds = folds(count, seed);
  }

  /**
   * Deals the rows out.
   *
   * @param fit what makes training data of them, and is told what is found
   * @param columns as they were read, without what stands in for missing cells
   * @param count how many folds, at least 2
   * @throws DataException of kind CONTENT if a fold would have no row, or none that counts
   */
  public static FoldedRows of(
      Fit fit, Columns columns, LoadReport report, RawRows rows, int count, long seed) {
    FoldedRows folded = new FoldedRows(fit, columns, report, rows, count, seed);
    List<FoldContent> contents = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      RowChoice own = folded.folds.choice(fold, true);
      contents.add(rows.chosen(own).sum(new FoldContent(columns.features())));
    }
    folded.requireWeights(contents);
    folded.noteSingleRows(contents);
    folded.noteGaps(contents);
    return folded;
  }

  private RowFolds folds(int count, long seed) {
    long used = report.rowsUsed();
    if (used < Math.max(count, LEAST_ROWS)) {
      throw refused(
          used + (used == 1 ? " row is" : " rows are") + " too few for " + count + " folds",
          used < LEAST_ROWS
              ? "--folds needs at least " + LEAST_ROWS
              : "use --folds " + Math.min(10, used));
    }
    long[] groups = rows.groupSizes();
    if (groups == null) {
      return RowFolds.of(used, count, seed);
    }
    long different = Arrays.stream(groups).filter(size -> size > 0).count();
    if (different < count) {
      throw refused(
          "the column of --fold-by has " + different + " values, too few for " + count + " folds",
          different < 2 ? "name another column" : "use --folds " + different);
    }
    return RowFolds.ofGroups(groups, count, seed);
  }

  private DataException refused(String problem, String remedy) {
    return DataException.content(Fault.of(fit.file(), problem, remedy));
  }

  /** A fold of weight 0 tells nothing, and has no mean. */
  private void requireWeights(List<FoldContent> contents) {
    double all = contents.stream().mapToDouble(FoldContent::weight).sum();
    for (int fold = 0; fold < contents.size() && all > 0; fold++) {
      if (contents.get(fold).weight() == 0) {
        throw refused(
            "fold " + (fold + 1) + " has rows of weight 0 alone",
            "use fewer --folds, or another --seed");
      }
    }
  }

  private void noteSingleRows(List<FoldContent> contents) {
    long single = contents.stream().filter(content -> content.rows() == 1).count();
    if (single > 0) {
      String which =
          single == folds.count()
              ? "each fold has a single row (leave-one-out)"
              : single + " of " + folds.count() + " folds have a single row";
      fit.note(Note.note(which + ", and a row has no R² of its own; that of all is given"));
    }
  }

  /** What a fold's training rows lack although others have it. */
  private void noteGaps(List<FoldContent> contents) {
    FoldContent all = new FoldContent(columns.features());
    contents.forEach(all::merge);
    List<String> gaps = new ArrayList<>();
    for (int fold = 0; fold < contents.size(); fold++) {
      addUnseen(fold, contents.get(fold), all, gaps);
      addTargets(fold, contents, gaps);
    }
    int told = gaps.size() <= MOST_GAPS + 1 ? gaps.size() : MOST_GAPS;
    gaps.subList(0, told).forEach(gap -> fit.note(Note.warning(gap)));
    if (told < gaps.size()) {
      fit.note(Note.warning("and so it is with " + (gaps.size() - told) + " more folds"));
    }
  }

  private void addUnseen(int fold, FoldContent own, FoldContent all, List<String> gaps) {
    List<String> unseen = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      Feature feature = columns.features().get(j);
      if (own.ones(j) > 0 && own.ones(j) == all.ones(j)) {
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

  private static void addTargets(int fold, List<FoldContent> contents, List<String> gaps) {
    FoldContent own = contents.get(fold);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (FoldContent other : contents) {
      if (other != own) {
        least = Math.min(least, other.low());
        most = Math.max(most, other.high());
      }
    }
    boolean alike = own.low() == own.high() && own.rows() > 1;
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
    return fit.training(columns, rows.chosen(RowChoice.ALL), report);
  }

  /** A fold, and all rows but its own to train on: the same as from files that hold the parts. */
  public Split split(int fold) {
    Dataset training =
        fit.quiet().training(columns, rows.chosen(folds.choice(fold, false)), report);
    return new Split(training, Fit.like(training, rows.chosen(folds.choice(fold, true)), report));
  }
}

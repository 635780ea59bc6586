package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;
import dev.neuron.data.DataRequest;

/** What parts of the rows training is tested on. */
public final class FoldOptions extends OptionGroup {
  private final Option<Integer> folds =
      option("--folds", "K")
          .replayed()
          .help("Test training on each of K parts of the rows, with the others to learn from.")
          .count();
  private final Option<String> foldBy =
      option("--fold-by", "COLUMN")
          .replayed()
          .help("Keep rows with the same value here in one fold; no feature is made of it.")
          .text();

  FoldOptions() {
    super(Section.TRAINING);
  }

  /** How many folds to test on, 0 for none. */
  public int folds() {
    return folds.or(0);
  }

  /** Refuses them for a command that trains on all rows. */
  public void refuse(String command) {
    refuse(
        folds.isGiven() || foldBy.isGiven(),
        "neuron "
            + command
            + " trains on all rows: --folds and --fold-by belong to train, compare and find");
  }

  /** The request with the column whose rows belong together, if there is one. */
  public DataRequest grouped(DataRequest request) {
    return foldBy.isGiven()
        ? request.withSelection(request.selection().withGroups(foldBy.value()))
        : request;
  }

  /**
   * Refuses folds that cannot be.
   *
   * @param validated whether validation rows are put apart
   */
  void check(boolean validated) {
    if (!folds.isGiven()) {
      refuse(foldBy.isGiven(), "--fold-by belongs to --folds");
      return;
    }
    refuse(folds.value() < 2, "--folds must be at least 2; 10 is usual");
    refuse(validated, "--folds and --validation exclude each other");
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new UsageException(message);
    }
  }
}

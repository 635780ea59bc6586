package dev.neuron.train.fold;

/**
 * What is known of a neuron on rows that its training had not seen.
 *
 * @param folds K, or 0 for a validation part
 * @param loss C(ŵ) there, the mean over the folds
 * @param lossError its standard error over the folds, NaN without
 * @param r2 R² there, NaN where there is none
 * @param r2Error its standard error over the folds, NaN without
 * @param errors how far predictions were off, or null where that says nothing
 */
public record HeldOut(
    int folds, double loss, double lossError, double r2, double r2Error, HeldOutErrors errors) {
  /** What folds showed. */
  public static HeldOut of(FoldFigures figures, HeldOutErrors errors) {
    return new HeldOut(
        figures.each().size(),
        figures.loss(),
        figures.lossError(),
        figures.r2(),
        figures.r2Error(),
        errors);
  }
}

package dev.neuron.train;

/**
 * One line of a run: everything belongs to the parameters after {@code epoch} epochs.
 *
 * @param epoch how many epochs are done; 0 is the start
 * @param loss C(ŵ), the data cost over all training examples
 * @param penalty ½λ₂‖w‖² + λ₁‖w‖₁, 0 without a penalty
 * @param gradientNorm ‖∇C‖ in the coordinates trained in, penalties included
 * @param activeShare the share of examples with z &gt; 0, 0…1
 * @param learningRate η of the epoch's steps; at epoch 0 that of the first step to come
 * @param validationLoss C(ŵ) over the validation examples, NaN without any
 */
public record EpochResult(
    int epoch,
    double loss,
    double penalty,
    double gradientNorm,
    double activeShare,
    double learningRate,
    double validationLoss) {

  /** What training minimises: loss and penalty. */
  public double objective() {
    return loss + penalty;
  }

  /** The loss that patience and the best parameters go by: validation's where there is one. */
  public double watchedLoss() {
    return Double.isNaN(validationLoss) ? objective() : validationLoss;
  }
}

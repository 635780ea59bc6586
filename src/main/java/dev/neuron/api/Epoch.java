package dev.neuron.api;

/**
 * One line of the history of a training: everything belongs to the parameters after so many epochs.
 *
 * @param number how many epochs are done; 0 is the start
 * @param loss the mean cost over all training examples
 * @param penalty ½λ₂‖w‖² + λ₁‖w‖₁, 0 without a penalty
 * @param gradientNorm ‖∇C‖ in the coordinates trained in, penalties included
 * @param activeShare the share of examples with z above 0, from 0 to 1
 * @param learningRate η of the epoch's steps
 * @param validationLoss the mean cost over the validation examples, {@code NaN} without any
 */
public record Epoch(
    int number,
    double loss,
    double penalty,
    double gradientNorm,
    double activeShare,
    double learningRate,
    double validationLoss) {

  static Epoch of(dev.neuron.train.EpochResult line) {
    return new Epoch(
        line.epoch(),
        line.loss(),
        line.penalty(),
        line.gradientNorm(),
        line.activeShare(),
        line.learningRate(),
        line.validationLoss());
  }
}

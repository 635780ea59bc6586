package dev.neuron.train;

/**
 * What a run came to.
 *
 * @param cause what ended it
 * @param epochs how many epochs were done
 * @param parameters ŵ answered with, in the coordinates trained in, (features + 1)
 * @param answer the line that belongs to {@code parameters}
 * @param start the line of epoch 0
 * @param last the line of the last epoch
 * @param best the line of the lowest finite loss
 * @param learningRate the rate the run began with, and its limit
 * @param rises in how many epochs the loss rose
 * @param passes how often all training examples were read
 * @param outlook how the end of the run was developing
 */
public record TrainingResult(
    Cause cause,
    int epochs,
    double[] parameters,
    EpochResult answer,
    EpochResult start,
    EpochResult last,
    EpochResult best,
    LearningRate learningRate,
    int rises,
    long passes,
    Outlook outlook) {

  /** How the run ended. */
  public Verdict verdict() {
    return cause.verdict();
  }
}

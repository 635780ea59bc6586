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
 * @param best the line of the lowest finite objective
 * @param bestWatched the line of the lowest loss that patience goes by: validation's where there is
 *     one
 * @param learningRate the rate the run began with, and its limit
 * @param rises in how many epochs the objective rose
 * @param passes how often all training examples were read
 * @param outlook how the end of the run was developing
 * @param activeBefore the share of active examples one line before the last, 0…1
 * @param mostSwitched the epoch in which most examples switched on or off, or null if never many
 * @param baselineLoss the loss of the best-constant start
 */
public record TrainingResult(
    Cause cause,
    int epochs,
    double[] parameters,
    EpochResult answer,
    EpochResult start,
    EpochResult last,
    EpochResult best,
    EpochResult bestWatched,
    LearningRate learningRate,
    int rises,
    long passes,
    Outlook outlook,
    double activeBefore,
    Finding.PatternChanged mostSwitched,
    double baselineLoss) {

  /** How the run ended. */
  public Verdict verdict() {
    return cause.verdict();
  }
}

package dev.neuron.train;

/** What ended a run, more closely than its {@link Verdict}. */
public enum Cause {
  /** The gradient's norm fell to the tolerance. */
  SMALL_GRADIENT(Verdict.CONVERGED),
  /** No direction leads down: gradients from all sides combine to zero. */
  NO_DESCENT(Verdict.CONVERGED),
  /** All epochs were done. */
  ALL_EPOCHS(Verdict.COMPLETED),
  /** All epochs were done, with a curved activation saturated for every example. */
  STUCK(Verdict.COMPLETED),
  /** No step that lowers the cost was found at a kink, but that there is none is not proved. */
  NO_WAY_DOWN(Verdict.COMPLETED),
  /** The gradient's norm fell to the tolerance, but only as the weights grow without bound. */
  SEPARATED(Verdict.COMPLETED),
  /** The cost was no longer a finite number. */
  NOT_FINITE(Verdict.DIVERGED),
  /** The cost stayed above four times the best and above the start for three epochs. */
  GROWTH(Verdict.DIVERGED),
  /** No example was active before the first step. */
  DEAD_AT_START(Verdict.DEAD),
  /** A step left no example active. */
  KILLED(Verdict.DEAD),
  /** The loss had not improved for the epochs given by {@code --patience}. */
  PATIENCE(Verdict.STOPPED),
  /** The loss reached {@code --target-loss}. */
  TARGET_LOSS(Verdict.STOPPED),
  /** The time given by {@code --max-time} was over. */
  TIME(Verdict.STOPPED),
  /** The user asked to stop. */
  INTERRUPTED(Verdict.STOPPED);

  private final Verdict verdict;

  Cause(Verdict verdict) {
    this.verdict = verdict;
  }

  /** The verdict this cause stands for. */
  public Verdict verdict() {
    return verdict;
  }
}

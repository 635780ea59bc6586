package dev.neuron.train.fate;

import dev.neuron.train.Cause;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;

/** What a learning rate did to a run, in a word. */
public enum Fate {
  /** The loss went down, with hardly a rise. */
  SETTLES("settles"),
  /** It went down likewise, but was still under way when the epochs were over. */
  STILL_FALLING("still falling"),
  /** The loss rose in more than a tenth of the epochs. */
  OSCILLATES("oscillates"),
  /** The loss left the finite, or grew past all bounds. */
  DIVERGES("diverges"),
  /** No example is active any more. */
  DIES("dies");

  /** A run is still falling if more than this part of its objective is going to go. */
  private static final double MUCH = 0.01;

  /** Below this part of the start's objective there is nothing left to fall. */
  private static final double NOTHING = 1e-6;

  /** The share of epochs with a rising loss that a settling run may have. */
  private static final double FEW = 0.1;

  private final String word;

  Fate(String word) {
    this.word = word;
  }

  /**
   * What happened. A relu that ends without an active example has died, though it may not be
   * certain yet; and where theory foresaw more epochs than there were, the run was still falling.
   */
  public static Fate of(TrainingPlan plan, Prediction predicted, TrainingResult result) {
    Fate fate = of(result);
    if (fate.isFailure()) {
      return fate;
    } else if (plan.neuron().activation().canDie() && result.answer().activeShare() == 0) {
      return DIES;
    }
    boolean early = isCut(result) && predicted.epochs() > result.epochs();
    return fate == SETTLES && early ? STILL_FALLING : fate;
  }

  /** The same as far as the run alone shows it. */
  static Fate of(TrainingResult result) {
    return switch (result.verdict()) {
      case DIVERGED -> DIVERGES;
      case DEAD -> DIES;
      case CONVERGED, COMPLETED, STOPPED -> {
        Fate fate = ofRises(result.rises(), result.epochs());
        yield fate == SETTLES && isStillFalling(result) ? STILL_FALLING : fate;
      }
    };
  }

  /** Whether its epochs, or its time, ended a run that would have gone considerably lower. */
  private static boolean isStillFalling(TrainingResult result) {
    return isCut(result)
        && result.outlook().fallAhead() > MUCH
        && result.last().objective() > NOTHING * result.start().objective();
  }

  private static boolean isCut(TrainingResult result) {
    return result.cause() == Cause.ALL_EPOCHS || result.cause() == Cause.TIME;
  }

  static Fate ofRises(int rises, int epochs) {
    return rises > FEW * epochs ? OSCILLATES : SETTLES;
  }

  /** Whether nothing was learned. */
  public boolean isFailure() {
    return this == DIVERGES || this == DIES;
  }

  /** The word shown to users: {@code settles}. */
  public String word() {
    return word;
  }
}

package dev.neuron.train;

/** What a learning rate did to a run, in a word. */
public enum Fate {
  /** The loss went down, with hardly a rise. */
  SETTLES("settles"),
  /** The loss rose in more than a tenth of the epochs. */
  OSCILLATES("oscillates"),
  /** The loss left the finite, or grew past all bounds. */
  DIVERGES("diverges"),
  /** No example is active any more. */
  DIES("dies");

  /** The share of epochs with a rising loss that a settling run may have. */
  private static final double FEW = 0.1;

  private final String word;

  Fate(String word) {
    this.word = word;
  }

  /** The fate of a run that has ended. */
  public static Fate of(TrainingResult result) {
    return switch (result.verdict()) {
      case DIVERGED -> DIVERGES;
      case DEAD -> DIES;
      case CONVERGED, COMPLETED, STOPPED -> ofRises(result.rises(), result.epochs());
    };
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

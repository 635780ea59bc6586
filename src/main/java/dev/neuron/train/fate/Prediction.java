package dev.neuron.train.fate;

/**
 * What theory says of a run before its first epoch.
 *
 * @param kind the fate foreseen
 * @param epochs after about how many epochs the loss is within 1 % of the lowest; NaN where that
 *     cannot be told
 * @param decay how the loss falls in the end; null where that cannot be told
 */
public record Prediction(Kind kind, double epochs, Decay decay) {

  /**
   * The part of the loss that lasts longest, along one axis of a parabola: minimum + excess·factorᵏ
   * after k epochs.
   *
   * @param minimum the lowest value
   * @param excess what that part is at the start
   * @param factor what an epoch multiplies it by
   */
  public record Decay(double minimum, double excess, double factor) {
    /** The losses of so many epochs and of the start, (epochs + 1). */
    public double[] losses(int epochs) {
      double[] losses = new double[epochs + 1];
      double left = excess;
      for (int k = 0; k <= epochs; k++) {
        losses[k] = minimum + left;
        left *= factor;
      }
      return losses;
    }
  }

  /** Theory has nothing to say. */
  public static final Prediction NONE = of(Kind.UNKNOWN);

  /** The fates foreseen. */
  public enum Kind {
    /** The loss goes down. */
    SETTLES("settles"),
    /** It swings on its way, as methods with memory do. */
    OSCILLATES("oscillates"),
    /** It grows without end. */
    DIVERGES("diverges"),
    /** No example is active from the start. */
    DIES("dies"),
    /** Above the limit, but clipping, falling rates or noise may save or spoil it. */
    MAY_SETTLE("may settle"),
    /** Too far above the limit: the loss swings or grows, or a step switches every example off. */
    UNSTABLE("unstable"),
    /** Theory has nothing to say. */
    UNKNOWN("unknown");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As shown to users: {@code may settle}. */
    public String words() {
      return words;
    }

    /** Whether a run went as foreseen; a band in which anything may happen agrees with all. */
    public boolean agreesWith(Fate observed) {
      return switch (this) {
        case SETTLES -> observed == Fate.SETTLES || observed == Fate.STILL_FALLING;
        case OSCILLATES -> observed == Fate.OSCILLATES;
        case DIVERGES -> observed == Fate.DIVERGES;
        case DIES -> observed == Fate.DIES;
        case UNSTABLE -> observed != Fate.SETTLES && observed != Fate.STILL_FALLING;
        case MAY_SETTLE, UNKNOWN -> true;
      };
    }
  }

  static Prediction of(Kind kind) {
    return new Prediction(kind, Double.NaN, null);
  }

  /** Whether the prediction can turn out wrong. */
  public boolean isFirm() {
    return kind != Kind.MAY_SETTLE && kind != Kind.UNKNOWN;
  }
}

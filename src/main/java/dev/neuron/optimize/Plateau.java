package dev.neuron.optimize;

/**
 * What the plateau schedule remembers: the best loss, how many epochs ago it was, and the factor
 * reached. Source: PyTorch's ReduceLROnPlateau, relative threshold 1e-4, no cool-down.
 */
public final class Plateau {
  private static final double THRESHOLD = 1e-4;

  private final double patience;
  private final double decrease;
  private final double[] state = {Double.POSITIVE_INFINITY, 0, 1}; // best, bad epochs, factor

  /** Starts at factor 1; for any other schedule than plateau it stays there. */
  public Plateau(LearningRateSchedule schedule) {
    boolean active = schedule.kind() == LearningRateSchedule.Kind.PLATEAU;
    this.patience = active ? schedule.first() : Double.POSITIVE_INFINITY;
    this.decrease = active ? schedule.second() : 1;
  }

  /** Takes note of the loss after an epoch. */
  public void observe(double loss) {
    if (loss < state[0] * (1 - THRESHOLD)) {
      state[0] = loss;
      state[1] = 0;
    } else if (++state[1] > patience) {
      state[1] = 0;
      state[2] *= decrease;
    }
  }

  /** The factor for the epochs to come. */
  public double factor() {
    return state[2];
  }

  /** Everything remembered, as the array itself: to be saved or written back. */
  public double[] memory() {
    return state;
  }
}

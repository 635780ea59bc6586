package dev.neuron.train;

/** What an epoch changes, put aside so that an epoch that is not finished leaves no trace. */
final class Snapshot {
  private final double[][] live;
  private final double[][] copies;
  private final double[] wHatCopy;

  /**
   * Makes room.
   *
   * @param memory the arrays that a stepper changes beside ŵ
   * @param size features + 1
   */
  Snapshot(double[][] memory, int size) {
    this.live = memory;
    this.copies = new double[memory.length][];
    for (int i = 0; i < memory.length; i++) {
      copies[i] = new double[memory[i].length];
    }
    this.wHatCopy = new double[size];
  }

  void take(double[] wHat) {
    System.arraycopy(wHat, 0, wHatCopy, 0, wHat.length);
    for (int i = 0; i < live.length; i++) {
      System.arraycopy(live[i], 0, copies[i], 0, copies[i].length);
    }
  }

  void putBack(double[] wHat) {
    System.arraycopy(wHatCopy, 0, wHat, 0, wHat.length);
    for (int i = 0; i < live.length; i++) {
      System.arraycopy(copies[i], 0, live[i], 0, copies[i].length);
    }
  }
}

package dev.neuron.train;

import java.util.List;

/**
 * Everything a run needs to go on as if it had never paused: its later lines and its result are the
 * same to the bit.
 *
 * @param epoch how many epochs are done
 * @param passes how often all training examples were read
 * @param wHat ŵ in the coordinates trained in, (features + 1)
 * @param bestPoint the parameters of the best watched line, (features + 1)
 * @param memory what the optimizer remembers, and the last rate
 * @param plateau what the plateau schedule remembers
 * @param watched what is remembered of the lines
 */
public record RunState(
    int epoch,
    long passes,
    double[] wHat,
    double[] bestPoint,
    List<double[]> memory,
    double[] plateau,
    Watched watched) {

  /**
   * Checks that the parts can belong together.
   *
   * @throws IllegalArgumentException naming what makes no sense
   */
  public RunState {
    memory = List.copyOf(memory);
    require(epoch >= 0 && passes >= epoch, "epoch " + epoch + " after " + passes + " passes");
    require(bestPoint.length == wHat.length, "the best point has another length");
    for (double parameter : wHat) {
      require(Double.isFinite(parameter), "a parameter is " + parameter);
    }
    require(watched.last().epoch() == epoch, "the last line is not that of epoch " + epoch);
  }

  /**
   * What is remembered of the lines.
   *
   * @param start the line of epoch 0
   * @param best the line of the lowest objective
   * @param bestWatched the line of the lowest watched loss
   * @param recent the last lines, oldest first
   * @param lines how many lines there were
   * @param rises in how many epochs the objective rose
   * @param growing for how many epochs in a row it has been far above the best
   * @param mostSwitched the epoch in which most examples switched on or off, or null
   */
  public record Watched(
      EpochResult start,
      EpochResult best,
      EpochResult bestWatched,
      List<EpochResult> recent,
      int lines,
      int rises,
      int growing,
      Finding.PatternChanged mostSwitched) {

    /**
     * Copies the list and checks the counts.
     *
     * @throws IllegalArgumentException naming what makes no sense
     */
    public Watched {
      recent = List.copyOf(recent);
      require(lines >= 1, lines + " lines were seen");
      require(rises >= 0 && rises < lines, rises + " rises in " + lines + " lines");
      require(growing >= 0 && growing <= lines, growing + " growing of " + lines + " lines");
      require(
          recent.size() == Math.min(lines, Watch.REMEMBERED),
          recent.size() + " recent of " + lines + " lines");
    }

    EpochResult last() {
      return recent.get(recent.size() - 1);
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}

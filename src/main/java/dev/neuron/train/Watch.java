package dev.neuron.train;

/**
 * What a run remembers of its lines: start, best, the last few, and how often the loss rose. All of
 * the stopping rules read from here.
 */
final class Watch {
  /** How far back the development is judged from. */
  private static final int MEMORY = 10;

  private EpochResult start;
  private EpochResult best; // lowest loss
  private EpochResult bestWatched; // lowest watched loss: what patience counts from
  private final EpochResult[] recent = new EpochResult[MEMORY + 1];
  private int lines;
  private int rises;
  private int growing; // epochs in a row above 4 × best and above the start

  /** Takes a line; returns whether it is the best watched so far. */
  boolean add(EpochResult line) {
    if (lines == 0) {
      start = line;
      best = line;
    } else {
      rises += line.loss() > last().loss() ? 1 : 0;
      best = line.loss() < best.loss() || !Double.isFinite(best.loss()) ? line : best;
    }
    boolean grown = line.loss() > 4 * best.loss() && line.loss() > start.loss();
    growing = grown ? growing + 1 : 0;
    recent[lines % recent.length] = line;
    lines++;
    boolean improved = bestWatched == null || line.watchedLoss() < bestWatched.watchedLoss();
    bestWatched = improved ? line : bestWatched;
    return improved;
  }

  EpochResult start() {
    return start;
  }

  EpochResult best() {
    return best;
  }

  EpochResult bestWatched() {
    return bestWatched;
  }

  EpochResult last() {
    return recent[(lines - 1) % recent.length];
  }

  int rises() {
    return rises;
  }

  boolean growsWithoutEnd() {
    return growing >= 3;
  }

  Outlook outlook(double goal) {
    if (lines < 2) {
      return Outlook.UNKNOWN;
    }
    int back = Math.min(lines - 1, MEMORY);
    EpochResult earlier = recent[(lines - 1 - back) % recent.length];
    EpochResult before = recent[(lines - 2) % recent.length];
    return Outlook.of(earlier, before, last(), goal);
  }
}

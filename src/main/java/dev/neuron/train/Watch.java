package dev.neuron.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a run remembers of its lines: start, best, the last few, and how often the objective rose.
 * All of the stopping rules read from here.
 */
final class Watch {
  /** How far back the development is judged from. */
  private static final int MEMORY = 10;

  /** How many lines are kept. */
  static final int REMEMBERED = MEMORY + 1;

  /** The share of examples from which on a change of the active ones is worth a line. */
  private static final double MANY = 0.2;

  private EpochResult start;
  private EpochResult best; // lowest objective
  private EpochResult bestWatched; // lowest watched loss: what patience counts from
  private final EpochResult[] recent = new EpochResult[REMEMBERED];
  private int lines;
  private int rises;
  private Finding.PatternChanged mostSwitched; // null while none switched enough examples
  private int growing; // epochs in a row above 4 × best and above what a stable run can reach
  private final Supplier<Overshoot> overshoot; // asked for where the objective has grown

  Watch(Supplier<Overshoot> overshoot) {
    this.overshoot = overshoot;
  }

  /** Goes on where another left off. */
  Watch(Supplier<Overshoot> overshoot, RunState.Watched watched) {
    this(overshoot);
    start = watched.start();
    best = watched.best();
    bestWatched = watched.bestWatched();
    lines = watched.lines();
    rises = watched.rises();
    growing = watched.growing();
    mostSwitched = watched.mostSwitched();
    int first = lines - watched.recent().size();
    for (int i = first; i < lines; i++) {
      recent[i % recent.length] = watched.recent().get(i - first);
    }
  }

  /** Everything remembered. */
  RunState.Watched state() {
    List<EpochResult> last = new ArrayList<>();
    for (int i = Math.max(0, lines - recent.length); i < lines; i++) {
      last.add(recent[i % recent.length]);
    }
    return new RunState.Watched(
        start, best, bestWatched, last, lines, rises, growing, mostSwitched);
  }

  /** Takes a line; returns whether it is the best watched so far. */
  boolean add(EpochResult line) {
    if (lines == 0) {
      start = line;
      best = line;
    } else {
      noteSwitches(last(), line);
      rises += line.objective() > last().objective() ? 1 : 0;
      boolean better = line.objective() < best.objective();
      best = better || !Double.isFinite(best.objective()) ? line : best;
    }
    boolean grown =
        line.objective() > 4 * best.objective()
            && overshoot.get().isPassed(line.objective(), start.objective());
    growing = grown ? growing + 1 : 0;
    recent[lines % recent.length] = line;
    lines++;
    boolean improved = bestWatched == null || line.watchedLoss() < bestWatched.watchedLoss();
    bestWatched = improved ? line : bestWatched;
    return improved;
  }

  private void noteSwitches(EpochResult before, EpochResult line) {
    double switched = Math.abs(line.activeShare() - before.activeShare());
    double most =
        mostSwitched == null ? MANY : Math.abs(mostSwitched.after() - mostSwitched.before());
    if (switched > most) {
      mostSwitched =
          new Finding.PatternChanged(line.epoch(), before.activeShare(), line.activeShare());
    }
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

  double activeBefore() {
    return lines < 2 ? last().activeShare() : recent[(lines - 2) % recent.length].activeShare();
  }

  Finding.PatternChanged mostSwitched() {
    return mostSwitched;
  }

  boolean growsWithoutEnd() {
    return growing >= 3;
  }

  Outlook outlook(double goal) {
    if (lines < 2) {
      return Outlook.UNKNOWN;
    }
    int back = Math.min(lines - 1, MEMORY);
    return Outlook.of(recalled(back), recalled(back / 2), recalled(1), last(), goal);
  }

  /** The line so many epochs before the last. */
  private EpochResult recalled(int back) {
    return recent[(lines - 1 - back) % recent.length];
  }
}

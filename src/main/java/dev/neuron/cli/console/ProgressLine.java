package dev.neuron.cli.console;

import dev.neuron.data.LoadProgress;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.EpochResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A line on the terminal that says how far the work is, once it has taken more than a second;
 * nothing where standard error is no terminal.
 */
public final class ProgressLine implements LoadProgress {
  private static final long PATIENCE = 1_000_000_000L; // ns before the first line
  private static final long INTERVAL = 100_000_000L; // ns between two
  private static final int BAR = 24;
  private static final double ROUNDING = 1e-12; // of a loss, in one epoch
  private static final int LEAST_TEXT = 40; // the bar is left out where less of the text would fit

  private final Console console;
  private final boolean drawable;
  private long next = System.nanoTime() + PATIENCE;
  private int width; // of the terminal; 0 before it was asked
  private boolean drawn;
  private EpochResult first; // of a single run
  private EpochResult before;
  private long begun;

  public ProgressLine(Console console) {
    this.console = console;
    this.drawable = console.canRedraw();
  }

  /** Does some loading under a line of its own, which is gone when it ends. */
  public static <T> T during(Console console, Function<LoadProgress, T> loading) {
    ProgressLine line = new ProgressLine(console);
    try {
      return loading.apply(line);
    } finally {
      line.clear();
    }
  }

  @Override
  public void progressed(long bytesRead, long bytesTotal) {
    if (isDue()) {
      String read = "reading, " + bytesRead / 1_000_000 + " MB";
      draw(bytesTotal > 0 ? (double) bytesRead / bytesTotal : Double.NaN, read);
    }
  }

  /**
   * An epoch is done. Where the answer is on the terminal, too, there is no line before it has been
   * silent for a second.
   */
  public void epoch(EpochResult line, int epochs) {
    if (first == null) {
      first = line;
      before = line;
      begun = System.nanoTime();
    }
    if (isDue() && (!Terminal.is(1) || console.silence() > PATIENCE)) {
      double seconds = 1e-9 * (System.nanoTime() - begun);
      draw((double) line.epoch() / Math.max(1, epochs), text(first, before, line, epochs, seconds));
      before = line;
    }
  }

  /**
   * {@code epoch 120 of 1000, loss 2874.33, falling 0.013 % an epoch, 12 s left}.
   *
   * @param first the line that {@code seconds} count from
   * @param before the line that was shown last
   */
  static String text(
      EpochResult first, EpochResult before, EpochResult line, int epochs, double seconds) {
    StringBuilder text = new StringBuilder(at(line, epochs, "loss", line.loss()));
    int done = line.epoch() - before.epoch();
    double fall = (before.loss() - line.loss()) / before.loss() / done;
    if (done > 0 && Math.abs(fall) <= ROUNDING) {
      text.append(", level");
    } else if (done > 0 && Double.isFinite(fall)) {
      text.append(fall < 0 ? ", rising " : ", falling ");
      text.append(Numbers.significant(100 * Math.abs(fall), 2)).append(" % an epoch");
    }
    if (line.epoch() > first.epoch()) {
      double left = seconds * (epochs - line.epoch()) / (line.epoch() - first.epoch());
      text.append(", ").append(time(Math.round(Math.max(0, left)))).append(" left");
    }
    return text.toString();
  }

  private static String time(long seconds) {
    if (seconds < 100) {
      return seconds + " s";
    }
    return seconds < 6000 ? (seconds + 30) / 60 + " min" : (seconds + 1800) / 3600 + " h";
  }

  /**
   * One of several runs has done an epoch.
   *
   * @param share of all the work that is done; NaN while nobody knows how much there will be
   * @param done what is said before the epoch: {@code 3 of 7 runs done}
   * @param lowest the lowest loss of any run so far
   */
  public void epochOfMany(double share, String done, EpochResult line, int epochs, double lowest) {
    if (isDue()) {
      draw(share, done + ", " + at(line, epochs, "lowest loss", lowest));
    }
  }

  private static String at(EpochResult line, int epochs, String what, double loss) {
    return "epoch " + line.epoch() + " of " + epochs + ", " + what + " " + Numbers.text(loss);
  }

  /** Wipes the line, so that other lines can follow. */
  public void clear() {
    if (drawn) {
      console.progress("");
      drawn = false;
    }
  }

  private boolean isDue() {
    if (!drawable || System.nanoTime() < next) {
      return false;
    }
    next = System.nanoTime() + INTERVAL;
    return true;
  }

  private void draw(double share, String text) {
    width = width > 0 ? width : Terminal.width();
    drawn = true;
    console.progress(line(share, text, width));
  }

  /**
   * A bar and the text, or what of them fits: a line that wrapped could not be drawn over. The
   * parts between the first and the last go first.
   *
   * @param share from 0 to 1, or NaN for no bar
   * @param width of the terminal
   */
  static String line(double share, String text, int width) {
    String bar = "";
    if (!Double.isNaN(share) && width > BAR + LEAST_TEXT) {
      int full = (int) Math.max(0, Math.min(BAR, Math.round(BAR * share)));
      bar = "█".repeat(full) + "░".repeat(BAR - full) + " ";
    }
    List<String> parts = new ArrayList<>(List.of(text.split(", ")));
    while (!parts.isEmpty() && (bar + String.join(", ", parts)).length() >= width) {
      parts.remove(parts.size() > 2 ? parts.size() - 2 : parts.size() - 1);
    }
    return bar + String.join(", ", parts);
  }
}

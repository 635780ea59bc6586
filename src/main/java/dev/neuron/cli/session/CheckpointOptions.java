package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.NumberOption;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OptionGroup;
import dev.neuron.data.DataException;
import dev.neuron.data.LoadReport;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.data.io.SpecialFile;
import dev.neuron.model.Checkpoint;
import dev.neuron.model.CheckpointFile;
import dev.neuron.report.words.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pausing a run and going on with it. */
public final class CheckpointOptions extends OptionGroup {
  /** Options that a run may go on with in another way. */
  private static final Set<String> FREE =
      Set.of("epochs", "tolerance", "patience", "target-loss", "max-time");

  private final Option<Path> file =
      option("--checkpoint", "FILE")
          .help(
              "Save all that is needed to go on with the run later: at the end, when interrupted,"
                  + " and every ten seconds.")
          .file();
  private final Option<Integer> every =
      option("--checkpoint-every", "N")
          .atLeast(1)
          .help("Save the checkpoint every N epochs instead of by time.")
          .count();
  private final Option<Path> resume =
      option("--resume", "FILE")
          .help("Go on with the run of this checkpoint; --epochs is the total.")
          .file();

  /** The checkpoint to write, or null. */
  public Path file() {
    return file.value();
  }

  /** The name of the checkpoint to go on from, or null. */
  public String resumed() {
    return resume.isGiven() ? resume.value().toString() : null;
  }

  /** Whether the hash of the data is needed. */
  public boolean needsHash() {
    return file.isGiven() || resume.isGiven();
  }

  /**
   * The run to go on with, or null.
   *
   * @param options those in force now
   * @throws DataException if its file cannot be read or is damaged
   * @throws UsageException if the options contradict each other or the run's
   */
  public Checkpoint paused(Map<String, Object> options) {
    if (every.isGiven() && !file.isGiven()) {
      throw new UsageException("--checkpoint-every needs --checkpoint FILE");
    }
    if (!resume.isGiven()) {
      return null;
    }
    Checkpoint paused = CheckpointFile.load(resume.value());
    Set<String> names = new LinkedHashSet<>(paused.options().keySet());
    names.addAll(options.keySet());
    for (String name : names) {
      Object then = paused.options().get(name);
      Object now = options.get(name);
      if (!isSame(then, now) && !isFree(name, paused)) {
        throw refused("--" + name + " was " + shown(then) + " and is " + shown(now));
      }
    }
    return paused;
  }

  /** Whether two values are the same; older runs keep some numbers and truths as texts. */
  private static boolean isSame(Object then, Object now) {
    return NumberOption.ifNumber(shown(then)).equals(NumberOption.ifNumber(shown(now)));
  }

  /** A cosine falls to the last epoch: with another number of epochs it is another schedule. */
  private static boolean isFree(String name, Checkpoint paused) {
    boolean cosine = "cosine".equals(paused.options().get("schedule"));
    return FREE.contains(name) && !(cosine && name.equals("epochs"));
  }

  private static String shown(Object value) {
    return value == null ? "not given" : value.toString();
  }

  private UsageException refused(String why) {
    return new UsageException("--resume: " + resume.value() + " is of another run: " + why);
  }

  /**
   * Makes sure that the data are those of the run to go on with.
   *
   * @throws UsageException if they are not
   */
  public void checkData(Checkpoint paused, TrainingData loaded) {
    if (paused == null) {
      return;
    }
    List<LoadReport.SourceFile> now = loaded.files();
    if (now.size() != paused.data().size()) {
      throw refused("it read " + Counted.of(paused.data().size(), "file") + ", not " + now.size());
    }
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (!now.get(i).sha256().equals(paused.data().get(i).sha256())) {
        changed.add(now.get(i).name());
      }
    }
    if (!changed.isEmpty()) {
      throw refused("the data changed: " + String.join(", ", changed) + " has another content");
    }
    boolean sameColumns =
        paused.target().equals(loaded.training().columns().target())
            && paused.features().equals(loaded.training().columns().names());
    if (!sameColumns) {
      throw refused("it learned from other columns");
    }
  }

  /** Opens the checkpoint for writing, so that one that cannot be created costs no training. */
  public CheckpointWriting open(Console console) {
    if (file.isGiven()) {
      if (SpecialFile.isPipe(file.value()) || SpecialFile.descriptor(file.value()) >= 0) {
        throw new UsageException(
            "--checkpoint: '"
                + file.value()
                + "' is a pipe or an open file, and a checkpoint is replaced as the run goes on;"
                + " name a file");
      }
      AtomicFile.create(file.value()).close();
    }
    return new CheckpointWriting(console, file.value(), every.or(0));
  }
}

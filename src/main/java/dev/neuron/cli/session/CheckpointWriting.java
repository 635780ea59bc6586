package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.data.OutputException;
import dev.neuron.model.Checkpoint;
import dev.neuron.model.CheckpointFile;
import dev.neuron.train.RunState;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Saves checkpoints while a run goes on. One that cannot be written does not stop the training: it
 * is told at once, tried again, and an error only if the last one failed too.
 */
public final class CheckpointWriting {
  private static final long INTERVAL_NANOS = 10_000_000_000L;

  private final Console console;
  private final Path file;
  private final int every;
  private long saved = System.nanoTime();
  private OutputException failure;

  /**
   * Prepares to save.
   *
   * @param file where to, or null for nowhere
   * @param every after so many epochs, or 0 for every ten seconds
   */
  public CheckpointWriting(Console console, Path file, int every) {
    this.console = console;
    this.file = file;
    this.every = every;
  }

  /** Saves the state if it is time to, or the run has ended. */
  void offer(
      int epoch, Supplier<RunState> state, boolean ended, Function<RunState, Checkpoint> about) {
    if (file == null || !(ended || isDue(epoch))) {
      return;
    }
    try {
      CheckpointFile.save(file, about.apply(state.get()));
      saved = System.nanoTime();
      failure = null;
    } catch (OutputException full) {
      if (failure == null && !ended) {
        console.warn(full.getMessage() + "; training goes on");
      }
      failure = full;
    }
  }

  private boolean isDue(int epoch) {
    return every > 0 ? epoch > 0 && epoch % every == 0 : System.nanoTime() - saved > INTERVAL_NANOS;
  }

  /**
   * Tells that there is no checkpoint of the end.
   *
   * @throws OutputException if the last one could not be written
   */
  void end() {
    if (failure != null) {
      throw failure;
    }
  }
}

package dev.neuron.cli.run;

import dev.neuron.data.LoadProgress;
import dev.neuron.engine.Phases;
import dev.neuron.engine.Phases.Phase;

/** Tells how reading gets on, and keeps what time and passes it took. */
public record TimedProgress(Phases phases, LoadProgress progress) implements LoadProgress {
  @Override
  public void progressed(long bytesRead, long bytesTotal) {
    progress.progressed(bytesRead, bytesTotal);
  }

  @Override
  public void parsed() {
    phases.turnTo(Phase.STATISTICS);
  }

  @Override
  public void prepared(int passes) {
    phases.add(passes);
    phases.turnTo(Phase.LOAD);
  }
}

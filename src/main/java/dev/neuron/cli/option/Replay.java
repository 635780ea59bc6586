package dev.neuron.cli.option;

/** What a model file keeps of an option, and what {@code reproduce} makes of it. */
public enum Replay {
  /** Not in a model file; one that has it was not written by this program, and is refused. */
  NEVER,
  /** Kept for readers alone: where the work was done, or for how long. */
  RECORDED,
  /** Kept and given again: it changes the result, and nothing is written where it says. */
  REPLAYED
}

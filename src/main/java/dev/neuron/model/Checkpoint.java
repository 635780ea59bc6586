package dev.neuron.model;

import dev.neuron.data.LoadReport;
import dev.neuron.train.RunState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A paused run with what tells whether another may go on with it.
 *
 * @param options every option by its long name without dashes; texts, numbers and Booleans
 * @param target the target's name
 * @param features the features' names, in order
 * @param data the sources with their hashes, those of a validation file at the end
 * @param log where the lines of the run stand in its log, or null without one
 * @param state where the run stands
 */
public record Checkpoint(
    Map<String, Object> options,
    String target,
    List<String> features,
    List<LoadReport.SourceFile> data,
    Log log,
    RunState state) {

  /** Copies the collections. */
  public Checkpoint {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    features = List.copyOf(features);
    data = List.copyOf(data);
  }

  /**
   * The lines of a log's epochs.
   *
   * @param from the first byte
   * @param to the byte after the last
   * @param crc32 of the bytes between
   */
  public record Log(long from, long to, long crc32) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if it is wrong
     */
    public Log {
      if (from < 0 || to < from) {
        throw new IllegalArgumentException("log lines from " + from + " to " + to);
      }
    }
  }
}

package dev.neuron.engine.spark;

import dev.neuron.data.block.AbsentBlocks;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Examples that executors hold, and where they are. */
final class SparkBlocks extends AbsentBlocks {
  private final Cluster cluster;
  private final JavaRDD<CachedPart> parts;
  private final long[] firsts; // how many examples the parts before each have

  SparkBlocks(Cluster cluster, JavaRDD<CachedPart> parts, List<Long> counts) {
    super(counts.stream().mapToLong(Long::longValue).sum());
    this.cluster = cluster;
    this.parts = parts;
    long[] before = new long[counts.size()];
    for (int i = 1; i < before.length; i++) {
      before[i] = before[i - 1] + counts.get(i - 1);
    }
    this.firsts = before;
  }

  Cluster cluster() {
    return cluster;
  }

  JavaRDD<CachedPart> parts() {
    return parts;
  }

  /** How many examples the parts before a part have. */
  long[] firsts() {
    return firsts;
  }
}

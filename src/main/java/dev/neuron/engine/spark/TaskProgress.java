package dev.neuron.engine.spark;

import dev.neuron.data.LoadProgress;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Tells how far the reading is, task by task. */
final class TaskProgress extends SparkListener {
  private final int tasks;
  private final long bytes;
  private final LoadProgress progress;
  private int ended;

  private TaskProgress(int tasks, long bytes, LoadProgress progress) {
    this.tasks = tasks;
    this.bytes = bytes;
    this.progress = progress;
  }

  /** Runs a job of so many tasks that read so many bytes. */
  static <T> T during(
      JavaSparkContext context, int tasks, long bytes, LoadProgress progress, Supplier<T> job) {
    TaskProgress told = new TaskProgress(tasks, bytes, progress);
    context.sc().addSparkListener(told);
    try {
      return job.get();
    } finally {
      context.sc().removeSparkListener(told);
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    ended = Math.min(tasks, ended + 1);
    progress.progressed((long) ((double) bytes * ended / tasks), bytes);
  }
}

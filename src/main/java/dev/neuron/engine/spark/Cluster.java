package dev.neuron.engine.spark;

import dev.neuron.data.DataException;
import dev.neuron.engine.EngineException;
import dev.neuron.engine.PassInterruptedException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.JavaSparkStatusTracker;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The Spark this process drives. A process has one, which ends with it: closing leaves it earlier.
 */
public final class Cluster implements AutoCloseable {
  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.";

  /** Executors come one by one: their number counts once it has not changed for so long, in ms. */
  private static final long SETTLED = 1000;

  private static final long PATIENCE = 20_000;

  /** How long a job runs between two looks at whether it is still wanted, in ms. */
  private static final long POLL = 100;

  /** A setting: how many bytes of a file a part has at least. */
  private static final String PART_BYTES = "spark.neuron.partBytes";

  private static final long DEFAULT_PART_BYTES = 8 << 20;

  private static boolean watched;

  private final JavaSparkContext context;
  private final boolean local;

  private Cluster(JavaSparkContext context) {
    this.context = context;
    this.local = context.isLocal();
  }

  /**
   * Joins a cluster.
   *
   * @param master where it is, such as {@code local[*]} or {@code spark://host:7077}; null for
   *     spark-submit's, or all cores of this machine
   * @param told hears while the work waits for executors
   * @throws EngineException if there is none
   * @throws DataException of kind REQUEST if Spark's classes are not all there
   */
  public static Cluster join(String master, Consumer<String> told) {
    quieten("org.apache");
    quieten("org.sparkproject");
    return guarded(
        () -> {
          SparkContext joined = SparkContext.getOrCreate(conf(master)); // spark-submit made one
          Cluster cluster = new Cluster(JavaSparkContext.fromSparkContext(joined));
          cluster.watchExecutors(told);
          cluster.awaitExecutors();
          return cluster;
        });
  }

  private static SparkConf conf(String master) {
    SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "neuron");
    if (master != null) {
      conf.setMaster(master);
    }
    conf.setIfMissing("spark.master", "local[*]");
    if (Spark.isSubmitted()) {
      conf.setIfMissing("spark.log.level", "WARN"); // else hundreds of lines bury the notes
    }
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    } else if (!conf.contains("spark.jars")) {
      conf.setJars(JavaSparkContext.jarOfClass(Cluster.class));
    }
    return conf;
  }

  /** Spark says much; what fails is told by the exceptions it throws. */
  private static void quieten(String library) {
    if (System.getProperty(LOG_LEVEL + library) == null) {
      System.setProperty(LOG_LEVEL + library, "off");
    }
  }

  JavaSparkContext context() {
    return context;
  }

  /** The settings of Hadoop's file systems, for executors. */
  Broadcast<SerializableConfiguration> hadoop() {
    return context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }

  /** How many tasks run at a time. */
  int parallelism() {
    return Math.max(1, context.defaultParallelism());
  }

  /** How many bytes of a file a part has at least; decides the last bits of all sums. */
  long partBytes() {
    return context.getConf().getLong(PART_BYTES, DEFAULT_PART_BYTES);
  }

  /** Looks after them as long as there is this Spark, however often it is joined. */
  private void watchExecutors(Consumer<String> told) {
    if (local || watched) {
      return;
    }
    watched = true;
    ExecutorWatch watch =
        new ExecutorWatch(
            this::isStarved,
            System::currentTimeMillis,
            told,
            context.master(),
            context.getConf().get("spark.driver.host"));
    Thread looking =
        new Thread(
            () -> {
              while (!context.sc().isStopped()) {
                watch.look();
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
              }
            },
            "executors");
    looking.setDaemon(true);
    looking.start();
  }

  /** Whether a job runs and this process, which is among Spark's executors, is the only one. */
  private boolean isStarved() {
    JavaSparkStatusTracker status = context.statusTracker();
    return status.getActiveJobIds().length > 0 && status.getExecutorInfos().length <= 1;
  }

  /** Waits until all executors that come at the start are there; one is waited for at least. */
  private void awaitExecutors() {
    if (local || context.getConf().contains("spark.default.parallelism")) {
      return;
    }
    context.parallelize(List.of(1), 1).count();
    long start = System.currentTimeMillis();
    long since = start;
    int seen = parallelism();
    while (System.currentTimeMillis() - since < SETTLED
        && System.currentTimeMillis() - start < PATIENCE) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
      if (parallelism() != seen) {
        seen = parallelism();
        since = System.currentTimeMillis();
      }
    }
  }

  /**
   * Runs a job.
   *
   * @throws EngineException if the cluster gave it up
   */
  <T> T run(Callable<T> job) {
    return guarded(job);
  }

  /**
   * Brings what a job finds here, unless somebody wants the end first.
   *
   * @param interrupted asked while the job runs
   * @throws PassInterruptedException if it was given up
   * @throws EngineException if the cluster gave it up
   */
  <T> List<T> collect(JavaRDD<T> job, BooleanSupplier interrupted) {
    return guarded(
        () -> {
          JavaFutureAction<List<T>> found = job.collectAsync();
          while (true) {
            try {
              return found.get(POLL, TimeUnit.MILLISECONDS);
            } catch (TimeoutException goesOn) {
              if (interrupted.getAsBoolean()) {
                found.cancel(true);
                throw new PassInterruptedException();
              }
            }
          }
        });
  }

  private static <T> T guarded(Callable<T> job) {
    try {
      return job.call();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new PassInterruptedException();
    } catch (Exception | LinkageError failure) { // Scala throws checked ones undeclared
      throw SparkFailure.of(failure);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}

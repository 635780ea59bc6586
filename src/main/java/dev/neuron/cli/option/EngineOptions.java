package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;
import dev.neuron.engine.spark.Spark;
import dev.neuron.train.TrainingPlan;
import java.util.List;

/** Whether threads of this process or a Spark cluster sum over the examples. */
public final class EngineOptions extends OptionGroup {
  private static final String ABSENT =
      "--engine spark needs Spark's classes: set SPARK_HOME to a Spark 4"
          + " (https://spark.apache.org/downloads.html) and run neuron again, or run"
          + " spark-submit neuron.jar with the same arguments";

  private static final String NO_STDIN =
      "standard input cannot be read by Spark: name files or a folder, or use --engine local";

  private static final String NO_QUERY =
      "--query is the local engine's: leave out --engine spark, or name files or a folder";

  private static final String FULL_BATCHES =
      "mini-batches need the local engine: Spark sums full batches, --batch-size full";

  private static final String MASTERS =
      "local(\\[([1-9]\\d*|\\*)(, *\\d+)?\\])?|local-cluster\\[.+\\]|spark://.+:\\d+"
          + "|k8s://.+|yarn";

  /** The engines. */
  enum Engine {
    LOCAL,
    SPARK
  }

  private final Option<Engine> engine =
      option("--engine", "NAME")
          .recorded(() -> isSpark() ? Engine.SPARK : null)
          .help(
              "Who does the sums: ${COMPLETION-CANDIDATES}. spark reads CSV and Parquet, files and"
                  + " folders of any file system it knows (default: local; spark under"
                  + " spark-submit).")
          .choice(Engine.class);
  private final Option<String> master =
      option("--master", "URL")
          .help(
              "Spark's cluster, such as spark://host:7077, or local[N] for N cores here (default:"
                  + " local[*]; spark-submit's).")
          .text();

  public EngineOptions() {
    super(Section.ENGINE);
  }

  /** Whether Spark is to do it. */
  public boolean isSpark() {
    return engine.value() == Engine.SPARK || (!engine.isGiven() && Spark.isSubmitted());
  }

  /** The cluster asked for, or null. */
  public String master() {
    return master.value();
  }

  /**
   * Finds contradictions, and a Spark that is not there, before anything is read.
   *
   * @throws UsageException naming them
   */
  public void check(DataOptions data, ThreadsOption threads) {
    if (!isSpark()) {
      refuse(master.isGiven(), "--master belongs to --engine spark");
      return;
    }
    refuse(threads.isGiven(), "--threads is the local engine's: use --master local[N]");
    check();
    refuse(data.readsStandardInput(), NO_STDIN);
    refuse(data.isQuery(), NO_QUERY);
    refuse(
        data.writesRejects(),
        "--rejects is the local engine's: leave it out, or use --engine local");
  }

  /** The same for commands that read no training data. */
  public void check() {
    refuse(isSpark() && !Spark.isThere(), ABSENT);
    refuse(!isSpark() && master.isGiven(), "--master belongs to --engine spark");
    refuse(
        master.isGiven() && !master.value().matches(MASTERS),
        "--master: '"
            + master.value()
            + "' is no master of Spark's; use local[*], local[N] for N cores here,"
            + " spark://HOST:PORT, yarn or k8s://ADDRESS");
  }

  /** The same of what full batches on a cluster cannot do. */
  public void check(TrainingOptions training, StorageOptions storage) {
    training.checkFolds();
    refuse(isSpark() && training.cutsBatches(), FULL_BATCHES);
    refuse(
        isSpark() && storage.isOutOfCore(),
        "--out-of-core and --cache are the local engine's: Spark goes to its disks by itself");
  }

  /** The same of one batch size of several. */
  public void checkBatch(long size) {
    refuse(isSpark() && size != TrainingPlan.FULL_BATCH, FULL_BATCHES);
  }

  /**
   * The same for commands that put rows through a saved neuron.
   *
   * @throws UsageException naming what is wrong
   */
  public void check(List<String> data, PredictionOptions rows) {
    check();
    refuse(isSpark() && data.contains("-"), NO_STDIN);
    refuse(isSpark() && rows.isQuery(), NO_QUERY);
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new UsageException(message);
    }
  }
}

package dev.neuron.engine.spark;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.engine.EngineException;
import dev.neuron.engine.PassInterruptedException;
import java.util.concurrent.ExecutionException;

/** What Spark threw, in words for who did not write it. */
final class SparkFailure {
  private SparkFailure() {}

  static RuntimeException of(Exception failure) {
    if (failure instanceof DataException
        || failure instanceof EngineException
        || failure instanceof PassInterruptedException) {
      return (RuntimeException) failure;
    }
    String text = text(failure instanceof ExecutionException ? failure.getCause() : failure);
    if (text.contains("java.lang.OutOfMemoryError")) {
      Fault fault =
          Fault.of(
              null,
              "an executor has not enough memory",
              "give them more: spark-submit --executor-memory, or with --master local[…]"
                  + " NEURON_JAVA_OPTS=-Xmx…");
      return new DataException(DataException.Kind.TOO_LARGE, fault, failure);
    } else if (text.contains("spark.driver.maxResultSize")) {
      return new EngineException(
          "the sums of all tasks are too large for the driver",
          "raise spark.driver.maxResultSize",
          failure);
    } else if (text.contains("stopped SparkContext")) { // what Spark does without a master
      return new EngineException(
          "the cluster cannot be reached, or has ended the program",
          "is --master right, and does the cluster run?",
          failure);
    }
    return new EngineException("Spark failed: " + firstLine(text), "--debug shows more", failure);
  }

  /** The message of the first cause that has one; else what the last cause is. */
  private static String text(Throwable failure) {
    Throwable said = failure;
    while (said.getMessage() == null && said.getCause() != null) {
      said = said.getCause();
    }
    return said.getMessage() == null ? said.getClass().getName() : said.getMessage();
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}

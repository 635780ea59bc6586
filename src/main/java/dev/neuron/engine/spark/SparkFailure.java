package dev.neuron.engine.spark;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.engine.EngineException;
import dev.neuron.engine.PassInterruptedException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Spark threw, in words for who did not write it. */
final class SparkFailure {
  private static final Pattern ABSENT_CLASS =
      Pattern.compile(
          "(?:NoClassDefFoundError|ClassNotFoundException): (?:Could not initialize class |Class )?"
              + "(?!dev.neuron)([\\w$./]+)");

  private SparkFailure() {}

  static RuntimeException of(Throwable failure) {
    if (failure instanceof DataException
        || failure instanceof EngineException
        || failure instanceof PassInterruptedException) {
      return (RuntimeException) failure;
    }
    String absent = absentClass(failure);
    if (absent != null) {
      Fault fault =
          Fault.of(
              null,
              "Spark is incomplete: the class " + absent + " is missing",
              "unpack Spark anew, and let SPARK_HOME name its folder, with all that was in jars/");
      return new DataException(DataException.Kind.REQUEST, fault, failure);
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
    } else if (text.contains("stopped SparkContext")) { // Spark stops it where no master answers
      return new EngineException(
          "the cluster cannot be reached, or has ended the program",
          "is --master right, and does the cluster run?",
          failure);
    }
    return new EngineException("Spark failed: " + firstLine(text), "--debug shows more", failure);
  }

  /** The class that this process or an executor did not find; null if that is not what failed. */
  private static String absentClass(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher found = ABSENT_CLASS.matcher(cause.toString());
      if (found.find()) {
        return found.group(1).replace('/', '.');
      }
    }
    return null;
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

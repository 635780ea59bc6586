package dev.neuron.engine.spark;

/** Whether Spark is there; safe to ask where it is not. */
public final class Spark {
  private static final String CLASS = "org.apache.spark.api.java.JavaSparkContext";

  private Spark() {}

  /** Whether Spark's classes are on the class path. */
  public static boolean isThere() {
    try {
      Class.forName(CLASS, false, Spark.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /** Whether spark-submit started this process, with a master of its own. */
  public static boolean isSubmitted() {
    return System.getProperty("spark.master") != null;
  }
}

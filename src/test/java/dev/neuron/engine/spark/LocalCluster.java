package dev.neuron.engine.spark;

/** The one Spark of this JVM's tests, on two threads. */
public final class LocalCluster {
  private static Cluster cluster;

  private LocalCluster() {}

  /** Joins it; files are cut into small parts. */
  public static synchronized Cluster get() {
    if (cluster == null) {
      System.setProperty("spark.neuron.partBytes", "3000");
      cluster = Cluster.join("local[2]", told -> {});
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    }
    return cluster;
  }
}

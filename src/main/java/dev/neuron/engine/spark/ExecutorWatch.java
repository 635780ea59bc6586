package dev.neuron.engine.spark;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells that work waits because no executor is there, and after a while what to check. */
final class ExecutorWatch {
  static final long FIRST = 10_000;
  static final long AGAIN = 30_000;

  private final BooleanSupplier waits;
  private final LongSupplier clock;
  private final Consumer<String> told;
  private final String master;
  private final String driver;
  private long since = -1; // of the waiting, or −1
  private int said;

  /**
   * Looks at nothing yet.
   *
   * @param waits whether there is work and no executor
   * @param clock the time in ms
   * @param told hears what there is to tell
   * @param master where the cluster is
   * @param driver the name under which executors look for this process
   */
  ExecutorWatch(
      BooleanSupplier waits,
      LongSupplier clock,
      Consumer<String> told,
      String master,
      String driver) {
    this.waits = waits;
    this.clock = clock;
    this.told = told;
    this.master = master;
    this.driver = driver;
  }

  /** To be called every second or so. */
  void look() {
    if (!waits.getAsBoolean()) {
      since = -1;
      said = 0;
      return;
    }
    long now = clock.getAsLong();
    since = since < 0 ? now : since;
    if (said == 0 && now - since >= FIRST) {
      said = 1;
      told.accept("no executor for 10 s: the work waits for one of the cluster at " + master);
    } else if (said == 1 && now - since >= AGAIN) {
      said = 2;
      told.accept(
          "no executor for 30 s: has the cluster a worker with a free core and the memory asked"
              + " for (spark.executor.memory, 1g unless set; the master's page shows both), and can"
              + " it reach this machine as "
              + driver
              + " (spark.driver.host)? Ctrl-C gives up");
    }
  }
}

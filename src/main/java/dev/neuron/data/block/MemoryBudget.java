package dev.neuron.data.block;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import java.util.function.Supplier;

/** Whether data fit into the memory this process may use, and what to say when they don't. */
public final class MemoryBudget {
  /** What the program needs beside the examples. */
  private static final long BESIDE = 32L << 20;

  private static final String FEWER = ", or use fewer rows or features";

  private MemoryBudget() {}

  /**
   * Refuses before the loading starts what cannot fit.
   *
   * @param rows how many rows to expect
   * @param columns features of an example
   * @param more bytes needed at the same time
   */
  public static void refuse(String file, long rows, int columns, long more) {
    double need = 8.0 * (double) rows * (columns + 1) + more;
    long most = Runtime.getRuntime().maxMemory();
    if (need > most) {
      throw new DataException(
          DataException.Kind.TOO_LARGE,
          Fault.of(
              file,
              "about "
                  + rows
                  + " examples of "
                  + columns
                  + (columns == 1 ? " feature need " : " features need ")
                  + megabytes(need + BESIDE)
                  + " of memory, and Java may use "
                  + megabytes((double) most),
              remedy(need)));
    }
  }

  /** Memory ended while loading. */
  static DataException after(long rows, int columns) {
    long most = Runtime.getRuntime().maxMemory();
    return new DataException(
        DataException.Kind.TOO_LARGE,
        Fault.of(
            null,
            "there is no memory for more than "
                + rows
                + " examples of "
                + columns
                + (columns == 1 ? " feature" : " features")
                + ": Java may use "
                + megabytes((double) most),
            remedy(2.0 * most)));
  }

  /**
   * Loads, and says so where memory ends.
   *
   * @throws DataException of kind TOO_LARGE
   */
  public static <T> T fitting(String file, Supplier<T> loading) {
    try {
      return loading.get();
    } catch (OutOfMemoryError e) {
      if (e.getMessage() != null && e.getMessage().contains("native thread")) {
        throw e; // a thread could not be started: more heap would not help
      }
      double most = (double) Runtime.getRuntime().maxMemory();
      throw new DataException(
          DataException.Kind.TOO_LARGE,
          Fault.of(
              file,
              "there is no memory for all examples: Java may use " + megabytes(most),
              remedy(2 * most)));
    }
  }

  /** Memory ended in the course of something else. */
  public static DataException ended() {
    double most = (double) Runtime.getRuntime().maxMemory();
    return new DataException(
        DataException.Kind.TOO_LARGE,
        Fault.of(
            null,
            "not enough memory: this needs more than the " + megabytes(most) + " that Java may use",
            remedy(2 * most)));
  }

  private static String remedy(double need) {
    return "set NEURON_JAVA_OPTS=-Xmx"
        + (long) Math.ceil((need * 1.3 + BESIDE) / (1 << 20))
        + "m"
        + FEWER;
  }

  /** The remedy where the data have to be what they are. */
  public static String ofTheSameData(String remedy) {
    return remedy.replace(FEWER, "");
  }

  private static String megabytes(double bytes) {
    return (long) Math.ceil(bytes / (1 << 20)) + " MB";
  }
}

package dev.neuron.math;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/**
 * Whether the loops over x run with the processor's vectors: chosen once for a process, by the work
 * there will be. It changes no bit, only the time.
 *
 * <p>The vectors are in a module that the JVM does not load by itself, and of which it warns where
 * the command line names it. The routine by which the JVM adds modules of its own at run time loads
 * it without a word; for that {@code java.base/jdk.internal.module} has to be exported, and the
 * compiler has to be told to know vectors, as {@code scripts/neuron} does for large files: {@code
 * --add-exports java.base/jdk.internal.module=ALL-UNNAMED -XX:+UnlockExperimentalVMOptions
 * -XX:+EnableVectorSupport}. Whatever is missing, the plain loops do the work.
 */
public final class Vectors {
  /** The system property that says no: {@code -Dneuron.vectors=off}; {@code on} says always. */
  public static final String PROPERTY = "neuron.vectors";

  /**
   * Numbers to be read in all, from which on the vectors' slow beginning, until they are compiled,
   * is made up for. Measured as processor time of whole runs, one thread, JDK 17: with 20 features
   * from 1.1 billion on, with 2,000 from 0.45 billion. With two threads, 1,000,000×20: of the plain
   * loops' time 0.99 at 1.2 billion, 0.88 at 2.2.
   */
  private static final double WORTH_IT = 1.2e9;

  private static final double WORTH_IT_IF_WIDE = 6e8;

  /** From so many features on what a row costs beside its products no longer shows. */
  private static final int WIDE = 500;

  static final String MODULE = "jdk.incubator.vector";

  private static volatile RowLoops loops = new PlainLoops();
  private static volatile String reason = "not chosen yet";

  private Vectors() {}

  /** Who runs the loops. */
  static RowLoops loops() {
    return loops;
  }

  /**
   * Chooses for the work ahead; once vectors are chosen they stay.
   *
   * @param rows how many examples there are
   * @param passes how often they will be read
   */
  public static void choose(long rows, int features, long passes) {
    double numbers = (double) rows * features * passes;
    String wish = System.getProperty(PROPERTY, "");
    if (loops instanceof PlainLoops) {
      if (wish.equals("off")) {
        reason = "plain loops, as -D" + PROPERTY + "=off asks";
      } else if (numbers < (features < WIDE ? WORTH_IT : WORTH_IT_IF_WIDE) && !wish.equals("on")) {
        reason = "plain loops, as the work is too little for vectors to pay";
      } else {
        load();
      }
    }
  }

  private static void load() {
    try {
      loops = vectors(MODULE);
      reason = "vectors of " + RowLoops.LANES + " doubles";
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      reason = "plain loops, as there are no vectors here: " + cause(e);
    }
  }

  private static String cause(Throwable e) {
    Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /**
   * The loops with vectors.
   *
   * @param module in which the JDK has them
   * @throws ReflectiveOperationException if the module or the right to load it is missing
   * @throws UnsupportedOperationException if vectors would be slow here
   */
  static RowLoops vectors(String module) throws ReflectiveOperationException {
    String compilers = System.getProperty("java.vm.info", "");
    if (!compilers.contains("mixed mode") || compilers.contains("emulated-client")) {
      throw new UnsupportedOperationException("only the optimizing compiler knows them");
    }
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (!jvm.getVMOption("EnableVectorSupport").getValue().equals("true")) {
      throw new UnsupportedOperationException("the option EnableVectorSupport is off");
    }
    if (ModuleLayer.boot().findModule(module).isEmpty()) {
      Class<?> modules = Class.forName("jdk.internal.module.Modules");
      modules.getMethod("loadModule", String.class).invoke(null, module);
    }
    Constructor<?> made = Class.forName("dev.neuron.math.VectorLoops").getDeclaredConstructor();
    return (RowLoops) made.newInstance();
  }

  /** Which loops run, and why. */
  public static String description() {
    return reason;
  }
}

package dev.neuron.benchmark;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How fast this machine reads doubles from memory: what the kernel is measured against. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BandwidthBenchmark {
  /** The size of the array, in units of 10⁶ bytes. */
  @Param("1000")
  public int megabytes;

  /** Threads that read. */
  @Param({"1", "2"})
  public int threads;

  private double[] data;

  /** Touches every page. */
  @Setup
  public void fill() {
    data = new double[megabytes * 125_000];
    Arrays.fill(data, 1);
  }

  /** One pass over the array, a part a thread. */
  @Benchmark
  public double read() throws InterruptedException {
    double[] sums = new double[threads];
    Thread[] readers = new Thread[threads];
    int part = data.length / threads;
    for (int t = 0; t < threads; t++) {
      int me = t;
      readers[t] = new Thread(() -> sums[me] = sum(me * part, (me + 1) * part));
      readers[t].start();
    }
    double total = 0;
    for (int t = 0; t < threads; t++) {
      readers[t].join();
      total += sums[t];
    }
    return total;
  }

  /** Eight chains, so that the additions never wait for one another. */
  private double sum(int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int i = from; i <= to - 8; i += 8) {
      s0 += data[i];
      s1 += data[i + 1];
      s2 += data[i + 2];
      s3 += data[i + 3];
      s4 += data[i + 4];
      s5 += data[i + 5];
      s6 += data[i + 6];
      s7 += data[i + 7];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }
}

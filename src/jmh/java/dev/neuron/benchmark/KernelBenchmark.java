package dev.neuron.benchmark;

import dev.neuron.data.block.Dataset;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Block;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One epoch of cost and gradient over data larger than the caches. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KernelBenchmark {
  /** Examples and features. */
  @Param({"1000000x20", "100000x100", "20000x2000"})
  public String shape;

  /** Threads that sum. */
  @Param({"1", "2"})
  public int threads;

  private LocalEngine engine;
  private double[] wHat;
  private GradientSum sum;

  /** Makes the data. */
  @Setup
  public void fill() {
    int cross = shape.indexOf('x');
    int rows = Integer.parseInt(shape.substring(0, cross));
    int features = Integer.parseInt(shape.substring(cross + 1));
    SplittableRandom random = new SplittableRandom(1);
    int rowsPerBlock = Dataset.rowsPerBlock(features);
    List<Block> blocks = new ArrayList<>();
    for (int start = 0; start < rows; start += rowsPerBlock) {
      int count = Math.min(rowsPerBlock, rows - start);
      double[] x = random.doubles((long) count * features, -1, 1).toArray();
      blocks.add(new Block(x, random.doubles(count).toArray(), null, count, features));
    }
    wHat = random.doubles(features + 1, -1, 1).toArray();
    engine = new LocalEngine(blocks, Neuron.PAPER, threads);
    sum = new GradientSum(Neuron.PAPER, features);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    engine.close();
  }

  /** One pass. */
  @Benchmark
  public double epoch() {
    engine.sum(wHat, sum);
    return sum.cost();
  }
}

package dev.neuron.data.block;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Threads that take blocks one after the other from a common counter; the caller is one of them,
 * and the others are lent by a pool that all workers of the process share.
 */
public final class BlockWorkers {
  /** A block's own sum. */
  @FunctionalInterface
  public interface BlockSum<S> {
    /**
     * The sum over a block.
     *
     * @param slot its place among the blocks that are summed before the next merging
     */
    S of(int block, int slot);
  }

  private static final class Pool {
    static final ExecutorService THREADS =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "neuron-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** So many blocks are summed between two merges, where their sums are small. */
  private static final int MOST_IN_A_WAVE = 256;

  private static final int LEAST_IN_A_WAVE = 16;

  /** Numbers in the sums of a wave, so that they never outgrow the memory: 128 MB. */
  private static final int NUMBERS_IN_A_WAVE = 1 << 24;

  private final int threads;

  /**
   * Workers.
   *
   * @param threads how many work at a time, at least 1
   */
  public BlockWorkers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed, not " + threads);
    }
    this.threads = threads;
  }

  /** How many blocks are summed between two merges, for sums as large as a Gram matrix. */
  public static int wave(int features) {
    long numbers = (features + 1L) * (features + 1L);
    return (int) Math.max(LEAST_IN_A_WAVE, Math.min(MOST_IN_A_WAVE, NUMBERS_IN_A_WAVE / numbers));
  }

  /**
   * Sums each block on its own and merges the sums in block order, wave after wave: the same bits
   * for any number of threads.
   *
   * @param from the first block
   * @param to the block after the last
   */
  public <S extends ExampleSum<S>> void sum(int from, int to, int wave, BlockSum<S> sum, S into) {
    List<S> sums = new ArrayList<>(Collections.nCopies(Math.min(wave, to - from), null));
    for (int first = from; first < to; first += wave) {
      int start = first;
      int end = Math.min(to, start + wave);
      forEach(start, end, i -> sums.set(i - start, sum.of(i, i - start)));
      for (int slot = 0; slot < end - start; slot++) {
        into.merge(sums.get(slot));
      }
    }
  }

  /**
   * Sums blocks that this process can read.
   *
   * @param empty what is summed; nothing is added to it itself
   * @param before run before each block, by the thread that sums it
   */
  public <S extends ExampleSum<S>> S sum(List<Block> blocks, S empty, Runnable before) {
    S total = empty.empty();
    int wave = wave(Examples.features(blocks));
    sum(0, blocks.size(), wave, (i, slot) -> sum(blocks, i, empty.empty(), before), total);
    return total;
  }

  private static <S extends ExampleSum<S>> S sum(
      List<Block> blocks, int i, S sum, Runnable before) {
    before.run();
    int rows = Examples.rows(blocks, i);
    Examples.read(blocks, i, 0, rows, (block, from, to) -> sum.add(block));
    return sum;
  }

  /**
   * Runs {@code work} once for each index from {@code from} (inclusive) to {@code to} (exclusive)
   * and returns when all are done; a failure of one is thrown here.
   */
  public void forEach(int from, int to, IntConsumer work) {
    int helpers = Math.min(threads, to - from) - 1;
    if (helpers <= 0) {
      for (int i = from; i < to; i++) {
        work.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger(from);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(helpers);
    Runnable share =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < to; i = next.getAndIncrement()) {
              work.accept(i);
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            next.set(to);
          }
        };
    for (int h = 0; h < helpers; h++) {
      Pool.THREADS.execute(
          () -> {
            share.run();
            done.countDown();
          });
    }
    share.run();
    awaitUninterruptibly(done);
    rethrow(failure.get());
  }

  private static void awaitUninterruptibly(CountDownLatch done) {
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // the blocks in work must end before their arrays may be touched again
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}

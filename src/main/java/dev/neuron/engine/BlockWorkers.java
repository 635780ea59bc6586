package dev.neuron.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Threads that take blocks one after the other from a common counter; the caller is one of them.
 */
final class BlockWorkers implements AutoCloseable {
  private final int threads;
  private ExecutorService pool; // made when there is first something to share out

  BlockWorkers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed, not " + threads);
    }
    this.threads = threads;
  }

  /**
   * Runs {@code work} once for each index from {@code from} (inclusive) to {@code to} (exclusive).
   */
  void forEach(int from, int to, IntConsumer work) {
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
      pool()
          .execute(
              () -> {
                share.run();
                done.countDown();
              });
    }
    share.run();
    awaitUninterruptibly(done);
    rethrow(failure.get());
  }

  private ExecutorService pool() {
    if (pool == null) {
      pool =
          Executors.newFixedThreadPool(
              threads - 1,
              task -> {
                Thread thread = new Thread(task, "neuron-worker");
                thread.setDaemon(true);
                return thread;
              });
    }
    return pool;
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

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}

package dev.neuron.data.block;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Work on blocks that do not depend on each other, handed out to threads by a counter. */
public final class BlockTasks {
  /** One block's work. */
  public interface Task {
    /** Works on the block of this number. */
    void run(int block);
  }

  /** So many blocks are summed between two merges, so that sums never outgrow the memory. */
  private static final int WAVE = 256;

  private BlockTasks() {}

  /** Sums each block on its own, on several threads, and merges the sums in block order. */
  public static <S extends ExampleSum<S>> S sum(List<Block> blocks, int threads, S empty) {
    S all = empty.empty();
    for (int wave = 0; wave < blocks.size(); wave += WAVE) {
      int first = wave;
      List<S> sums = new ArrayList<>();
      for (int b = first; b < Math.min(blocks.size(), first + WAVE); b++) {
        sums.add(empty.empty());
      }
      run(sums.size(), threads, b -> add(blocks, first + b, sums.get(b)));
      sums.forEach(all::merge);
    }
    return all;
  }

  private static <S extends ExampleSum<S>> void add(List<Block> blocks, int b, S sum) {
    Examples.read(blocks, b, 0, Examples.rows(blocks, b), (rows, from, to) -> sum.add(rows));
  }

  /** Runs every task and returns when all are done; a failure of one is thrown here. */
  public static void run(int blocks, int threads, Task task) {
    int workers = Math.min(threads, blocks);
    if (workers <= 1) {
      for (int b = 0; b < blocks; b++) {
        task.run(b);
      }
      return;
    }
    Worker[] all = new Worker[workers];
    Thread[] others = new Thread[workers - 1];
    AtomicInteger next = new AtomicInteger();
    for (int i = 0; i < workers; i++) {
      all[i] = new Worker(next, blocks, task);
      if (i > 0) {
        others[i - 1] = new Thread(all[i], "neuron-data-" + i);
        others[i - 1].setDaemon(true);
        others[i - 1].start();
      }
    }
    all[0].run();
    join(others);
    for (Worker worker : all) {
      worker.rethrow();
    }
  }

  /** Waits for threads to end. */
  public static void join(Thread[] threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Worker implements Runnable {
    private final AtomicInteger next;
    private final int blocks;
    private final Task task;
    private Throwable failure;

    Worker(AtomicInteger next, int blocks, Task task) {
      this.next = next;
      this.blocks = blocks;
      this.task = task;
    }

    @Override
    public void run() {
      try {
        for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
          task.run(b);
        }
      } catch (RuntimeException | Error e) {
        failure = e;
        next.set(blocks);
      }
    }

    void rethrow() {
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
    }
  }
}

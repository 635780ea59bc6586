package dev.neuron.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All temporary files of this process. One lock is held while a file is made, put in place or
 * removed. When the process ends, by itself or by a signal, a shutdown hook takes that lock and
 * deletes what is left. The program's other threads go on meanwhile; each waits at its next file,
 * until the process is gone, so that no file is created after the others were deleted.
 */
final class TemporaryFiles {
  /** Where a test can hold the program. */
  enum Moment {
    /** Under the lock: the file is there and not yet registered. */
    CREATED,
    /** The file is registered. */
    REGISTERED,
    /** Under the lock: the file is written and does not have its name yet. */
    PLACING,
    /** Under the lock: the file has its name and is registered still. */
    PLACED,
    /** The file is in place or removed. */
    RELEASED,
    /** The process ends: no file can be made any more. */
    REFUSED
  }

  /** Hears of every moment. */
  @FunctionalInterface
  interface Watch {
    void at(Moment moment);
  }

  /** Something done to a file. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  private static volatile TemporaryFiles ofProcess =
      endingWithTheProcess(TemporaryFiles::waitWhenRefused);

  final ReentrantLock lock = new ReentrantLock();
  private final Deque<Path> paths = new ArrayDeque<>(); // the newest first
  private final Set<Path> asked = new HashSet<>();
  private final Watch watch;
  private boolean ended;

  /** The program has one; a test makes its own. */
  TemporaryFiles(Watch watch) {
    this.watch = watch;
  }

  static TemporaryFiles ofProcess() {
    return ofProcess;
  }

  /** Puts the registry of a test in the place of the program's, or the program's back. */
  static void setOfProcess(TemporaryFiles files) {
    ofProcess = files;
  }

  /** One that is ended by a shutdown hook. */
  static TemporaryFiles endingWithTheProcess(Watch watch) {
    TemporaryFiles files = new TemporaryFiles(watch);
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(files::end, "temporary files"));
    } catch (IllegalStateException endsAlready) {
      files.end();
    }
    return files;
  }

  static void waitWhenRefused(Moment moment) {
    while (moment == Moment.REFUSED) {
      LockSupport.park();
    }
  }

  /** Deletes what is left; from now on there are no files. */
  void end() {
    lock.lock();
    try {
      ended = true;
      for (Path path : paths) {
        delete(path);
      }
    } finally {
      lock.unlock();
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException stays) {
      // The next run that writes a file of the same name removes it.
    }
  }

  boolean isEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  private void enter() {
    lock.lock();
    if (ended) {
      lock.unlock();
      watch.at(Moment.REFUSED);
    }
  }

  /** Goes on only if the end has not begun. */
  void passUnlessEnded() {
    enter();
    lock.unlock();
  }

  /** Makes a file of this name, and fails where there is one. */
  void create(Path path, Action create) throws IOException {
    enter();
    try {
      create.run();
      watch.at(Moment.CREATED);
      paths.addFirst(path);
    } finally {
      lock.unlock();
    }
    watch.at(Moment.REGISTERED);
  }

  /** Renames or deletes a temporary file under the lock, after which it is no longer registered. */
  void release(Path path, Action release) throws IOException {
    enter();
    try {
      watch.at(Moment.PLACING);
      release.run();
      watch.at(Moment.PLACED);
      paths.remove(path);
    } finally {
      lock.unlock();
    }
    watch.at(Moment.RELEASED);
  }

  /** Whether the file is one of this process. */
  boolean holds(Path path) {
    enter();
    try {
      return paths.contains(path);
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody asked before with this path. */
  boolean isNew(Path path) {
    enter();
    try {
      return asked.add(path);
    } finally {
      lock.unlock();
    }
  }
}

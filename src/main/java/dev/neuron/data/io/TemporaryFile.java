package dev.neuron.data.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is there for a while: what becomes an output once it is whole, or what is kept aside
 * to be read again. It is deleted by {@link #close}, or else when the process ends, by a signal,
 * too.
 *
 * <p>Only {@code kill -9} leaves it behind, and the next run that makes one for the same name
 * removes it. Whether somebody still needs a file is told by the lock that its owner holds on it:
 * the system takes that back however the owner ends. The number of a process would not tell, as
 * those of two containers may be the same.
 */
public final class TemporaryFile implements AutoCloseable {
  private static final String MARK = ".neuron-";
  private static final int NAME_MOST = 60; // characters: with ours they stay below 255 bytes
  private static final int ATTEMPTS = 100;

  private final TemporaryFiles files;
  private final FileAttribute<?>[] attributes;
  private final Path path;
  private FileChannel channel;
  private boolean hasContent;

  private TemporaryFile(TemporaryFiles files, Path path, FileAttribute<?>... attributes) {
    this.files = files;
    this.path = path;
    this.attributes = attributes;
  }

  /** Makes an empty file in a folder for an output of this name. */
  static TemporaryFile in(Path folder, String name) throws IOException {
    return create(folder, name);
  }

  /**
   * Makes a file in the system's folder for temporary files that others cannot read.
   *
   * @param name what it is for
   * @throws IOException if that is not possible
   */
  public static TemporaryFile aside(String name) throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? create(
            folder,
            name,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : create(folder, name);
  }

  private static TemporaryFile create(Path asked, String name, FileAttribute<?>... attributes)
      throws IOException {
    TemporaryFiles files = TemporaryFiles.ofProcess();
    Path folder = asked.toRealPath();
    String start = "." + shortened(name) + MARK;
    if (files.isNew(folder.resolve(start))) {
      Leftovers.remove(files, folder, start);
    }
    for (int attempt = 1; ; attempt++) {
      long random = ThreadLocalRandom.current().nextLong();
      Path path = folder.resolve(start + String.format(Locale.ROOT, "%016x", random));
      TemporaryFile made = new TemporaryFile(files, path, attributes);
      try {
        files.create(path, () -> made.channel = made.opened(path));
        if (made.isOwned()) {
          return made;
        }
        made.close();
      } catch (FileAlreadyExistsException taken) {
        if (attempt == ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  private static String shortened(String name) {
    if (name.length() <= NAME_MOST) {
      return name;
    }
    boolean halved = Character.isHighSurrogate(name.charAt(NAME_MOST - 1));
    return name.substring(0, halved ? NAME_MOST - 1 : NAME_MOST);
  }

  private FileChannel opened(Path at) throws IOException {
    return FileChannel.open(
        at,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
        attributes);
  }

  /** Locks the file, unless another run took it for a leftover before. */
  private boolean isOwned() {
    try {
      return channel.tryLock() != null && Files.exists(path);
    } catch (IOException noLocksHere) {
      return true; // and nobody takes it for a leftover
    }
  }

  Path path() {
    return path;
  }

  /**
   * To write to it, and to read what was written. Opening and closing the file in another way gives
   * its lock back.
   */
  FileChannel channel() {
    return channel;
  }

  /** Where {@link #content} is. */
  public Path contentPath() {
    return Leftovers.content(path);
  }

  /**
   * Makes a file beside this one that goes with it, and that anybody may open and close.
   *
   * @return where to write to; open from the start, as opened by name it could be another by then
   * @throws IOException if that is not possible
   */
  public OutputStream content() throws IOException {
    FileChannel[] opened = new FileChannel[1];
    files.create(contentPath(), () -> opened[0] = opened(contentPath()));
    hasContent = true;
    return Channels.newOutputStream(opened[0]);
  }

  /** Waits for the end of the process if it has begun: what fails then may fail because of it. */
  public static void passUnlessEnded() {
    TemporaryFiles.ofProcess().passUnlessEnded();
  }

  /**
   * Gives the file its final name, in the place of what has it. Where the system does not allow
   * that, as with a mount or another's file in a sticky folder, what has the name gets the content.
   */
  void moveTo(Path target) throws IOException {
    files.release(
        path,
        () -> {
          try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
          } catch (FileSystemException refused) {
            overwrite(target);
            Files.deleteIfExists(path);
          }
        });
    channel.close();
  }

  private void overwrite(Path target) throws IOException {
    Set<OpenOption> options = new HashSet<>(Set.of(StandardOpenOption.WRITE));
    // In a sticky folder Linux refuses the option CREATE for another user's file, even if it
    // exists.
    options.add(Files.exists(target) ? LinkOption.NOFOLLOW_LINKS : StandardOpenOption.CREATE_NEW);
    try (FileChannel to = FileChannel.open(target, options)) {
      copyTo(to);
      to.truncate(channel.size());
      to.force(true);
    }
  }

  /** Writes all there is so far to another file. */
  void copyTo(FileChannel to) throws IOException {
    long size = channel.size();
    for (long done = 0; done < size; ) {
      done += channel.transferTo(done, size - done, to);
    }
  }

  /** Removes what is still there. */
  @Override
  public void close() throws IOException {
    try {
      for (Path there : hasContent ? List.of(contentPath(), path) : List.of(path)) {
        files.release(there, () -> Files.deleteIfExists(there));
      }
    } finally {
      channel.close();
    }
  }
}

package dev.neuron.data.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** Temporary files of runs that were killed: what no living process has locked. */
final class Leftovers {
  private static final Pattern RANDOM = Pattern.compile("[0-9a-f]{16}");

  private Leftovers() {}

  /** What may lie beside a temporary file, owned with it. */
  static Path content(Path path) {
    return path.resolveSibling(path.getFileName() + ".csv");
  }

  /** Removes them from a folder. One that cannot be removed stays: it does no harm. */
  static void remove(TemporaryFiles own, Path folder, String start) {
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder, path -> isOne(path, start))) {
      for (Path path : entries) {
        if (!own.holds(path)) {
          removeUnowned(path);
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // A folder may be written to and not listed.
    }
  }

  private static boolean isOne(Path path, String start) {
    String name = path.getFileName().toString();
    return name.startsWith(start)
        && RANDOM.matcher(name).region(start.length(), name.length()).matches()
        && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static void removeUnowned(Path path) {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.tryLock() != null) {
        Files.deleteIfExists(content(path));
        Files.delete(path);
      }
    } catch (IOException somebodyElses) {
      // Another user's, or gone meanwhile, or on a file system without locks.
    }
  }
}

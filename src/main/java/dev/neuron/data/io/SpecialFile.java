package dev.neuron.data.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Names that stand for no file of their own: a pipe, a device, or what the process already has open
 * ({@code /dev/stdout}, {@code /dev/fd/3}, a shell's {@code >(…)}). What is written to them goes
 * where they lead, behind what is there, and nothing takes their place.
 */
public final class SpecialFile {
  private static final Path OPEN = Path.of("/dev/fd");
  private static final int LINKS_MOST = 40;
  private static final int FORMAT_MASK = 0170000;
  private static final int FIFO = 0010000;
  private static final int SOCKET = 0140000;
  private static final int ACCESS_MASK = 3; // of the flags of open(2); 0 is reading alone

  private SpecialFile() {}

  /** The path of a descriptor of this process. */
  public static Path ofDescriptor(int number) {
    return OPEN.resolve(Integer.toString(number));
  }

  /** The descriptor of this process that a name leads to; −1 if it leads to none. */
  public static int descriptor(Path path) {
    try {
      Path open = OPEN.toRealPath();
      Path at = path.toAbsolutePath();
      for (int links = 0; links < LINKS_MOST && at.getParent() != null; links++) {
        Path folder = at.getParent().toRealPath();
        if (folder.equals(open)) {
          return Integer.parseUnsignedInt(at.getFileName().toString());
        }
        if (!Files.isSymbolicLink(at)) {
          break;
        }
        at = folder.resolve(Files.readSymbolicLink(at));
      }
    } catch (IOException | NumberFormatException noDescriptor) {
      // The name leads nowhere: opening it will fail with the system's reason.
    }
    return -1;
  }

  /** Whether a name leads to a pipe or a socket. */
  public static boolean isPipe(Path path) {
    try {
      int format = ((Integer) Files.getAttribute(path, "unix:mode")) & FORMAT_MASK;
      return format == FIFO || format == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException notThere) {
      return false;
    }
  }

  /** Whether a name leads to a device, which has room for everything. */
  public static boolean isDevice(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isOther() && !isPipe(path);
    } catch (IOException notThere) {
      return false;
    }
  }

  /** Whether an output of this name is written directly instead of being replaced. */
  static boolean isOne(Path path) {
    return descriptor(path) >= 0 || (Files.exists(path) && !Files.isRegularFile(path));
  }

  /** Opens one for writing. */
  static FileChannel open(Path path) throws IOException {
    int number = descriptor(path);
    if (number >= 0) {
      refuseUnlessWritable(path, number);
      // The file would be opened anew, at its beginning.
      return Files.isRegularFile(path)
          ? FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)
          : FileChannel.open(path, StandardOpenOption.WRITE);
    }
    return FileChannel.open(path, StandardOpenOption.WRITE);
  }

  /** A descriptor that nobody gave us may be one of the JVM's own: a library, open for reading. */
  private static void refuseUnlessWritable(Path path, int number) throws IOException {
    Path about = Path.of("/proc/self/fdinfo", Integer.toString(number));
    if (!Files.isDirectory(about.getParent())) {
      return; // not Linux: opening it copies the descriptor and checks it
    }
    try {
      for (String line : Files.readAllLines(about, StandardCharsets.US_ASCII)) {
        if (line.startsWith("flags:")
            && (Long.parseLong(line.substring(6).trim(), 8) & ACCESS_MASK) == 0) {
          throw new FileSystemException(
              path.toString(), null, "descriptor " + number + " is not open for writing");
        }
      }
    } catch (NoSuchFileException closed) {
      throw new FileSystemException(path.toString(), null, "descriptor " + number + " is not open");
    }
  }
}

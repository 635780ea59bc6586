package dev.neuron.data.io;

import dev.neuron.data.OutputException;
import dev.neuron.data.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A file that appears whole or not at all. Bytes go to a temporary file beside the target; {@link
 * #commit} forces them to disk and renames it over the target, keeping the mode of a file that
 * stood there and following a symbolic link. Closing without a commit leaves the target untouched.
 * A target that is no regular file (a device, a pipe, an open descriptor) is written directly, and
 * one that cannot be replaced is overwritten by {@link #commit}.
 */
public final class AtomicFile implements AutoCloseable {
  private static final int LINKS_MOST = 40;

  private final Path asked;
  private final Path target;
  private final TemporaryFile temporary; // null for what is written directly
  private final FileChannel channel;
  private final OutputStream out;
  private boolean committed;

  private AtomicFile(Path asked, Path target, TemporaryFile temporary, FileChannel channel) {
    this.asked = asked;
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
    this.out = new Sink(asked, Channels.newOutputStream(channel));
  }

  /**
   * Opens the temporary file.
   *
   * @throws OutputException of kind CREATE if that is not possible
   */
  public static AtomicFile create(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new OutputException(
            OutputException.Kind.CREATE, path, "is a folder", "name a file in it", null);
      }
      if (SpecialFile.isOne(path)) {
        return new AtomicFile(path, path, null, SpecialFile.open(path));
      }
      Path target = target(path);
      if (Files.exists(target)) {
        FileChannel.open(target, StandardOpenOption.WRITE).close(); // fails early
      }
      return beside(path, target);
    } catch (IOException e) {
      throw cannotCreate(path, e);
    }
  }

  /** Writes the bytes as the whole file. */
  public static void write(Path path, byte[] bytes) {
    try (AtomicFile file = create(path)) {
      file.finish(bytes);
    }
  }

  /** Writes the bytes, which are all or the last, and puts the file in place. */
  public void finish(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw cannotWrite(asked, e);
    }
    commit();
  }

  /**
   * Where to write to; not buffered. Its methods throw {@link OutputException} of kind WRITE in
   * place of IOException. Closing it changes nothing.
   */
  public OutputStream stream() {
    return out;
  }

  /** Writes over bytes that were written before. */
  public void patch(long position, byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      while (rest.hasRemaining()) {
        channel.write(rest, position + rest.position());
      }
    } catch (IOException e) {
      throw cannotWrite(asked, e);
    }
  }

  /**
   * Forces everything to disk and puts the file in place.
   *
   * @throws OutputException of kind WRITE if that fails; the target is untouched then
   */
  public void commit() {
    try {
      if (temporary == null) {
        channel.close();
      } else {
        channel.force(true);
        temporary.moveTo(target);
        forceFolder();
      }
      committed = true;
    } catch (IOException e) {
      throw cannotWrite(asked, e);
    }
  }

  /**
   * Puts a copy of what was written so far in place, as {@link #commit} does, and goes on: whoever
   * ends the process afterwards, the target is whole. A device or a pipe has it all already.
   *
   * @throws OutputException of kind CREATE or WRITE if that fails; the target is untouched then
   */
  public void putSoFar() {
    if (temporary == null) {
      return;
    }
    try (AtomicFile copy = create(asked)) {
      temporary.copyTo(copy.channel);
      copy.commit();
    } catch (IOException e) {
      throw cannotWrite(asked, e);
    }
  }

  /** Removes the temporary file if there was no commit. */
  @Override
  public void close() {
    if (committed) {
      return;
    }
    try {
      if (temporary == null) {
        channel.close();
      } else {
        temporary.close();
      }
    } catch (IOException e) {
      throw cannotWrite(asked, e);
    }
  }

  /**
   * The file that a name leads to; a dangling link leads to the file it promises.
   *
   * @throws IOException if the folder is not there
   */
  public static Path target(Path path) throws IOException {
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    Path at = path.toAbsolutePath();
    for (int links = 0; links < LINKS_MOST && Files.isSymbolicLink(at); links++) {
      at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
    }
    return at.getParent() == null ? at : at.getParent().toRealPath().resolve(at.getFileName());
  }

  /** Whether bytes go to where the name leads at once: nothing is put in place in the end. */
  public boolean isDirect() {
    return temporary == null;
  }

  private static AtomicFile beside(Path asked, Path target) throws IOException {
    String name = target.getFileName().toString();
    TemporaryFile temporary;
    try {
      temporary = TemporaryFile.in(target.getParent(), name);
    } catch (IOException noRoomBeside) {
      if (!Files.exists(target)) {
        throw noRoomBeside;
      }
      temporary = TemporaryFile.aside(name);
      return new AtomicFile(asked, target, temporary, temporary.channel());
    }
    Set<PosixFilePermission> mode = modeOf(target);
    try {
      if (mode != null) {
        Files.setPosixFilePermissions(temporary.path(), mode);
      }
      return new AtomicFile(asked, target, temporary, temporary.channel());
    } catch (IOException | RuntimeException failed) {
      temporary.close();
      throw failed;
    }
  }

  private static Set<PosixFilePermission> modeOf(Path target) throws IOException {
    boolean posix = target.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix && Files.exists(target)
        ? Files.getPosixFilePermissions(target, LinkOption.NOFOLLOW_LINKS)
        : null;
  }

  /** Forces the rename to disk, too, where the system can do that for a folder. */
  private void forceFolder() {
    try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // This system cannot sync folders. The file itself is on the disk already.
      committed = true;
    }
  }

  private static OutputException cannotCreate(Path path, IOException e) {
    return new OutputException(
        OutputException.Kind.CREATE, path, "cannot be created: " + reason(e), null, e);
  }

  private static OutputException cannotWrite(Path path, IOException e) {
    return new OutputException(
        OutputException.Kind.WRITE, path, "cannot be written: " + reason(e), null, e);
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such folder"
        : e instanceof AccessDeniedException ? "permission denied" : SafeText.of(e);
  }

  /** Turns what the system says about a write into an OutputException. */
  private static final class Sink extends OutputStream {
    private final Path path;
    private final OutputStream to;

    Sink(Path path, OutputStream to) {
      this.path = path;
      this.to = to;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      try {
        to.write(bytes, from, length);
      } catch (IOException e) {
        throw cannotWrite(path, e);
      }
    }
  }
}

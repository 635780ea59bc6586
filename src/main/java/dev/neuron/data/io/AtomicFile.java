package dev.neuron.data.io;

import dev.neuron.data.IoMessage;
import dev.neuron.data.OutputException;
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
 * A target that is no regular file (a device, a pipe) is written directly.
 */
public final class AtomicFile implements AutoCloseable {
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
      Path target = Files.exists(path) ? path.toRealPath() : followed(path);
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        return new AtomicFile(
            path, target, null, FileChannel.open(target, StandardOpenOption.WRITE));
      }
      if (Files.exists(target) && !Files.isWritable(target)) {
        throw new AccessDeniedException(target.toString());
      }
      return beside(path, target);
    } catch (IOException e) {
      throw cannotCreate(path, e);
    }
  }

  /** Writes the bytes as the whole file. */
  public static void write(Path path, byte[] bytes) {
    try (AtomicFile file = create(path)) {
      file.write(bytes);
      file.commit();
    }
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw cannotWrite(asked, e);
    }
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
      long size = channel.size();
      for (long done = 0; done < size; ) {
        done += channel.transferTo(done, size - done, copy.channel);
      }
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

  /** A dangling link is followed to the file it promises. */
  private static Path followed(Path path) throws IOException {
    Path at = path.toAbsolutePath();
    for (int links = 0; links < 40 && Files.isSymbolicLink(at); links++) {
      at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
    }
    return at;
  }

  private static AtomicFile beside(Path asked, Path target) throws IOException {
    Set<PosixFilePermission> mode = modeOf(target);
    TemporaryFile temporary = TemporaryFile.in(target.getParent(), target.getFileName().toString());
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

  /** The rename itself must survive a power cut; systems that cannot sync a folder are let off. */
  private void forceFolder() {
    try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // The file is complete either way.
      committed = true;
    }
  }

  private static OutputException cannotCreate(Path path, IOException e) {
    String reason =
        e instanceof NoSuchFileException
            ? "there is no such folder"
            : e instanceof AccessDeniedException ? "permission denied" : IoMessage.of(e);
    return new OutputException(
        OutputException.Kind.CREATE, path, "cannot be created: " + reason, null, e);
  }

  private static OutputException cannotWrite(Path path, IOException e) {
    return new OutputException(
        OutputException.Kind.WRITE, path, "cannot be written: " + IoMessage.of(e), null, e);
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

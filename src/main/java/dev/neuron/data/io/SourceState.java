package dev.neuron.data.io;

import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What tells whether a source was written to, without reading all of it.
 *
 * @param bytes its size
 * @param modified when it was last written, nanoseconds of the epoch; anyone can set it back
 * @param changed when anything about it last changed, which no program can set; −1 where the file
 *     system does not say
 * @param sample the SHA-256 of its first and last block and of some between them
 */
public record SourceState(long bytes, long modified, long changed, String sample) {
  /** Of standard input, or a file that is not there. */
  static final SourceState UNKNOWN = new SourceState(-1, -1, -1, "");

  /** A file of up to 256 KB is looked at in full. */
  private static final int BLOCKS = 64;

  private static final int BLOCK = 1 << 12;

  public static List<SourceState> of(List<DataSource> sources) {
    List<SourceState> states = new ArrayList<>();
    for (DataSource source : sources) {
      states.add(source.path() == null ? UNKNOWN : of(source.path()));
    }
    return states;
  }

  private static SourceState of(Path path) {
    try {
      BasicFileAttributes known = Files.readAttributes(path, BasicFileAttributes.class);
      return known.isRegularFile()
          ? new SourceState(
              known.size(),
              known.lastModifiedTime().to(TimeUnit.NANOSECONDS),
              changed(path),
              sample(path, known.size()))
          : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN; // the error is told when the file is opened
    }
  }

  private static long changed(Path path) throws IOException {
    try {
      return ((FileTime) Files.getAttribute(path, "unix:ctime")).to(TimeUnit.NANOSECONDS);
    } catch (UnsupportedOperationException | IllegalArgumentException unknown) {
      return -1; // a system that keeps no such time
    }
  }

  private static String sample(Path path, long size) throws IOException {
    ByteBuffer blocks = ByteBuffer.allocate(BLOCKS * BLOCK);
    try (FileChannel channel = FileChannel.open(path)) {
      long apart = Math.max(BLOCK, (size - BLOCK) / (BLOCKS - 1));
      for (int i = 0; i < BLOCKS; i++) {
        boolean last = i == BLOCKS - 1 && size > BLOCKS * BLOCK;
        blocks.limit((i + 1) * BLOCK);
        long at = last ? size - BLOCK : i * apart;
        for (int read = 0; blocks.hasRemaining() && read >= 0; at += read) {
          read = channel.read(blocks, at);
        }
      }
    }
    InputStream sampled = new ByteArrayInputStream(blocks.array(), 0, blocks.position());
    return RewindableInput.sha256(DataSource.of(path.toString(), sampled), LoadProgress.NONE);
  }

  /** When it was last written or changed, milliseconds of the epoch. */
  public long lastTouched() {
    return TimeUnit.NANOSECONDS.toMillis(Math.max(modified, changed));
  }

  public boolean isKnown() {
    return bytes >= 0;
  }
}

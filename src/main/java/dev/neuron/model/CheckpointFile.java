package dev.neuron.model;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.data.json.Fields;
import dev.neuron.data.json.Json;
import dev.neuron.data.json.JsonObject;
import dev.neuron.data.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The file a paused run is kept in: one JSON object, made for this program and not for people. Its
 * doubles read back to the same bits. The last key, {@code checksum}, is the CRC-32 of every byte
 * before it, so that no damage goes unseen; a file edited by hand is refused.
 */
public final class CheckpointFile {
  /** The largest file read: what {@link #bytes} can make. */
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private static final int HEAD = 1 << 13;
  private static final String CHECKSUM = ",\"checksum\":\"crc32:";
  private static final int TAIL = CHECKSUM.length() + 8 + "\"}\n".length();

  private CheckpointFile() {}

  /**
   * Saves a checkpoint: the file appears whole or not at all.
   *
   * @throws dev.neuron.data.OutputException if it cannot be created or written
   */
  public static void save(Path path, Checkpoint checkpoint) {
    AtomicFile.write(path, bytes(checkpoint));
  }

  static byte[] bytes(Checkpoint checkpoint) {
    byte[] content =
        Json.bytes(
            Json.Layout.LINE, json -> Fields.write(json, checkpoint, CheckpointCodec::checkpoint));
    int end = content.length - "}\n".length();
    byte[] tail = tail(content, end);
    byte[] all = Arrays.copyOf(content, end + tail.length);
    System.arraycopy(tail, 0, all, end, tail.length);
    return all;
  }

  private static byte[] tail(byte[] content, int end) {
    CRC32 crc = new CRC32();
    crc.update(content, 0, end);
    String tail = CHECKSUM + HexFormat.of().toHexDigits(crc.getValue(), 8) + "\"}\n";
    return tail.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Loads a checkpoint.
   *
   * @throws DataException of kind UNREADABLE if the file cannot be read, CONTENT if it is no whole
   *     checkpoint of a version this program knows
   */
  public static Checkpoint load(Path path) {
    String name = path.toString();
    try (InputStream in = Files.newInputStream(path)) {
      return read(name, content(name, in));
    } catch (NoSuchFileException missing) {
      throw unreadable(name, "there is no such checkpoint", missing);
    } catch (IOException failure) {
      throw unreadable(name, "cannot read this checkpoint", failure);
    }
  }

  /** Everything in the stream; of what does not begin as a checkpoint does, only the beginning. */
  private static byte[] content(String name, InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    if (head.length < HEAD || head[0] != '{') {
      return head;
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    byte[] all = whole.readNBytes(MAX_BYTES);
    if (whole.read() >= 0) {
      throw DataException.content(Fault.of(name, "is larger than any checkpoint (2 GB)", null));
    }
    return all;
  }

  /** Reads a checkpoint under a name for messages. */
  static Checkpoint read(String name, byte[] bytes) {
    JsonObject root =
        JsonReader.read(name, "checkpoint", new ByteArrayInputStream(bytes), bytes.length);
    CheckpointCodec.checkVersion(root);
    int end = Math.max(0, bytes.length - TAIL);
    byte[] expected = tail(bytes, end);
    for (int i = 0; i < TAIL; i++) {
      if (end == 0 || bytes[end + i] != expected[i]) {
        String problem = "does not match its checksum: it is damaged";
        throw DataException.content(Fault.of(name, problem, "take an older copy"));
      }
    }
    root.text("checksum");
    try {
      return Fields.read(root, CheckpointCodec::checkpoint);
    } catch (IllegalArgumentException wrong) {
      throw root.refused("makes no sense: " + wrong.getMessage(), null);
    }
  }

  private static DataException unreadable(String name, String problem, IOException cause) {
    Fault fault = Fault.of(name, problem, null);
    return new DataException(DataException.Kind.UNREADABLE, fault, cause);
  }
}

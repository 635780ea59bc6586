package dev.neuron.data.io;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the bytes of a source are packed, recognised by the first of them. */
public enum Compression {
  /** Not packed. */
  PLAIN,
  /** Gzip, several members allowed. */
  GZIP,
  /** Zstandard. */
  ZSTD;

  /**
   * Looks at the first bytes and unpacks what follows.
   *
   * @return the unpacked bytes; an IOException from them means damaged content
   * @throws DataException of kind CONTENT if the bytes are of another, unsupported kind
   */
  static InputStream unpack(String name, InputStream stored) {
    PushbackInputStream in = new PushbackInputStream(stored, ForeignFile.LENGTH);
    try {
      byte[] first = in.readNBytes(ForeignFile.LENGTH);
      in.unread(first);
      ForeignFile.refuse(name, first);
      return switch (of(first)) {
        case PLAIN -> in;
        case GZIP -> new GzipMembers(in);
        case ZSTD -> new ZstdBytes(in);
      };
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  /** Whether a file that begins with these bytes is not packed. */
  public static boolean isPlain(byte[] first) {
    return of(first) == PLAIN;
  }

  /** What is wrong with content that cannot be unpacked: nothing else throws such exceptions. */
  public static DataException damaged(String name, IOException e) {
    Fault fault =
        e instanceof PackingException packing
            ? Fault.of(name, packing.getMessage(), packing.remedy())
            : Fault.of(name, "is damaged: " + SafeText.of(e), "fetch or pack it anew");
    return new DataException(DataException.Kind.CONTENT, fault, e);
  }

  private static Compression of(byte[] first) {
    if (startsWith(first, 0x1F, 0x8B)) {
      return GZIP;
    }
    boolean zstd =
        first.length >= 4
            && ZstdFrames.isMark(ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getInt());
    return zstd ? ZSTD : PLAIN;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}

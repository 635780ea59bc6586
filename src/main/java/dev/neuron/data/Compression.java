package dev.neuron.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** How the bytes of a source are packed, recognised by the first of them. */
enum Compression {
  /** Not packed. */
  PLAIN,
  /** Gzip, several members allowed. */
  GZIP,
  /** Zstandard. */
  ZSTD;

  /** The longest mark looked for. */
  private static final int LONGEST_MARK = 6;

  private static final int BUFFER = 1 << 16;

  /**
   * Looks at the first bytes and unpacks what follows.
   *
   * @return the unpacked bytes; an IOException from them means damaged content
   * @throws DataException of kind CONTENT if the bytes are of another, unsupported kind
   */
  static InputStream unpack(String name, InputStream stored) {
    PushbackInputStream in = new PushbackInputStream(stored, LONGEST_MARK);
    try {
      byte[] first = in.readNBytes(LONGEST_MARK);
      in.unread(first);
      refuseOthers(name, first);
      return switch (of(first)) {
        case PLAIN -> in;
        case GZIP -> new GZIPInputStream(in, BUFFER);
        case ZSTD -> ZstdBytes.unpack(in);
      };
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  /** Whether a file that begins with these bytes is not packed. */
  static boolean isPlain(byte[] first) {
    return of(first) == PLAIN;
  }

  /** What is wrong with content that cannot be unpacked. */
  static DataException damaged(String name, Exception e) {
    return new DataException(
        DataException.Kind.CONTENT,
        Fault.of(name, "is damaged or cut off: " + reason(e), "unpack it by hand to see where"),
        e);
  }

  private static String reason(Exception e) {
    if (e instanceof EOFException) {
      return "it ends too early";
    }
    return e.getMessage() == null ? "no such data" : Quoted.plain(e.getMessage());
  }

  private static Compression of(byte[] first) {
    if (startsWith(first, 0x1F, 0x8B)) {
      return GZIP;
    }
    return startsWith(first, 0x28, 0xB5, 0x2F, 0xFD) ? ZSTD : PLAIN;
  }

  private static void refuseOthers(String name, byte[] first) {
    String kind = null;
    if (startsWith(first, 'P', 'K', 3, 4)) {
      kind = "a zip archive or a spreadsheet";
    } else if (startsWith(first, 'B', 'Z', 'h')) {
      kind = "bzip2";
    } else if (startsWith(first, 0xFD, '7', 'z', 'X', 'Z', 0)) {
      kind = "xz";
    }
    if (kind != null) {
      throw notCsv(name, kind, "export or unpack it first");
    }
    if (first.length > 0 && ParquetMark.isIn(name, first)) { // a table has no bytes
      throw notCsv(
          name,
          "a Parquet file",
          "use --engine spark where the command has it, or export it as CSV");
    }
  }

  private static DataException notCsv(String name, String kind, String remedy) {
    return DataException.content(Fault.of(name, "is " + kind + ", not CSV", remedy));
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

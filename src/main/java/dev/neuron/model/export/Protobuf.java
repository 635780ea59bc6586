package dev.neuron.model.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One message in the wire format of Protocol Buffers: the two kinds of field that ONNX needs. What
 * an encoder of every kind would add is a library as large as this program.
 */
final class Protobuf {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds a whole number, not negative. */
  Protobuf number(int field, long value) {
    varint(((long) field << 3) | VARINT);
    varint(value);
    return this;
  }

  /** Adds a text. */
  Protobuf text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a message. */
  Protobuf message(int field, Protobuf value) {
    return bytes(field, value.toBytes());
  }

  /** Adds bytes. */
  Protobuf bytes(int field, byte[] value) {
    varint(((long) field << 3) | LENGTH_DELIMITED);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  /** The message so far. */
  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** Seven bits a byte, the low ones first; the eighth says that more follow. */
  private void varint(long value) {
    long rest = value;
    for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
    }
    bytes.write((int) rest);
  }
}

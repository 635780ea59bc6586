package dev.neuron.data.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of the numbers in a {@code .npy} file, as NumPy spells it: {@code <f8}, {@code >i4},
 * {@code |u1}.
 *
 * @param kind f for floating point, i for integers, u for those without a sign, b for true or false
 * @param size how many bytes one has
 * @param order the order of its bytes
 */
public record NpyType(char kind, int size, ByteOrder order) {
  /** Of the tables that are used as they lie on disk. */
  public static final NpyType DOUBLE = new NpyType('f', Double.BYTES, ByteOrder.LITTLE_ENDIAN);

  /** Returns the type of a description, null for what are no numbers of one to eight bytes. */
  static NpyType of(String description) {
    Matcher matcher = Pattern.compile("([<>|=])(f4|f8|[iu][1248]|b1)").matcher(description);
    if (!matcher.matches()) {
      return null;
    }
    String type = matcher.group(2);
    boolean big = matcher.group(1).equals(">");
    return new NpyType(
        type.charAt(0), type.charAt(1) - '0', big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The number at a place of a buffer in this type's order, in digits that are read as the same
   * number: a float becomes the double of its value, as {@code astype(float)} makes it.
   */
  public String text(ByteBuffer bytes, int at) {
    return switch (kind) {
      case 'f' -> Double.toString(size == Double.BYTES ? bytes.getDouble(at) : bytes.getFloat(at));
      case 'b' -> bytes.get(at) == 0 ? "0" : "1";
      default -> {
        long value =
            switch (size) {
              case 1 -> bytes.get(at);
              case 2 -> bytes.getShort(at);
              case 4 -> bytes.getInt(at);
              default -> bytes.getLong(at);
            };
        yield kind == 'i' || (size == Long.BYTES && value >= 0)
            ? Long.toString(value)
            : Long.toUnsignedString(value & -1L >>> (Long.SIZE - Byte.SIZE * size));
      }
    };
  }
}

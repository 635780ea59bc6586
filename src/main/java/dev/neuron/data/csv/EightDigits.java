package dev.neuron.data.csv;

/**
 * Up to eight ASCII digits at a time in one word, the lowest byte the first: arithmetic on all of
 * them at once in place of a loop.
 */
public final class EightDigits {
  private static final long ZEROS = 0x3030303030303030L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** Added to a byte, it sets the high bit of what is more than 9. */
  private static final long ABOVE_NINE = 0x7676767676767676L;

  private EightDigits() {}

  /** Eight bytes as their distance from '0': digits become 0 to 9, anything else is more. */
  public static long distances(long bytes) {
    return bytes ^ ZEROS;
  }

  /** How many of eight bytes, from the first, are digits. */
  public static int count(long distances) {
    long others = ((distances + ABOVE_NINE) | distances) & HIGH_BITS;
    return Long.numberOfTrailingZeros(others) >>> 3;
  }

  /** The number that the first {@code count} of them spell, 0 for none; pairs, fours, eight. */
  public static long value(long distances, int count) {
    if (count == 0) {
      return 0;
    }
    long digits = distances << (64 - 8 * count); // leading zeros in place of what is behind
    long pairs = digits * 10 + (digits >>> 8);
    long upper = (pairs & 0x000000FF000000FFL) * 0x000F424000000064L;
    long lower = ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L;
    return (upper + lower) >>> 32;
  }
}

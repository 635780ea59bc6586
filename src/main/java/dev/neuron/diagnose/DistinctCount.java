package dev.neuron.diagnose;

/** Counts different values exactly up to a limit, beyond which it only knows there are more. */
final class DistinctCount {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L; // 2⁶⁴ by the golden ratio

  private final int limit;
  private long[] slots = new long[16]; // open addressing; 0 marks a free slot
  private boolean hasZero;
  private int count;

  /** A count that stops at {@code limit} different values and then frees its memory. */
  DistinctCount(int limit) {
    this.limit = limit;
  }

  /** Sees a value, given by 64 bits that differ for different values. */
  void add(long bits) {
    if (isOver()) {
      return;
    }
    if (bits == 0) {
      count += hasZero ? 0 : 1;
      hasZero = true;
    } else if (insert(slots, bits)) {
      count++;
    }
    if (isOver()) {
      slots = null;
    } else if (2 * count > slots.length) {
      grow();
    }
  }

  /** Returns whether the value is new. */
  private static boolean insert(long[] slots, long bits) {
    int at = (int) hash(bits) & (slots.length - 1);
    while (slots[at] != 0) {
      if (slots[at] == bits) {
        return false;
      }
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = bits;
    return true;
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (long bits : slots) {
      if (bits != 0) {
        insert(larger, bits);
      }
    }
    slots = larger;
  }

  /** How many there are, or the limit when there are more. */
  int count() {
    return Math.min(count, limit);
  }

  /** Whether there are more than the limit. */
  boolean isOver() {
    return count > limit;
  }

  /** The finalizer of SplitMix64; different bits give different bits. */
  static long hash(long bits) {
    long z = bits + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The hash of a sequence from the hash of all but its last element. */
  static long hash(long before, long bits) {
    return hash(before * GOLDEN + bits);
  }

  /** The hash of a text. */
  static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = hash(hash, text.charAt(i));
    }
    return hash;
  }
}

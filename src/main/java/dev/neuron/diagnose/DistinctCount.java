package dev.neuron.diagnose;

/** Counts different values exactly up to a limit, beyond which it only knows there are more. */
final class DistinctCount {
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
    int at = (int) Mixing.of(bits) & (slots.length - 1);
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
}

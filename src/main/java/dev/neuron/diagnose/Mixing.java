package dev.neuron.diagnose;

/** Hashes of 64 bits: values that differ anywhere differ everywhere. */
final class Mixing {
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private Mixing() {}

  /** The finalizer of SplitMix64; different bits give different bits. */
  static long of(long bits) {
    long z = bits + ODD;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The hash of a sequence from the hash of all but its last element. */
  static long then(long before, long bits) {
    return of(before * ODD + bits);
  }

  /** The hash of a text. */
  static long of(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = then(hash, text.charAt(i));
    }
    return hash;
  }
}

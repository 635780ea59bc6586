package dev.neuron.data.block;

/**
 * SplitMix64 (Steele, Lea and Flood 2014): random numbers that are the same for a seed on every
 * machine and every Java.
 */
public final class SplitMix {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  public SplitMix(long seed) {
    this.state = mix(seed);
  }

  /** The number that belongs to a place in a seed's sequence; no two places share one. */
  static long at(long seed, long place) {
    return mix(mix(seed) + place * GAMMA);
  }

  /** A number from 0 to bound − 1, each as likely as any other. */
  long below(long bound) {
    long random = next() >>> 1;
    long value = random % bound;
    while (random - value + bound - 1 < 0) {
      random = next() >>> 1;
      value = random % bound;
    }
    return value;
  }

  /** The numbers from 0 to count − 1 in a random order (Fisher and Yates). */
  public int[] permutation(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = (int) below(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  private long next() {
    state += GAMMA;
    return mix(state);
  }

  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

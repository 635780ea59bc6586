package dev.neuron.data.block;

import java.util.Arrays;

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

  /**
   * Numbers of the places 0 to rows − 1 by their rank. Two passes make all numbers anew: the first
   * counts them by their leading bits, the second keeps those that may have one of the ranks.
   *
   * @param ranks from 0, ascending
   * @param flip what numbers differ by from those that are ranked, as signed ones
   */
  static long[] ranked(long seed, long rows, long[] ranks, long flip) {
    long[] counts = new long[1 << Short.SIZE];
    for (long row = 0; row < rows; row++) {
      counts[bucket(at(seed, row) ^ flip)]++;
    }
    boolean[] kept = new boolean[counts.length];
    int[] places = new int[ranks.length]; // among the numbers kept
    long before = 0;
    int keptBefore = 0;
    int next = 0;
    for (int b = 0; b < counts.length; b++) {
      for (; next < ranks.length && ranks[next] < before + counts[b]; next++) {
        kept[b] = true;
        places[next] = Math.toIntExact(keptBefore + ranks[next] - before);
      }
      before += counts[b];
      keptBefore = Math.toIntExact(keptBefore + (kept[b] ? counts[b] : 0));
    }
    long[] numbers = new long[keptBefore];
    int at = 0;
    for (long row = 0; row < rows; row++) {
      long number = at(seed, row) ^ flip;
      if (kept[bucket(number)]) {
        numbers[at++] = number;
      }
    }
    Arrays.sort(numbers);
    return Arrays.stream(places).mapToLong(place -> numbers[place] ^ flip).toArray();
  }

  private static int bucket(long number) {
    return (int) (number >> (Long.SIZE - Short.SIZE)) - Short.MIN_VALUE;
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

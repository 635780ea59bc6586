package dev.neuron.data;

import java.util.Collection;

/** Finds the name somebody probably meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The candidate whose initials were typed ({@code --lr} for {@code --learning-rate}), else the
   * one closest by insertions, deletions, replacements and swaps of neighbours, upper and lower
   * case alike.
   *
   * @return the closest name, or null if none is close: more than a third of it, or all, would have
   *     to change
   */
  static String of(String typed, Collection<String> candidates) {
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      if (!typed.isEmpty() && typed.equalsIgnoreCase(initials(candidate))) {
        return candidate;
      }
      int allowed = Math.max(1, Math.max(typed.length(), candidate.length()) / 3);
      int distance = distance(typed, candidate);
      boolean shared = distance < Math.max(typed.length(), candidate.length());
      if (shared && distance <= allowed && distance < least) {
        best = candidate;
        least = distance;
      }
    }
    return best;
  }

  /** " did you mean …?" fit to be appended to a message, or the empty string. */
  public static String hint(String typed, Collection<String> candidates) {
    String name = of(typed, candidates);
    return name == null ? "" : "; did you mean " + SafeText.of(name) + "?";
  }

  /** The first letters of a name's words, behind the dashes it begins with; null of one word. */
  private static String initials(String name) {
    int start = name.startsWith("--") ? 2 : 0;
    if (name.indexOf('-', start) < 0) {
      return null;
    }
    StringBuilder letters = new StringBuilder(name.substring(0, start));
    for (int i = start; i < name.length(); i++) {
      if (name.charAt(i) != '-' && (i == start || name.charAt(i - 1) == '-')) {
        letters.append(name.charAt(i));
      }
    }
    return letters.toString();
  }

  /** The optimal string alignment distance, upper and lower case alike. */
  static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = same(one, i - 1, other, j - 1);
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && same(one, i - 1, other, j - 2) && same(one, i - 2, other, j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[other.length()];
  }

  private static boolean same(String one, int i, String other, int j) {
    return Character.toLowerCase(one.charAt(i)) == Character.toLowerCase(other.charAt(j));
  }
}

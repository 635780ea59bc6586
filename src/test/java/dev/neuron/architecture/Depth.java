package dev.neuron.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How deep the classes of a package stand on one another; classes in a circle count as one. */
final class Depth {
  private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*");

  private Depth() {}

  /** The longest chain of classes of one package, each of which uses the next. */
  static int of(Map<String, Source> sources) {
    List<String> names = new ArrayList<>(sources.keySet());
    int count = names.size();
    boolean[][] reaches = new boolean[count][count];
    for (int a = 0; a < count; a++) {
      Matcher matcher = NAME.matcher(sources.get(names.get(a)).code());
      while (matcher.find()) {
        int b = names.indexOf(matcher.group());
        if (b >= 0 && b != a) {
          reaches[a][b] = true;
        }
      }
    }
    for (int via = 0; via < count; via++) {
      for (int a = 0; a < count; a++) {
        for (int b = 0; b < count; b++) {
          reaches[a][b] |= reaches[a][via] && reaches[via][b];
        }
      }
    }
    int deepest = 0;
    int[] known = new int[count];
    for (int a = 0; a < count; a++) {
      deepest = Math.max(deepest, depth(a, reaches, known));
    }
    return deepest;
  }

  private static int depth(int a, boolean[][] reaches, int[] known) {
    if (known[a] == 0) {
      int below = 0;
      for (int b = 0; b < known.length; b++) {
        if (b != a && reaches[a][b] && !reaches[b][a]) {
          below = Math.max(below, depth(b, reaches, known));
        }
      }
      known[a] = below + 1;
    }
    return known[a];
  }
}

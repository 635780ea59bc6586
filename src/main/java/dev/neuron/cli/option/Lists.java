package dev.neuron.cli.option;

import java.util.ArrayList;
import java.util.List;

/** Lists as users type them, {@code a,b,c}. */
public final class Lists {
  private Lists() {}

  /** The parts between commas, blanks around them dropped. */
  public static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = 0; end >= 0; start = end + 1) {
      end = text.indexOf(',', start);
      parts.add(text.substring(start, end < 0 ? text.length() : end).trim());
    }
    return parts;
  }
}

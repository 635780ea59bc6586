package dev.neuron.report.doc;

import java.util.Map;

/** Text of this program as LaTeX: letters stay, mathematical signs become commands. */
public final class LatexText {
  private static final char COMBINING_HAT = '\u0302';
  private static final Map<Character, String> COMMANDS =
      Map.ofEntries(
          Map.entry('\\', "\\textbackslash{}"),
          Map.entry('~', "\\textasciitilde{}"),
          Map.entry('&', "\\&"),
          Map.entry('%', "\\%"),
          Map.entry('$', "\\$"),
          Map.entry('#', "\\#"),
          Map.entry('_', "\\_"),
          Map.entry('{', "\\{"),
          Map.entry('}', "\\}"),
          Map.entry('^', "\\textasciicircum{}"),
          Map.entry('<', "$<$"),
          Map.entry('>', "$>$"),
          Map.entry('|', "$|$"),
          Map.entry('·', "$\\cdot$"),
          Map.entry('×', "$\\times$"),
          Map.entry('−', "$-$"),
          Map.entry('–', "--"),
          Map.entry('…', "\\dots{}"),
          Map.entry('∂', "$\\partial$"),
          Map.entry('∇', "$\\nabla$"),
          Map.entry('Σ', "$\\sum$"),
          Map.entry('σ', "$\\sigma$"),
          Map.entry('α', "$\\alpha$"),
          Map.entry('β', "$\\beta$"),
          Map.entry('ε', "$\\epsilon$"),
          Map.entry('θ', "$\\theta$"),
          Map.entry('δ', "$\\delta$"),
          Map.entry('τ', "$\\tau$"),
          Map.entry('⊗', "$\\otimes$"),
          Map.entry('⊘', "$\\oslash$"),
          Map.entry('○', "$\\bigcirc$"),
          Map.entry('‖', "$\\|$"),
          Map.entry('≈', "$\\approx$"),
          Map.entry('≤', "$\\leq$"),
          Map.entry('½', "$\\tfrac{1}{2}$"),
          Map.entry('ŵ', "$\\hat{w}$"));

  private static final String RAISED = "²³⁴⁸¹⁻ˣʸᶻⁿ";
  private static final String RAISED_PLAIN = "23481-xyzn";
  private static final char TRANSPOSED = 'ᵀ';
  private static final String LOWERED = "₁₂₃ᵢⱼₙₘ";
  private static final String LOWERED_PLAIN = "123ijnm";

  private LatexText() {}

  /** Running text. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int run = runEnd(text, i) - i;
      if (run > 0) {
        out.append('$').append(LOWERED.indexOf(c) >= 0 ? '_' : '^').append('{');
        for (int k = i; k < i + run; k++) {
          out.append(plain(text.charAt(k)));
        }
        out.append("}$");
        i += run;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == COMBINING_HAT) {
        out.append("$\\hat{").append(c).append("}$");
        i += 2;
      } else {
        out.append(COMMANDS.getOrDefault(c, String.valueOf(c)));
        i++;
      }
    }
    // Two neighbouring formulas are one.
    return out.toString().replace("$$", "");
  }

  /** Where the raised or lowered letters that begin here end: TeX takes each run as a whole. */
  private static int runEnd(String text, int start) {
    boolean low = LOWERED.indexOf(text.charAt(start)) >= 0;
    int end = start;
    while (end < text.length()
        && (low ? LOWERED.indexOf(text.charAt(end)) >= 0 : isRaised(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isRaised(char c) {
    return c == TRANSPOSED || RAISED.indexOf(c) >= 0;
  }

  private static String plain(char c) {
    if (c == TRANSPOSED) {
      return "\\top ";
    }
    int raised = RAISED.indexOf(c);
    return String.valueOf(
        raised >= 0 ? RAISED_PLAIN.charAt(raised) : LOWERED_PLAIN.charAt(LOWERED.indexOf(c)));
  }

  /** The name of a quantity inside mathematics. */
  public static String symbol(String name) {
    return of(name).replace("$", "");
  }
}

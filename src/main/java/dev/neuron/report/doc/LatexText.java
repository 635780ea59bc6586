package dev.neuron.report.doc;

import dev.neuron.data.SafeText;
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
          Map.entry('→', "$\\to$"),
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
  private static final String LOWERED = "₀₁₂₃ᵢⱼₖₙₘₛₜ";
  private static final String LOWERED_PLAIN = "0123ijknmst";

  private LatexText() {}

  /** Running text; names in it can bring no control character and no command. */
  public static String of(String written) {
    String text = SafeText.plain(written);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int run = runEnd(text, i) - i;
      if (run > 0) {
        StringBuilder script = new StringBuilder(LOWERED.indexOf(c) >= 0 ? "_{" : "^{");
        for (int k = i; k < i + run; k++) {
          script.append(plain(text.charAt(k)));
        }
        append(out, "$" + script + "}$");
        i += run;
      } else if (isLetter(c) && i + 1 < text.length() && text.charAt(i + 1) == COMBINING_HAT) {
        append(out, "$\\hat{" + c + "}$");
        i += 2;
      } else {
        append(out, COMMANDS.getOrDefault(c, String.valueOf(c)));
        i++;
      }
    }
    return out.toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Adds text or a formula between dollars; two neighbouring formulas are one. */
  private static void append(StringBuilder out, String piece) {
    int end = out.length() - 1;
    boolean joins =
        piece.startsWith("$")
            && end >= 0
            && out.charAt(end) == '$'
            && (end == 0 || out.charAt(end - 1) != '\\');
    if (joins) {
      out.setLength(end);
    }
    out.append(piece, joins ? 1 : 0, piece.length());
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

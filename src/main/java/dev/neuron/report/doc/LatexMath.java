package dev.neuron.report.doc;

import java.util.Map;

/**
 * Formulas in Unicode, as a terminal shows them, turned into LaTeX (amsmath): {@code ∂C/∂w} becomes
 * a fraction, {@code [1, 2]} a row, {@code 1.5e-07} a power of ten.
 */
public final class LatexMath {
  private static final Map<Character, String> SIGNS =
      Map.ofEntries(
          Map.entry('⊗', "\\otimes "),
          Map.entry('·', "\\cdot "),
          Map.entry('−', "-"),
          Map.entry('←', "\\leftarrow "),
          Map.entry('→', "\\to "),
          Map.entry('×', "\\times "),
          Map.entry('…', "\\dots "),
          Map.entry('Σ', "\\sum "),
          Map.entry('σ', "\\sigma "),
          Map.entry('η', "\\eta "),
          Map.entry('½', "\\tfrac{1}{2}"),
          Map.entry('²', "^{2}"),
          Map.entry('ᵀ', "^{\\top}"),
          Map.entry('ᵢ', "_{i}"),
          Map.entry('ᶻ', "^{z}"),
          Map.entry('[', "\\begin{bmatrix}"),
          Map.entry(']', "\\end{bmatrix}"));

  private static final Map<String, String> WORDS =
      Map.of(
          "max", "\\max",
          "min", "\\min",
          "ln", "\\ln",
          "tanh", "\\tanh",
          "sum", "\\operatorname{sum}",
          "diag", "\\operatorname{diag}",
          "sign", "\\operatorname{sign}");

  /** The vector of ones, as formulas have it; {@link #plain} shows it as 1. */
  static final String ONES = "𝟏";

  /** The paper's scalar u where a vector of that name is about; {@link #plain} shows it as u. */
  static final String SCALAR_U = "𝑢";

  private final String formula;
  private final String bold;
  private final StringBuilder latex = new StringBuilder();
  private int at;
  private int brackets;

  private LatexMath(String formula, String bold) {
    this.formula = formula;
    this.bold = bold;
  }

  /**
   * Translates a formula.
   *
   * @param bold the letters that are vectors or matrices
   */
  public static String of(String formula, String bold) {
    LatexMath math = new LatexMath(formula, bold);
    while (math.at < formula.length()) {
      math.token();
    }
    return math.latex.toString().strip().replace("  ", " ");
  }

  /** The same between dollars, to stand in running text. */
  static String dollars(String formula, String bold) {
    return "$" + of(formula, bold) + "$";
  }

  /** The formula for a terminal. */
  public static String plain(String formula) {
    return formula.replace(ONES, "1").replace(SCALAR_U, "u");
  }

  private void token() {
    char c = formula.charAt(at);
    if (c == 'ŵ' || formula.startsWith("x\u0302", at)) {
      latex.append("\\hat{\\mathbf{").append(c == 'ŵ' ? 'w' : 'x').append("}}");
      at += c == 'ŵ' ? 1 : 2;
    } else if (c == '∂') {
      derivative();
    } else if (c >= '0' && c <= '9') {
      number();
    } else if (Character.isLetter(c) && c < 0x80) {
      word();
    } else if (formula.startsWith(ONES, at)) {
      latex.append("\\mathbf{1}");
      at += ONES.length();
    } else if (formula.startsWith(SCALAR_U, at)) {
      latex.append('u');
      at += SCALAR_U.length();
    } else if (c == '⁻') { // only ever in e⁻ᶻ
      latex.append("^{-z}");
      at += 2;
    } else if ((c == ',' || c == ';') && brackets > 0) { // between columns, between rows
      latex.append(c == ',' ? " &" : " \\\\");
      at++;
    } else {
      brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
      latex.append(SIGNS.getOrDefault(c, String.valueOf(c)));
      at++;
    }
  }

  /** ∂A/∂B, where A is a letter or a sum. */
  private void derivative() {
    int slash = formula.indexOf("/∂", at);
    String of = formula.substring(at + 1, slash);
    at = slash + 2;
    latex.append("\\frac{\\partial ").append(of(of, bold)).append("}{\\partial ");
    word();
    latex.append('}');
  }

  private void word() {
    int end = at;
    while (end < formula.length() && isAsciiLetter(formula.charAt(end))) {
      end++;
    }
    String word = formula.substring(at, end);
    at = end;
    String known = WORDS.get(word);
    if (known != null) {
      latex.append(known);
    } else if (word.length() == 1 && bold.contains(word)) {
      latex.append("\\mathbf{").append(word).append('}');
    } else if (word.length() == 1) {
      latex.append(word);
    } else {
      latex.append("\\text{").append(word).append('}'); // NaN, Infinity
    }
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void number() {
    int end = at;
    while (end < formula.length() && isDigitOrPoint(formula.charAt(end))) {
      end++;
    }
    String digits = formula.substring(at, end);
    latex.append(digits);
    at = end;
    if (end + 1 < formula.length()
        && formula.charAt(end) == 'e'
        && "+-".indexOf(formula.charAt(end + 1)) >= 0) {
      int last = end + 2;
      while (last < formula.length() && isDigitOrPoint(formula.charAt(last))) {
        last++;
      }
      int power = Integer.parseInt(formula.substring(end + 1, last));
      latex.append(" \\times 10^{").append(power).append('}');
      at = last;
    }
  }

  private static boolean isDigitOrPoint(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }
}

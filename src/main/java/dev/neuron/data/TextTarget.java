package dev.neuron.data;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A target of texts as numbers: one text is 1, and the other, or every other, is 0.
 *
 * @param positive the text that is 1
 * @param negative the only text that is 0, or null where every other one is
 */
public record TextTarget(String positive, String negative) implements Serializable {
  private static final List<String> WORDS = List.of("yes", "true", "y", "t", "positive");
  private static final List<String> OPPOSITES = List.of("no", "false", "n", "f", "negative");

  /**
   * Takes two texts for 1 and 0 if exactly one of them says yes; y and t do beside n and f.
   *
   * @return null where it cannot be told
   */
  public static TextTarget of(Collection<String> texts) {
    String yes = null;
    String no = null;
    for (String text : texts) {
      if (isYes(text)) {
        if (yes != null && !yes.equalsIgnoreCase(text)) {
          return null;
        }
        yes = yes == null ? text : yes;
      } else {
        if (no != null && !no.equalsIgnoreCase(text)) {
          return null;
        }
        no = no == null ? text : no;
      }
    }
    return yes == null || no == null || isOtherLetter(yes, no) ? null : new TextTarget(yes, no);
  }

  /** A letter says yes only beside the one that says no: x and y are two letters. */
  private static boolean isOtherLetter(String yes, String no) {
    return yes.length() == 1 && !no.equalsIgnoreCase(yes.equalsIgnoreCase("y") ? "n" : "f");
  }

  private static boolean isYes(String text) {
    return WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  /**
   * 1 or 0; NaN for a text that is neither. Upper and lower case are alike where the text that is 1
   * is one of the words for yes and no, chosen or found.
   */
  public double value(String cell) {
    String text = NumberText.trimmed(cell);
    if (isSame(text, positive)) {
      return 1;
    }
    return (negative == null || isSame(text, negative)) ? 0 : Double.NaN;
  }

  /**
   * Whether a number in other data is one of the two classes itself, 1 or 0, and none of the texts.
   */
  public boolean readsClass(double number) {
    return (number == 0 || number == 1)
        && Double.isNaN(NumberText.parse(positive, '.'))
        && (negative == null || Double.isNaN(NumberText.parse(negative, '.')));
  }

  private boolean isSame(String text, String other) {
    boolean anyCase = isYes(positive) || OPPOSITES.contains(positive.toLowerCase(Locale.ROOT));
    return anyCase ? text.equalsIgnoreCase(other) : text.equals(other);
  }

  /**
   * What is wrong with a cell that is neither of the two texts.
   *
   * @param leftOut the options that leave such rows out where {@code --positive} cannot be chosen
   *     any more; null where it can
   */
  public Fault neither(String file, long line, String column, String cell, String leftOut) {
    return new Fault(
        file,
        line,
        column,
        cell,
        "is neither " + SafeText.of(positive) + " nor " + SafeText.of(negative),
        leftOut == null
            ? "use --positive "
                + SafeText.argument(positive)
                + " to take every other text for 0, or --bad-rows skip to leave such rows out"
            : "use " + leftOut + " to leave such rows out");
  }

  /** Which text is 1, and what is 0. */
  public String describe() {
    String other = negative == null ? "every other text" : SafeText.of(negative);
    return SafeText.of(positive) + " is 1, " + other + " is 0";
  }

  /** Which text was taken for 1, and how often. */
  public Note note(String column, long ones, long rows) {
    return Note.note(
        "took "
            + SafeText.of(positive)
            + " for 1 ("
            + ones
            + " of "
            + rows
            + (rows == 1 ? " row) and " : " rows) and ")
            + (negative == null ? "every other text" : SafeText.of(negative))
            + " for 0 in the target "
            + SafeText.of(column)
            + " (--positive"
            + (negative == null ? "" : " " + SafeText.argument(negative))
            + " says otherwise)");
  }
}

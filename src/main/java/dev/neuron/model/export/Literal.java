package dev.neuron.model.export;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.neuron.data.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Numbers and texts as the languages spell them, one function of texts a language: whatever a name
 * or a category has in it, the literal means that text and ends where it should. Those between
 * double quotes are plain ASCII, so that no file's encoding matters.
 */
final class Literal {
  private Literal() {}

  /** The shortest digits that give this very number: all languages here read them alike. */
  static String number(double value) {
    return NumberOutput.toString(value, true).toLowerCase(Locale.ROOT);
  }

  /**
   * C: the bytes of UTF-8, those beyond ASCII in octal. The question mark, too, as {@code ??/} is a
   * backslash to compilers that know trigraphs.
   */
  static String c(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    return quoted(latin, "?", c -> format("\\%03o", c));
  }

  /** Java: controls in octal, as {@code \\u000a} would end the line before the text is read. */
  static String java(String text) {
    return quoted(text, "", c -> c < 0x80 ? format("\\%03o", c) : units(c));
  }

  /** JavaScript: without {@code <} nothing ends or comments out a script within a page. */
  static String javaScript(String text) {
    return quoted(text, "<", c -> c < 0x80 ? format("\\x%02x", c) : units(c));
  }

  /** Python 3: by code points. */
  static String python(String text) {
    return quoted(
        text, "", c -> format(c < 0x80 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
  }

  /** SQL: a text between single quotes. */
  static String sqlText(String text) {
    return sql(text, "'");
  }

  /** SQL: a name between double quotes. */
  static String sqlName(String text) {
    return sql(text, "\"");
  }

  /**
   * The quote within is doubled, and a backslash is one. What would steer a terminal is written by
   * its code, which standard SQL announces by {@code U&}; line feeds and tabs stay.
   */
  private static String sql(String text, String quote) {
    String doubled = text.replace(quote, quote + quote);
    if (text.codePoints().noneMatch(Literal::isCoded)) {
      return quote + doubled + quote;
    }
    StringBuilder coded = new StringBuilder("U&").append(quote);
    doubled
        .codePoints()
        .forEach(
            c -> {
              if (isCoded(c)) {
                coded.append(format(c < 0x10000 ? "\\%04x" : "\\+%06x", c));
              } else {
                coded.append(c == '\\' ? "\\\\" : Character.toString(c));
              }
            });
    return coded.append(quote).toString();
  }

  private static boolean isCoded(int c) {
    return SafeText.isRisky(c) && c != '\n' && c != '\t';
  }

  /** Excel, within a formula, in the XML that the formula is written into as it is. */
  static String excelFormula(String text) {
    return '"' + text.replace("\"", "\"\"").replace("&", "&amp;").replace("<", "&lt;") + '"';
  }

  /** Excel, as a cell: {@code _x0041_} would be read as the letter with this code. */
  static String excelCell(String text) {
    return text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
  }

  /** XML, in an attribute or as text: blanks of other kinds would be read as plain ones. */
  static String xml(String text) {
    StringBuilder xml = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '&' || c == '<' || c == '>' || c == '"' || SafeText.isRisky(c)) {
                xml.append("&#").append(c).append(';');
              } else {
                xml.appendCodePoint(c);
              }
            });
    return xml.toString();
  }

  private static String quoted(String text, String risky, IntFunction<String> code) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < 0x20 || c >= 0x7f || risky.indexOf(c) >= 0) {
                quoted.append(code.apply(c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }

  /** The units of UTF-16. */
  private static String units(int c) {
    StringBuilder units = new StringBuilder();
    for (char unit : Character.toChars(c)) {
      units.append(format("\\u%04x", unit));
    }
    return units.toString();
  }

  private static String format(String pattern, int value) {
    return String.format(Locale.ROOT, pattern, value);
  }

  /** A value less the centre of its feature. */
  static String centred(String value, double centre) {
    if (centre == 0) {
      return value;
    }
    return "(" + value + (centre < 0 ? " + " : " - ") + number(Math.abs(centre)) + ")";
  }

  /** What the first lines of an export say. */
  static String origin() {
    return "A neuron written by neuron export.";
  }
}

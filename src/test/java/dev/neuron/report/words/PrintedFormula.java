package dev.neuron.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sum of a formula as a reader takes it from the terminal, with the digits it is shown in. */
public final class PrintedFormula {
  /** A sign, a number, and a name, which may be within brackets beside what is taken off it. */
  private static final Pattern TERM =
      Pattern.compile(
          "([+−]?) ?([0-9.]+(?:e[+-][0-9]+)?)(?:·(?:\\(([^ ()]+) ([+−]) ([0-9.eE+-]+)\\)|([^"
              + " (),]+)))?");

  private record Term(double factor, String name, double centre) {}

  private final List<Term> terms = new ArrayList<>();

  private PrintedFormula() {}

  /** What a line shows: a sum, or max(0, a sum). */
  public static PrintedFormula of(String line) {
    String sum = line.substring(line.indexOf(" = ") + 3);
    if (sum.contains("rounding)")) {
      sum = sum.substring(0, sum.indexOf("  (0 for"));
    }
    if (sum.startsWith("max(0, ")) {
      sum = sum.substring("max(0, ".length(), sum.length() - 1);
    }
    PrintedFormula formula = new PrintedFormula();
    Matcher term = TERM.matcher(sum);
    int read = 0;
    while (term.find()) {
      if (!sum.substring(read, term.start()).isBlank()) {
        throw new IllegalArgumentException("no terms: " + sum.substring(read, term.start()));
      }
      read = term.end();
      double factor = signed(term.group(1), term.group(2));
      boolean centred = term.group(3) != null;
      // "x − 3" takes 3 off, "x + 3" takes −3 off
      double centre = centred ? -signed(term.group(4), term.group(5)) : 0;
      formula.terms.add(new Term(factor, centred ? term.group(3) : term.group(6), centre));
    }
    if (!sum.substring(read).isBlank()) {
      throw new IllegalArgumentException("no terms: " + sum.substring(read));
    }
    return formula;
  }

  private static double signed(String sign, String digits) {
    return sign.equals("−") ? -Double.parseDouble(digits) : Double.parseDouble(digits);
  }

  /** What it comes to for a value of each name. */
  public double at(ToDoubleFunction<String> values) {
    double sum = 0;
    for (Term term : terms) {
      sum +=
          term.factor()
              * (term.name() == null ? 1 : values.applyAsDouble(term.name()) - term.centre());
    }
    return sum;
  }
}

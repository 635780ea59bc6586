package dev.neuron.report.doc;

import dev.neuron.diagnose.rules.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Formulas under a heading.
 *
 * @param title the heading
 * @param bold the letters that stand for vectors and matrices in it
 * @param lines the formulas
 */
public record FormulaSection(String title, String bold, List<Line> lines) {

  /**
   * One formula.
   *
   * @param formula in Unicode, which {@link LatexMath} turns into LaTeX
   * @param shape rows×columns of its value in numerator layout, or empty
   * @param remark a few words about it, formulas in them between backticks, or empty
   * @param source where it is from
   */
  public record Line(String formula, String shape, String remark, Citation source) {
    /** The remark, its formulas as LaTeX and its words as told. */
    String remark(String bold, UnaryOperator<String> words) {
      StringBuilder result = new StringBuilder();
      String[] parts = remark.split("`", -1);
      for (int i = 0; i < parts.length; i++) {
        result.append(i % 2 == 0 ? words.apply(parts[i]) : LatexMath.dollars(parts[i], bold));
      }
      return result.toString();
    }
  }

  public FormulaSection(String title, String bold) {
    this(title, bold, new ArrayList<>());
  }

  public void add(String formula, String shape, Citation source) {
    add(formula, shape, "", source);
  }

  public void add(String formula, String shape, String remark, Citation source) {
    lines.add(new Line(formula, shape, remark, source));
  }

  /** The shape of a matrix. */
  public static String shape(long rows, long columns) {
    return rows + "×" + columns;
  }
}

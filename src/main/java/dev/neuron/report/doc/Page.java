package dev.neuron.report.doc;

import java.util.List;

/**
 * An answer being written for people, part by part. What an answer is made of is said once, in
 * calls of this interface; how the parts look is each implementation's: {@link TextPage}, {@link
 * MarkdownPage} and {@link LatexPage}. Names in the parts may come from files. {@link
 * Object#toString} gives the page.
 */
public interface Page {
  /**
   * A heading.
   *
   * @param level 1 for that of the page, 2 for those of its sections
   */
  void heading(int level, String text);

  /** Sentences. */
  void paragraph(String text);

  /** What the page is about, in a few words that begin with a small letter. */
  void subject(String text);

  /** A line right above the next part. */
  default void lead(String text) {
    paragraph(text);
  }

  /** A line right below the part before. */
  default void note(String text) {
    paragraph(text);
  }

  /** A line for somebody at a terminal, below the part before; pages that are kept go without. */
  default void aside(String text) {}

  /** A neuron as a line of algebra. */
  default void algebra(String line) {
    paragraph(line);
  }

  /** A table. */
  default void table(Table table) {
    table(table, "");
  }

  /**
   * A table.
   *
   * @param rest what was left out of it, in words, or empty
   */
  void table(Table table, String rest);

  /** Facts, each with a label before it. */
  void facts(List<Fact> facts);

  /** Sentences, one a line. */
  void points(List<String> sentences);

  /** Formulas under their heading. */
  void formulas(FormulaSection section);

  /** The sources that were cited, one a line. */
  void sources(List<String> sources);

  /** A fact and its label. */
  record Fact(String label, String text) {}
}

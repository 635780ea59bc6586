package dev.neuron.diagnose.rules;

/**
 * Where a rule stands.
 *
 * @param source the document
 * @param section the title of the section, or the equation's number
 */
public record Citation(Source source, String section) {

  /** {@code [P] Vector sum reduction}. */
  @Override
  public String toString() {
    return source + " " + section;
  }

  /** What the reference is drawn from, by the tags used everywhere in this program. */
  public enum Source {
    /** The paper. */
    P("Parr & Howard, The Matrix Calculus You Need For Deep Learning"),
    /** The tutorial on the calculus of tuples. */
    D("Dillon, Calculus for Deep Learning, with Vectors, Matrices, and a few Tuples"),
    /** The book's appendix. */
    L("Dive into Deep Learning, 22.4 Multivariable Calculus");

    private final String title;

    Source(String title) {
      this.title = title;
    }

    /** Authors and title. */
    public String title() {
      return title;
    }

    /** {@code [P]}. */
    @Override
    public String toString() {
      return "[" + name() + "]";
    }
  }
}

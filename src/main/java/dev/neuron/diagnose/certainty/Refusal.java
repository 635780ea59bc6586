package dev.neuron.diagnose.certainty;

import java.util.List;

/** Why there are no standard errors: a number would mean nothing. */
public sealed interface Refusal extends Certainty {
  /** The run ended dead or diverged. */
  record Failed() implements Refusal {}

  /** The run, or the sums for the errors, were interrupted. */
  record Interrupted() implements Refusal {}

  /** A penalty, λ₁ or λ₂, pulls the weights away from the minimum of the cost. */
  record Penalized() implements Refusal {}

  /** The cost is made of straight lines. */
  record Straight() implements Refusal {}

  /**
   * The run did not end where the cost is least.
   *
   * @param share ‖∇C‖ as a part of its norm at the best constant
   * @param atKinks whether examples lie on a kink there, where the gradient jumps
   */
  record NotCritical(double share, boolean atKinks) implements Refusal {}

  /** The cost bends downwards where the run ended: a saddle. */
  record NoMinimum() implements Refusal {}

  /** More features than a matrix of them is formed for. */
  record TooManyFeatures(int features, int most) implements Refusal {}

  /**
   * Nothing is left to judge the errors by.
   *
   * @param examples N
   * @param telling how many of them tell anything of the weights, at most p
   * @param parameters p
   */
  record TooFewExamples(long examples, long telling, int parameters) implements Refusal {}

  /** Every error term is rounding. */
  record NoError() implements Refusal {}

  /** All examples lie on their side, or on the boundary: larger weights would always be better. */
  record Separated() implements Refusal {}

  /** HC3: an example that one parameter exists for alone, whose error term is 0 whatever it is. */
  record OwnParameter() implements Refusal {}

  /** The numbers are too large, or too small, to be squared. */
  record BeyondNumbers() implements Refusal {}

  /** Columns that say the same as others. */
  record Copies(List<Copy> copies) implements Refusal {
    /** Copies the list. */
    public Copies {
      copies = List.copyOf(copies);
    }
  }

  /**
   * A column that is a combination of others, over the examples that count.
   *
   * @param column which feature; the number of features for the bias
   * @param of the features it is a combination of; empty for one that never varies there
   */
  record Copy(int column, List<Integer> of) {
    /** Copies the list. */
    public Copy {
      of = List.copyOf(of);
    }
  }
}

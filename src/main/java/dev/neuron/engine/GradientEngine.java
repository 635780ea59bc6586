package dev.neuron.engine;

import dev.neuron.math.ExampleSum;
import dev.neuron.math.GradientSum;
import dev.neuron.math.GramProduct;
import dev.neuron.math.GramSum;
import dev.neuron.math.Neuron;
import dev.neuron.math.NormSum;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Who sums: evaluates cost and gradient over the examples it holds. Two engines over the same
 * examples differ in nothing but where the examples lie and who adds them up.
 */
public interface GradientEngine extends AutoCloseable {

  /** How many examples the engine holds. */
  long rows();

  /** How many features each example has. */
  int features();

  /**
   * The sums over all examples, one for each ŵ, and others that ride along; each block is read once
   * for all of them.
   *
   * @param wHats where, at least one, each (features + 1)
   * @param riders what else is summed; nothing is added to them themselves
   * @return what rode along, in the order given
   */
  List<ExampleSum<?>> sum(double[][] wHats, GradientSum[] into, List<ExampleSum<?>> riders);

  /** The sums over all examples, one for each ŵ; each block is read once for all of them. */
  default void sum(double[][] wHats, GradientSum[] into) {
    sum(wHats, into, List.of());
  }

  /** The sum over all examples at ŵ. */
  default void sum(double[] wHat, GradientSum into) {
    sum(new double[][] {wHat}, new GradientSum[] {into});
  }

  /**
   * The sum over the examples {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @throws UnsupportedOperationException if the engine knows full batches only
   */
  void sum(double[] wHat, long from, long to, GradientSum into);

  /**
   * Takes a step of gradient descent for each single example from {@code from} (inclusive) to
   * {@code to} (exclusive), in their order.
   *
   * @param wHat ŵ, (features + 1), changed in place
   * @param learningRate η, divided by the mean weight of all examples where they have weights
   * @throws UnsupportedOperationException if the engine knows full batches only
   */
  void descend(double[] wHat, long from, long to, double learningRate);

  /**
   * Any other sum over all examples: one for each part, merged in the order of the parts.
   *
   * @param empty what is summed; nothing is added to it itself
   */
  <S extends ExampleSum<S>> S fold(S empty);

  /**
   * The Gram matrix of all examples, each multiplied by its factor.
   *
   * @param wHat where the factor's affine values are taken, or null if it needs none
   */
  default GramSum gram(double[] wHat, GramSum.Factor factor) {
    return fold(new GramSum(features(), wHat, factor));
  }

  /**
   * G v with G = (1/N) Σ x̂ x̂ᵀ, without forming G.
   *
   * @param v (features + 1)
   * @param into receives G v, (features + 1)
   */
  default void gramProduct(double[] v, double[] into) {
    fold(new GramProduct(v)).product(into);
  }

  /** The largest of all examples. */
  default NormSum norms() {
    return fold(new NormSum());
  }

  /**
   * The same examples for another neuron. Closing one ends both.
   *
   * @param other activation and cost
   */
  GradientEngine withNeuron(Neuron other);

  /**
   * The same examples, in passes that are given up soon after somebody wants the end: the methods
   * that read many examples throw {@link PassInterruptedException} then. An engine that cannot give
   * up a pass returns itself. Closing one ends both.
   *
   * @param asked whether the pass should be given up; called by all threads, and often
   */
  default GradientEngine interruptible(BooleanSupplier asked) {
    return this;
  }

  /** Gives back what an engine holds; one over examples of this process holds nothing. */
  @Override
  default void close() {}
}

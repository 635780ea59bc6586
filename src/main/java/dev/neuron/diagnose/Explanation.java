package dev.neuron.diagnose;

import dev.neuron.math.Block;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One step of gradient descent, every number of it: the chain from the weights to the cost, the
 * product of its derivatives, and the update. The product is the gradient training uses, up to the
 * order of the sum.
 *
 * @param neuron activation and cost
 * @param count how many examples the cost is the mean of
 * @param weighted whether they weigh differently
 * @param wHat [w; b] before the step, (features + 1)
 * @param chains the examples, or the first few of many
 * @param active how many have z &gt; 0
 * @param cost C before the step
 * @param gradient ∂C/∂ŵ, (features + 1), the bias last
 * @param terms how large the terms are together that each entry of the gradient is the sum of,
 *     (features + 1)
 * @param learningRate η
 * @param updated ŵ − η ∂C/∂ŵ, (features + 1)
 * @param costAfter C after the step
 */
public record Explanation(
    Neuron neuron,
    long count,
    boolean weighted,
    double[] wHat,
    List<ExampleChain> chains,
    long active,
    double cost,
    double[] gradient,
    double[] terms,
    double learningRate,
    double[] updated,
    double costAfter) {

  /** A sum smaller than this share of its terms is what their rounding left over. */
  private static final double ROUNDING = 1e-12;

  /**
   * Explains the step that a batch of these examples takes.
   *
   * @param blocks the examples, at least one
   * @param first the number of the first example, from 1
   * @param most how many examples to keep the chain of, at least 1
   */
  public static Explanation of(
      Neuron neuron, List<Block> blocks, long first, int most, double[] wHat, double learningRate) {
    return of(neuron, blocks, first, most, wHat, learningRate, weight(blocks));
  }

  /**
   * Explains the step that these examples take when they are drawn from others.
   *
   * @param total what the weighted sum over the examples is divided by: how many they are, times
   *     what one weighs on average
   */
  public static Explanation of(
      Neuron neuron,
      List<Block> blocks,
      long first,
      int most,
      double[] wHat,
      double learningRate,
      double total) {
    List<ExampleChain> kept = new ArrayList<>();
    double[] gradient = new double[wHat.length];
    double[] terms = new double[wHat.length];
    double cost = 0;
    long number = first;
    long active = 0;
    for (Block block : blocks) {
      for (int row = 0; row < block.rows(); row++) {
        ExampleChain chain = ExampleChain.of(neuron, block, row, number++, wHat, total);
        if (kept.size() < most) {
          kept.add(chain);
        }
        active += chain.z() > 0 ? 1 : 0;
        cost += chain.share() * chain.c();
        addProduct(chain, gradient, terms);
      }
    }
    double[] updated = step(wHat, gradient, learningRate);
    return new Explanation(
        neuron,
        number - first,
        blocks.get(0).weights() != null && number - first > 1,
        wHat.clone(),
        List.copyOf(kept),
        active,
        cost,
        gradient,
        terms,
        learningRate,
        updated,
        costAt(neuron, blocks, updated, total));
  }

  private static double weight(List<Block> blocks) {
    double total = 0;
    for (Block block : blocks) {
      for (int row = 0; row < block.rows(); row++) {
        total += block.weight(row);
      }
    }
    return total;
  }

  /** Adds share · ∂c/∂z · x̂ᵀ. */
  private static void addProduct(ExampleChain chain, double[] gradient, double[] terms) {
    double byZ = chain.share() * chain.signal();
    int features = gradient.length - 1;
    for (int j = 0; j < features; j++) {
      gradient[j] += byZ * chain.x()[j];
      terms[j] += Math.abs(byZ * chain.x()[j]);
    }
    gradient[features] += byZ;
    terms[features] += Math.abs(byZ);
  }

  private static double[] step(double[] wHat, double[] gradient, double learningRate) {
    double[] updated = wHat.clone();
    for (int j = 0; j < updated.length; j++) {
      updated[j] -= learningRate * gradient[j];
    }
    return updated;
  }

  private static double costAt(Neuron neuron, List<Block> blocks, double[] wHat, double total) {
    GradientSum sum = new GradientSum(neuron, wHat.length - 1);
    for (Block block : blocks) {
      sum.add(block, wHat);
    }
    double own = weight(blocks);
    return own == 0 ? 0 : sum.cost() * (own / total); // examples of weight 0 have no mean
  }

  /** Whether it is about a single example. */
  public boolean isSingle() {
    return count == 1;
  }

  /** Whether an entry of the gradient is nothing but what the rounding of its terms left over. */
  public boolean isRounding(int j) {
    return gradient[j] != 0 && Math.abs(gradient[j]) <= ROUNDING * terms[j];
  }

  /** An entry of the gradient as it is shown: 0 where it is rounding. */
  public double shown(int j) {
    return isRounding(j) ? 0 : gradient[j];
  }

  /** How many features there are. */
  public int features() {
    return wHat.length - 1;
  }

  /** w before the step, (features). */
  public double[] weights() {
    return withoutBias(wHat);
  }

  /** ∂C/∂w as it is shown, (features). */
  public double[] byWeights() {
    return IntStream.range(0, features()).mapToDouble(this::shown).toArray();
  }

  /** w after the step, (features). */
  public double[] updatedWeights() {
    return withoutBias(updated);
  }

  private static double[] withoutBias(double[] parameters) {
    return Arrays.copyOf(parameters, parameters.length - 1);
  }
}

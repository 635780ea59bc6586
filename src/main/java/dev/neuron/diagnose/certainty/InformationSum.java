package dev.neuron.diagnose.certainty;

import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.GramSum;
import dev.neuron.math.Neuron;

/**
 * What the examples tell about the parameters at ŵ: Σ s·h x̂ x̂ᵀ of standardized x, and how many
 * examples there are of each kind.
 */
final class InformationSum implements ExampleSum.OneByOne<InformationSum> {
  private static final long serialVersionUID = 1;

  private final Neuron neuron;
  private final double[] wHat; // (features + 1), in the coordinates of the blocks
  private final GramSum gram;
  private double weight; // Σ s
  private long examples;
  private long active;
  private long onKink;
  private long telling;
  private long onWrongSide;

  InformationSum(Neuron neuron, double[] wHat, GramSum gram) {
    this.neuron = neuron;
    this.wHat = wHat;
    this.gram = gram;
  }

  @Override
  public InformationSum empty() {
    return new InformationSum(neuron, wHat, gram.empty());
  }

  @Override
  public void add(Block block, int from, int to) {
    gram.add(block, from, to);
    ExampleSum.OneByOne.super.add(block, from, to);
  }

  @Override
  public void add(Block block, int i, double s) {
    double z = Neuron.affine(wHat, block.x(), i * block.columns());
    weight += s;
    examples++;
    active += z > 0 ? 1 : 0;
    telling += tells(z, block.y()[i]) ? 1 : 0;
    onKink += KinkSum.isOnKink(neuron, wHat, block, i, z) ? 1 : 0;
    if (neuron.cost().kind() == Cost.Kind.LOG_LOSS && !(block.y()[i] > 0 ? z > 0 : z < 0)) {
      onWrongSide++;
    }
  }

  private boolean tells(double z, double y) {
    Activation activation = neuron.activation();
    return activation.derivative(z) != 0
        && (!isHuber() || neuron.cost().secondDerivative(activation.value(z), y) > 0);
  }

  private boolean isHuber() {
    return neuron.cost().kind() == Cost.Kind.HUBER;
  }

  @Override
  public void merge(InformationSum other) {
    gram.merge(other.gram);
    weight += other.weight;
    examples += other.examples;
    active += other.active;
    onKink += other.onKink;
    telling += other.telling;
    onWrongSide += other.onWrongSide;
  }

  /** Σ s·h x̂ x̂ᵀ / Σs, (features + 1, features + 1), the bias last. */
  double[][] mean() {
    return gram.matrix();
  }

  /** Σ s. */
  double weight() {
    return weight;
  }

  /** N, the examples of weight above 0. */
  long examples() {
    return examples;
  }

  /** How many of them have z &gt; 0. */
  long active() {
    return active;
  }

  /** How many of them lie on a kink of the activation. */
  long onKink() {
    return onKink;
  }

  /** How many of them tell anything of the weights: σ'(z) ≠ 0, of huber also |a − y| ≤ δ. */
  long telling() {
    return telling;
  }

  /** At how many of them the cost bends, see {@link StandardErrors}. */
  long bending() {
    return isHuber() ? telling : examples;
  }

  /** Whether the affine value tells every example's class. */
  boolean isSeparated() {
    return onWrongSide == 0;
  }
}

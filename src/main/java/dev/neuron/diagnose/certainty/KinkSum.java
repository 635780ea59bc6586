package dev.neuron.diagnose.certainty;

import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.List;

/** The examples that lie on a kink of the activation at ŵ, of which there are few. */
final class KinkSum implements ExampleSum.OneByOne<KinkSum> {
  private static final long serialVersionUID = 1;

  /** So near to 0, in units of Σ|ŵ_j x̂_j|, a method that searches along lines comes to a kink. */
  private static final double NEAR = 1e-9;

  private final Neuron neuron;
  private final double[] wHat; // (features + 1)
  private final ArrayList<double[]> before = new ArrayList<>(); // s·(c'·σ'(0⁻) − signal)·x̂
  private final ArrayList<double[]> jump = new ArrayList<>(); // s·c'·(σ'(0⁺) − σ'(0⁻))·x̂
  private double weight; // Σ s
  private boolean concave;

  KinkSum(Neuron neuron, double[] wHat) {
    this.neuron = neuron;
    this.wHat = wHat;
  }

  /** Whether the affine value z of an example is 0, as far as a kink can be reached. */
  static boolean isOnKink(Neuron neuron, double[] wHat, Block block, int i, double z) {
    if (!neuron.activation().hasKink()) {
      return false;
    }
    int features = block.columns();
    double size = Math.abs(wHat[features]);
    for (int j = 0; j < features; j++) {
      size += Math.abs(wHat[j] * block.x()[i * features + j]);
    }
    return Math.abs(z) <= NEAR * size;
  }

  @Override
  public KinkSum empty() {
    return new KinkSum(neuron, wHat);
  }

  @Override
  public void add(Block block, int i, double s) {
    double z = Neuron.affine(wHat, block.x(), i * block.columns());
    weight += s;
    if (isOnKink(neuron, wHat, block, i, z) && !isFull()) {
      add(block, i, s, z);
    }
  }

  private void add(Block block, int i, double s, double z) {
    Activation activation = neuron.activation();
    double steepness = neuron.cost().derivative(activation.value(0), block.y()[i]);
    double left = steepness * activation.derivative(0);
    double right = steepness * activation.derivative(Double.MIN_VALUE);
    concave |= right < left;
    before.add(scaled(block, i, s * (left - neuron.signal(z, block.y()[i]))));
    jump.add(scaled(block, i, s * (right - left)));
  }

  private static double[] scaled(Block block, int i, double factor) {
    int features = block.columns();
    double[] scaled = new double[features + 1];
    for (int j = 0; j < features; j++) {
      scaled[j] = factor * block.x()[i * features + j];
    }
    scaled[features] = factor;
    return scaled;
  }

  /** More examples than parameters on a kink are not told apart. */
  private boolean isFull() {
    return jump.size() > wHat.length;
  }

  @Override
  public void merge(KinkSum other) {
    before.addAll(other.before);
    jump.addAll(other.jump);
    weight += other.weight;
    concave |= other.concave;
  }

  /** How many there are; of very many, some. */
  long examples() {
    return jump.size();
  }

  /** Whether the cost may be least here: it bends upwards at every kink, and they are few. */
  boolean mayBeMinimum() {
    return !concave && !jump.isEmpty() && jump.size() <= wHat.length;
  }

  /** By how much the gradient changes when every example on a kink is seen from the left. */
  double[] before() {
    double[] sum = new double[wHat.length];
    for (double[] one : before) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += one[j] / weight;
      }
    }
    return sum;
  }

  /** By how much it changes when one of them goes to the right, (examples, features + 1). */
  List<double[]> jumps() {
    List<double[]> jumps = new ArrayList<>();
    for (double[] one : jump) {
      double[] mean = one.clone();
      for (int j = 0; j < mean.length; j++) {
        mean[j] /= weight;
      }
      jumps.add(mean);
    }
    return jumps;
  }
}

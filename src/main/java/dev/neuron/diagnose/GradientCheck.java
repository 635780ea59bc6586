package dev.neuron.diagnose;

import dev.neuron.diagnose.GradientAgreement.Kink;
import dev.neuron.diagnose.GradientAgreement.Suspect;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.dfp.Dfp;

/**
 * Computes the gradient in three independent ways: the closed form under test, forward automatic
 * differentiation, and differences of the cost summed example by example.
 *
 * <p>They agree in a coordinate when they are apart by no more than 1e-9 of the largest of the
 * values and of the mean size (1/N) Σ|∂c/∂a·σ'·x̂_j| of what was summed: at the best-constant start
 * ∂C/∂b is 0 up to rounding, and a purely relative test must fail there. Where even that is less
 * than what rounding does to correct results, as at a perfect fit, the rounding counts. An example
 * on a kink contributes the interval between its left and right derivative.
 */
public final class GradientCheck {
  private static final double EPSILON = 0x1p-52;
  private static final int MOST_NAMED = 5;

  /** Steps below this part of the usual would need more digits than the differences have. */
  private static final double SMALLEST_ZONE = 1e-4;

  private final Neuron neuron;
  private final ExampleSample sample;
  private final ClosedForm closedForm;
  private final double l2;
  private final Kinks kinks;

  /** A check of {@code closedForm} for a neuron on these examples. */
  public GradientCheck(Neuron neuron, ExampleSample sample, ClosedForm closedForm) {
    this(neuron, 0, sample, closedForm);
  }

  /** The same with the penalty ½λ₂‖w‖², the bias exempt, in cost and closed form. */
  public GradientCheck(Neuron neuron, double l2, ExampleSample sample, ClosedForm closedForm) {
    this.neuron = neuron;
    this.l2 = l2;
    this.sample = sample;
    this.closedForm = closedForm;
    this.kinks = new Kinks(neuron);
  }

  /** Compares the three at ŵ = [w; b]. */
  public GradientAgreement at(double[] wHat) {
    Sums sums = new Sums(wHat);
    int number = 0;
    for (Block block : sample.blocks()) {
      for (int row = 0; row < block.rows(); row++) {
        sums.add(block, row, sample.numbers()[number++]);
      }
    }
    double[] closed = closedForm.gradient(sample.blocks(), wHat);
    GradientAgreement agreement = sums.agreement(closed, List.of());
    return agreement.passed() ? agreement : sums.agreement(closed, suspects(wHat));
  }

  /** The sums over the examples at one point, (features + 1) each. */
  private final class Sums {
    private final double[] wHat;
    private final int size;
    private final ForwardDerivative forward;
    private final FiniteDifferences differences;
    private final double[] autodiff;
    private final double[] low;
    private final double[] high;
    private final double[] magnitude;
    private final double[] rounding;
    private final double[] partials; // of one example
    private final List<Kink> named = new ArrayList<>();
    private final LostDigits.Sum lost;
    private long kinkCount;
    private double weight;

    Sums(double[] wHat) {
      this.wHat = wHat;
      this.size = wHat.length;
      this.forward = new ForwardDerivative(neuron, wHat);
      this.differences = new FiniteDifferences(neuron, wHat);
      this.autodiff = new double[size];
      this.low = new double[size];
      this.high = new double[size];
      this.magnitude = new double[size];
      this.rounding = new double[size];
      this.partials = new double[size];
      this.lost = new LostDigits.Sum(neuron, wHat);
    }

    void add(Block block, int row, long number) {
      int offset = row * block.columns();
      double s = block.weight(row);
      double y = block.y()[row];
      weight += s;
      lost.add(block.x(), offset, y, s);
      forward.gradient(block.x(), offset, y, partials);
      double[] slopes = slopes(block.x(), offset, y, number);
      double error = signalError(block.x(), offset, y);
      for (int j = 0; j < size; j++) {
        double xj = j == size - 1 ? 1 : block.x()[offset + j];
        double one = slopes[0] * xj;
        double other = slopes[1] * xj;
        autodiff[j] += s * partials[j];
        low[j] += s * Math.min(one, other);
        high[j] += s * Math.max(one, other);
        double most = Math.max(Math.abs(partials[j]), Math.max(Math.abs(one), Math.abs(other)));
        magnitude[j] += s * most;
        rounding[j] += s * error * Math.abs(xj);
      }
    }

    /** The example's left and right derivative by z; twice the same where it has one. */
    private double[] slopes(double[] x, int offset, double y, long number) {
      Dfp exact = differences.affine(x, offset);
      double z = exact.toDouble();
      double step = differences.step(z, y);
      double zone = Math.max(kinks.zone(z, y, affineError(x, offset)), SMALLEST_ZONE * step);
      double distance = kinks.distance(z, y);
      if (distance > zone) {
        double slope = differences.centred(exact, y, distance);
        return new double[] {slope, slope};
      }
      double reach = Math.max(2 * zone, step);
      double left = differences.oneSided(exact, y, -reach);
      double right = differences.oneSided(exact, y, reach);
      if (Math.abs(right - left) > 1e-9 * Math.max(Math.abs(left), Math.abs(right))) {
        kinkCount++;
        if (named.size() < MOST_NAMED) {
          named.add(new Kink(number, z, left, right));
        }
      }
      return new double[] {left, right};
    }

    /** How far two correct sums w·x + b in different orders can be apart. */
    private double affineError(double[] x, int offset) {
      double magnitude = Math.abs(wHat[size - 1]);
      for (int j = 0; j < size - 1; j++) {
        magnitude += Math.abs(wHat[j] * x[offset + j]);
      }
      return (size + 1) * EPSILON * magnitude;
    }

    /** How far rounding in z, a and y − a can move a correct ∂c/∂z. */
    private double signalError(double[] x, int offset, double y) {
      double z = Neuron.affine(wHat, x, offset);
      double a = neuron.activation().value(z);
      double costSlope =
          neuron.cost().kind() == Cost.Kind.LOG_LOSS ? 1 : Math.abs(neuron.cost().derivative(a, y));
      double bend =
          neuron.cost().kind() == Cost.Kind.LOG_LOSS
              ? 1
              : neuron.cost().secondDerivative(a, y) * neuron.activation().derivative(z);
      return Math.abs(neuron.curvature(z, y)) * affineError(x, offset)
          + 2 * EPSILON * bend * (Math.abs(a) + Math.abs(y))
          + 4 * EPSILON * Math.abs(neuron.signal(z, y))
          + differences.blindness(
              z, y, neuron.costAt(z, y) + costSlope * (Math.abs(a) + Math.abs(y)));
    }

    GradientAgreement agreement(double[] closed, List<Suspect> suspects) {
      double[] forwardMean = mean(autodiff);
      double[] lowMean = mean(low);
      double[] highMean = mean(high);
      double[] scale = mean(magnitude);
      for (int j = 0; j < size; j++) {
        if (l2 > 0 && j < size - 1) {
          double difference = differences.penalty(j, l2);
          forwardMean[j] += forward.penalty(j, l2);
          lowMean[j] += difference;
          highMean[j] += difference;
        }
        double largest = Math.max(Math.abs(lowMean[j]), Math.abs(highMean[j]));
        scale[j] = Math.max(Math.max(scale[j], largest), finite(Math.abs(closed[j])));
      }
      return new GradientAgreement(
          wHat.clone(),
          closed,
          forwardMean,
          lowMean,
          highMean,
          scale,
          mean(rounding),
          kinkCount,
          List.copyOf(named),
          lost.lost(),
          suspects);
    }

    private double[] mean(double[] sum) {
      double[] mean = new double[size];
      for (int j = 0; j < size; j++) {
        mean[j] = sum[j] / weight;
      }
      return mean;
    }
  }

  /** An infinite gradient must not excuse itself by its size. */
  private static double finite(double size) {
    return size < Double.POSITIVE_INFINITY ? size : 0;
  }

  /** The first examples whose closed form is wrong when they are the only one. */
  private List<Suspect> suspects(double[] wHat) {
    List<Suspect> suspects = new ArrayList<>();
    int number = 0;
    for (Block block : sample.blocks()) {
      for (int row = 0; row < block.rows() && suspects.size() < MOST_NAMED; row++) {
        Block single = ExampleSample.single(block, row);
        Sums sums = new Sums(wHat);
        sums.add(single, 0, sample.numbers()[number + row]);
        double[] closed = closedForm.gradient(List.of(single), wHat);
        GradientAgreement own = sums.agreement(closed, List.of());
        if (!own.passed()) {
          int worst = own.worst();
          long example = sample.numbers()[number + row];
          suspects.add(new Suspect(example, worst, closed[worst], own.autodiff()[worst]));
        }
      }
      number += block.rows();
    }
    return suspects;
  }

  /**
   * A random point at which affine values spread about {@code start}'s as far as the targets are
   * large, so that some are clipped, or over the activation's bend.
   *
   * @param start [w; b], the centre, (features + 1)
   * @param targets the targets of the examples
   */
  public double[] randomPoint(double[] start, Targets targets, Random random) {
    Activation activation = neuron.activation();
    boolean bounded = activation.upperBound() < Double.POSITIVE_INFINITY;
    double reach = Math.hypot(targets.mean(), targets.sd());
    double spread = bounded || reach == 0 ? 1 : reach / activation.derivative(1);
    int features = start.length - 1;
    double[] size = rootMeanSquares(features);
    double[] point = start.clone();
    for (int j = 0; j < features; j++) {
      point[j] += spread * random.nextGaussian() / (Math.sqrt(features) * size[j]);
    }
    point[features] += 0.5 * spread * random.nextGaussian();
    return point;
  }

  /** The size of each feature, 1 for one that is always 0, (features). */
  private double[] rootMeanSquares(int features) {
    double[] size = new double[features];
    for (Block block : sample.blocks()) {
      for (int i = 0; i < block.rows() * features; i++) {
        size[i % features] += block.x()[i] * block.x()[i];
      }
    }
    for (int j = 0; j < features; j++) {
      size[j] = size[j] == 0 ? 1 : Math.sqrt(size[j] / sample.numbers().length);
    }
    return size;
  }
}

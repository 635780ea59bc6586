package dev.neuron.diagnose;

import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import org.apache.commons.math3.RealFieldElement;

/**
 * c(σ(z), y) of one example, written down from the definitions over any number type and with no
 * derivative in it: over derivative structures it gives automatic derivatives, over decimals of
 * many digits it gives differences without rounding. Independent of the formulas in {@code
 * dev.neuron.math}, which it checks.
 *
 * @param <T> the numbers
 */
final class CostDefinition<T extends RealFieldElement<T>> {
  private final Activation activation;
  private final Cost cost;

  CostDefinition(Neuron neuron) {
    this.activation = neuron.activation();
    this.cost = neuron.cost();
  }

  /** The cost of an example with target y at the affine value z. */
  T at(T z, double y) {
    if (cost.kind() == Cost.Kind.LOG_LOSS) {
      // −y·ln σ(z) − (1 − y)·ln(1 − σ(z)), with −ln σ(z) = softplus(−z)
      return softplus(z.negate()).multiply(y).add(softplus(z).multiply(1 - y));
    }
    return cost(activation(z), y);
  }

  /** One weight's part of the penalty, ½λ₂w². */
  static <T extends RealFieldElement<T>> T penalty(T w, double l2) {
    return w.multiply(w).multiply(0.5 * l2);
  }

  private T activation(T z) {
    double alpha = activation.alpha();
    boolean on = z.getReal() > 0;
    return switch (activation.kind()) {
      case RELU -> z.multiply(on ? alpha : 0);
      case LEAKY_RELU -> on ? z : z.multiply(alpha);
      case ELU -> on ? z : z.expm1().multiply(alpha);
      case SIGMOID -> sigmoid(z);
      case TANH -> on ? tanh(z) : tanh(z.negate()).negate();
      case SOFTPLUS -> softplus(z);
      case IDENTITY -> z;
    };
  }

  private T cost(T a, double y) {
    T v = a.subtract(y).negate();
    double p = cost.parameter();
    return switch (cost.kind()) {
      case SQUARED -> v.multiply(v);
      case ABSOLUTE -> v.abs();
      case HUBER ->
          Math.abs(v.getReal()) <= p
              ? v.multiply(v).multiply(0.5)
              : v.abs().subtract(0.5 * p).multiply(p);
      case QUANTILE -> v.getReal() > 0 ? v.multiply(p) : v.multiply(p - 1);
      case HINGE -> {
        T missing = a.multiply(y > 0 ? -1 : 1).add(1);
        yield missing.multiply(missing.getReal() > 0 ? 1 : 0);
      }
      case LOG_LOSS -> throw new IllegalStateException("log-loss is computed from z");
    };
  }

  /** 1/(1 + e⁻ᶻ); the exponential of a positive number never appears, as it could overflow. */
  private T sigmoid(T z) {
    if (z.getReal() >= 0) {
      return z.negate().exp().add(1).reciprocal();
    }
    T tail = z.exp();
    return tail.divide(tail.add(1));
  }

  /** For z ≥ 0: (1 − e⁻²ᶻ)/(1 + e⁻²ᶻ). */
  private T tanh(T z) {
    T t = z.multiply(-2).expm1();
    return t.divide(t.add(2)).negate();
  }

  private T softplus(T z) {
    return z.getReal() >= 0 ? z.add(z.negate().exp().log1p()) : z.exp().log1p();
  }
}

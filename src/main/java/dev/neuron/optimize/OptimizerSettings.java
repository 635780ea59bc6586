package dev.neuron.optimize;

/**
 * A method and its constants.
 *
 * @param method which
 * @param momentum μ of momentum and nesterov, 0 ≤ μ &lt; 1
 * @param beta1 the decay of adam's and adamw's mean of gradients, 0 ≤ β₁ &lt; 1
 * @param beta2 the decay of the mean of squared gradients, 0 ≤ β₂ &lt; 1
 * @param epsilon ε, what is added to the divisor, positive
 * @param weightDecay what adamw takes off every weight in a step, times the learning rate, ≥ 0
 */
public record OptimizerSettings(
    Method method,
    double momentum,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay) {

  /** μ unless told otherwise. */
  public static final double MOMENTUM = 0.9;

  /** β₁ unless told otherwise. */
  public static final double BETA1 = 0.9;

  /** adamw's decay of the weights unless told otherwise. */
  public static final double WEIGHT_DECAY = 0.01;

  /** Plain gradient descent. */
  public static final OptimizerSettings GD = defaults(Method.GD);

  /**
   * Checks the constants.
   *
   * @throws IllegalArgumentException naming the constant that lies outside its range
   */
  public OptimizerSettings {
    requireBelowOne("momentum", momentum);
    requireBelowOne("beta1", beta1);
    requireBelowOne("beta2", beta2);
    if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be a positive number, not " + epsilon);
    }
    if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
      throw new IllegalArgumentException(
          "the weight decay must be a number of at least 0, not " + weightDecay);
    }
  }

  private static void requireBelowOne(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be at least 0 and below 1, not " + value);
    }
  }

  /** The method with its default constants. */
  public static OptimizerSettings defaults(Method method) {
    return new OptimizerSettings(
        method, MOMENTUM, BETA1, defaultBeta2(method), defaultEpsilon(method), WEIGHT_DECAY);
  }

  /** β₂ of adam and adamw, α of rmsprop, unless told otherwise. */
  public static double defaultBeta2(Method method) {
    return method == Method.RMSPROP ? 0.99 : 0.999;
  }

  /** ε unless told otherwise. */
  public static double defaultEpsilon(Method method) {
    return method == Method.ADAGRAD ? 1e-10 : 1e-8;
  }

  /** Whether weights decay apart from the gradient. */
  public boolean decays() {
    return method == Method.ADAMW && weightDecay > 0;
  }

  /**
   * A fresh optimizer for parameters of this many entries.
   *
   * @throws IllegalStateException for the methods that search along a line: {@link
   *     Method#searchesLine}
   */
  public Optimizer create(int size) {
    return switch (method) {
      case GD -> new GradientDescent();
      case MOMENTUM -> new Momentum(size, momentum, false);
      case NESTEROV -> new Momentum(size, momentum, true);
      case ADAGRAD -> new Adagrad(size, epsilon);
      case RMSPROP -> new RmsProp(size, beta2, epsilon);
      case ADAM -> new Adam(size, beta1, beta2, epsilon, 0);
      case ADAMW -> new Adam(size, beta1, beta2, epsilon, weightDecay);
      case ASGD -> new AveragedGradientDescent(size);
      case NEWTON, LBFGS -> throw new IllegalStateException(method + " needs an objective");
    };
  }
}

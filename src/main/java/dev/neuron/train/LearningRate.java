package dev.neuron.train;

import dev.neuron.data.DataException;
import dev.neuron.diagnose.Curvature;
import dev.neuron.diagnose.Spectrum;
import dev.neuron.diagnose.Targets;
import dev.neuron.engine.PassInterruptedException;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.function.DoubleSupplier;

/**
 * The learning rate of a run, and where it becomes unstable: found out when first asked for, as it
 * may take passes over the examples.
 */
public final class LearningRate {

  /** How a learning rate came about. */
  public enum Basis {
    /** The user gave it. */
    GIVEN(false),
    /** From the curvature bound: 1/λ, or 1/(2𝓛) for mini-batches. */
    CURVATURE(false),
    /** From the spread of the targets, for methods with step sizes of their own. */
    TARGET_SPREAD(false),
    /**
     * The same for rmsprop, whose steps never get shorter by themselves: it has to fall, unless a
     * bounded activation asks for weights that go on growing.
     */
    FALLING_TARGET_SPREAD(true),
    /** Searched along the line, from one computed or given where the method takes a plain step. */
    LINE_SEARCH(false),
    /** From distance and slope, for costs without curvature; it has to fall with the epochs. */
    SUBGRADIENT(true);

    private final boolean falls;

    Basis(boolean falls) {
      this.falls = falls;
    }

    /** Whether the rate is meant to fall like 1/√epoch. */
    boolean falls() {
      return falls;
    }
  }

  private final double value;
  private final Basis basis;
  private final DoubleSupplier limit;

  private LearningRate(double value, DoubleSupplier limit, Basis basis) {
    this.value = value;
    this.limit = limit;
    this.basis = basis;
  }

  /** η. */
  public double value() {
    return value;
  }

  /** How η came about. */
  public Basis basis() {
    return basis;
  }

  /**
   * The rate below which the method is stable by the curvature bound, with as many digits as are
   * known; infinite where there is no such limit, or the user did not wait for it.
   */
  public double limit() {
    return limit.getAsDouble();
  }

  /** How far adaptive methods step: 5 % of the targets' standard deviation. */
  private static final double ADAPTIVE_STEP = 0.05;

  /**
   * The rate of a plan.
   *
   * @throws DataException of kind REQUEST if the curvature is beyond the range of numbers
   */
  static LearningRate of(TrainingPlan plan, Problem problem) {
    LearningRate fixed = fixed(plan, problem);
    return plan.optimizer().method().searchesLine()
        ? new LearningRate(fixed.value, fixed.limit, Basis.LINE_SEARCH)
        : fixed;
  }

  private static LearningRate fixed(TrainingPlan plan, Problem problem) {
    DoubleSupplier limit = () -> limit(plan, problem);
    return Double.isNaN(plan.learningRate())
        ? computed(plan, problem, limit)
        : new LearningRate(plan.learningRate(), limit, Basis.GIVEN);
  }

  private static double limit(TrainingPlan plan, Problem problem) {
    if (!plan.optimizer().method().hasLimit()) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      Spectrum spectrum = problem.curvature().spectrum();
      return spectrum.rounded(limit(plan.optimizer(), smoothness(plan, problem)));
    } catch (PassInterruptedException asked) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static double smoothness(TrainingPlan plan, Problem problem) {
    return smoothness(
        plan, problem.curvature(), problem.targets().count(), problem::largestWeightedSquaredNorm);
  }

  /** The rate of a plan as if the user had given none. */
  static LearningRate computed(TrainingPlan plan, Problem problem) {
    return of(plan.withLearningRate(Double.NaN), problem);
  }

  private static LearningRate computed(TrainingPlan plan, Problem problem, DoubleSupplier limit) {
    Targets targets = problem.targets();
    if (plan.optimizer().method().adaptsPerCoordinate()) {
      boolean falls = plan.optimizer().method() == Method.RMSPROP && !isBounded(plan.neuron());
      Basis basis = falls ? Basis.FALLING_TARGET_SPREAD : Basis.TARGET_SPREAD;
      return new LearningRate(adaptiveRate(plan.neuron(), targets), limit, basis);
    }
    Curvature curvature = problem.curvature();
    if (problem.kappa() == 0) {
      return new LearningRate(subgradientRate(plan, curvature, targets), limit, Basis.SUBGRADIENT);
    }
    double smoothness = smoothness(plan, problem);
    if (!Double.isFinite(smoothness)) {
      throw DataException.request(
          "the squares of the features are beyond the range of numbers, so no learning rate can be"
              + " computed",
          "use --scale minmax, or change the unit of the largest column");
    }
    boolean miniBatch = isMiniBatch(plan, targets.count());
    double rate = 1 / (miniBatch ? 2 * smoothness : smoothness);
    return new LearningRate(curvature.spectrum().rounded(rate), limit, Basis.CURVATURE);
  }

  /**
   * The rate around which others are tried: the stable limit, or twice the computed rate for
   * methods and costs without one.
   */
  public static double scale(TrainingPlan plan, Problem problem) {
    LearningRate rate = computed(plan, problem);
    return Double.isInfinite(rate.limit()) ? 2 * rate.value : rate.limit();
  }

  /** Whether steps see only a part of the examples. */
  public static boolean isMiniBatch(TrainingPlan plan, long count) {
    return !plan.isFullBatch(count);
  }

  /**
   * λ for full batches; for mini-batches the expected smoothness 𝓛(B) of Gower et al. 2019, which
   * lies between λ and that of the steepest single example.
   *
   * @param largestSquaredNorm max s_i‖x̂_i‖²/(Σs/N), asked for with mini-batches only
   */
  static double smoothness(
      TrainingPlan plan, Curvature curvature, long count, DoubleSupplier largestSquaredNorm) {
    double lambda = curvature.lambda() + plan.penalty().l2();
    if (!isMiniBatch(plan, count)) {
      return lambda;
    }
    double n = count;
    double batch = plan.batchSize();
    double steepest = curvature.kappa() * largestSquaredNorm.getAsDouble() + plan.penalty().l2();
    return n * (batch - 1) / (batch * (n - 1)) * lambda
        + (n - batch) / (batch * (n - 1)) * steepest;
  }

  /** The rate at which the method begins to climb on a parabola of this curvature. */
  public static double limit(OptimizerSettings optimizer, double lambda) {
    double mu = optimizer.momentum();
    double limit =
        switch (optimizer.method()) {
          case GD, ASGD -> 2 / lambda;
          case MOMENTUM -> 2 * (1 + mu) / lambda;
          case NESTEROV -> (2 + 2 * mu) / ((1 + 2 * mu) * lambda);
          case ADAGRAD, RMSPROP, ADAM, ADAMW, NEWTON, LBFGS -> Double.POSITIVE_INFINITY;
        };
    return lambda > 0 ? limit : Double.POSITIVE_INFINITY;
  }

  /** Whether predictions cannot grow with the weights. */
  private static boolean isBounded(Neuron neuron) {
    return neuron.activation().upperBound() < Double.POSITIVE_INFINITY;
  }

  private static double adaptiveRate(Neuron neuron, Targets targets) {
    return ADAPTIVE_STEP * (isBounded(neuron) || targets.sd() == 0 ? 1 : targets.sd());
  }

  /**
   * How far the answer may lie, divided by how long a subgradient may be: with a rate falling like
   * 1/√k, such steps get as near as any method of this kind.
   */
  private static double subgradientRate(TrainingPlan plan, Curvature curvature, Targets targets) {
    Neuron neuron = plan.neuron();
    boolean unitTargets =
        isBounded(neuron) || neuron.cost().kind() == Cost.Kind.HINGE || targets.sd() == 0;
    double distance = unitTargets ? 1 : targets.sd();
    double alpha =
        neuron.activation().kind() == Activation.Kind.RELU ? neuron.activation().alpha() : 1;
    return distance / (alpha * steepestSlope(neuron, curvature));
  }

  /**
   * How long the gradient of a cost made of straight lines may be: the mean of e_i x̂_i with |e_i|
   * ≤ e is no longer than e·√λmax(G).
   */
  static double steepestSlope(Neuron neuron, Curvature curvature) {
    double steepest =
        switch (neuron.cost().kind()) {
          case QUANTILE -> Math.max(neuron.cost().parameter(), 1 - neuron.cost().parameter());
          case SQUARED, ABSOLUTE, HUBER, LOG_LOSS, HINGE -> 1;
        };
    double alpha =
        neuron.activation().kind() == Activation.Kind.RELU ? neuron.activation().alpha() : 1;
    double root = Math.sqrt(Math.max(curvature.spectrum().largest(), Double.MIN_NORMAL));
    return alpha * steepest * root;
  }

  /** Whether each step searches its own length. */
  public boolean isSearched() {
    return basis == Basis.LINE_SEARCH;
  }

  /** Whether η is above the stable limit. */
  public boolean isAboveLimit() {
    return value > limit();
  }
}

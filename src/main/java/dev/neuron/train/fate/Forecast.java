package dev.neuron.train.fate;

import dev.neuron.diagnose.Curvature;
import dev.neuron.diagnose.Parabola;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.LearningRateSchedule;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Problem;
import dev.neuron.train.Trainer;
import dev.neuron.train.TrainingPlan;

/**
 * Foresees what a learning rate will do from the curvature of the cost and the start: below the
 * stable limit gradient descent settles, above it a parabola is left faster and faster. For the
 * squared cost of a relu or linear neuron the cost is a parabola as long as no example switches, so
 * there the whole run is known, the epochs it needs included.
 */
public final class Forecast {
  /** Up to this many times the limit clipping may lower the curvature enough for a relu. */
  static final double MAY_SETTLE = 1.5;

  /** How near the lowest loss counts as settled. */
  static final double NEAR = 0.01;

  private final Problem problem;
  private final boolean dead;
  private final boolean finite;
  private final Parabola parabola; // null where the cost is none, or too wide to look at
  private final double goal; // the gradient norm of a converged run

  private Forecast(Problem problem, boolean dead, boolean finite, Parabola parabola, double goal) {
    this.problem = problem;
    this.dead = dead;
    this.finite = finite;
    this.parabola = parabola;
    this.goal = goal;
  }

  /** Looks at the cost around the start of a plan; serves all plans that start there. */
  public static Forecast at(TrainingPlan plan, Problem problem) {
    Neuron neuron = problem.neuron();
    int features = problem.engine().features();
    double[] wHat = plan.start().parameters(problem, plan.seed());
    GradientSum sum = new GradientSum(neuron, features);
    problem.sum(new double[][] {wHat}, new GradientSum[] {sum});
    boolean dead = neuron.activation().canDie() && sum.activeCount() == 0;
    // With examples still to be switched on, the parabola of the start is not that of the answer.
    boolean whole =
        neuron.activation().kind() == Activation.Kind.IDENTITY || sum.activeCount() == sum.count();
    boolean finite = Double.isFinite(sum.cost());
    boolean known =
        isParabolic(neuron) && whole && features <= Curvature.MOST_FEATURES_FOR_GRAM && finite;
    return new Forecast(
        problem,
        dead,
        finite,
        known ? Parabola.at(problem.engine(), neuron, wHat, sum) : null,
        problem.goal(plan.stopping()));
  }

  /** The cost of a plan that starts here, or null where it is no parabola that is known. */
  public Parabola parabola(TrainingPlan plan) {
    return plan.penalty().isNone() ? parabola : null;
  }

  private static boolean isParabolic(Neuron neuron) {
    return neuron.cost().kind() == Cost.Kind.SQUARED && neuron.activation().isPiecewiseLinear();
  }

  /** What a plan that starts here will come to. */
  public Prediction of(TrainingPlan plan) {
    LearningRate rate = Trainer.learningRate(plan, problem);
    if (dead) {
      return Prediction.of(Prediction.Kind.DIES);
    } else if (!finite) {
      return Prediction.of(Prediction.Kind.UNSTABLE);
    } else if (plan.optimizer().method().searchesLine()) {
      return Prediction.of(Prediction.Kind.SETTLES); // it only takes steps that lower the cost
    } else if (Double.isInfinite(rate.limit())) {
      return Prediction.NONE;
    } else if (LearningRate.isMiniBatch(plan, problem.targets().count())) {
      return noisy(plan, rate);
    }
    return LinearStep.describes(plan.optimizer()) && isPlain(plan) && parabola != null
        ? byParabola(plan, rate)
        : byLimit(plan, rate);
  }

  /** The rate stays, and nothing but the cost pulls. */
  private static boolean isPlain(TrainingPlan plan) {
    boolean constant =
        plan.schedule() == null || plan.schedule().equals(LearningRateSchedule.CONSTANT);
    return constant && plan.penalty().isNone();
  }

  /** Around the answer noise makes the loss rise now and then, however small the rate. */
  private Prediction noisy(TrainingPlan plan, LearningRate rate) {
    double whole = LearningRate.limit(plan.optimizer(), problem.curvature().lambda());
    boolean hopeless = isParabolic(problem.neuron()) && rate.value() > MAY_SETTLE * whole;
    return Prediction.of(
        hopeless && isPlain(plan) ? Prediction.Kind.UNSTABLE : Prediction.Kind.MAY_SETTLE);
  }

  private Prediction byParabola(TrainingPlan plan, LearningRate rate) {
    Pendulum pendulum = new Pendulum(parabola, plan.optimizer(), rate.value());
    boolean linear = problem.neuron().activation().kind() == Activation.Kind.IDENTITY;
    if (rate.isAboveLimit() && !linear) {
      return Prediction.of(aboveLimit(rate));
    }
    return switch (pendulum.fate(plan.epochs(), goal)) {
      case SETTLES, STILL_FALLING -> told(Prediction.Kind.SETTLES, pendulum, plan);
      case OSCILLATES -> told(Prediction.Kind.OSCILLATES, pendulum, plan);
      case DIVERGES, DIES -> Prediction.of(Prediction.Kind.DIVERGES);
    };
  }

  private static Prediction told(Prediction.Kind kind, Pendulum pendulum, TrainingPlan plan) {
    return new Prediction(kind, pendulum.epochsToWithin(NEAR), pendulum.decay(plan.epochs()));
  }

  private static Prediction.Kind aboveLimit(LearningRate rate) {
    return rate.value() > MAY_SETTLE * rate.limit()
        ? Prediction.Kind.UNSTABLE
        : Prediction.Kind.MAY_SETTLE;
  }

  /** Below the limit no step without memory can climb; above it only a parabola is known to. */
  private Prediction byLimit(TrainingPlan plan, LearningRate rate) {
    boolean constant =
        plan.schedule() == null || plan.schedule().equals(LearningRateSchedule.CONSTANT);
    boolean remembers =
        switch (plan.optimizer().method()) {
          case MOMENTUM, NESTEROV -> true;
          case GD, ASGD, ADAGRAD, RMSPROP, ADAM, ADAMW, NEWTON, LBFGS -> false;
        };
    if (!rate.isAboveLimit() && !remembers) {
      return Prediction.of(Prediction.Kind.SETTLES);
    }
    boolean firm = rate.isAboveLimit() && isParabolic(problem.neuron()) && constant;
    return Prediction.of(firm ? aboveLimit(rate) : Prediction.Kind.MAY_SETTLE);
  }
}

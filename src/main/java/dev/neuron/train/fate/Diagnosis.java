package dev.neuron.train.fate;

import dev.neuron.diagnose.Spectrum;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.train.Cause;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Finding;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Outlook;
import dev.neuron.train.Problem;
import dev.neuron.train.Separation;
import dev.neuron.train.StoppingRule;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Looks for the likely cause of how a run ended, and for what would have made it end better. */
public final class Diagnosis {
  /** Beyond this condition number gradient descent needs thousands of epochs. */
  private static final double ILL_CONDITIONED = 1e4;

  /** How far above its best, relative to it, an oscillating loss may end without a word. */
  private static final double UNSETTLED = 0.01;

  /** Targets out of reach that cost less of the variance than this are not worth a word. */
  public static final double MATTERS = 0.05;

  /**
   * δ for the median error: 1.345 standard deviations, which are 1.4826 medians of normal errors.
   * Source: Huber, <em>Robust Statistics</em>, 1981, as R's {@code rlm} has it.
   */
  private static final double USUAL_DELTA = 1.345 * 1.4826;

  private Diagnosis() {}

  /** What there is to say about a run all of whose features vary, causes of failure first. */
  public static List<Finding> of(TrainingPlan plan, Problem problem, TrainingResult result) {
    return of(plan, problem, result, problem.engine().features() + 1);
  }

  /**
   * The same.
   *
   * @param parameters how many are learned: weights of features that vary, and the bias
   */
  public static List<Finding> of(
      TrainingPlan plan, Problem problem, TrainingResult result, int parameters) {
    List<Finding> findings = new ArrayList<>();
    switch (result.verdict()) {
      case DEAD -> explainDeath(plan, problem, result, findings);
      case DIVERGED -> explainGrowth(problem, result, findings);
      case COMPLETED, STOPPED -> explainDistance(plan, problem, result, findings);
      case CONVERGED -> {}
    }
    addDataFindings(plan, problem, result, findings);
    long examples = problem.targets().weighty();
    if (examples <= parameters) {
      findings.add(new Finding.FewerRowsThanParameters(examples, parameters));
    }
    boolean huber = plan.neuron().cost().kind() == Cost.Kind.HUBER;
    if (huber && !result.verdict().isFailure() && result.cause() != Cause.INTERRUPTED) {
      addDelta(problem, result, findings);
    }
    return findings;
  }

  /** Whether huber's δ is far from the size of the errors, so that it is another cost. */
  private static void addDelta(Problem problem, TrainingResult result, List<Finding> findings) {
    double delta = problem.neuron().cost().parameter();
    ErrorSizes sizes =
        problem.engine().fold(new ErrorSizes(problem.neuron(), result.parameters(), delta));
    double usual = USUAL_DELTA * sizes.median();
    boolean one = 2 * sizes.within() < sizes.examples() || sizes.within() == sizes.examples();
    if (one && usual > 0) {
      findings.add(new Finding.FarDelta(delta, sizes.within(), sizes.examples(), usual));
    }
  }

  private static void explainDeath(
      TrainingPlan plan, Problem problem, TrainingResult result, List<Finding> findings) {
    if (problem.targets().min() == problem.targets().max() && problem.targets().max() <= 0) {
      findings.add(new Finding.NothingToLearn(problem.targets().max()));
    } else if (result.cause() == Cause.DEAD_AT_START) {
      findings.add(new Finding.DeadStart(plan.start()));
      return;
    }
    if (result.cause() == Cause.KILLED) {
      findings.add(new Finding.Killed(result.epochs(), result.activeBefore()));
    }
    addRate(problem, result, findings);
  }

  private static void explainGrowth(
      Problem problem, TrainingResult result, List<Finding> findings) {
    if (result.epochs() == 0) {
      findings.add(new Finding.BeyondNumbers());
    } else if (!addRate(problem, result, findings)) {
      LearningRate rate = result.learningRate();
      findings.add(new Finding.GrewWithinLimit(rate.value(), rate.limit()));
    }
  }

  private static boolean addRate(Problem problem, TrainingResult result, List<Finding> findings) {
    LearningRate rate = result.learningRate();
    if (rate.isAboveLimit()) {
      int column = steepestFeature(problem);
      findings.add(new Finding.RateAboveLimit(rate.value(), rate.limit(), column));
    }
    return rate.isAboveLimit();
  }

  /** The feature that sets the stable rate, −1 for the bias. */
  private static int steepestFeature(Problem problem) {
    int steepest = problem.curvature().spectrum().steepestCoordinate();
    return steepest == problem.engine().features() ? -1 : steepest;
  }

  private static void explainDistance(
      TrainingPlan plan, Problem problem, TrainingResult result, List<Finding> findings) {
    if (result.cause() == Cause.STUCK) {
      findings.add(new Finding.Saturated());
    }
    if (result.cause() == Cause.NO_WAY_DOWN) {
      StoppingRule rule = plan.stopping();
      boolean flat = result.last().gradientNorm() <= problem.goal(rule);
      findings.add(new Finding.AtKink(flat));
    }
    boolean complete =
        result.cause() != Cause.INTERRUPTED
            && Separation.isComplete(plan, problem, result.parameters());
    boolean separated = complete || result.cause() == Cause.SEPARATED;
    if (separated) {
      findings.add(new Finding.Separated(complete));
    }
    if (result.cause() == Cause.ALL_EPOCHS && result.epochs() > 0) {
      boolean tooFast = addRate(problem, result, findings);
      boolean curved = problem.kappa() > 0;
      if (!tooFast && isUnsettled(result)) {
        EpochResult best = result.best();
        findings.add(
            new Finding.Unsettled(result.rises(), result.epochs(), best.loss(), best.epoch()));
      } else if (!separated) {
        boolean steady = curved && isForeseeable(plan, problem);
        boolean newton = steady && !plan.optimizer().method().usesHessian();
        Outlook outlook = steady ? result.outlook() : result.outlook().withoutForecast();
        boolean penalized = !plan.penalty().isNone();
        findings.add(new Finding.TooSlow(outlook, newton, penalized, !tooFast));
      }
      Spectrum spectrum = problem.curvature().spectrum();
      boolean crawls = !plan.optimizer().method().searchesLine();
      if (curved && crawls && spectrum.conditionNumber() > ILL_CONDITIONED) {
        findings.add(
            new Finding.IllConditioned(
                spectrum.conditionNumber(), spectrum.exact(), steepestFeature(problem)));
      }
    }
  }

  /**
   * Whether the last falls of the gradient say how it goes on: not with the noise of mini-batches,
   * not where L1 takes weights out one after the other, and not where decay leaves a gradient.
   */
  private static boolean isForeseeable(TrainingPlan plan, Problem problem) {
    return plan.isFullBatch(problem.targets().count())
        && plan.penalty().l1() == 0
        && !plan.optimizer().decays();
  }

  /** Whether the loss went up and down to the end, and the end is not as good as it was before. */
  private static boolean isUnsettled(TrainingResult result) {
    double best = result.best().objective();
    return Fate.of(result) == Fate.OSCILLATES
        && result.last().objective() > best + UNSETTLED * best;
  }

  private static void addDataFindings(
      TrainingPlan plan, Problem problem, TrainingResult result, List<Finding> findings) {
    Activation activation = plan.neuron().activation();
    double unreachable = problem.targets().varianceOutside(activation);
    if (unreachable > MATTERS) {
      findings.add(new Finding.UnreachableTargets(unreachable));
    }
    if (result.mostSwitched() != null && activation.hasKink() && result.verdict() != Verdict.DEAD) {
      findings.add(result.mostSwitched());
    }
    double baseline = result.baselineLoss();
    boolean failed = result.verdict() == Verdict.DEAD || result.verdict() == Verdict.DIVERGED;
    boolean trained = result.epochs() > 0 && !failed;
    if (trained && problem.targets().sd() > 0 && result.answer().loss() >= baseline) {
      findings.add(new Finding.BaselineNotBeaten(result.answer().loss(), baseline));
    }
  }
}

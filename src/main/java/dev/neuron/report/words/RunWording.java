package dev.neuron.report.words;

import dev.neuron.data.Scaling;
import dev.neuron.diagnose.Spectrum;
import dev.neuron.engine.Phases;
import dev.neuron.engine.Phases.Phase;
import dev.neuron.math.Vectors;
import dev.neuron.train.Cause;
import dev.neuron.train.LearningRate;
import dev.neuron.train.Problem;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.fate.ActiveCurvature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a run assumes, how it ended and why, in words. */
public final class RunWording {
  private static final int TIME_DIGITS = 3;

  private RunWording() {}

  /** What a run takes for granted unless told otherwise: scaling, start and learning rate. */
  public static String assumptions(
      TrainingPlan plan, LearningRate rate, Problem problem, Scaling.Kind scaling) {
    return assumptions(plan, problem, scaling)
        + (rate.isSearched()
            ? "; steps " + search(plan, problem)
            : "; learning rate " + basis(rate))
        + decay(plan);
  }

  private static String decay(TrainingPlan plan) {
    return plan.optimizer().decays()
        ? "; every step takes "
            + Numbers.text(plan.optimizer().weightDecay())
            + " × learning rate off each weight (--weight-decay)"
        : "";
  }

  private static String search(TrainingPlan plan, Problem problem) {
    boolean curved = problem.kappa() > 0;
    return curved
        ? "of " + plan.optimizer().method() + " halved until the loss falls"
        : "along the shortest combination of the gradients around, as this cost has no curvature"
            + " for "
            + plan.optimizer().method();
  }

  /** Scaling and start, for runs that differ in their learning rates. */
  public static String assumptions(TrainingPlan plan, Problem problem, Scaling.Kind scaling) {
    String scaled =
        switch (scaling) {
          case STANDARD -> "features standardized";
          case MINMAX -> "features scaled to 0…1";
          case NONE -> "features as they are";
        };
    return scaled + "; start: " + start(plan, problem);
  }

  private static String start(TrainingPlan plan, Problem problem) {
    return switch (plan.start().kind()) {
      case MEAN ->
          "w = 0, b = "
              + Numbers.text(problem.bestConstant()[problem.engine().features()])
              + " (the best constant)";
      case ZEROS -> "all 0";
      case HE -> "w random, b = 0, seed " + plan.seed();
      case CONSTANT -> "all " + Numbers.text(plan.start().value());
      case GIVEN -> "the weights of the model given";
    };
  }

  private static String basis(LearningRate rate) {
    String value = Numbers.text(rate.value());
    return switch (rate.basis()) {
      case GIVEN, LINE_SEARCH -> value + " as given";
      case CURVATURE -> value + " from the curvature of the data";
      case TARGET_SPREAD -> value + " from the spread of the targets";
      case FALLING_TARGET_SPREAD ->
          value + " from the spread of the targets, falling like 1/√epoch";
      case SUBGRADIENT ->
          value + " falling like 1/√epoch, as this cost has no curvature to compute one from";
    };
  }

  /** What a run is told that goes on after more epochs than are asked for. */
  public static String moreThanAsked(int epochs, int asked) {
    return "the run has had "
        + Counted.of(epochs, "epoch")
        + " already, more than --epochs "
        + asked
        + " asks for in all";
  }

  /**
   * What time and passes over the examples went to; what belongs to no phase is the start.
   *
   * @param begun when the process began, if the system does not tell
   */
  public static String times(Phases phases, Instant begun) {
    Instant birth = ProcessHandle.current().info().startInstant().orElse(begun);
    double seconds = 1e-9 * Duration.between(birth, Instant.now()).toNanos();
    StringBuilder parts = new StringBuilder();
    double start = seconds;
    for (Phase phase : Phase.values()) {
      start -= phases.seconds(phase);
      parts.append("; ").append(phase.name().toLowerCase(Locale.ROOT)).append(' ');
      parts.append(Numbers.significant(phases.seconds(phase), TIME_DIGITS)).append(" s");
      long passes = phases.passes(phase);
      if (passes > 0) {
        parts.append(", ").append(passes).append(passes == 1 ? " pass" : " passes");
        parts.append(phase == Phase.TARGETS ? " over the targets alone" : "");
      }
    }
    return "of "
        + Numbers.significant(seconds, TIME_DIGITS)
        + " s in all: start "
        + Numbers.significant(Math.max(0, start), TIME_DIGITS)
        + " s"
        + parts
        + "; "
        + Vectors.description();
  }

  /** The ends of a spectrum, and how far apart they are. */
  public static String spectrum(Spectrum spectrum) {
    String smallest = spectrum.exact() ? " " : " ≤ ";
    String condition = spectrum.exact() ? " " : " ≥ ";
    return "λmax "
        + Numbers.text(spectrum.rounded(spectrum.largest()))
        + ", λmin"
        + smallest
        + Numbers.text(spectrum.smallest())
        + ", condition"
        + condition
        + condition(spectrum.conditionNumber(), 6);
  }

  /** A condition number, which of a singular matrix is infinite. */
  static String condition(double number, int digits) {
    return Double.isInfinite(number) ? "infinite" : Numbers.significant(number, digits);
  }

  /** How the cost bends where only a part of the examples is active. */
  public static String active(ActiveCurvature active, List<String> features) {
    return "of the "
        + Numbers.percent(active.share())
        + " active examples alone: "
        + spectrum(active.spectrum())
        + ", steepest along "
        + column(active.column(), features)
        + (Double.isInfinite(active.limit())
            ? ""
            : "; stable below " + Numbers.text(active.limit()));
  }

  /** The verdict as a line begins with it: {@code completed 100 epochs}. */
  public static String verdict(TrainingResult result) {
    int best = result.answer().epoch();
    return ending(result) + (best == result.epochs() ? "" : "; best at epoch " + best);
  }

  private static String ending(TrainingResult result) {
    String epochs = Counted.of(result.epochs(), "epoch");
    return switch (result.cause()) {
      case SMALL_GRADIENT, NO_DESCENT -> "converged after " + epochs;
      case ALL_EPOCHS -> "completed " + epochs;
      case STUCK, NO_WAY_DOWN -> "completed " + epochs + ", stuck";
      case SEPARATED -> "completed " + epochs + ", the classes are separated";
      case NOT_FINITE, GROWTH -> "diverged at epoch " + result.epochs();
      case DEAD_AT_START -> "dead at the start";
      case KILLED -> "dead, killed at epoch " + result.epochs();
      case PATIENCE -> "stopped after " + epochs + " by --patience";
      case TARGET_LOSS -> "stopped after " + epochs + " at --target-loss";
      case TIME -> "stopped after " + epochs + " by --max-time";
      case INTERRUPTED -> "interrupted after " + epochs;
    };
  }

  /** Why a run ended, as {@code reason} of its end event. */
  public static String reason(TrainingResult result) {
    return switch (result.cause()) {
      case SMALL_GRADIENT -> "the gradient's norm is within the tolerance";
      case NO_DESCENT -> "no step lowers the loss any more";
      case ALL_EPOCHS -> "all epochs are done";
      case STUCK -> "all epochs are done; the activation is saturated for every example";
      case NO_WAY_DOWN -> "stuck at a kink, from where no step of the method lowers the loss";
      case SEPARATED ->
          "the classes are separated: the gradient vanishes as the weights grow without bound";
      case NOT_FINITE -> "the loss is no longer a finite number";
      case GROWTH -> "the loss grew above four times its best";
      case DEAD_AT_START -> "no example is active at the start";
      case KILLED -> "no example is active since epoch " + result.epochs();
      case PATIENCE -> "no better loss since epoch " + result.answer().epoch();
      case TARGET_LOSS -> "the target loss is reached";
      case TIME -> "the time is over";
      case INTERRUPTED -> "interrupted";
    };
  }

  /** What happens to the runs that fail by a cause. */
  public static String failure(Cause cause) {
    return switch (cause) {
      case NOT_FINITE -> "the loss left the finite numbers";
      case GROWTH -> "the loss grew above four times its best";
      case DEAD_AT_START -> "no example was active at the start";
      case KILLED -> "a step left no example active";
      case SMALL_GRADIENT,
          NO_DESCENT,
          ALL_EPOCHS,
          STUCK,
          NO_WAY_DOWN,
          SEPARATED,
          PATIENCE,
          TARGET_LOSS,
          TIME,
          INTERRUPTED ->
          throw new IllegalArgumentException(cause + " is no failure");
    };
  }

  static String column(int column, List<String> features) {
    return column < 0 ? "the bias" : "column \"" + features.get(column) + "\"";
  }

  /** How a number misses a limit: with six digits, or all of both where six look alike. */
  public static String missed(double value, String how, double limit) {
    boolean alike = Numbers.text(value).equals(Numbers.text(limit));
    return " "
        + (alike ? Numbers.shortest(value) : Numbers.text(value))
        + " is "
        + how
        + " "
        + (alike ? Numbers.shortest(limit) : Numbers.text(limit));
  }
}

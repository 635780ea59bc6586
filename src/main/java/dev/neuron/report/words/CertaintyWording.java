package dev.neuron.report.words;

import dev.neuron.data.Columns;
import dev.neuron.data.Feature;
import dev.neuron.data.SafeText;
import dev.neuron.diagnose.certainty.Refusal;
import dev.neuron.diagnose.certainty.StandardErrors;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import java.util.ArrayList;
import java.util.List;

/** What standard errors rest on, and why there are none, in words. */
public final class CertaintyWording {
  /** Epochs after which newton, which mostly takes a few, does not get to the least loss. */
  private static final int MANY = 50;

  /** So many columns that copy others are named. */
  private static final int MOST_COPIES = 3;

  /** So many columns of a combination are named. */
  private static final int MOST_PARTS = 6;

  private CertaintyWording() {}

  /** What errors rest on: method, distribution, and the examples they are conditional on. */
  public static String basis(StandardErrors errors, Activation activation) {
    String counts =
        Counted.of(errors.examples(), "example")
            + ", "
            + Counted.of(errors.parameters(), "parameter");
    return "standard errors: "
        + errors.method()
        + ", "
        + (errors.normal()
            ? "normal distribution"
            : "Student's t with " + Counted.of(errors.degreesOfFreedom(), "degree") + " of freedom")
        + " ("
        + counts
        + ")"
        + (activation.hasKink() ? condition(errors) : "")
        + (errors.isStraightSomewhere()
            ? "; resting on errors within --delta, " + errors.bending() + " of " + errors.examples()
            : "");
  }

  private static String condition(StandardErrors errors) {
    return "; conditional on which examples are active, "
        + errors.active()
        + " of "
        + errors.examples()
        + (errors.onKink() > 0 ? ", " + errors.onKink() + " on the kink itself" : "");
  }

  /** Why a run has no standard errors, and what gives them. */
  public static String refusal(
      Refusal refusal, TrainingPlan plan, TrainingResult result, Columns columns) {
    return "no standard errors: " + reason(refusal, plan, result, columns);
  }

  private static String reason(
      Refusal refusal, TrainingPlan plan, TrainingResult result, Columns columns) {
    if (refusal instanceof Refusal.Failed) {
      return "the run failed";
    } else if (refusal instanceof Refusal.Interrupted) {
      return "interrupted; let the run come to its end";
    } else if (refusal instanceof Refusal.Penalized) {
      return "a penalty draws the weights away from the least loss, by an amount that no formula"
          + " for errors knows; leave out "
          + (plan.penalty().l1() == 0
              ? "--l2"
              : plan.penalty().l2() == 0 ? "--l1" : "--l1 and --l2");
    } else if (refusal instanceof Refusal.Straight) {
      return "the " + plan.neuron().cost().kind() + " cost has no curvature; " + curved(plan);
    } else if (refusal instanceof Refusal.NotCritical far) {
      return "the loss is not at its least: the gradient's norm is "
          + Numbers.significant(far.share(), 3)
          + " of that at the best constant, and should be 1e-06 or less; "
          + descent(far, plan, result);
    } else if (refusal instanceof Refusal.Copies same) {
      return copies(same, plan.neuron().activation(), columns);
    }
    return figures(refusal);
  }

  private static String figures(Refusal refusal) {
    if (refusal instanceof Refusal.TooManyFeatures many) {
      return "a matrix is formed for up to "
          + Counted.of(many.most(), "feature")
          + ", and there are "
          + many.features()
          + "; choose some by --features";
    } else if (refusal instanceof Refusal.TooFewExamples few) {
      boolean all = few.telling() == few.examples();
      return Counted.of(few.examples(), "example")
          + (all ? "" : ", of which " + few.telling() + " tell anything of the weights,")
          + " for "
          + Counted.of(few.parameters(), "parameter")
          + (few.examples() == 1 ? " leaves" : " leave")
          + " nothing to judge them by; use more rows, or fewer --features";
    } else if (refusal instanceof Refusal.NoError) {
      return "every target is met exactly, so there is no error to judge the weights by";
    } else if (refusal instanceof Refusal.NoMinimum) {
      return "the loss bends downwards where the run ended, so it is not at its least; try another"
          + " --init";
    } else if (refusal instanceof Refusal.Separated) {
      return "the classes are separated, so larger weights would always be better and none is the"
          + " best; use fewer --features";
    } else if (refusal instanceof Refusal.OwnParameter) {
      return "an example has a weight for itself alone, and robust errors divide by what the others"
          + " say about it; use --errors classical";
    }
    return "the numbers are too large or too small to be squared; change the units of the columns,"
        + " so that their numbers are nearer to 1";
  }

  /** What to use in place of a cost without curvature. */
  private static String curved(TrainingPlan plan) {
    Cost.Kind kind = plan.neuron().cost().kind();
    return switch (kind) {
      case ABSOLUTE -> "--cost huber is its smooth neighbour";
      case QUANTILE -> "--cost squared has errors, of the mean in place of this quantile";
      case HINGE -> "--activation sigmoid --cost log-loss has errors, for targets 0 and 1";
      case SQUARED, HUBER, LOG_LOSS -> throw new IllegalArgumentException(kind + " is curved");
    };
  }

  /** What brings the run to the least loss. */
  private static String descent(Refusal.NotCritical far, TrainingPlan plan, TrainingResult result) {
    return switch (result.cause()) {
      case PATIENCE -> "leave out --patience";
      case TARGET_LOSS -> "leave out --target-loss";
      case TIME -> "give it more --max-time";
      case SMALL_GRADIENT -> "leave out --tolerance";
      default ->
          plan.epochs() == 0
              ? "use more --epochs"
              : !plan.optimizer().method().searchesLine()
                  ? "use --optimizer newton" + (plan.batchSize() == 0 ? "" : " and full batches")
                  : !far.atKinks()
                      ? plan.optimizer().method().usesHessian() && plan.epochs() >= MANY
                          ? "use --optimizer lbfgs"
                          : "use more --epochs"
                      : "an example lies on the kink of the activation, where it jumps; "
                          + (plan.optimizer().method().usesHessian()
                              ? "use --optimizer lbfgs"
                              : "try another --init");
    };
  }

  private static String copies(Refusal.Copies same, Activation activation, Columns columns) {
    List<String> sentences = new ArrayList<>();
    boolean category = false;
    for (Refusal.Copy copy : same.copies()) {
      category |= isFreeCategory(copy.column(), columns);
      if (sentences.size() < MOST_COPIES) {
        sentences.add(copy(copy, activation, columns.features()));
      }
    }
    int more = same.copies().size() - sentences.size();
    return String.join(", ", sentences)
        + (more > 0 ? ", and " + more + " more" : "")
        + "; "
        + (category
            ? "--reference first compares the categories of each column with its first"
            : "leave columns out by --exclude");
  }

  /** Whether a feature is of a column of categories that are compared with none of them. */
  private static boolean isFreeCategory(int column, Columns columns) {
    return column < columns.size()
        && columns.freeCategories().contains(columns.features().get(column).source());
  }

  private static String copy(Refusal.Copy copy, Activation activation, List<Feature> features) {
    String where = activation.canDie() ? " over the active examples" : "";
    if (copy.column() == features.size()) {
      return "no example has a say";
    }
    String column = name(copy.column(), features);
    return switch (copy.of().size()) {
      case 0 -> "column " + column + " does not vary" + where;
      case 1 ->
          "columns "
              + name(copy.of().get(0), features)
              + " and "
              + column
              + " copy one"
              + " another"
              + where;
      default -> "column " + column + " is a combination of " + names(copy.of(), features) + where;
    };
  }

  private static String names(List<Integer> parts, List<Feature> features) {
    List<String> names = new ArrayList<>();
    for (int j : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
      names.add(name(j, features));
    }
    return String.join(", ", names) + (parts.size() > MOST_PARTS ? ", …" : "");
  }

  private static String name(int j, List<Feature> features) {
    return SafeText.of(features.get(j).name());
  }
}

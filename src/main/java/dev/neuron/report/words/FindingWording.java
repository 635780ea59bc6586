package dev.neuron.report.words;

import dev.neuron.math.Activation;
import dev.neuron.train.Finding;
import dev.neuron.train.Start;
import java.util.List;

/** What a look at a run found, in words. */
public final class FindingWording {
  private static final int DIGITS = 3;

  private FindingWording() {}

  /** A finding as a sentence with its numbers, and the option that mends it. */
  public static String sentence(Finding finding, List<String> features) {
    if (finding instanceof Finding.DeadStart dead) {
      return deadStart(dead.start());
    } else if (finding instanceof Finding.Killed killed) {
      return "epoch "
          + killed.epoch()
          + " switched the last "
          + Numbers.percent(killed.activeBefore())
          + " of the examples off, and a relu without an active example has no gradient left";
    } else if (finding instanceof Finding.RateAboveLimit rate) {
      return rateAboveLimit(rate, features);
    } else if (finding instanceof Finding.BeyondNumbers) {
      return "the loss is beyond the range of numbers before the first step; give the target in a"
          + " larger unit, or start elsewhere (--init)";
    } else if (finding instanceof Finding.GrewWithinLimit rate) {
      return "the loss grew at learning rate "
          + digits(rate.rate())
          + (Double.isInfinite(rate.limit())
              ? ""
              : ", below the stable limit " + digits(rate.limit()))
          + "; try a smaller --learning-rate or another --init";
    } else if (finding instanceof Finding.NothingToLearn nothing) {
      return "every target is "
          + digits(nothing.target())
          + " and the activation cannot go below 0: there is nothing to learn; try --activation"
          + " identity";
    } else if (finding instanceof Finding.AtKink kink) {
      return kink.flat()
          ? "an example lies on the kink, where the derivative of the activation is 0, so no step"
              + " is taken although the loss falls beyond it; start elsewhere (--init)"
          : "a kink is in the way of every step that was tried, which does not prove a minimum; try"
              + " another --optimizer or --init";
    } else if (finding instanceof Finding.Saturated) {
      return "the activation is saturated for every example (its slope is below 1e-6), so the"
          + " gradient says nothing; try --init mean, --scale standard or a smaller"
          + " --learning-rate";
    }
    return advice(finding, features);
  }

  /** Targets that no training reaches. */
  public static String outside(double share, Activation activation) {
    double upper = activation.upperBound();
    return Numbers.percent(share)
        + " of the targets lie outside what "
        + activation.kind().label()
        + " can put out, "
        + Numbers.text(activation.lowerBound())
        + (Double.isInfinite(upper) ? " and above" : " to " + Numbers.text(upper));
  }

  private static String advice(Finding finding, List<String> features) {
    if (finding instanceof Finding.UnreachableTargets targets) {
      return "the targets outside what the activation can put out cost at least "
          + Numbers.percent(targets.variance())
          + " of the variance; --activation identity reaches all";
    } else if (finding instanceof Finding.Separated separated) {
      return "the classes are separated: every example is on its side"
          + (separated.complete() ? "" : ", or on the boundary itself (quasi-complete separation)")
          + ", so the loss goes on falling while the weights grow without bound, and no number of"
          + " epochs ends that; --l2 bounds them";
    } else if (finding instanceof Finding.TooSlow slow) {
      return tooSlow(slow);
    } else if (finding instanceof Finding.Unsettled unsettled) {
      return "the loss rose in "
          + unsettled.rises()
          + " of "
          + Counted.of(unsettled.epochs(), "epoch")
          + "; the lowest was "
          + Numbers.text(unsettled.bestLoss())
          + " at epoch "
          + unsettled.bestEpoch()
          + ": the steps are too long to settle; use --schedule cosine, or a smaller"
          + " --learning-rate";
    } else if (finding instanceof Finding.IllConditioned ill) {
      return "the data are ill-conditioned (condition number "
          + (ill.exact() ? "" : "≥ ")
          + RunWording.condition(ill.conditionNumber(), DIGITS)
          + ", steepest along "
          + RunWording.column(ill.column(), features)
          + "); --optimizer newton or lbfgs needs far fewer epochs";
    } else if (finding instanceof Finding.BaselineNotBeaten baseline) {
      return "the loss "
          + Numbers.text(baseline.loss())
          + " is no better than "
          + Numbers.text(baseline.baseline())
          + " of the best constant";
    } else if (finding instanceof Finding.FewerRowsThanParameters few) {
      return Counted.of(few.rows(), "example")
          + " for "
          + Counted.of(few.parameters(), "parameter")
          + ": the fit says little about other data; use fewer --features or --l2";
    } else if (finding instanceof Finding.FarDelta far) {
      return farDelta(far);
    } else if (finding instanceof Finding.PatternChanged changed) {
      return "epoch "
          + changed.epoch()
          + " changed the active examples from "
          + Numbers.percent(changed.before())
          + " to "
          + Numbers.percent(changed.after());
    }
    throw new IllegalArgumentException("no words for " + finding);
  }

  private static String farDelta(Finding.FarDelta far) {
    return (far.within() < far.examples()
            ? far.within()
                + " of "
                + far.examples()
                + " errors are within --delta "
                + digits(far.delta())
                + ", where huber is curved; for the others it is the absolute cost"
            : "no error is beyond --delta "
                + digits(far.delta())
                + ", so that huber is half the squared cost here")
        + "; usual is 1.345 times the spread of the errors, --delta "
        + Numbers.significant(far.usual(), 2);
  }

  private static String deadStart(Start start) {
    String because =
        switch (start.kind()) {
          case ZEROS -> "--init zeros makes w·x + b = 0 for every example, and";
          case CONSTANT ->
              "--init "
                  + Numbers.typed(start.value())
                  + " makes w·x + b ≤ 0 for every example, and";
          case HE -> "the random start makes w·x + b ≤ 0 for every example, and";
          case GIVEN -> "the given weights make w·x + b ≤ 0 for every example, and";
          case MEAN -> "w·x + b ≤ 0 for every example, and";
        };
    return because
        + " the derivative of max(0, z) is 0 there: no step can change anything; use --init mean,"
        + " the default";
  }

  private static String rateAboveLimit(Finding.RateAboveLimit rate, List<String> features) {
    String times = digits(rate.rate() / rate.limit());
    return "learning rate "
        + digits(rate.rate())
        + (times.equals("1")
            ? " is just above the stable limit " + Numbers.text(rate.limit())
            : " is " + times + " times the stable limit " + digits(rate.limit()))
        + ", which "
        + RunWording.column(rate.column(), features)
        + " sets; use --learning-rate auto, or a number below the limit";
  }

  private static String tooSlow(Finding.TooSlow slow) {
    double fall = slow.outlook().fallPerEpoch();
    double needed = slow.outlook().epochsToConverge();
    String falling =
        (slow.penalized() ? "the loss with its penalty still " : "the loss still ")
            + (fall >= 0 ? "fell" : "rose")
            + " by "
            + digits(100 * Math.abs(fall))
            + " % in the last epoch";
    if (Double.isNaN(needed) || fall < 0) {
      return falling;
    }
    if (Double.isInfinite(needed)) {
      return falling
          + "; the gradient is not falling, so more epochs at this rate may not converge";
    }
    return falling
        + "; about "
        + (needed < 1e6
            ? Counted.of(
                Math.round(Double.parseDouble(Numbers.significant(needed, 2))), "more epoch")
            : Numbers.significant(needed, 2) + " more epochs")
        + " to converge (--epochs)"
        + (slow.newtonHelps() ? ", fewer with --optimizer newton" : "");
  }

  private static String digits(double value) {
    return Numbers.significant(value, DIGITS);
  }
}

package dev.neuron.report.words;

import dev.neuron.data.Ranges;
import dev.neuron.data.SafeText;
import dev.neuron.math.Activation;
import dev.neuron.math.Affine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A neuron as a line of algebra: {@code mpg = max(0, −3.88·wt + 37.29)}. */
public final class Formula {
  /** How many terms a formula shows before it says "…". */
  public static final int MOST_TERMS = 8;

  private static final int ROUNDING_DIGITS = 4;

  private static final String MINUS = "−";

  /** A term smaller than this share of the largest is what rounding left over. */
  private static final double ROUNDING = 1e-14;

  /** And nobody sees it in predictions: a share of the target's standard deviation. */
  private static final double UNSEEN = 1e-6;

  private Formula() {}

  /**
   * Writes the neuron in raw units, as text for a terminal, up to {@link #MOST_TERMS} terms, those
   * that weigh most first.
   *
   * @param affine w·x + b, (features); features with a centre are written {@code w·(x − c)}
   * @param deviations the features' standard deviations, (features), by which a weight's size is
   *     judged; null to judge by the weights alone
   * @param ranges between which values the features are, by which the digits are chosen so that the
   *     formula says what the neuron predicts; null where it is not known
   */
  public static String of(
      Activation activation,
      String target,
      List<String> names,
      Affine affine,
      double[] deviations,
      Ranges ranges) {
    List<String> rounding = new ArrayList<>();
    boolean[] zero = rounding(affine, deviations, ranges);
    int[] digits =
        terms(affine) > MOST_TERMS
            ? FormulaDigits.few(affine, zero)
            : FormulaDigits.of(affine, zero, ranges, activation.steepest());
    String sum = sum(names, affine, heaviestFirst(affine.weights(), deviations), digits, rounding);
    return SafeText.plain(target)
        + " = "
        + around(activation, sum)
        + (rounding.isEmpty() ? "" : "  (0 for " + String.join(", ", rounding) + ": rounding)");
  }

  private static String around(Activation activation, String sum) {
    String alpha = activation.alpha() == 1 ? "" : Numbers.significant(activation.alpha(), 6);
    return switch (activation.kind()) {
      case RELU -> (alpha.isEmpty() ? "" : alpha + "·") + "max(0, " + sum + ")";
      case IDENTITY -> sum;
      case LEAKY_RELU -> "leaky-relu(" + sum + "; " + alpha + ")";
      case ELU -> "elu(" + sum + (alpha.isEmpty() ? "" : "; " + alpha) + ")";
      case SIGMOID, TANH, SOFTPLUS -> activation.kind() + "(" + sum + ")";
    };
  }

  /** The sum as text; terms without digits are rounding, shown as 0 and told as they are. */
  private static String sum(
      List<String> names, Affine affine, int[] order, int[] digits, List<String> rounding) {
    double[] weights = affine.weights();
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (int j : order) {
      if (weights[j] == 0 || shown == MOST_TERMS) {
        text.append(weights[j] == 0 ? "" : (shown > 0 ? " + …" : "…"));
        break;
      }
      String feature = "·" + centred(SafeText.plain(names.get(j)), affine.centre()[j]);
      term(text, weights[j], digits[j], feature, rounding);
      shown++;
    }
    double bias = affine.centredBias();
    if (bias != 0 || text.length() == 0) {
      term(text, bias, digits[weights.length], "", rounding);
    }
    return text.toString();
  }

  private static void term(
      StringBuilder text, double factor, int digits, String feature, List<String> rounding) {
    boolean counts = digits > 0 || factor == 0;
    if (!counts) {
      rounding.add(exact(factor) + feature);
    }
    sign(text, counts ? factor : 0);
    text.append(counts ? size(factor, Math.max(1, digits)) : "0").append(feature);
  }

  private static String exact(double value) {
    return (value < 0 ? MINUS : "") + size(value, ROUNDING_DIGITS);
  }

  private static String size(double value, int digits) {
    return Numbers.significant(Math.abs(value), digits);
  }

  /** How many features have a weight. */
  private static long terms(Affine affine) {
    return Arrays.stream(affine.weights()).filter(weight -> weight != 0).count();
  }

  /** Which weights, and the bias last, are what rounding left over: (features + 1). */
  private static boolean[] rounding(Affine affine, double[] deviations, Ranges ranges) {
    double[] weights = affine.weights();
    double bias = Math.abs(affine.centredBias());
    double least = leastTerm(weights, bias, deviations);
    double seen = ranges == null ? Double.POSITIVE_INFINITY : UNSEEN * ranges.targetDeviation();
    boolean[] zero = new boolean[weights.length + 1];
    for (int j = 0; j < weights.length; j++) {
      double most = ranges == null ? 0 : ranges.farthest(j, affine.centre()[j]);
      zero[j] = size(weights, deviations, j) < least && Math.abs(weights[j]) * most <= seen;
    }
    zero[weights.length] = bias < least && bias <= seen;
    return zero;
  }

  /** Below which a term is rounding; 0 where the features' spread is not known. */
  private static double leastTerm(double[] weights, double bias, double[] deviations) {
    if (deviations == null || deviations.length == 0) {
      return 0;
    }
    double largest = bias;
    for (int j = 0; j < weights.length; j++) {
      if (deviations[j] == 0) { // without spread, sizes do not compare
        return 0;
      }
      largest = Math.max(largest, size(weights, deviations, j));
    }
    return ROUNDING * largest;
  }

  private static String centred(String name, double centre) {
    if (centre == 0) {
      return name;
    }
    String sign = centre < 0 ? " + " : " " + MINUS + " ";
    double size = Math.abs(centre);
    String digits = Numbers.shortest(size);
    boolean plain = size >= 1e-4 && size < 1e15;
    return "("
        + name
        + sign
        + (plain ? new BigDecimal(digits).stripTrailingZeros().toPlainString() : digits)
        + ")";
  }

  private static void sign(StringBuilder text, double value) {
    if (text.length() == 0) {
      text.append(value < 0 ? MINUS : "");
    } else {
      text.append(value < 0 ? " " + MINUS + " " : " + ");
    }
  }

  /**
   * The order of the features by |w|·sd, those without a weight last, ties as they stand.
   *
   * @param deviations the features' standard deviations, or null to go by |w| alone
   */
  public static int[] heaviestFirst(double[] weights, double[] deviations) {
    Integer[] order = new Integer[weights.length];
    for (int j = 0; j < order.length; j++) {
      order[j] = j;
    }
    Arrays.sort(
        order,
        (i, k) -> Double.compare(size(weights, deviations, k), size(weights, deviations, i)));
    int[] result = new int[order.length];
    for (int j = 0; j < result.length; j++) {
      result[j] = order[j];
    }
    return result;
  }

  private static double size(double[] weights, double[] deviations, int j) {
    double size = Math.abs(weights[j]) * (deviations == null ? 1 : deviations[j]);
    // A weight of 0 is no term at all; any other is, even of size 0.
    return weights[j] == 0 ? -1 : size;
  }
}

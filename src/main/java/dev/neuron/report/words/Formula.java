package dev.neuron.report.words;

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

  private static final int WEIGHT_DIGITS = 3;
  private static final int BIAS_DIGITS = 4;

  /** Numbers below this have all digits before the point: 2154, not 2e+03. */
  private static final double MOST_WHOLE = 1e6;

  private static final String MINUS = "−";

  /** A term smaller than this share of the largest is what rounding left over. */
  private static final double ROUNDING = 1e-14;

  private Formula() {}

  /**
   * Writes the neuron in raw units, as text for a terminal, up to {@link #MOST_TERMS} terms, those
   * that weigh most first.
   *
   * @param affine w·x + b, (features); features with a centre are written {@code w·(x − c)}
   * @param deviations the features' standard deviations, (features), by which a weight's size is
   *     judged; null to judge by the weights alone
   */
  public static String of(
      Activation activation,
      String target,
      List<String> names,
      Affine affine,
      double[] deviations) {
    List<String> rounding = new ArrayList<>();
    String sum = sum(names, affine, deviations, rounding);
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

  /** The sum as text; terms that are rounding are shown as 0, and told as they are. */
  private static String sum(
      List<String> names, Affine affine, double[] deviations, List<String> rounding) {
    double[] weights = affine.weights();
    double bias = affine.centredBias();
    int[] order = heaviestFirst(weights, deviations);
    double least = leastTerm(weights, bias, deviations, order);
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (int j : order) {
      if (weights[j] == 0 || shown == MOST_TERMS) {
        text.append(weights[j] == 0 ? "" : (shown > 0 ? " + …" : "…"));
        break;
      }
      String feature = "·" + centred(SafeText.plain(names.get(j)), affine.centre()[j]);
      boolean counts = size(weights, deviations, j) >= least;
      if (!counts) {
        rounding.add(exact(weights[j]) + feature);
      }
      sign(text, counts ? weights[j] : 0);
      text.append(counts ? digits(weights[j], WEIGHT_DIGITS) : "0");
      text.append(feature);
      shown++;
    }
    if (bias != 0 || text.length() == 0) {
      boolean counts = bias == 0 || Math.abs(bias) >= least;
      if (!counts) {
        rounding.add(exact(bias));
      }
      sign(text, counts ? bias : 0);
      text.append(counts ? digits(bias, BIAS_DIGITS) : "0");
    }
    return text.toString();
  }

  private static String exact(double value) {
    return (value < 0 ? MINUS : "") + digits(value, BIAS_DIGITS);
  }

  /** The size of a number, with some digits; all before the point where they are few. */
  private static String digits(double value, int least) {
    double size = Math.abs(value);
    int whole = size < MOST_WHOLE ? (int) Math.floor(Math.log10(size)) + 1 : 0;
    return Numbers.significant(size, Math.max(least, whole));
  }

  /** Below which a term is rounding; 0 where the features' spread is not known. */
  private static double leastTerm(double[] weights, double bias, double[] deviations, int[] order) {
    if (deviations == null || order.length == 0) {
      return 0;
    }
    double largest = Math.max(size(weights, deviations, order[0]), Math.abs(bias));
    for (double deviation : deviations) {
      if (deviation == 0) { // without spread, sizes do not compare
        return 0;
      }
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
    return "(" + name + sign + (plain ? new BigDecimal(digits).toPlainString() : digits) + ")";
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

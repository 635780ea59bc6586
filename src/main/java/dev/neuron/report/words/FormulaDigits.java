package dev.neuron.report.words;

import dev.neuron.data.Ranges;
import dev.neuron.math.Affine;

/**
 * How many digits the numbers of a formula have: so many that what it comes to as it is printed is
 * within 0.1 % of the target's standard deviation of what the neuron predicts, for all values
 * between the least and the greatest of training.
 */
final class FormulaDigits {
  /** Of the target's standard deviation. */
  private static final double SHARE = 1e-3;

  private static final int WEIGHT_DIGITS = 3;
  private static final int BIAS_DIGITS = 4;

  /** Where it is not known between which values the features are. */
  private static final int UNKNOWN = 6;

  /** A double of so many digits is read back as it was. */
  private static final int ALL = 17;

  /** Numbers below this have all digits before the point: 2154, not 2e+03. */
  private static final double MOST_WHOLE = 1e6;

  private final double[] terms; // the weights and the bias
  private final int[] digits;
  private final double[] errors; // what is printed less what is meant

  private FormulaDigits(double[] terms, boolean[] zero, int weightDigits, int biasDigits) {
    this.terms = terms;
    this.digits = new int[terms.length];
    this.errors = new double[terms.length];
    for (int k = 0; k < terms.length; k++) {
      int least = k == terms.length - 1 ? biasDigits : weightDigits;
      set(k, zero[k] ? 0 : enough(terms[k], least));
    }
  }

  /**
   * Digits, 0 for terms shown as 0, that say what a number is about, for formulas that leave terms
   * out.
   */
  static int[] few(Affine affine, boolean[] zero) {
    return new FormulaDigits(terms(affine), zero, WEIGHT_DIGITS, BIAS_DIGITS).digits;
  }

  /**
   * Digits of the weights and the bias, (features + 1), 0 for terms shown as 0.
   *
   * @param zero which terms are shown as 0, (features + 1)
   * @param ranges between which values the features are, or null where it is not known
   * @param steepest how fast predictions change with z at most
   */
  static int[] of(Affine affine, boolean[] zero, Ranges ranges, double steepest) {
    double[] terms = terms(affine);
    if (ranges == null) {
      return new FormulaDigits(terms, zero, UNKNOWN, UNKNOWN).digits;
    }
    FormulaDigits found = new FormulaDigits(terms, zero, WEIGHT_DIGITS, BIAS_DIGITS);
    double bound = SHARE * ranges.targetDeviation() / steepest;
    double[] middle = new double[terms.length];
    double[] reach = new double[terms.length];
    for (int j = 0; j < terms.length - 1; j++) {
      double centre = affine.centre()[j];
      middle[j] = ranges.min()[j] / 2 + ranges.max()[j] / 2 - centre;
      reach[j] = ranges.max()[j] / 2 - ranges.min()[j] / 2;
    }
    middle[terms.length - 1] = 1;
    boolean more = bound > 0;
    while (more && !(found.farthest(middle, reach) <= bound)) {
      more = found.addDigit(middle, reach);
    }
    return found.digits;
  }

  private static double[] terms(Affine affine) {
    double[] terms = affine.parameters();
    terms[terms.length - 1] = affine.centredBias();
    return terms;
  }

  private void set(int term, int count) {
    digits[term] = count;
    double size = Math.abs(terms[term]);
    double printed = count == 0 ? 0 : Double.parseDouble(Numbers.significant(size, count));
    errors[term] = printed - size;
    errors[term] *= Math.signum(terms[term]);
  }

  /** How far the printed sum is from the true one at most, between the least and the greatest. */
  private double farthest(double[] middle, double[] reach) {
    double shift = 0;
    double sway = 0;
    for (int k = 0; k < terms.length; k++) {
      shift += errors[k] * middle[k];
      sway += Math.abs(errors[k]) * reach[k];
    }
    return Math.abs(shift) + sway;
  }

  /** To the term whose rounding moves the sum most; false where all have all digits. */
  private boolean addDigit(double[] middle, double[] reach) {
    int worst = -1;
    double most = 0;
    for (int k = 0; k < terms.length; k++) {
      double error = Math.abs(errors[k]) * (Math.abs(middle[k]) + reach[k]);
      if (error > most && digits[k] > 0 && digits[k] < ALL) {
        worst = k;
        most = error;
      }
    }
    if (worst >= 0) {
      set(worst, digits[worst] + 1);
    }
    return worst >= 0;
  }

  /** So many digits, or all before the point where they are more. */
  private static int enough(double value, int least) {
    double size = Math.abs(value);
    int whole = size > 0 && size < MOST_WHOLE ? (int) Math.floor(Math.log10(size)) + 1 : 0;
    return Math.max(least, whole);
  }
}

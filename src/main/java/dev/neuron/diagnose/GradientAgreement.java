package dev.neuron.diagnose;

import java.util.List;

/**
 * The gradient at one point, computed in three ways.
 *
 * @param wHat the point, [w; b], (features + 1)
 * @param closedForm the gradient under test, (features + 1)
 * @param autodiff by forward automatic differentiation, (features + 1)
 * @param low by differences, (features + 1); where examples are on a kink the least of what lies
 *     between left and right derivative
 * @param high the most; the same as low without kinks
 * @param scale what an error is measured against, (features + 1): the largest of the three, and of
 *     the mean size of the examples' parts, which may cancel
 * @param rounding how far rounding alone may set correct results apart, (features + 1)
 * @param kinkCount how many examples are on a kink
 * @param kinks the first few of them
 * @param lostDigits what costs the gradient digits where rounding alone explains a difference
 * @param suspects examples whose own closed form is wrong, the first few; empty when all agrees
 */
public record GradientAgreement(
    double[] wHat,
    double[] closedForm,
    double[] autodiff,
    double[] low,
    double[] high,
    double[] scale,
    double[] rounding,
    long kinkCount,
    List<Kink> kinks,
    LostDigits lostDigits,
    List<Suspect> suspects) {

  private static final int MOST_DIGITS = 15;

  /** How far, relative to the scale, the three may be apart. */
  public static final double TOLERANCE = 1e-9;

  /**
   * An example at a point where its cost has no derivative.
   *
   * @param example its number, from 1
   * @param z its affine value
   * @param left the derivative of its cost by z to the left
   * @param right to the right
   */
  public record Kink(long example, double z, double left, double right) {}

  /**
   * An example for which the closed form is wrong on its own.
   *
   * @param example its number, from 1
   * @param coordinate where it is wrong most
   * @param closedForm what the closed form says there
   * @param autodiff what it should say
   */
  public record Suspect(long example, int coordinate, double closedForm, double autodiff) {}

  /** How many coordinates there are: the features and the bias. */
  public int size() {
    return closedForm.length;
  }

  /** How far the three are apart in coordinate j, as they are. */
  public double difference(int j) {
    double toDifferences = outside(closedForm[j], j);
    double toAutodiff = Math.abs(closedForm[j] - autodiff[j]);
    // On a kink any number between left and right will do, so the two need not choose the same.
    double autodiffOff =
        kinkCount == 0 ? toAutodiff : Math.min(toAutodiff, outside(autodiff[j], j));
    return Math.max(toDifferences, autodiffOff);
  }

  private double outside(double value, int j) {
    return Math.max(0, Math.max(low[j] - value, value - high[j]));
  }

  /** How far they are apart relative to the scale; NaN if something is not finite. */
  public double disagreement(int j) {
    double difference = difference(j);
    return difference == 0 ? 0 : difference / scale[j];
  }

  /** Whether coordinate j passes. */
  public boolean agrees(int j) {
    return isClose(j) || agreesByRounding(j);
  }

  private boolean isClose(int j) {
    return difference(j) <= TOLERANCE * scale[j];
  }

  /** Whether coordinate j passes only as rounding can set correct results so far apart. */
  public boolean agreesByRounding(int j) {
    boolean explained = difference(j) <= rounding[j] && rounding[j] < Double.POSITIVE_INFINITY;
    return explained && !isClose(j);
  }

  /** How many decimal digits the three have in common in coordinate j, 15 at most. */
  public int digits(int j) {
    double digits = Math.floor(-Math.log10(disagreement(j)));
    return (int) Math.max(0, Math.min(MOST_DIGITS, digits)); // NaN has none
  }

  /** Whether every coordinate passes. */
  public boolean passed() {
    return agreeing() == size();
  }

  /** How many coordinates pass. */
  public int agreeing() {
    int agreeing = 0;
    for (int j = 0; j < size(); j++) {
      agreeing += agrees(j) ? 1 : 0;
    }
    return agreeing;
  }

  /** The coordinate with the largest disagreement, one that fails before one that passes. */
  public int worst() {
    int worst = 0;
    for (int j = 1; j < size(); j++) {
      boolean more = !(disagreement(j) <= disagreement(worst)); // NaN is the worst of all
      if (agrees(j) == agrees(worst) ? more : !agrees(j)) {
        worst = j;
      }
    }
    return worst;
  }

  /**
   * The one number by which the closed form is a multiple of the autodiff in every coordinate, when
   * it fails in one: a hint at a sign, a factor or a count that is wrong. NaN if there is none.
   */
  public double commonFactor() {
    int largest = 0;
    for (int j = 1; j < size(); j++) {
      largest = Math.abs(autodiff[j]) > Math.abs(autodiff[largest]) ? j : largest;
    }
    double factor = closedForm[largest] / autodiff[largest];
    for (int j = 0; j < size(); j++) {
      double off = Math.abs(closedForm[j] - factor * autodiff[j]);
      if (!(off <= Math.abs(factor) * Math.max(1e-6 * scale[j], rounding[j]))) {
        return Double.NaN;
      }
    }
    return passed() ? Double.NaN : factor;
  }
}

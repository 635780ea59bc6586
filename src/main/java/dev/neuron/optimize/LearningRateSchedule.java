package dev.neuron.optimize;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the learning rate changes from epoch to epoch: the factor by which the base rate is
 * multiplied.
 *
 * @param kind which rule
 * @param first the rule's first number: step's and plateau's epochs, exponential's factor,
 *     inverse's power; 0 without effect for the others
 * @param second step's and plateau's factor
 * @param warmup over how many first epochs the rate rises linearly to its full height, 0 for none
 */
public record LearningRateSchedule(Kind kind, double first, double second, int warmup) {

  /** The rules by the names users type. */
  public enum Kind {
    /** 1. */
    CONSTANT("constant"),
    /** second^⌊(k − 1)/first⌋. */
    STEP("step"),
    /** first^(k − 1). */
    EXPONENTIAL("exponential"),
    /** k^−first. */
    INVERSE("inverse"),
    /** ½(1 + cos(π(k − 1)/epochs)). */
    COSINE("cosine"),
    /**
     * Multiplied by second whenever the loss has not improved by 1e-4 of itself in first epochs.
     */
    PLATEAU("plateau");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /** The numbers taken: Java would read 0x1p-1 and 0.99d, too. */
  private static final Pattern PLAIN =
      Pattern.compile("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?");

  /** The base rate all the way. */
  public static final LearningRateSchedule CONSTANT =
      new LearningRateSchedule(Kind.CONSTANT, 0, 0, 0);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException naming the number that makes no sense
   */
  public LearningRateSchedule {
    boolean stepwise = kind == Kind.STEP || kind == Kind.PLATEAU;
    if (stepwise && !(first >= 1 && first == Math.rint(first) && first <= Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(kind + " needs a whole number of epochs, at least 1");
    }
    if (stepwise && !(second > 0 && second < 1)) {
      throw new IllegalArgumentException(kind + " needs a factor between 0 and 1");
    }
    if (kind == Kind.EXPONENTIAL && !(first > 0 && first <= 1)) {
      throw new IllegalArgumentException("exponential needs a factor above 0, at most 1");
    }
    if (kind == Kind.INVERSE && !(first > 0 && first <= 10)) {
      throw new IllegalArgumentException("inverse needs a power above 0, at most 10");
    }
    if (warmup < 0) {
      throw new IllegalArgumentException("the warm-up can't last " + warmup + " epochs");
    }
  }

  /**
   * Reads the form users type: {@code constant}, {@code step:30:0.1}, {@code exponential:0.99},
   * {@code inverse:0.5}, {@code cosine}, {@code plateau:10:0.1}; numbers may be left out.
   *
   * @throws IllegalArgumentException saying which forms there are
   */
  public static LearningRateSchedule parse(String text, int warmup) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    double[] numbers = numbers(text, colon);
    for (Kind kind : Kind.values()) {
      if (kind.label.equals(name) && numbers.length <= defaults(kind).length) {
        double[] all = defaults(kind);
        System.arraycopy(numbers, 0, all, 0, numbers.length);
        return new LearningRateSchedule(
            kind, all.length > 0 ? all[0] : 0, all.length > 1 ? all[1] : 0, warmup);
      }
    }
    throw unknown(text);
  }

  private static double[] defaults(Kind kind) {
    return switch (kind) {
      case CONSTANT, COSINE -> new double[0];
      case STEP -> new double[] {30, 0.1};
      case EXPONENTIAL -> new double[] {0.99};
      case INVERSE -> new double[] {0.5};
      case PLATEAU -> new double[] {10, 0.1};
    };
  }

  private static double[] numbers(String text, int colon) {
    if (colon < 0) {
      return new double[0];
    }
    int second = text.indexOf(':', colon + 1);
    return second < 0
        ? new double[] {number(text, text.substring(colon + 1))}
        : new double[] {
          number(text, text.substring(colon + 1, second)), number(text, text.substring(second + 1))
        };
  }

  private static double number(String schedule, String text) {
    if (!PLAIN.matcher(text).matches()) {
      throw unknown(schedule);
    }
    return Double.parseDouble(text);
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException("\"" + text + "\" is no schedule (" + listed() + ")");
  }

  /** The rules as users type them, each with the numbers it takes where they are left out. */
  public static List<String> forms() {
    return Arrays.stream(Kind.values()).map(kind -> parse(kind.label, 0).toString()).toList();
  }

  /** The same as a sentence has them. */
  public static String listed() {
    List<String> forms = forms();
    int last = forms.size() - 1;
    return String.join(", ", forms.subList(0, last)) + " or " + forms.get(last);
  }

  /** Whether every epoch has the base rate. */
  public boolean isConstant() {
    return kind == Kind.CONSTANT && warmup == 0;
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return switch (kind) {
      case CONSTANT, COSINE -> kind.label;
      case STEP, PLATEAU -> kind.label + ":" + (int) first + ":" + second;
      case EXPONENTIAL, INVERSE -> kind.label + ":" + first;
    };
  }

  /**
   * The factor of an epoch, plateau's own falls aside.
   *
   * @param epoch which, from 1
   * @param epochs how many the run has
   */
  public double factor(int epoch, int epochs) {
    double k = epoch - 1.0;
    double rule =
        switch (kind) {
          case CONSTANT, PLATEAU -> 1;
          case STEP -> StrictMath.pow(second, Math.floor(k / first));
          case EXPONENTIAL -> StrictMath.pow(first, k);
          case INVERSE -> StrictMath.pow(epoch, -first);
          case COSINE -> 0.5 * (1 + StrictMath.cos(Math.PI * k / epochs));
        };
    return warmup > 0 ? rule * Math.min(1, epoch / (double) warmup) : rule;
  }
}

package dev.neuron.diagnose.rules;

import dev.neuron.diagnose.rules.RuleReview.ExampleResult;
import dev.neuron.diagnose.rules.RuleReview.LawResult;
import dev.neuron.diagnose.rules.RuleReview.RuleResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.RealMatrix;

/** Evaluates both sides of every law on random inputs and compares them. */
public final class RuleChecker {
  /** How far two entries may be apart, relative to their size where that is above 1. */
  public static final double TOLERANCE = 1e-12;

  /** How many random points each law is evaluated at. */
  public static final int POINTS = 20;

  private final long seed;

  /** A checker whose random inputs depend on the seed, the rule's name and the law alone. */
  public RuleChecker(long seed) {
    this.seed = seed;
  }

  /** Checks some rules. */
  public RuleReview check(List<Rule> rules) {
    List<RuleResult> results = new ArrayList<>();
    for (Rule rule : rules) {
      results.add(check(rule));
    }
    return new RuleReview(seed, POINTS, results);
  }

  /** Checks one rule. */
  public RuleResult check(Rule rule) {
    List<LawResult> laws = new ArrayList<>();
    for (Law law : rule.laws()) {
      laws.add(check(law, randomFor(rule.name(), laws.size())));
    }
    List<ExampleResult> examples = new ArrayList<>();
    for (Example example : rule.examples()) {
      examples.add(new ExampleResult(example, example.work().get()));
    }
    return new RuleResult(rule, laws, examples);
  }

  /** A law's numbers are the same whether it is checked alone or with all others. */
  private Random randomFor(String name, int law) {
    long mixed = seed * 0x9E3779B97F4A7C15L + name.hashCode() * 31L + law;
    return new Random(mixed);
  }

  private static LawResult check(Law law, Random random) {
    LawResult worst = null;
    for (int k = 0; k < POINTS; k++) {
      LawResult here = at(law, draw(law, random));
      if (worst == null || here.difference() > worst.difference()) {
        worst = here;
      }
    }
    return worst;
  }

  private static double[][] draw(Law law, Random random) {
    double[][] in = new double[law.inputs().size()][];
    for (int k = 0; k < in.length; k++) {
      in[k] = law.inputs().get(k).draw(random);
    }
    return in;
  }

  private static LawResult at(Law law, double[][] in) {
    RealMatrix closedForm = law.closedForm().at(in);
    RealMatrix autodiff = law.autodiff().at(in);
    String fault = wrongShape(law.shape(), "closed form", closedForm);
    if (fault == null) {
      fault = wrongShape(law.shape(), "autodiff", autodiff);
    }
    double difference = fault == null ? difference(closedForm, autodiff) : Double.POSITIVE_INFINITY;
    if (fault == null && Double.isInfinite(difference)) {
      fault = "an entry is not finite";
    }
    return new LawResult(law, in, closedForm.getData(), autodiff.getData(), difference, fault);
  }

  private static String wrongShape(Shape shape, String side, RealMatrix matrix) {
    int rows = matrix.getRowDimension();
    int columns = matrix.getColumnDimension();
    if (rows == shape.rows().number() && columns == shape.columns().number()) {
      return null;
    }
    return "the "
        + side
        + " is "
        + (rows + " × " + columns)
        + ", not "
        + shape
        + " = "
        + (shape.rows().number() + " × " + shape.columns().number());
  }

  private static double difference(RealMatrix closedForm, RealMatrix autodiff) {
    double largest = 0;
    for (int i = 0; i < closedForm.getRowDimension(); i++) {
      for (int j = 0; j < closedForm.getColumnDimension(); j++) {
        double c = closedForm.getEntry(i, j);
        double a = autodiff.getEntry(i, j);
        if (!Double.isFinite(c) || !Double.isFinite(a)) {
          return Double.POSITIVE_INFINITY;
        }
        double scale = Math.max(1, Math.max(Math.abs(c), Math.abs(a)));
        largest = Math.max(largest, Math.abs(c - a) / scale);
      }
    }
    return largest;
  }
}

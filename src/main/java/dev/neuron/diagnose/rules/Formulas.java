package dev.neuron.diagnose.rules;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.diagnose.autodiff.Side;
import dev.neuron.diagnose.rules.Example.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers behind the words of {@code rules.txt}: under each rule's name both sides of its laws
 * and both values of its examples' lines, in the order of the words.
 */
final class Formulas {
  private final Map<String, OfRule> rules = new HashMap<>();

  /** Those of all rules. */
  static Formulas all() {
    Formulas all = new Formulas();
    ScalarLaws.addTo(all);
    VectorLaws.addTo(all);
    ChainLaws.addTo(all);
    DescentLaws.addTo(all);
    MatrixLaws.addTo(all);
    FactorizationLaws.addTo(all);
    NeuronLaws.addTo(all);
    LayerLaws.addTo(all);
    return all;
  }

  /** Begins a rule. */
  OfRule rule(String name) {
    OfRule rule = new OfRule();
    if (rules.put(name, rule) != null) {
      throw new IllegalStateException("two rules have the name " + name);
    }
    return rule;
  }

  /** The formulas of a rule, which is thereby taken. */
  OfRule take(String name) {
    OfRule rule = rules.remove(name);
    if (rule == null) {
      throw new IllegalStateException("rule " + name + " has no formulas");
    }
    return rule;
  }

  /** The names of the rules not taken. */
  Iterable<String> left() {
    return rules.keySet();
  }

  /** The sides of one law. */
  interface Sides {
    Law law(RuleReader.LawText text);
  }

  /** The values of one line. */
  interface Values {
    Line line(String symbols, String latex, String expected);
  }

  /** The formulas of one rule. */
  static final class OfRule {
    final List<Sides> laws = new ArrayList<>();
    final List<Values> lines = new ArrayList<>();

    /** A closed form, and the function that the text says how to differentiate. */
    OfRule law(Side closedForm, Function function) {
      laws.add(text -> text.law(closedForm, text.derivative(function)));
      return this;
    }

    /** A closed form, and the other side by a way of its own. */
    OfRule sides(Side closedForm, Side other) {
      laws.add(text -> text.law(closedForm, other));
      return this;
    }

    /** A value of a function of numbers. */
    OfRule value(double closedForm, Function function, double... at) {
      lines.add((symbols, latex, is) -> Line.value(symbols, latex, closedForm, is, function, at));
      return this;
    }

    /** The partial derivative of a function of numbers by one of them, counted from 0. */
    OfRule partial(double closedForm, Function function, int by, double... at) {
      lines.add(
          (symbols, latex, is) -> Line.partial(symbols, latex, closedForm, is, function, by, at));
      return this;
    }

    /** The derivative of a function of one number. */
    OfRule slope(double closedForm, Function function, double at) {
      return partial(closedForm, function, 0, at);
    }

    /** A second derivative of a function of two numbers. */
    OfRule second(double closedForm, Function function, int i, int j, double x, double y) {
      double[][] at = {{x}, {y}};
      return number(closedForm, Autodiff.hessian(function, at, 0, 1).getEntry(i, j));
    }

    /** A number that both sides have computed. */
    OfRule number(double closedForm, double other) {
      lines.add((symbols, latex, is) -> new Line(symbols, latex, closedForm, other, is));
      return this;
    }
  }
}

package dev.neuron.diagnose.rules;

import java.util.ArrayList;
import java.util.List;

/** The whole reference, in the order of its chapters. */
public final class RuleBook {
  private RuleBook() {}

  /** Every rule. */
  public static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    rules.addAll(ScalarRules.all());
    rules.addAll(JacobianRules.all());
    rules.addAll(ElementwiseRules.all());
    rules.addAll(ReductionRules.all());
    rules.addAll(ChainRules.all());
    rules.addAll(VectorChainRules.all());
    rules.addAll(CompositeRules.all());
    rules.addAll(DescentRules.all());
    rules.addAll(HessianRules.all());
    rules.addAll(MatrixRules.all());
    rules.addAll(ActivationRules.all());
    rules.addAll(NeuronRules.all());
    return rules;
  }

  /** The names of every rule, in the same order. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Rule rule : all()) {
      names.add(rule.name());
    }
    return names;
  }

  /** The rule of that name, or null. */
  public static Rule find(String name) {
    for (Rule rule : all()) {
      if (rule.name().equals(name)) {
        return rule;
      }
    }
    return null;
  }
}

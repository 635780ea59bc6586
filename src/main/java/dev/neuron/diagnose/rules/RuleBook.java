package dev.neuron.diagnose.rules;

import java.util.List;

/** The whole reference, in the order of its chapters. */
public final class RuleBook {
  private static final List<Rule> RULES = RuleReader.read();

  private RuleBook() {}

  /** Every rule. */
  public static List<Rule> all() {
    return RULES;
  }

  /** The names of every rule, in the same order. */
  public static List<String> names() {
    return RULES.stream().map(Rule::name).toList();
  }

  /** The rule of that name, or null. */
  public static Rule find(String name) {
    return RULES.stream().filter(rule -> rule.name().equals(name)).findFirst().orElse(null);
  }
}

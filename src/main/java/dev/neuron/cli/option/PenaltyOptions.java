package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;
import dev.neuron.train.Penalty;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** The penalties on the weights, one or several. */
final class PenaltyOptions extends OptionGroup {
  private static final RateList NO_PENALTY = RateList.penalties("0");

  /** One reference for both options: the class archive holds one class for each that is written. */
  private static final ITypeConverter<RateList> READER = RateList::penalties;

  private final Option<RateList> l1;
  private final Option<RateList> l2;

  /** Those of one run, or of several that are compared. */
  PenaltyOptions(boolean several) {
    super(Section.TRAINING);
    String label = several ? "LIST|from:to:count" : "NUMBER";
    String grid = several ? "; several are compared, as rates are" : "";
    l1 =
        option("--l1", label)
            .replayed(() -> inForce(true))
            .help("λ₁ of the penalty λ₁‖w‖₁, the bias exempt (default: 0)" + grid + ".")
            .parsed(RateList.class, READER)
            .otherwise(NO_PENALTY);
    l2 =
        option("--l2", label)
            .replayed(() -> inForce(false))
            .help(
                "λ₂ of the penalty ½λ₂‖w‖², the bias exempt; under adamw beside its"
                    + " --weight-decay (default: 0)"
                    + grid
                    + ".")
            .parsed(RateList.class, READER)
            .otherwise(NO_PENALTY);
  }

  private Object inForce(boolean first) {
    RateList penalties = (first ? l1 : l2).value();
    List<Double> numbers = penalties.rates();
    return numbers.size() == 1 ? numbers.get(0) : (Object) penalties.toString();
  }

  /** Refuses several. */
  void requireOne() {
    requireOne("--l1", l1.value());
    requireOne("--l2", l2.value());
  }

  private static void requireOne(String option, RateList penalties) {
    if (penalties.rates().size() > 1) {
      throw new UsageException(
          option + ": '" + penalties + "' is several penalties, which neuron compare takes");
    }
  }

  private static void requirePenalties(String option, RateList penalties) {
    if (penalties.rates().stream().anyMatch(penalty -> penalty < 0)) {
      throw new UsageException(option + " must be at least 0, not " + penalties);
    }
  }

  /**
   * Every penalty asked for, those of {@code --l1} in turn with each of {@code --l2}.
   *
   * @throws UsageException if one is negative
   */
  List<Penalty> penalties() {
    requirePenalties("--l1", l1.value());
    requirePenalties("--l2", l2.value());
    List<Penalty> penalties = new ArrayList<>();
    for (double first : l1.value().rates()) {
      for (double second : l2.value().rates()) {
        penalties.add(new Penalty(first, second));
      }
    }
    return penalties;
  }
}

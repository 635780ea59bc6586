package dev.neuron.cli.predict;

import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OptionGroup;
import dev.neuron.data.DataException;
import dev.neuron.math.Cost;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.fold.HeldOutErrors;

/** {@code --interval LEVEL}: how far predictions may be off. */
public final class IntervalOption extends OptionGroup {
  private final Option<Double> interval =
      option("--interval", "LEVEL")
          .above(0)
          .below(1)
          .help(
              "Add an interval, as prediction_low and prediction_high, that holds a new row's"
                  + " target in this share of cases; the neuron needs --validation or --folds in"
                  + " training.")
          .number();

  /**
   * Half the width of the intervals asked for; NaN for none.
   *
   * @param model the name of the neuron's file
   * @throws DataException of kind REQUEST if the neuron cannot tell
   */
  public double radius(TrainedNeuron neuron, String model) {
    if (!interval.isGiven()) {
      return Double.NaN;
    }
    HeldOutErrors errors = neuron.heldOut() == null ? null : neuron.heldOut().errors();
    if (errors == null) {
      boolean estimates =
          neuron.neuron().cost().kind() != Cost.Kind.LOG_LOSS && !neuron.neuron().cost().isMargin();
      throw DataException.request(
          estimates
              ? model + " does not know how far it is off on rows it was not trained with"
              : model
                  + " predicts "
                  + (neuron.neuron().cost().isMargin() ? "margins" : "probabilities")
                  + ", which have no intervals",
          estimates ? "train it with --validation 0.2 or --folds 10" : "leave out --interval");
    }
    double level = interval.value();
    if (level > errors.highestLevel()) {
      throw DataException.request(
          "--interval "
              + Numbers.shortest(level)
              + " asks for more than "
              + errors.count()
              + " held-out rows can tell",
          "at most " + Numbers.shortest(Math.floor(1e6 * errors.highestLevel()) / 1e6));
    }
    return errors.radius(level);
  }
}

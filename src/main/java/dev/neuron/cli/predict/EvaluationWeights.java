package dev.neuron.cli.predict;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OptionGroup;
import dev.neuron.data.SafeText;
import dev.neuron.data.columns.ColumnFinder;
import dev.neuron.model.TrainedNeuron;
import java.util.List;

/** How much each row counts when a neuron is evaluated. */
public final class EvaluationWeights extends OptionGroup {
  private final Option<String> weights =
      option("--weights", "COLUMN")
          .help(
              "The column that says how much each row counts (default: the one trained with, where"
                  + " the data have it).")
          .text();

  public EvaluationWeights() {
    super(Section.DATA);
  }

  /**
   * The place of the column of weights, from 0, or −1 if every row counts the same.
   *
   * @param names the columns there are
   * @param file the file that has them
   * @param target the column to compare with
   * @throws dev.neuron.data.DataException of kind REQUEST if the column asked for is not there
   * @throws UsageException if it is the target
   */
  public int place(
      List<String> names, String file, String target, TrainedNeuron neuron, Console console) {
    int place =
        weights.isGiven()
            ? new ColumnFinder(file, names).find("--weights", weights.value())
            : placeAsTrained(names, neuron, console);
    if (place >= 0 && names.get(place).equals(target)) {
      throw new UsageException("--weights: " + SafeText.of(target) + " is the target");
    }
    return place;
  }

  /** A number tells the place in the data trained on, which need not be the place in these. */
  private static int placeAsTrained(List<String> names, TrainedNeuron neuron, Console console) {
    Object recorded = neuron.provenance().training().options().get("weights");
    if (recorded == null) {
      return -1;
    }
    String column = recorded.toString().trim();
    int place = names.indexOf(column);
    if (place >= 0) {
      console.note("the rows are weighted by column " + SafeText.of(column) + ", as in training");
    } else {
      console.warn(
          "the neuron was trained with the weights of column "
              + SafeText.of(column)
              + ", which is no name here, so that every row counts the same; --weights NAME says"
              + " otherwise");
    }
    return place;
  }
}

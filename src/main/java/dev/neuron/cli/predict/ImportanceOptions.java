package dev.neuron.cli.predict;

import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OptionGroup;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.diagnose.Importance;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.answer.ImportanceTable;
import java.util.List;

/** {@code --importance}: what each column is worth to a neuron. */
public final class ImportanceOptions extends OptionGroup {
  private final Option<Boolean> importance =
      option("--importance")
          .help("Show what columns are worth: how the loss rises when their cells are permuted.")
          .flag();
  private final Option<Long> seed =
      option("--seed", "N")
          .help("Seed of the permutations of --importance (default: 42).")
          .whole()
          .otherwise(42L);

  /** Whether they are asked for. */
  public boolean isAsked() {
    return importance.value();
  }

  /**
   * Refuses options that do not go together.
   *
   * @throws UsageException naming them
   */
  public void check(EngineOptions engine) {
    if (seed.isGiven() && !importance.value()) {
      throw new UsageException("--seed belongs to --importance");
    }
    if (importance.value() && engine.isSpark()) {
      throw new UsageException(
          "--importance needs all rows in this process's memory: use --engine local");
    }
  }

  /**
   * What each column is worth, or null where nothing was found, as it was not asked for.
   *
   * @param source the name of the data
   * @throws DataException of kind CONTENT if there is but one row
   */
  public ImportanceTable table(TrainedNeuron neuron, Importance found, String source) {
    if (found == null) {
      return null;
    } else if (found.count() < 2) {
      throw DataException.content(
          Fault.of(
              source,
              "has one row that counts, and --importance needs two to permute cells of",
              null));
    }
    List<Importance.Column> columns = found.columns(seed.value());
    return new ImportanceTable(
        neuron, columns, found.alike(columns), found.combined(columns), seed.value());
  }
}

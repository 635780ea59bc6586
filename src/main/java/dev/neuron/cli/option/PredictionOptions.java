package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;
import dev.neuron.data.BadRows;
import dev.neuron.data.CellReading;
import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.Note;
import dev.neuron.data.UnseenRule;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.model.TrainedNeuron;
import java.util.List;

/** Options of the commands that put rows of data through a saved neuron. */
public final class PredictionOptions extends OptionGroup {
  private final Option<String> missing =
      option("--missing", "RULE")
          .often("error", "skip", "mean", "zero")
          .help("Missing cells: error, skip, mean, zero or a number (default: as trained).")
          .text();
  private final Option<UnseenRule> unseen =
      option("--unseen", "RULE")
          .help("A category that training did not see: ${COMPLETION-CANDIDATES}.")
          .choice(UnseenRule.ERROR);

  private final Option<DataOptions.BadRow> badRows;
  private final QueryOptions query = add(new QueryOptions());
  private final FormatOptions format = add(new FormatOptions());

  /** For a command that takes one row. */
  public PredictionOptions() {
    this(null);
  }

  /**
   * For a command that takes many rows, of which some may be bad.
   *
   * @param left what becomes of these under {@code --bad-rows skip}
   */
  public PredictionOptions(String left) {
    super(Section.DATA);
    badRows =
        left == null
            ? null
            : option("--bad-rows", "RULE")
                .help(
                    "What a row with a cell that is no number, or too few or many cells, is: error"
                        + " or skip, "
                        + left
                        + " (default: error).")
                .choice(DataOptions.BadRow.ERROR);
  }

  /** What is done with bad rows. */
  public BadRows badRows() {
    return badRows.value() == DataOptions.BadRow.SKIP ? BadRows.skipping() : BadRows.ERROR;
  }

  /** Opens the data and reads its header, telling what was guessed. */
  public RecordStream open(
      TrainedNeuron neuron, List<String> data, Console console, LoadProgress progress) {
    return open(neuron, data, false, console, progress);
  }

  /** The same with the SHA-256 of what is read, if asked for. */
  public RecordStream open(
      TrainedNeuron neuron,
      List<String> data,
      boolean hashed,
      Console console,
      LoadProgress progress) {
    List<DataSource> sources = query.sources(data, console);
    RecordStream stream = RecordStream.open(sources, format(neuron), hashed, progress);
    for (Note note : stream.notes()) {
      console.tell(note);
    }
    return stream;
  }

  /** Whether a query stands in place of files. */
  public boolean isQuery() {
    return query.isGiven();
  }

  /** The names of the files, or of what the query asks. */
  public List<String> names(List<String> data) {
    return query.names(data);
  }

  /** The same without folders, as the title of a picture. */
  public String title(List<String> data) {
    return query.title(data);
  }

  /** The files that are read: those named, or that of a query's database. */
  public List<String> filesRead(List<String> data) {
    return query.filesRead(data);
  }

  /** Returns the neuron's columns under the rule for missing cells that is in force. */
  public Columns columns(TrainedNeuron neuron) {
    Columns columns = neuron.columns();
    CellReading reading = format.format().orElse(columns.reading());
    columns = columns.withReading(reading);
    return missing.isGiven()
        ? columns.withMissing(DataOptions.missingRule(missing.value()))
        : columns;
  }

  /** Returns the rule for a category that training did not see. */
  public UnseenRule unseen() {
    return unseen.value();
  }

  /**
   * Returns how the text of the data is taken apart; a missing cell looks as it did in training.
   */
  public CsvFormat format(TrainedNeuron neuron) {
    return format
        .format(neuron.missingTokens())
        .reading(columns(neuron).reading())
        .ofKnownColumns();
  }
}

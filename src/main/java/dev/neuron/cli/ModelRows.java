package dev.neuron.cli;

import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.Note;
import dev.neuron.data.RecordEncoder;
import dev.neuron.data.RecordStream;
import dev.neuron.data.UnseenRule;
import dev.neuron.model.TrainedNeuron;
import java.util.List;

/** Options of the commands that put rows of data through a saved neuron. */
final class ModelRows extends OptionGroup {
  /** {@code --unseen}, spelled as users type it. */
  enum Unseen {
    ERROR,
    ZEROS;

    @Override
    public String toString() {
      return Spelling.ofOption(this);
    }
  }

  private final Option<String> missing =
      option("--missing", "RULE", 210)
          .help("Missing cells: error, skip, mean, zero or a number (default: as trained).")
          .text();
  private final Option<Unseen> unseen =
      option("--unseen", "RULE", 211)
          .help("A category that training did not see: ${COMPLETION-CANDIDATES}.")
          .choice(Unseen.ERROR);

  private final FormatOptions format = add(new FormatOptions());

  /** Opens the data and reads its header, telling what was guessed. */
  RecordStream open(
      TrainedNeuron neuron, List<String> data, Console console, LoadProgress progress) {
    List<DataSource> sources = Sources.of(data, console);
    RecordStream stream = RecordStream.open(sources, format(neuron), false, progress);
    for (Note note : stream.notes()) {
      console.tell(note);
    }
    return stream;
  }

  /** Returns the neuron's columns under the rule for missing cells that is in force. */
  Columns columns(TrainedNeuron neuron) {
    return missing.isGiven()
        ? neuron.columns().withMissing(DataOptions.missingRule(missing.value()))
        : neuron.columns();
  }

  /** Returns what turns the stream's records into the neuron's features, by name. */
  RecordEncoder encoder(Columns columns, RecordStream stream) {
    return columns.encoder(stream, unseen());
  }

  /** Returns the rule for a category that training did not see. */
  UnseenRule unseen() {
    return UnseenRule.valueOf(unseen.value().name());
  }

  /**
   * Returns how the text of the data is taken apart; a missing cell looks as it did in training.
   */
  CsvFormat format(TrainedNeuron neuron) {
    return format.format(neuron.missingTokens());
  }
}

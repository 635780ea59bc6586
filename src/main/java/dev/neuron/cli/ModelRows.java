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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that put rows of data through a saved neuron. */
final class ModelRows {
  /** {@code --unseen}, spelled as users type it. */
  enum Unseen {
    ERROR,
    ZEROS;

    @Override
    public String toString() {
      return Spelling.ofOption(this);
    }
  }

  @Option(
      names = "--missing",
      paramLabel = "RULE",
      order = 210,
      description = "Missing cells: error, skip, mean, zero or a number (default: as trained).")
  private String missing;

  @Option(
      names = "--unseen",
      paramLabel = "RULE",
      order = 211,
      description = "A category that training did not see: ${COMPLETION-CANDIDATES}.")
  private Unseen unseen = Unseen.ERROR;

  @Mixin private FormatOptions format;

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
    return missing == null
        ? neuron.columns()
        : neuron.columns().withMissing(DataOptions.missingRule(missing));
  }

  /** Returns what turns the stream's records into the neuron's features, by name. */
  RecordEncoder encoder(Columns columns, RecordStream stream) {
    return columns.encoder(stream, unseen());
  }

  /** Returns the rule for a category that training did not see. */
  UnseenRule unseen() {
    return UnseenRule.valueOf(unseen.name());
  }

  /**
   * Returns how the text of the data is taken apart; a missing cell looks as it did in training.
   */
  CsvFormat format(TrainedNeuron neuron) {
    return format.format(neuron.missingTokens());
  }
}

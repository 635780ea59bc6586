package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadReport;
import dev.neuron.data.SafeText;
import dev.neuron.model.Program;
import dev.neuron.model.Provenance;
import dev.neuron.report.words.Counted;
import java.util.ArrayList;
import java.util.List;

/**
 * The run that a model file records, held against what is here now.
 *
 * @param model the file's name, for messages
 */
public record RecordedRun(String model, Provenance provenance) {
  /** Notes if another program trained it, whose bits may be others. */
  public void noteOtherProgram(Console console) {
    Program then = provenance.program();
    Program now = Program.current();
    if (!then.equals(now)) {
      console.note(
          "trained by neuron "
              + then.version()
              + " ("
              + then.commit()
              + ") on Java "
              + then.java()
              + "; this is neuron "
              + now.version()
              + " ("
              + now.commit()
              + ") on Java "
              + now.java());
    }
  }

  /** The error of an option among those recorded that no training has. */
  public DataException foreign(String name) {
    String problem = "records " + SafeText.of(name) + " among its options, which no training does";
    String remedy = "do not trust the file; nothing was trained and nothing written";
    return DataException.content(Fault.of(model, problem, remedy));
  }

  /**
   * Makes sure of the engine: Spark sums in another order, so that its bits come back from Spark
   * alone.
   *
   * @throws UsageException if it was Spark then and is not now, or cannot be
   */
  public void check(EngineOptions engine) {
    engine.check();
    if (!engine.isSpark() && provenance.training().options().containsKey("engine")) {
      throw new UsageException(
          model
              + " was trained by Spark, which a model file does not start: add --engine spark, and"
              + " --master if it was elsewhere");
    }
  }

  /**
   * The files it was trained on.
   *
   * @throws UsageException if standard input was among them, or a query
   */
  public List<String> files() {
    if (provenance.training().options().containsKey("query")) {
      throw new UsageException(
          model
              + " was trained on a query of "
              + SafeText.plain(provenance.data().files().get(0).name())
              + ", which a model file does not ask again: give it with --query and --jdbc, as"
              + " neuron show "
              + model
              + " tells it");
    }
    List<String> names = new ArrayList<>();
    for (LoadReport.SourceFile file : provenance.data().files()) {
      if (file.name().equals("-")) {
        throw new UsageException(
            model + " was trained on standard input: name the data, neuron reproduce MODEL DATA");
      }
      names.add(file.name());
    }
    return names;
  }

  /**
   * Makes sure that what was read is what it was trained on.
   *
   * @throws UsageException if there are more files or fewer
   * @throws DataException of kind CONTENT if one has another content
   */
  public void check(LoadReport read) {
    Provenance.Data recorded = provenance.data();
    if (recorded.files().size() != read.files().size()) {
      throw new UsageException(
          model
              + " was trained on "
              + Counted.of(recorded.files().size(), "file")
              + ", not on "
              + read.files().size());
    }
    for (int i = 0; i < read.files().size(); i++) {
      LoadReport.SourceFile then = recorded.files().get(i);
      LoadReport.SourceFile now = read.files().get(i);
      if (!then.sha256().equals(now.sha256())) {
        String problem =
            "is not what "
                + model
                + " was trained on: SHA-256 "
                + now.sha256()
                + ", not "
                + then.sha256();
        throw DataException.content(Fault.of(now.name(), problem, null));
      }
    }
  }
}

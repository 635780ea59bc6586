package dev.neuron.cli.predict;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.cli.option.EngineOptions;
import dev.neuron.cli.option.PredictionOptions;
import dev.neuron.cli.session.SparkData;
import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadReport;
import dev.neuron.data.SafeText;
import dev.neuron.data.TextTarget;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.diagnose.Evaluation;
import dev.neuron.diagnose.Importance;
import dev.neuron.engine.spark.SparkParts;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.fold.HeldOut;
import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One pass of data with targets through a saved neuron.
 *
 * @param columns the neuron's columns, the target as these data call it
 * @param data the names of the files
 * @param worst how many of the worst rows are kept
 * @param columnsWorth whether to learn what columns are worth
 */
public record EvaluationPass(
    TrainedNeuron neuron,
    Columns columns,
    List<String> data,
    PredictionOptions rows,
    EvaluationWeights weights,
    int worst,
    boolean columnsWorth) {

  /**
   * What the rows gave.
   *
   * @param weights the name of the column of weights, or null
   * @param importance what tells what columns are worth, or null
   * @param classes whether targets of 1 and 0 stood for texts
   * @param known the files that the neuron was trained on
   */
  public record Measured(
      Evaluation evaluation,
      String weights,
      long rowsRead,
      long rowsRejected,
      Importance importance,
      boolean classes,
      List<String> known) {}

  /**
   * Measures here, or on a cluster where one is asked for.
   *
   * @throws DataException of kind CONTENT if there is nothing to measure
   */
  public Measured run(Console console, EngineOptions engine) {
    Measured measured = engine.isSpark() ? inParts(console, engine) : here(console);
    TextTarget texts = columns.reading().target();
    if (measured.classes()) {
      console.note(
          "took targets of 1 and 0 for the two classes: "
              + texts.describe()
              + " (--target for another column)");
    }
    if (!measured.known().isEmpty()) {
      console.note(known(measured.known()));
    }
    if (measured.rowsRejected() > 0) {
      console.warn("left out " + Counted.of(measured.rowsRejected(), "bad row"));
    }
    Evaluation evaluation = measured.evaluation();
    if (!(evaluation.weight() > 0)) {
      String problem =
          evaluation.count() > 0
              ? "every row has weight 0"
              : measured.rowsRead() == 0
                  ? "has no rows"
                  : "has no row without a missing "
                      + (measured.rowsRejected() > 0 ? "or bad cell" : "cell");
      throw DataException.content(Fault.of(source(), problem, null));
    }
    return measured;
  }

  /** What is to be thought of figures of rows that the neuron has seen. */
  private String known(List<String> files) {
    HeldOut unseen = neuron.heldOut();
    return "these are the rows the neuron was trained on: "
        + String.join(", ", files)
        + "; on others it will hardly do as well"
        + (unseen == null
            ? " (train --folds 10 tells how well)"
            : ": the loss on rows held out in training was " + Numbers.text(unseen.loss()));
  }

  /** Whether a file may be one trained on, by its size, so that its hash has to be known. */
  private boolean mayBeKnown(String name) {
    File file = new File(name);
    return !file.isFile() || mayBeKnown(file.length());
  }

  private boolean mayBeKnown(long bytes) {
    return neuron.provenance().data().files().stream().anyMatch(known -> known.bytes() == bytes);
  }

  private List<String> seen(List<LoadReport.SourceFile> read) {
    Set<String> hashes = new HashSet<>();
    neuron.provenance().data().files().forEach(file -> hashes.add(file.sha256()));
    return read.stream()
        .filter(file -> hashes.contains(file.sha256()))
        .map(file -> file.name().equals("-") ? "standard input" : SafeText.plain(file.name()))
        .toList();
  }

  private Measured here(Console console) {
    boolean hashed = rows.isQuery() || data.stream().anyMatch(this::mayBeKnown);
    return ProgressLine.during(
        console,
        progress -> {
          try (RecordStream stream = rows.open(neuron, data, hashed, console, progress)) {
            List<String> names = stream.header();
            int place = place(names, console);
            Evaluation evaluation = new Evaluation(neuron.neuron(), worst, place >= 0);
            Importance importance =
                columnsWorth ? new Importance(neuron.neuron(), columns, neuron.affine()) : null;
            PartEvaluator.Evaluated all =
                evaluator(place)
                    .take(
                        stream,
                        (row, z, y, s, x) -> {
                          evaluation.add(row, z, y, s);
                          if (importance != null) {
                            importance.add(x, y, s);
                          }
                        });
            return new Measured(
                evaluation,
                place < 0 ? null : names.get(place),
                all.rows(),
                all.rejected(),
                importance,
                all.classes(),
                seen(stream.files()));
          }
        });
  }

  /** Executors read the rows; what they found is put together here in the order of the rows. */
  private Measured inParts(Console console, EngineOptions engine) {
    SparkParts parts = SparkData.parts(console, engine, data, rows.format(neuron));
    parts.records().notes().forEach(console::tell);
    List<String> names = parts.records().header();
    int place = place(names, console);
    Evaluation evaluation = new Evaluation(neuron.neuron(), worst, place >= 0);
    long[] rowsRead = {0};
    long[] rejected = {0};
    boolean[] classes = {false};
    parts.run(
        evaluator(place),
        found -> {
          found.give(rowsRead[0], (row, z, y, s, none) -> evaluation.add(row, z, y, s));
          rowsRead[0] += found.rows();
          rejected[0] += found.rejected();
          classes[0] |= found.classes();
        });
    return new Measured(
        evaluation,
        place < 0 ? null : names.get(place),
        rowsRead[0],
        rejected[0],
        null,
        classes[0],
        seen(parts.files(this::mayBeKnown)));
  }

  /** What to call the data as a whole. */
  private String source() {
    return rows.names(data).get(0);
  }

  private int place(List<String> names, Console console) {
    return weights.place(names, source(), columns.target(), neuron, console);
  }

  private PartEvaluator evaluator(int place) {
    return new PartEvaluator(neuron, columns, rows, place);
  }
}

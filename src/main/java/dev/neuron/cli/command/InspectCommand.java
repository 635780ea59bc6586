package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.ProgressLine;
import dev.neuron.cli.console.SpooledSources;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.cli.option.ThreadsOption;
import dev.neuron.cli.session.DataSetup;
import dev.neuron.data.BadRows;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Scaling;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.columns.ColumnAdvice;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.diagnose.DataSummary;
import dev.neuron.diagnose.TableSummary;
import dev.neuron.report.answer.Inspection;
import dev.neuron.report.answer.InspectionJson;
import dev.neuron.report.answer.InspectionText;

/** {@code neuron inspect}. */
public final class InspectCommand extends Subcommand {
  /** How the findings are written. */
  enum Format {
    TEXT,
    JSON
  }

  private final DataOptions data = add(new DataOptions());
  private final ThreadsOption threads = add(new ThreadsOption());

  private final Option<Format> format =
      option("--format", "NAME")
          .help("How to print: ${COMPLETION-CANDIDATES} (default: text).")
          .choice(Format.TEXT);

  public InspectCommand() {
    super(
        "Says what the columns of a table hold, and how hard training will have it, before"
            + " training.",
        """
          neuron inspect data.csv                        columns, examples, stable learning rates
          neuron inspect data.csv --target price
          neuron inspect data.csv --format json          for scripts
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    DataRequest asked = new DataSetup(data, threads, null).request(console);
    try (SpooledSources spooled = new SpooledSources(asked.sources())) {
      DataRequest request = forgiving(asked.withSources(spooled.sources()));
      Scanned scanned = ProgressLine.during(console, progress -> scan(request, progress));
      DataSummary examples = null;
      DataException obstacle = null;
      try {
        examples = load(request, console);
      } catch (DataException refused) {
        if (refused.kind() == DataException.Kind.REQUEST) {
          throw refused;
        }
        obstacle = refused;
      }
      // What the columns hold is worth seeing most of all when they can't be trained on.
      String weights = weights(scanned.table(), request);
      print(new Inspection(scanned.table(), examples, weights, asked, scanned.advice()), console);
      if (obstacle != null) {
        throw obstacle;
      }
      return ExitStatus.DONE;
    }
  }

  /** Where training would stop at the first mistake, inspecting leaves the row out and counts. */
  private static DataRequest forgiving(DataRequest asked) {
    DataRequest request = asked.withScaling(Scaling.Kind.NONE);
    if (request.missing().equals(MissingRule.ERROR)) {
      request = request.withMissing(MissingRule.SKIP);
    }
    return request.badRows().skip() ? request : request.withBadRows(BadRows.skipping());
  }

  /** The table, and who advises on its columns. */
  private record Scanned(TableSummary table, ColumnAdvice advice) {}

  private static Scanned scan(DataRequest request, LoadProgress progress) {
    try (RecordStream stream = RecordStream.open(request.sources(), request.format(), progress)) {
      ColumnAdvice advice = new ColumnAdvice(stream.head(), request.selection());
      return new Scanned(TableSummary.of(stream), advice);
    }
  }

  private DataSummary load(DataRequest request, Console console) {
    Dataset raw = DataSetup.examples(console, request);
    return DataSummary.of(raw, threads.count());
  }

  /** The name of the column of weights, which may be given by its number. */
  private static String weights(TableSummary table, DataRequest request) {
    String given = request.selection().weights();
    String byNumber = null;
    for (int j = 0; given != null && j < table.columns().size(); j++) {
      String name = table.columns().get(j).name();
      if (name.equals(given)) {
        return name;
      }
      byNumber = given.equals(Integer.toString(j + 1)) ? name : byNumber;
    }
    return byNumber;
  }

  private void print(Inspection inspection, Console console) {
    console
        .out()
        .print(
            switch (format.value()) {
              case TEXT -> InspectionText.of(inspection, console.colorsOut(), console.widthOut());
              case JSON -> InspectionJson.of(inspection);
            });
  }
}

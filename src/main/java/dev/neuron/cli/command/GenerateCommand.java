package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.OutputOption;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.data.Columns;
import dev.neuron.data.SafeText;
import dev.neuron.data.generate.Generator;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code neuron generate}. */
public final class GenerateCommand extends Subcommand {
  private static final double MOST_FEATURES = 1e6;
  private final Option<Double> rows =
      option("--rows", "N")
          .in(Section.DATA)
          .help("How many rows (default: 1000).")
          .number()
          .otherwise(1000.0);
  private final Option<Double> features =
      option("--features", "N")
          .in(Section.DATA)
          .help("How many features x1, x2, …, drawn from N(0, 1) (default: 10).")
          .number();
  private final Option<Double> noise =
      option("--noise", "SD")
          .atLeast(0)
          .in(Section.DATA)
          .help("Standard deviation of what is added to the target (default: 0.1).")
          .number()
          .otherwise(0.1);
  private final Option<Long> seed =
      option("--seed", "N")
          .in(Section.DATA)
          .help("The same seed gives the same bytes (default: 42).")
          .whole()
          .otherwise(42L);
  private final Option<String> teacher =
      option("--teacher", "MODEL")
          .in(Section.DATA)
          .help(
              "A saved neuron that gives the targets (default: relu, weights from N(0, 1), bias"
                  + " 0.5).")
          .text();
  private final Option<Map<Generator.Defect, Double>> defects =
      option("--defects", "KIND=SHARE")
          .in(Section.DATA)
          .help("Spoil this share of the rows: missing, text, ragged or outlier.")
          .numbers(Generator.Defect.class)
          .otherwise(new EnumMap<>(Generator.Defect.class));

  private final OutputOption output = add(new OutputOption());

  public GenerateCommand() {
    super(
        "Makes CSV data with a known answer, of any size, in constant memory.",
        """
          neuron generate --rows 1000 --features 3 > data.csv
          neuron generate --rows 1e6 --features 20 --output big.csv
          neuron generate --teacher model.json --noise 0.5      targets that this neuron gives
          neuron generate --defects missing=0.02,text=0.001     rows spoilt on purpose
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    long count = whole("--rows", rows.value(), 0, 1L << 53);
    output.spare(console, teacher.isGiven() ? List.of(teacher.value()) : List.of());
    Generator generator = generator();
    output.write(console, answer -> write(generator, count, answer));
    return ExitStatus.DONE;
  }

  private Generator generator() {
    for (Map.Entry<Generator.Defect, Double> defect : defects.value().entrySet()) {
      if (!(defect.getValue() >= 0 && defect.getValue() <= 1)) {
        throw new UsageException(
            "--defects: the share of " + defect.getKey() + " must lie between 0 and 1");
      }
    }
    if (!teacher.isGiven()) {
      int n = (int) whole("--features", features.or(10.0), 1, MOST_FEATURES);
      return new Generator(
          numbered(n),
          "y",
          Generator.reluTeacher(n, seed.value() + 1),
          noise.value(),
          defects.value(),
          seed.value());
    }
    if (features.isGiven()) {
      throw new UsageException("--features are those of the --teacher already");
    }
    TrainedNeuron neuron = ModelFile.load(DataArguments.path(teacher.value()));
    Columns columns = neuron.columns();
    boolean seen = output.isSeen();
    return new Generator(
        seen ? columns.names().stream().map(SafeText::plain).toList() : columns.names(),
        seen ? SafeText.plain(columns.target()) : columns.target(),
        neuron::predict,
        noise.value(),
        defects.value(),
        seed.value());
  }

  private static List<String> numbered(int n) {
    String[] names = new String[n];
    for (int j = 0; j < n; j++) {
      names[j] = "x" + (j + 1);
    }
    return List.of(names);
  }

  private static long whole(String option, double value, double least, double most) {
    if (!(value >= least && value <= most && value == Math.rint(value))) {
      throw new UsageException(
          option + " must be a whole number from " + (long) least + " to " + (long) most);
    }
    return (long) value;
  }

  private static void write(Generator generator, long count, OutputStream out) {
    try {
      generator.write(count, out);
    } catch (IOException e) {
      throw new UncheckedIOException("the stream throws what it should", e);
    }
  }
}

package dev.neuron.cli;

import dev.neuron.data.Generator;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neuron generate}. */
@Command(
    name = "generate",
    description = "Makes CSV data with a known answer, of any size, in constant memory.",
    footerHeading = "Examples:%n",
    footer = {
      "  neuron generate --rows 1000 --features 3 > data.csv",
      "  neuron generate --rows 1e6 --features 20 --output big.csv",
      "  neuron generate --teacher model.json --noise 0.5      targets that this neuron gives",
      "  neuron generate --defects missing=0.02,text=0.001     rows spoilt on purpose",
      ""
    })
final class GenerateCommand implements Subcommand {
  private static final double MOST_FEATURES = 1e6;

  @Option(
      names = "--rows",
      paramLabel = "N",
      converter = NumberOption.class,
      order = 100,
      description = "How many rows (default: 1000).")
  private double rows = 1000;

  @Option(
      names = "--features",
      paramLabel = "N",
      converter = NumberOption.class,
      order = 101,
      description = "How many features x1, x2, …, drawn from N(0, 1) (default: 10).")
  private Double features;

  @Option(
      names = "--noise",
      paramLabel = "SD",
      converter = NumberOption.class,
      order = 102,
      description = "Standard deviation of what is added to the target (default: 0.1).")
  private double noise = 0.1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 103,
      description = "The same seed gives the same bytes (default: 42).")
  private long seed = 42;

  @Option(
      names = "--teacher",
      paramLabel = "MODEL",
      order = 104,
      description =
          "A saved neuron that gives the targets (default: relu, weights from N(0, 1), bias 0.5).")
  private String teacher;

  @Option(
      names = "--defects",
      paramLabel = "KIND=SHARE",
      split = ",",
      order = 105,
      description = "Spoil this share of the rows: missing, text, ragged or outlier.")
  private Map<Generator.Defect, Double> defects = new EnumMap<>(Generator.Defect.class);

  @Mixin private OutputOption output;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitStatus run(Console console) {
    long count = whole("--rows", rows, 0, 1L << 53);
    Generator generator = generator();
    output.write(console, answer -> write(generator, count, answer));
    return ExitStatus.DONE;
  }

  private Generator generator() {
    if (!(noise >= 0)) {
      throw new UsageException("--noise must be at least 0, not " + noise);
    }
    for (Map.Entry<Generator.Defect, Double> defect : defects.entrySet()) {
      if (!(defect.getValue() >= 0 && defect.getValue() <= 1)) {
        throw new UsageException(
            "--defects: the share of " + defect.getKey() + " must lie between 0 and 1");
      }
    }
    if (teacher == null) {
      int n = (int) whole("--features", features == null ? 10 : features, 1, MOST_FEATURES);
      return new Generator(numbered(n), Generator.reluTeacher(n, seed + 1), noise, defects, seed);
    }
    if (features != null) {
      throw new UsageException("--features are those of the --teacher already");
    }
    output.spare(List.of(teacher));
    TrainedNeuron neuron = ModelFile.load(Sources.path(teacher));
    ToDoubleFunction<double[]> targets = neuron::predict;
    return new Generator(neuron.columns().names(), targets, noise, defects, seed);
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

package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;
import dev.neuron.data.block.Dataset;
import dev.neuron.math.Affine;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.train.Start;
import java.util.List;
import picocli.CommandLine.TypeConversionException;

/** Where a neuron starts, and how far its steps go. */
public final class StartOptions extends OptionGroup {
  private static final String AUTO = "auto";
  private final Option<Double> learningRate = // NaN for auto
      option("-l, --learning-rate", "auto|NUMBER")
          .replayed(this::rateInForce)
          .above(0)
          .help("The step size; auto computes a stable one from the data (default: auto).")
          .numberOr(AUTO, Double.NaN);
  private final Option<String> init =
      option("--init", "START|MODEL")
          .often("mean", "zeros", "he")
          .replayed(this::initInForce)
          .after("l2")
          .help(
              "mean (w = 0, the best constant), zeros, he (random), a NUMBER for every parameter,"
                  + " or a saved MODEL.json (default: mean).")
          .text()
          .otherwise("mean");
  private final Option<Long> seed =
      option("--seed", "N")
          .replayed()
          .after("init")
          .help("Seed of everything random (default: 42).")
          .whole()
          .otherwise(42L);

  public StartOptions() {
    super(Section.TRAINING);
  }

  private TrainedNeuron model; // once it was asked for: it is read once, however often it is used

  /** Whether a start was asked for by name. */
  public boolean startsElsewhere() {
    return !init.value().equals("mean");
  }

  /** Seed of everything random. */
  public long seed() {
    return seed.value();
  }

  /**
   * The start asked for, as far as it is known before any data are read: the mean in place of a
   * model, whose weights go by the names of their features.
   *
   * @throws UsageException if the start is no rule, number or model file
   */
  public Start startBeforeReading() {
    Start start = startWithoutData();
    if (start == null) {
      model();
      return Start.MEAN;
    }
    return start;
  }

  /**
   * The start asked for.
   *
   * @param data what is trained on, whose features a model's weights must fit
   * @throws UsageException if the start is no rule, number or model file
   */
  public Start start(Dataset data) {
    Start start = startWithoutData();
    return start == null ? at(model(), "--init: " + init.value(), data) : start;
  }

  /** The rule or number asked for, or null for a model. */
  private Start startWithoutData() {
    return switch (init.value()) {
      case "mean" -> Start.MEAN;
      case "zeros" -> new Start(Start.Kind.ZEROS, 0, null);
      case "he" -> new Start(Start.Kind.HE, 0, null);
      default ->
          NumberOption.isPlain(init.value())
              ? Start.constant(number("--init", init.value(), "a number"))
              : null;
    };
  }

  /** The name of the model asked for, or null. */
  String modelName() {
    return init.value().endsWith(".json") ? init.value() : null;
  }

  private TrainedNeuron model() {
    if (model != null) {
      return model;
    }
    if (modelName() == null) {
      throw new UsageException(
          "--init: '" + init.value() + "' is not mean, zeros, he, a number or a MODEL.json");
    }
    model = ModelFile.load(DataArguments.path(init.value()));
    return model;
  }

  /**
   * A saved model's weights, taken by the names of their features into the coordinates of the data.
   *
   * @param named how to name the model where it does not fit
   */
  public static Start at(TrainedNeuron model, String named, Dataset data) {
    List<String> given = model.columns().names();
    List<String> wanted = data.columns().names();
    double[] weights = new double[wanted.size()];
    double[] centre = new double[wanted.size()];
    for (int j = 0; j < wanted.size(); j++) {
      int at = given.indexOf(wanted.get(j));
      if (at < 0 || given.size() != wanted.size()) {
        throw new UsageException(named + " was trained on other features than these data have");
      }
      weights[j] = model.weight(at);
      centre[j] = model.affine().centre()[at];
    }
    Affine raw = new Affine(weights, centre, model.affine().centredBias());
    return Start.at(data.scaling().fromRaw(raw));
  }

  /** Whether a rate was asked for by {@code --learning-rate}. */
  boolean givesRate() {
    return !Double.isNaN(learningRate.value());
  }

  /** What {@code --learning-rate} asks for, NaN for auto. */
  public double rate() {
    return learningRate.value();
  }

  private Object initInForce() {
    return NumberOption.ifNumber(init.value());
  }

  private Object rateInForce() {
    return givesRate() ? (Object) rate() : AUTO;
  }

  static double number(String option, String text, String wanted) {
    try {
      return NumberOption.parse(text, wanted);
    } catch (TypeConversionException malformed) {
      throw new UsageException(option + ": " + malformed.getMessage());
    }
  }
}

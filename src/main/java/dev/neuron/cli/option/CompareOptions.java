package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;
import dev.neuron.optimize.Method;
import dev.neuron.report.compare.ComparisonFormat;
import dev.neuron.train.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.TypeConversionException;

/** What the runs of a comparison differ in, and where the comparison is written. */
public final class CompareOptions extends OptionGroup {
  /** How many rates are compared unless told otherwise. */
  public static final int DEFAULT_RATES = 7;

  private static final int MOST_SEEDS = 10_000;
  private final Option<RateList> rates =
      option("--learning-rates", "LIST|from:to:count")
          .help(
              "Rates to compare, 0.001,0.01,… or log-spaced 1e-4:1:9 (default: seven from a"
                  + " hundredth of the stable limit to twice it).")
          .parsed(RateList.class, RateList::parse);
  private final Option<List<Method>> optimizers =
      option("--optimizers", "NAME")
          .help("Methods to compare: gd,momentum,adam,…")
          .list(Method.class);
  private final Option<List<String>> batches =
      option("--batch-sizes", "full|N")
          .help("Batch sizes to compare: full,32,256,…")
          .list(String.class);
  private final Option<String> seeds =
      option("--seeds", "LIST|from:to")
          .help("Repeat every setting with these seeds: 1,2,3 or 1:10.")
          .text();
  private final Option<ComparisonFormat> format =
      option("--format", "NAME")
          .in(Section.OUTPUT)
          .help("How to print: ${COMPLETION-CANDIDATES} (default: text).")
          .choice(ComparisonFormat.TEXT);
  private final Option<List<Path>> exports =
      option("--export", "FILE")
          .in(Section.OUTPUT)
          .help(
              "Write the comparison here too, as .txt, .csv, .jsonl, .md or .json; may be"
                  + " repeated.")
          .files()
          .otherwise(List.of());
  private final Option<List<Path>> logs =
      option("--logs", "FILE")
          .in(Section.DATA)
          .help("Compare finished runs by what train --log wrote, .jsonl or .csv, and end.")
          .files("1..*");
  private final Option<List<Path>> models =
      option("--models", "FILE")
          .in(Section.DATA)
          .help("Compare saved neurons, and end.")
          .files("1..*");

  public CompareOptions() {
    super(Section.TRAINING);
  }

  /** The logs of finished runs to compare in place of new ones, or null. */
  public List<Path> logs() {
    return logs.value();
  }

  /** The saved neurons to compare in place of new runs, or null. */
  public List<Path> models() {
    return models.value();
  }

  public RateList rates() {
    return rates.value();
  }

  public ComparisonFormat format() {
    return format.value();
  }

  /** Whether anything written names the hash of the data. */
  public boolean needsHash() {
    boolean needed = format.value().namesHash();
    for (Path export : exports.value()) {
      needed |= ComparisonFormat.ofFile(export.toString()).namesHash();
    }
    return needed;
  }

  public List<Path> exports() {
    return exports.value();
  }

  /**
   * Refuses what contradicts the training options.
   *
   * @throws UsageException naming both
   */
  public void check(TrainingOptions training) {
    if (rates.isGiven() && training.givesRate()) {
      throw new UsageException("--learning-rate and --learning-rates exclude each other");
    }
    for (Path export : exports.value()) {
      if (ComparisonFormat.ofFile(export.toString()) == null) {
        throw new UsageException(
            "--export: '" + export + "' ends in none of .txt, .csv, .jsonl, .md and .json");
      }
    }
  }

  /** The methods to compare, at least one. */
  public Set<Method> methods(TrainingOptions training) {
    return optimizers.isGiven()
        ? EnumSet.copyOf(optimizers.value())
        : EnumSet.of(training.optimizing().method());
  }

  /** The batch sizes to compare, at least one. */
  public List<Long> batchSizes(TrainingPlan base) {
    if (!batches.isGiven()) {
      return List.of(base.batchSize());
    }
    List<Long> sizes = new ArrayList<>();
    for (String text : batches.value()) {
      long size = TrainingOptions.batch("--batch-sizes", text);
      if (!sizes.contains(size)) {
        sizes.add(size);
      }
    }
    return sizes;
  }

  /** The seeds of each setting, at least one. */
  public List<Long> seeds(TrainingOptions training) {
    if (!seeds.isGiven()) {
      return List.of(training.seed());
    }
    List<Long> list = new ArrayList<>();
    int colon = seeds.value().indexOf(':', 1);
    if (colon > 0) {
      long from = seed(seeds.value().substring(0, colon));
      long to = seed(seeds.value().substring(colon + 1));
      if (to < from || to - from >= MOST_SEEDS) {
        throw new UsageException(
            "--seeds: '" + seeds.value() + "' is not a range of seeds, as 1:10 is");
      }
      for (long seed = from; seed <= to; seed++) {
        list.add(seed);
      }
      return list;
    }
    for (String text : Lists.split(seeds.value())) {
      long seed = seed(text);
      if (!list.contains(seed)) {
        list.add(seed);
      }
    }
    return list;
  }

  private static long seed(String text) {
    try {
      return NumberOption.whole(text, Long.MAX_VALUE);
    } catch (TypeConversionException malformed) {
      throw new UsageException("--seeds: '" + text + "' is not a whole number");
    }
  }

  /** Writes the options in force into {@code options}, in place of those of a single run. */
  public void describe(Map<String, Object> options) {
    replace(options, "learning-rate", "learning-rates", rates.value());
    replace(options, "optimizer", "optimizers", optimizers.value());
    replace(options, "batch-size", "batch-sizes", batches.value());
    replace(options, "seed", "seeds", seeds.value());
  }

  private static void replace(
      Map<String, Object> options, String single, String several, Object value) {
    if (value == null) {
      return;
    }
    options.remove(single);
    String text = value.toString();
    boolean list = value instanceof List<?>;
    options.put(several, list ? text.substring(1, text.length() - 1).replace(" ", "") : text);
  }
}

package dev.neuron.cli;

import dev.neuron.optimize.Method;
import dev.neuron.report.compare.ComparisonFormat;
import dev.neuron.train.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** What the runs of a comparison differ in, and where the comparison is written. */
final class CompareOptions {
  /** How many rates are compared unless told otherwise. */
  static final int DEFAULT_RATES = 7;

  private static final int MOST_SEEDS = 10_000;

  @Option(
      names = "--learning-rates",
      paramLabel = "LIST|from:to:count",
      converter = RateList.Converter.class,
      order = 10,
      description =
          "Rates to compare, 0.001,0.01,… or log-spaced 1e-4:1:9 (default: seven from a hundredth"
              + " of the stable limit to twice it).")
  private RateList rates;

  @Option(
      names = "--optimizers",
      paramLabel = "NAME",
      split = ",",
      order = 11,
      description = "Methods to compare: gd,momentum,adam,…")
  private List<Method> optimizers;

  @Option(
      names = "--batch-sizes",
      paramLabel = "full|N",
      split = ",",
      order = 12,
      description = "Batch sizes to compare: full,32,256,…")
  private List<String> batches;

  @Option(
      names = "--seeds",
      paramLabel = "LIST|from:to",
      order = 13,
      description = "Repeat every setting with these seeds: 1,2,3 or 1:10.")
  private String seeds;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      order = 20,
      description = "How to print: ${COMPLETION-CANDIDATES} (default: text).")
  private ComparisonFormat format = ComparisonFormat.TEXT;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      order = 21,
      description =
          "Write the comparison here too, as .txt, .csv, .jsonl, .md or .json; may be repeated.")
  private List<Path> exports = List.of();

  @Option(
      names = "--logs",
      paramLabel = "FILE",
      arity = "1..*",
      order = 30,
      description = "Compare finished runs by what train --log wrote, .jsonl or .csv, and end.")
  private List<Path> logs;

  @Option(
      names = "--models",
      paramLabel = "FILE",
      arity = "1..*",
      order = 31,
      description = "Compare saved neurons, and end.")
  private List<Path> models;

  /** The logs of finished runs to compare in place of new ones, or null. */
  List<Path> logs() {
    return logs;
  }

  /** The saved neurons to compare in place of new runs, or null. */
  List<Path> models() {
    return models;
  }

  RateList rates() {
    return rates;
  }

  ComparisonFormat format() {
    return format;
  }

  /** Whether anything written names the hash of the data. */
  boolean needsHash() {
    boolean needed = format.namesHash();
    for (Path export : exports) {
      needed |= ComparisonFormat.ofFile(export.toString()).namesHash();
    }
    return needed;
  }

  List<Path> exports() {
    return exports;
  }

  /**
   * Refuses what contradicts the training options.
   *
   * @throws UsageException naming both
   */
  void check(TrainingOptions training) {
    if (rates != null && training.givesRate()) {
      throw new UsageException("--learning-rate and --learning-rates exclude each other");
    }
    for (Path export : exports) {
      if (ComparisonFormat.ofFile(export.toString()) == null) {
        throw new UsageException(
            "--export: '" + export + "' ends in none of .txt, .csv, .jsonl, .md and .json");
      }
    }
  }

  /** The methods to compare, at least one. */
  Set<Method> methods(TrainingOptions training) {
    return optimizers == null
        ? EnumSet.of(training.optimizing().method())
        : EnumSet.copyOf(optimizers);
  }

  /** The batch sizes to compare, at least one. */
  List<Long> batchSizes(TrainingPlan base) {
    if (batches == null) {
      return List.of(base.batchSize());
    }
    List<Long> sizes = new ArrayList<>();
    for (String text : batches) {
      long size = TrainingOptions.batch("--batch-sizes", text);
      if (!sizes.contains(size)) {
        sizes.add(size);
      }
    }
    return sizes;
  }

  /** The seeds of each setting, at least one. */
  List<Long> seeds(TrainingOptions training) {
    if (seeds == null) {
      return List.of(training.seed());
    }
    List<Long> list = new ArrayList<>();
    int colon = seeds.indexOf(':', 1);
    if (colon > 0) {
      long from = seed(seeds.substring(0, colon));
      long to = seed(seeds.substring(colon + 1));
      if (to < from || to - from >= MOST_SEEDS) {
        throw new UsageException("--seeds: '" + seeds + "' is not a range of seeds, as 1:10 is");
      }
      for (long seed = from; seed <= to; seed++) {
        list.add(seed);
      }
      return list;
    }
    for (String text : Lists.split(seeds)) {
      long seed = seed(text);
      if (!list.contains(seed)) {
        list.add(seed);
      }
    }
    return list;
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException malformed) {
      throw new UsageException("--seeds: '" + text + "' is not a whole number");
    }
  }

  /** Writes the options in force into {@code options}, in place of those of a single run. */
  void describe(Map<String, Object> options) {
    replace(options, "learning-rate", "learning-rates", rates);
    replace(options, "optimizer", "optimizers", optimizers);
    replace(options, "batch-size", "batch-sizes", batches);
    replace(options, "seed", "seeds", seeds);
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

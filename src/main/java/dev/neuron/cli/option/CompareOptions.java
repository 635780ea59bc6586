package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;
import dev.neuron.optimize.Method;
import dev.neuron.report.compare.ComparisonFormat;
import dev.neuron.train.TrainingPlan;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import picocli.CommandLine.TypeConversionException;

/** What the runs of a comparison differ in, and where the comparison is written. */
public final class CompareOptions extends OptionGroup {
  /** How many rates are compared unless told otherwise. */
  public static final int DEFAULT_RATES = 7;

  private final Option<RateList> rates =
      option("--learning-rates", "LIST|from:to:count")
          .recorded()
          .inPlaceOf("learning-rate")
          .help(
              "Rates to compare, 0.001,0.01,… or log-spaced 1e-4:1:9 (default: seven from a"
                  + " hundredth of the stable limit to twice it).")
          .parsed(RateList.class, RateList::parse);
  private final Option<List<Method>> optimizers =
      option("--optimizers", "NAME")
          .recorded()
          .inPlaceOf("optimizer")
          .help("Methods to compare: gd,momentum,adam,…")
          .choices(Method.class);
  private final Option<List<Long>> batches =
      option("--batch-sizes", "full|N")
          .recorded(this::spelledBatches)
          .inPlaceOf("batch-size")
          .help("Batch sizes to compare: full,32,256,…")
          .several(Long.class, TrainingOptions::batch);
  private final Option<Seeds> seeds =
      option("--seeds", "LIST|from:to")
          .recorded()
          .inPlaceOf("seed")
          .help("Repeat every setting with these seeds: 1,2,3 or 1:10.")
          .parsed(Seeds.class, Seeds::parse);
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

  /** The files of finished runs to compare in place of new ones, or null. */
  public List<Path> finished() {
    return models.isGiven() ? models.value() : logs.value();
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
    return batches.isGiven()
        ? batches.value().stream().distinct().toList()
        : List.of(base.batchSize());
  }

  /** As they are typed; null where there is only one. */
  private List<String> spelledBatches() {
    return batches.isGiven()
        ? batches.value().stream().map(TrainingOptions::spelledBatch).toList()
        : null;
  }

  /** The seeds of each setting, at least one. */
  public List<Long> seeds(TrainingOptions training) {
    return seeds.isGiven() ? seeds.value().list() : List.of(training.seed());
  }

  /**
   * Seeds as they are typed, {@code 1,2,3} or {@code 1:10}.
   *
   * @param list each once
   */
  private record Seeds(String text, List<Long> list) {
    private static final int MOST = 10_000;

    static Seeds parse(String text) {
      int colon = text.indexOf(':', 1);
      if (colon < 0) {
        return new Seeds(text, split(text).stream().map(Seeds::seed).distinct().toList());
      }
      long from = seed(text.substring(0, colon));
      long to = seed(text.substring(colon + 1));
      if (to < from || to - from >= MOST) {
        throw new TypeConversionException("'" + text + "' is not a range of seeds, as 1:10 is");
      }
      return new Seeds(text, LongStream.rangeClosed(from, to).boxed().toList());
    }

    private static long seed(String text) {
      try {
        return NumberOption.whole(text, Long.MAX_VALUE);
      } catch (TypeConversionException malformed) {
        throw new TypeConversionException("'" + text + "' is not a whole number");
      }
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

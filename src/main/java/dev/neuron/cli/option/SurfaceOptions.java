package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;
import dev.neuron.data.NearestName;
import dev.neuron.data.OutputException;
import dev.neuron.data.SafeText;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.data.io.SpecialFile;
import dev.neuron.optimize.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a loss surface is drawn over, with which runs, and where. */
public final class SurfaceOptions extends OptionGroup {
  private static final String BIAS = "bias";

  /** How names end of files that hold anything but a web page. */
  private static final Set<String> OTHERS =
      Set.of(
          "png", "svg", "jpg", "jpeg", "gif", "webp", "pdf", "ps", "eps", "csv", "tsv", "json",
          "jsonl", "txt", "md", "tex", "xlsx", "xls", "ods", "parquet", "zip", "gz", "js", "css");

  private final Option<Path> output =
      option("-o, --output", "FILE")
          .help("Where to write the page; - is standard output (default: surface.html).")
          .file();
  private final Option<String> axes =
      option("--axes", "A,B")
          .help(
              "Draw over the weights of these two features, or one and bias (default: the two"
                  + " directions in which the cost bends most).")
          .text();
  private final Option<RateList> rates =
      option("--learning-rates", "LIST|from:to:count")
          .in(Section.TRAINING)
          .help("Draw a run for each of these rates.")
          .parsed(RateList.class, RateList::parse);
  private final Option<List<Method>> optimizers =
      option("--optimizers", "NAME")
          .in(Section.TRAINING)
          .help("Draw a run by each of these methods: gd,momentum,adam,…")
          .choices(Method.class);

  /**
   * Refuses what contradicts itself or the training options, and a name that is none of a page.
   *
   * @throws UsageException naming both
   */
  public void check(TrainingOptions training) {
    checkName();
    if (rates.isGiven() && training.givesRate()) {
      throw new UsageException("--learning-rate and --learning-rates exclude each other");
    }
    if (axes.isGiven()) {
      List<String> names = split(axes.value());
      if (names.size() != 2 || names.get(0).equals(names.get(1))) {
        throw new UsageException(
            "--axes: '" + axes.value() + "' is not two different features, or one and bias");
      }
    }
  }

  private void checkName() {
    String name = file() == null ? "" : file().toString().toLowerCase(Locale.ROOT);
    if (OTHERS.contains(name.substring(name.lastIndexOf('.') + 1)) && name.contains(".")) {
      throw new UsageException(
          "--output: '" + file() + "' does not end as a web page does; name it .html");
    }
  }

  /** What -o says that elsewhere names a method, or null. */
  public String methodAsFile() {
    String name = output.isGiven() ? output.value().toString() : "";
    for (Method method : Method.values()) {
      if (name.equals(method.label())) {
        return "-o is the file here: the page goes into '"
            + name
            + "'; the method is chosen by --optimizer "
            + name;
      }
    }
    return null;
  }

  /** The rates to draw runs for, or null. */
  public RateList rates() {
    return rates.value();
  }

  /** The methods to draw runs by, at least one. */
  public Set<Method> methods(TrainingOptions training) {
    return optimizers.isGiven()
        ? EnumSet.copyOf(optimizers.value())
        : EnumSet.of(training.optimizing().settings().method());
  }

  /**
   * The two coordinates of ŵ to draw over, or null for directions.
   *
   * @param features their names; the bias comes after them, and a feature called so before it
   * @throws UsageException if there is no such feature
   */
  public int[] coordinates(List<String> features) {
    if (!axes.isGiven()) {
      return null;
    }
    List<String> names = split(axes.value());
    return new int[] {coordinate(names.get(0), features), coordinate(names.get(1), features)};
  }

  private static int coordinate(String name, List<String> features) {
    int place = features.indexOf(name);
    if (place >= 0) {
      return place;
    } else if (name.equals(BIAS)) {
      return features.size();
    }
    String meant = NearestName.hint(name, features);
    throw new UsageException(
        "--axes: there is no feature "
            + SafeText.of(name)
            + (meant.isEmpty()
                ? "; the axes are two of " + SafeText.list(features) + ", bias"
                : meant));
  }

  /** The page's file, or null for standard output. */
  public Path file() {
    if (!output.isGiven()) {
      return Path.of("surface.html");
    }
    boolean answer = output.value().toString().equals("-");
    return answer || SpecialFile.descriptor(output.value()) == 1 ? null : output.value();
  }

  /**
   * Opens the file, so that one that cannot be created costs no training; null for standard output.
   *
   * @throws OutputException if there is one of the name that nobody gave
   */
  public AtomicFile open() {
    Path file = file();
    if (!output.isGiven() && Files.exists(file)) {
      throw new OutputException(
          OutputException.Kind.CREATE,
          file,
          "is there already",
          "-o " + file + " replaces it, -o with another name keeps it",
          null);
    }
    return file == null ? null : AtomicFile.create(file);
  }
}

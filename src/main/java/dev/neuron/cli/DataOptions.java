package dev.neuron.cli;

import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.Scaling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which data, and how they are read. */
final class DataOptions {
  @Parameters(paramLabel = "DATA", arity = "1..*", description = "CSV files, or - for stdin.")
  private List<String> files;

  @Option(names = "--scale", paramLabel = "RULE", description = "standard, minmax or none.")
  private Scaling.Kind scale = Scaling.Kind.STANDARD;

  /** What the options ask to be read. */
  DataRequest request(Console console, int threads, boolean hashed) {
    List<DataSource> sources = new ArrayList<>();
    for (String file : files) {
      sources.add(
          file.equals("-") ? DataSource.of("-", console.in()) : DataSource.of(Path.of(file)));
    }
    return DataRequest.of(sources.toArray(new DataSource[0]))
        .withScaling(scale)
        .withThreads(threads)
        .withHashed(hashed);
  }

  /** Writes the options in force into {@code options}, by their names. */
  void describe(Map<String, Object> options) {
    options.put("scale", Spelling.ofOption(scale));
  }
}

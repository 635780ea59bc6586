package dev.neuron.cli;

import dev.neuron.data.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Where an answer goes that is itself a file. */
final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      order = 110,
      description = "Where to write (default: standard output).")
  private String output;

  /** The file, or null for standard output. */
  Path file() {
    return output == null || output.equals("-") ? null : Sources.path(output);
  }

  /**
   * Makes sure that writing does not replace what is read.
   *
   * @throws UsageException if it would
   */
  void spare(List<String> inputs) {
    new OutputPlaces(inputs).take("--output", file());
  }

  /** Has the answer written; a file appears whole or not at all. */
  void write(Console console, Consumer<Answer> content) {
    Path path = file();
    if (path == null) {
      content.accept(console.out());
      return;
    }
    try (AtomicFile file = AtomicFile.create(path)) {
      Answer answer = Answer.to(file);
      content.accept(answer);
      answer.flush();
      file.commit();
    }
  }
}

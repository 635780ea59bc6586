package dev.neuron.cli;

import dev.neuron.data.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Where an answer goes that is itself a file. */
final class OutputOption extends OptionGroup {
  private final Option<String> output =
      option("-o, --output", "FILE", 110).help("Where to write (default: standard output).").text();

  /** The file, or null for standard output. */
  Path file() {
    return !output.isGiven() || output.value().equals("-") ? null : Sources.path(output.value());
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

package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.Terminal;
import dev.neuron.cli.console.Utf8Output;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.data.io.SpecialFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Where an answer goes that is itself a file. */
public final class OutputOption extends OptionGroup {
  private final Option<String> output =
      option("-o, --output", "FILE").help("Where to write (default: standard output).").text();

  /** The file, or null for standard output. */
  public Path file() {
    if (!output.isGiven() || output.value().equals("-")) {
      return null;
    }
    Path file = DataArguments.path(output.value());
    return SpecialFile.descriptor(file) == 1 ? null : file;
  }

  /**
   * Makes sure that writing does not replace what is read.
   *
   * @throws UsageException if it would
   */
  public void spare(Console console, List<String> inputs) {
    new OutputConflicts(console, inputs).take("--output", file());
  }

  /** Whether a person sees the answer: then nothing in it may steer the terminal. */
  public boolean isSeen() {
    return file() == null ? Terminal.is(1) : Terminal.is(file());
  }

  /** Has the answer written; a file appears whole or not at all. */
  public void write(Console console, Consumer<Utf8Output> content) {
    Path path = file();
    if (path == null) {
      content.accept(console.out());
      return;
    }
    try (AtomicFile file = AtomicFile.create(path)) {
      Utf8Output answer = Utf8Output.to(file);
      content.accept(answer);
      answer.flush();
      file.commit();
    }
  }
}

package dev.neuron.api;

import dev.neuron.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the program says while it works: a line begins with {@code note}, or whatever it is. */
final class Talk {
  private static final String ERROR = "neuron: ";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Console console = Console.of(said);

  Console console() {
    return console;
  }

  private List<String> lines() {
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Notes and warnings, one a line. */
  List<String> notes() {
    return lines().stream().filter(line -> !line.startsWith(ERROR)).toList();
  }

  /** What made a run fail. */
  String errors() {
    return String.join(
        "\n",
        lines().stream()
            .filter(line -> line.startsWith(ERROR))
            .map(line -> line.substring(ERROR.length()))
            .toList());
  }
}

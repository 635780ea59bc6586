package dev.neuron.cli;

import dev.neuron.model.Program;
import java.util.Map;

/** What {@code --version} prints: enough to reproduce a result or to report a bug. */
final class VersionText {
  private VersionText() {}

  static String render() {
    Program program = Program.current();
    StringBuilder text = new StringBuilder();
    text.append("neuron ").append(program.version());
    text.append(" (commit ").append(program.commit()).append(")\n");
    text.append("java ").append(program.java()).append('\n');
    for (Map.Entry<String, String> library : Program.libraries().entrySet()) {
      text.append(library.getKey()).append(' ').append(library.getValue()).append('\n');
    }
    return text.toString();
  }
}

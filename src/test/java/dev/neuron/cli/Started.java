package dev.neuron.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own. */
final class Started {
  /** A data set to train on. */
  static final Path DIABETES =
      Path.of(System.getProperty("project.basedir", ""), "data", "diabetes.csv").toAbsolutePath();

  private Started() {}

  /** The program with these arguments. */
  static ProcessBuilder neuron(Object... args) {
    return java(List.of(), "dev.neuron.Main", args);
  }

  /** A class of the tests or of the program. */
  static ProcessBuilder java(List<String> options, String main, Object... args) {
    List<String> command = new ArrayList<>();
    // A background job of a script ignores SIGINT, and so would all that it starts.
    command.addAll(List.of("env", "--default-signal=INT,HUP"));
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    return new ProcessBuilder(command);
  }
}

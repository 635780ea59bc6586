package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;
import dev.neuron.data.DataException;
import dev.neuron.data.DataSource;
import dev.neuron.data.io.RewindableInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code DATA…} of a command line as sources. */
public final class DataArguments {
  private DataArguments() {}

  /**
   * Returns the sources in the order named; {@code -} is standard input.
   *
   * @throws DataException of kind REQUEST if a name can't be one, or standard input is named twice
   */
  static List<DataSource> of(List<String> names, Console console) {
    List<DataSource> sources = new ArrayList<>();
    boolean fed = false;
    for (String name : names) {
      if (!name.equals("-")) {
        sources.add(DataSource.of(path(name)));
      } else if (fed) {
        throw DataException.request("standard input, -, can be read only once", null);
      } else {
        fed = true;
        sources.add(DataSource.of(name, console.in()));
      }
    }
    return sources;
  }

  /**
   * Makes sure that files that are to be read are there, before anything is said about places to
   * write to. What only a cluster can find is passed over.
   *
   * @throws DataException of kind UNREADABLE if one is not
   */
  public static void requireFiles(List<String> names) {
    for (String name : names) {
      if (!name.equals("-") && !name.contains("://") && !name.contains("*")) {
        RewindableInput.requireThere(path(name), name);
      }
    }
  }

  /**
   * Returns a file's path.
   *
   * @throws DataException of kind REQUEST if the name is empty or the system has no such names
   */
  public static Path path(String name) {
    if (name.isEmpty()) {
      throw DataException.request(
          "the name of a file is empty", "is a variable of the script not set?");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException impossible) {
      throw DataException.request("'" + name + "' cannot be the name of a file", null);
    }
  }
}

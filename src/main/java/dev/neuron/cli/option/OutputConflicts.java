package dev.neuron.cli.option;

import dev.neuron.cli.console.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a command writes: never over the data it reads, nor twice to one place. */
public final class OutputConflicts {
  private final Map<Path, String> taken = new HashMap<>(); // real paths, by the option that did

  /**
   * Nothing is taken but what is read.
   *
   * @param inputs the names of files; what is no name of a regular file is passed over
   */
  public OutputConflicts(List<String> inputs) {
    for (String input : inputs) {
      try {
        Path file = Path.of(input);
        if (Files.isRegularFile(file)) {
          taken.put(real(file), "");
        }
      } catch (InvalidPathException noFile) {
        // Whoever opens it says so.
      }
    }
  }

  /**
   * Takes a place for an output.
   *
   * @param file the file, or null for none; devices and pipes have room for all
   * @throws UsageException if it is taken
   */
  public void take(String option, Path file) {
    if (file == null || (Files.exists(file) && !Files.isRegularFile(file))) {
      return;
    }
    String other = taken.putIfAbsent(real(file), option);
    if (other != null) {
      throw new UsageException(
          option
              + ": '"
              + file
              + (other.isEmpty()
                  ? "' is a file to be read, and would be lost"
                  : "' is the file of " + other + ", too")
              + "; name another file");
    }
  }

  private static Path real(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException notThere) {
      return absolute;
    }
  }
}

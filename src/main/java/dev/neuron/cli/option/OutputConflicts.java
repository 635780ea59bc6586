package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.UsageException;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.data.io.InPlace;
import dev.neuron.data.io.SpecialFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a command writes: never over the data it reads, nor twice to one place, whatever names lead
 * there. Files are told apart as the system does it, so that a hard link or a mount is no other.
 */
public final class OutputConflicts {
  private static final Path ANSWER = SpecialFile.ofDescriptor(1);

  private final Console console;
  private final Map<Object, String> taken = new HashMap<>(); // by the option that did
  private final Map<Object, String> kept = new HashMap<>(); // for the option that may

  /**
   * Nothing is taken but what is read, and standard output.
   *
   * @param inputs the names of files, - for standard input; what is no regular file is passed over
   * @throws UsageException if standard output is one of them
   */
  public OutputConflicts(Console console, List<String> inputs) {
    this.console = console;
    for (String input : inputs) {
      try {
        Path file = input.equals("-") ? SpecialFile.ofDescriptor(0) : Path.of(input);
        if (Files.isRegularFile(file)) {
          taken.put(place(file), "");
        }
      } catch (InvalidPathException noFile) {
        // The name is refused where the file is opened.
      }
    }
    if (Files.isRegularFile(ANSWER) || SpecialFile.isPipe(ANSWER)) {
      if ("".equals(taken.putIfAbsent(place(ANSWER), "standard output"))) {
        throw new UsageException(
            "standard output is a file to be read, and would be lost; send it into another file");
      }
    }
  }

  /**
   * Keeps a file that is read from all outputs but one, which may take its place.
   *
   * @param input the name of the file, or null for none
   */
  public void keepFor(String option, String input) {
    if (input != null && Files.isRegularFile(DataArguments.path(input))) {
      kept.put(place(DataArguments.path(input)), option);
    }
  }

  /**
   * Takes a place for an output, and notes if what is there can only be overwritten.
   *
   * @param file the file, or null for none; devices have room for all
   * @throws UsageException if it is taken
   */
  public void take(String option, Path file) {
    if (file == null || Files.isDirectory(file)) {
      return;
    }
    if (file.toString().equals("-")) {
      throw refused(option, file, "stands for standard output, where the answer goes");
    }
    switch (SpecialFile.descriptor(file)) {
      case 1 -> throw refused(option, file, "is where the answer goes");
      case 2 -> throw refused(option, file, "is where notes and warnings go");
      default -> takeIfRoomIsShort(option, file);
    }
  }

  private void takeIfRoomIsShort(String option, Path file) {
    if (SpecialFile.isDevice(file)) {
      return;
    }
    Object place = place(file);
    String other = taken.putIfAbsent(place, option);
    if (other == null && !kept.getOrDefault(place, option).equals(option)) {
      other = "";
    }
    if (other != null) {
      throw refused(
          option,
          file,
          other.isEmpty()
              ? "is a file to be read, and would be lost"
              : "is the file of " + other + ", too");
    }
    String reason = InPlace.reason(file);
    if (reason != null) {
      console.note(
          option
              + ": '"
              + file
              + "' is overwritten in the end, not replaced as a whole: "
              + reason);
    }
  }

  private static UsageException refused(String option, Path file, String why) {
    return new UsageException(option + ": '" + file + "' " + why + "; name another file");
  }

  /** The same for all names of a file. */
  private static Object place(Path file) {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return key == null ? file.toRealPath() : key;
    } catch (IOException notThere) {
      try {
        return AtomicFile.target(file);
      } catch (IOException noFolder) {
        return file.toAbsolutePath().normalize();
      }
    }
  }
}

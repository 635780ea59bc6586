package dev.neuron.cli.console;

import dev.neuron.data.io.SpecialFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands behind the standard descriptors: a terminal, a pipe, or something else. */
public final class Terminal {
  /** Set by the launcher, which can ask cheaply: the numbers of the descriptors on a terminal. */
  static final String PROPERTY = "neuron.terminal";

  private static final int DEFAULT_WIDTH = 80;

  private Terminal() {}

  /** Returns whether a person sees what is written to a descriptor (1 or 2). */
  public static boolean is(int descriptor) {
    String known = System.getProperty(PROPERTY);
    if (known != null) {
      return known.indexOf((char) ('0' + descriptor)) >= 0;
    }
    try {
      return is(Files.readSymbolicLink(link(descriptor)));
    } catch (IOException | UnsupportedOperationException notLinux) {
      return false;
    }
  }

  /** Returns whether a file is a terminal. */
  public static boolean is(Path file) {
    return file.startsWith("/dev/pts") || file.toString().startsWith("/dev/tty");
  }

  /**
   * Returns whether a descriptor is a pipe or a socket, whose only write error is a gone reader.
   */
  static boolean isPipe(int descriptor) {
    return SpecialFile.isPipe(SpecialFile.ofDescriptor(descriptor));
  }

  /** The terminal's width in characters: what it says itself, else COLUMNS, else 80. */
  public static int width() {
    String columns = System.getenv("COLUMNS");
    if (is(1) || is(2)) {
      try {
        Process stty =
            new ProcessBuilder("stty", "size")
                .redirectInput(SpecialFile.ofDescriptor(is(2) ? 2 : 1).toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        int blank = size.indexOf(' ');
        columns = blank < 0 ? columns : size.substring(blank + 1).trim();
      } catch (IOException noSuchProgram) {
        // The width is then unknown.
        return number(columns);
      }
    }
    return number(columns);
  }

  private static int number(String columns) {
    try {
      int number = columns == null ? 0 : Integer.parseInt(columns);
      return number > 0 ? number : DEFAULT_WIDTH;
    } catch (NumberFormatException malformed) {
      return DEFAULT_WIDTH;
    }
  }

  private static Path link(int descriptor) {
    return Path.of("/proc/self/fd/" + descriptor);
  }
}

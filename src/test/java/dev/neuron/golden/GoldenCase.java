package dev.neuron.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder with one run of the program and what is expected of it; CONTRIBUTING.md describes its
 * files.
 *
 * @param folder where the case lies
 * @param name {@code <command>/<case>}
 */
record GoldenCase(Path folder, String name) {
  private static final Set<String> OWN_FILES =
      Set.of("args", "stdin", "stdout", "stderr", "exit", "expected");

  /** Every case below a folder, in the order of their names. */
  static List<GoldenCase> findAll(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.endsWith("args"))
          .map(path -> of(root, path.getParent()))
          .sorted((a, b) -> a.name.compareTo(b.name))
          .toList();
    }
  }

  /** The case of a folder below the root. */
  static GoldenCase of(Path root, Path folder) {
    return new GoldenCase(folder, nameOf(root, folder));
  }

  private static String nameOf(Path root, Path folder) {
    return root.relativize(folder).toString().replace('\\', '/');
  }

  /** One argument a line; an empty line is an empty argument. */
  List<String> arguments() throws IOException {
    return Files.readAllLines(folder.resolve("args"), StandardCharsets.UTF_8);
  }

  /** The file for standard input, or null. */
  Path stdin() {
    Path stdin = folder.resolve("stdin");
    return Files.exists(stdin) ? stdin : null;
  }

  /** What one of the case's files holds; nothing when there is none. */
  String expected(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
  }

  /** Makes a file hold a text; none when the text is empty. */
  void expect(String file, String text) throws IOException {
    if (text.isEmpty()) {
      Files.deleteIfExists(folder.resolve(file));
    } else {
      Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8);
    }
  }

  /** The files that the program must have written, relative to the work directory. */
  List<Path> expectedFiles() throws IOException {
    Path root = folder.resolve("expected");
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }

  /** Puts the case's input files, and the project's data sets, into an empty work directory. */
  void furnish(Path directory, Path project) throws IOException {
    copyData(directory, project);
    copy(folder, directory, this::isInput);
  }

  /** Puts the project's data sets into a work directory. */
  static void copyData(Path directory, Path project) throws IOException {
    copy(project.resolve("data"), directory.resolve("data"), path -> true);
  }

  private static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(Files::isRegularFile).filter(wanted).toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    }
  }

  private boolean isInput(Path path) {
    return !OWN_FILES.contains(folder.relativize(path).getName(0).toString());
  }

  @Override
  public String toString() {
    return name;
  }
}

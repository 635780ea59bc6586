package dev.neuron.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.golden.PackagedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source file of the program.
 *
 * @param name its name below {@code dev.neuron}: {@code cli.TrainCommand}
 * @param code what it says, without comments, the text of strings, and the package line
 * @param lines how many lines the file has
 */
record Source(String name, String code, long lines) {
  private static final Pattern PACKAGE =
      Pattern.compile("([a-z]\\w*(?:\\.[a-z]\\w*)*?)(?:\\.(?:[A-Z]\\w*|package-info)\\b.*)?$");

  private static final Pattern TEXT =
      Pattern.compile(
          "(?s)(\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\")|'(?:\\\\.|[^'\\\\])+'"
              + "|/\\*.*?\\*/|//[^\\n]*|\\bpackage [\\w.]+;");

  /** Every file of {@code src/main/java}. */
  static List<Source> readAll() throws IOException {
    Path root = PackagedProgram.projectDirectory().resolve("src/main/java/dev/neuron");
    List<Source> sources = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(path -> path.toString().endsWith(".java")).toList()) {
        String name = root.relativize(path).toString().replace(".java", "");
        sources.add(
            of(name.replace(path.getFileSystem().getSeparator(), "."), Files.readString(path)));
      }
    }
    assertThat(sources).as("sources below %s", root).isNotEmpty();
    return sources;
  }

  static Source of(String name, String text) {
    return new Source(
        name,
        TEXT.matcher(text).replaceAll(match -> match.group(1) == null ? " " : "\"\""),
        text.lines().count());
  }

  /** The package below {@code dev.neuron}, or the class that lies there itself. */
  String area() {
    return packageOf(name);
  }

  /** The class's name without its package. */
  String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The package of a name below {@code dev.neuron}; a class that lies there itself is its own. */
  static String packageOf(String name) {
    Matcher matcher = PACKAGE.matcher(name);
    return matcher.lookingAt() ? matcher.group(1) : name;
  }

  /** What the pattern's first group matched, wherever the pattern is found in the code. */
  List<String> findAll(Pattern pattern) {
    Matcher matcher = pattern.matcher(code);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** Whether a name is, or lies in, a package or class. */
  static boolean isWithin(String name, String place) {
    return name.equals(place) || name.startsWith(place + ".");
  }

  /** Whether a name is, or lies in, one of these packages and classes. */
  static boolean isWithin(String name, Set<String> places) {
    return places.stream().anyMatch(place -> isWithin(name, place));
  }
}

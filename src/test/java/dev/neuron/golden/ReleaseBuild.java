package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.golden.PackagedProgram.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Builds of the release, each in a directory of its own. */
final class ReleaseBuild {
  private static final Pattern PUBLISHED =
      Pattern.compile(".*[.](tar|tar[.]gz|zip|deb|pom)|neuron-[0-9].*[.]jar");

  /** Where the sources are said to be. */
  static final String ADDRESS = "https://example.org/neuron";

  private ReleaseBuild() {}

  /** The build under plain habits: one for all tests, tried once. */
  private static final class Plain {
    static final Path TARGET = make();

    private static Path make() {
      Path target = PackagedProgram.projectDirectory().resolve("target/tried-release");
      try {
        FileUtils.deleteDirectory(target.toFile());
        return built(target, "en", "UTC", "C.UTF-8");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Path plain() {
    return Plain.TARGET;
  }

  static Path built(Path target, String language, String zone, String locale) {
    String line = "sh ./mvnw -B -q -Dquick -Prelease -DskipTests verify";
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(line.split(" ")),
                        Stream.of("-Daddress=" + ADDRESS, "-Doutput.directory=" + target))
                    .toList())
            .directory(PackagedProgram.projectDirectory().toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put("MAVEN_OPTS", "-Duser.language=" + language + " -Duser.timezone=" + zone);
    builder.environment().put("LC_ALL", locale);
    Outcome outcome = PackagedProgram.finish(builder);
    assertThat(outcome.exit()).as(outcome.stdout() + outcome.stderr()).isZero();
    return target;
  }

  /** What is published of a build, but for the sums. */
  static List<Path> files(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> PUBLISHED.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  static Path file(Path target, String ending) throws IOException {
    List<Path> files = files(target).stream().filter(f -> f.toString().endsWith(ending)).toList();
    assertThat(files).hasSize(1);
    return files.get(0);
  }

  /** The archive with a Java of its own, named after the system. */
  static Path withJava(Path target) throws IOException {
    return file(
        target,
        "-" + System.getProperty("os.name") + "-" + System.getProperty("os.arch") + ".tar.gz");
  }

  /** Unpacks the layer of the container image, as a container sees it, into a new directory. */
  static Path image(Path target, Path directory) throws IOException {
    Files.createDirectories(directory.resolve("root"));
    shell(
        directory,
        "/usr/bin:/bin",
        "tar xf '" + file(target, "-image.tar") + "'",
        "tar xzpf *.tar.gz -C root");
    return directory.resolve("root");
  }

  static String sum(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Runs lines of the shell with next to no environment, and shows what they said if they fail. */
  static String shell(Path directory, String path, String... lines) {
    String script = "set -e\n" + String.join("\n", lines);
    ProcessBuilder builder =
        new ProcessBuilder(
                "env", "-i", "HOME=" + directory, "PATH=" + path, "/bin/sh", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true);
    Outcome outcome = PackagedProgram.finish(builder);
    assertThat(outcome.exit()).as(outcome.stdout()).isZero();
    return outcome.stdout();
  }
}

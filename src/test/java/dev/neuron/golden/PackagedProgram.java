package dev.neuron.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program as users get it: the packaged jar, run in a process of its own.
 *
 * <p>It runs under a German locale, so that a number formatted with the machine's habits shows up
 * in every golden case.
 */
public final class PackagedProgram {
  private static final int PATIENCE_SECONDS = 1800;

  private PackagedProgram() {}

  /**
   * What a process left behind.
   *
   * @param exit its exit status
   * @param stdout what it wrote to standard output, read as UTF-8
   * @param stderr what it wrote to standard error, read as UTF-8
   */
  public record Outcome(int exit, String stdout, String stderr) {}

  /** The root of the source tree. */
  public static Path projectDirectory() {
    return Path.of(System.getProperty("project.basedir", "")).toAbsolutePath();
  }

  /** The command line that starts the program, without its arguments. */
  public static List<String> command() {
    String jar = System.getProperty("neuron.jar");
    if (jar == null || !Files.isRegularFile(Path.of(jar))) {
      throw new IllegalStateException("no packaged jar at " + jar + ": run ./mvnw verify");
    }
    return command(jar, "-XX:SharedArchiveFile=" + Classes.ARCHIVE);
  }

  private static List<String> command(String jar, String option) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xlog:disable",
        "-XX:-UsePerfData",
        "-XX:TieredStopAtLevel=1",
        option,
        "-Duser.language=de",
        "-Duser.country=DE",
        "-cp",
        jar,
        "dev.neuron.Main");
  }

  /**
   * The classes of one run, as the launcher keeps them, made once for all that this JVM starts: a
   * third of a short run. Where there is none, the JVM says nothing and loads the classes anew.
   */
  private static final class Classes {
    static final Path ARCHIVE = make();

    private static Path make() {
      try {
        Path folder = Files.createTempDirectory("neuron");
        Path archive = folder.resolve("classes.jsa");
        List<String> run =
            new ArrayList<>(
                command(System.getProperty("neuron.jar"), "-XX:ArchiveClassesAtExit=" + archive));
        run.addAll(List.of("train", "data/diabetes.csv", "-e", "3"));
        finish(new ProcessBuilder(run).directory(projectDirectory().toFile()));
        folder.toFile().deleteOnExit();
        archive.toFile().deleteOnExit();
        return archive;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Runs the program to its end.
   *
   * @param directory the work directory
   * @param stdin a file to read standard input from, or null for an empty one
   * @param arguments its arguments
   */
  public static Outcome run(Path directory, Path stdin, List<String> arguments) {
    List<String> command = new ArrayList<>(command());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    if (stdin != null) {
      builder.redirectInput(stdin.toFile());
    }
    return finish(builder);
  }

  /** Starts the process in a neutral environment, waits for its end and collects its output. */
  static Outcome finish(ProcessBuilder builder) {
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "SOURCE_DATE_EPOCH"));
    builder.environment().put("TZ", "UTC");
    try {
      Path stdout = Files.createTempFile("neuron", ".stdout");
      Path stderr = Files.createTempFile("neuron", ".stderr");
      try {
        builder.redirectOutput(stdout.toFile());
        if (!builder.redirectErrorStream()) {
          builder.redirectError(stderr.toFile());
        }
        int exit = exitStatus(builder.start(), builder.command());
        return new Outcome(
            exit,
            Files.readString(stdout, StandardCharsets.UTF_8),
            Files.readString(stderr, StandardCharsets.UTF_8));
      } finally {
        Files.delete(stdout);
        Files.delete(stderr);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int exitStatus(Process process, List<String> command) throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + command);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + command, e);
    } finally {
      process.destroyForcibly();
    }
  }
}

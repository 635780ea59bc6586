package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every command that the README and the manual show, and compares what it prints with what
 * they show. The commands of one document run in one work directory, one after the other.
 */
@Execution(ExecutionMode.CONCURRENT)
class TranscriptIT {
  static List<Path> documents() throws IOException {
    Path project = PackagedProgram.projectDirectory();
    List<Path> documents = new ArrayList<>();
    documents.add(project.resolve("README.md"));
    Path manual = project.resolve("src/site/markdown");
    if (Files.isDirectory(manual)) {
      try (Stream<Path> pages = Files.list(manual)) {
        pages.filter(page -> page.toString().endsWith(".md")).sorted().forEach(documents::add);
      }
    }
    return documents;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void shows_what_the_commands_print(Path document, @TempDir Path directory) throws IOException {
    furnish(directory);
    int status = 0;
    for (Transcript transcript : Transcript.read(document)) {
      if (transcript.isForReaders() || (transcript.command().contains("| jq ") && !hasJq())) {
        continue;
      }
      PackagedProgram.Outcome outcome = runInShell(directory, transcript.command(), status);
      status = outcome.exit();
      if (!transcript.fits(outcome.stdout())) {
        assertThat(outcome.stdout()).as("%s", transcript).isEqualTo(transcript.expected());
      }
    }
  }

  private static boolean hasJq() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "jq")));
  }

  /** A checkout as the reader has it: the data sets, and a launcher that runs the packaged jar. */
  private static void furnish(Path directory) throws IOException {
    GoldenCase.copyData(directory, PackagedProgram.projectDirectory());
    Path launcher = Files.createDirectories(directory.resolve("scripts")).resolve("neuron");
    String command =
        PackagedProgram.command().stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    Files.writeString(launcher, "#!/bin/sh\nexec " + command + " \"$@\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  private static PackagedProgram.Outcome runInShell(Path directory, String command, int status) {
    // The subshell gives $? the status of the command before.
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "(exit " + status + ")\n" + command)
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .merge("PATH", directory.resolve("scripts").toString(), (path, own) -> own + ":" + path);
    return PackagedProgram.finish(builder);
  }
}

package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With vectors or, where the Java cannot have them, without: the same neuron, and not a word. */
class VectorsIT {
  private static final String EXPORT = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";
  private static final String UNLOCK = "-XX:+UnlockExperimentalVMOptions";
  private static final String SUPPORT = "-XX:+EnableVectorSupport";
  private static final String ON = "-Dneuron.vectors=on";

  /** What is allowed is done, unless the processor's own vectors are shorter. */
  private static final String ALLOWED = "vectors of 4 doubles|vectors here have [12] doubles";

  @TempDir private Path folder;

  private record Run(String stderr, List<String> lines) {}

  private Run train(String... options) throws IOException {
    Path log = folder.resolve("log.csv");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("neuron.jar"), "dev.neuron.Main", "train"));
    command.addAll(List.of("data/diabetes.csv", "-v", "--log", log.toString()));
    Path project = PackagedProgram.projectDirectory();
    PackagedProgram.Outcome outcome =
        PackagedProgram.finish(new ProcessBuilder(command).directory(project.toFile()));
    assertThat(outcome.exit()).as(outcome.stderr()).isZero();
    assertThat(outcome.stderr()).doesNotContain("WARNING", "Exception");
    List<String> lines = Files.readAllLines(log);
    Files.delete(log);
    return new Run(outcome.stderr(), lines);
  }

  @Test
  void whatever_java_allows_the_neuron_is_the_same() throws IOException {
    Run vectors = train(EXPORT, UNLOCK, SUPPORT, ON);
    assertThat(vectors.stderr()).containsPattern(ALLOWED);
    assertThat(vectors.lines()).hasSize(102);
    Run off = train(EXPORT, UNLOCK, SUPPORT, "-Dneuron.vectors=off");
    assertThat(off.stderr()).contains("plain loops, as -Dneuron.vectors=off asks");
    Run small = train(EXPORT, UNLOCK, SUPPORT);
    assertThat(small.stderr()).contains("plain loops, as the work is too little");
    Run hidden = train(UNLOCK, SUPPORT, ON);
    assertThat(hidden.stderr()).contains("plain loops", "does not export");
    Run unsupported = train(EXPORT, ON);
    assertThat(unsupported.stderr()).contains("plain loops", "EnableVectorSupport");
    Run simple = train(EXPORT, UNLOCK, SUPPORT, ON, "-XX:TieredStopAtLevel=1");
    assertThat(simple.stderr()).contains("plain loops", "only the optimizing compiler");
    for (Run plain : List.of(off, small, hidden, unsupported, simple)) {
      assertThat(plain.lines()).isEqualTo(vectors.lines());
    }
  }

  @Test
  void the_launcher_gives_what_vectors_need_to_small_files_too_where_they_are_asked_for()
      throws IOException {
    // the launcher of the checkout runs the jar of the checkout
    assumeThat(Path.of(System.getProperty("neuron.jar"))).endsWith(Path.of("target/neuron.jar"));
    for (String wish : List.of("on", "off", "perhaps")) {
      ProcessBuilder neuron =
          new ProcessBuilder("scripts/neuron", "train", "data/faithful.csv", "-v")
              .directory(PackagedProgram.projectDirectory().toFile());
      neuron.environment().put("NEURON_JAVA_OPTS", "-Dneuron.vectors=" + wish);
      PackagedProgram.Outcome outcome = PackagedProgram.finish(neuron);
      switch (wish) {
        case "on" -> assertThat(outcome.stderr()).containsPattern(ALLOWED);
        case "off" -> assertThat(outcome.stderr()).contains("-Dneuron.vectors=off asks");
        default -> {
          assertThat(outcome.exit()).isEqualTo(2);
          assertThat(outcome.stderr())
              .startsWith("neuron: -Dneuron.vectors: 'perhaps' is not one of on, off, auto");
        }
      }
    }
  }
}

package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.golden.PackagedProgram.Outcome;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two builds of one commit are the same bytes, wherever and under whatever habits they are made.
 */
@Tag("slow")
class ReproducibleJarIT {
  @TempDir private Path folder;

  private File built(String directory, String language, String zone) {
    Path target = folder.resolve(directory);
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    "sh",
                    "./mvnw",
                    "-B",
                    "-q",
                    "-o",
                    "-Dquick",
                    "-Dmaven.test.skip=true",
                    "-Doutput.directory=" + target,
                    "package"))
            .directory(PackagedProgram.projectDirectory().toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put("MAVEN_OPTS", "-Duser.language=" + language + " -Duser.timezone=" + zone);
    Outcome outcome = PackagedProgram.finish(builder);
    assertThat(outcome.exit()).as(outcome.stdout() + outcome.stderr()).isZero();
    return target.resolve("neuron.jar").toFile();
  }

  @Test
  void two_builds_of_one_commit_are_the_same_bytes() {
    File one = built("one", "en", "UTC");
    File other = built("a longer name", "tr", "Asia/Kathmandu");
    assertThat(other).hasSameBinaryContentAs(one);
    assertThat(new File(System.getProperty("neuron.jar"))).hasSameBinaryContentAs(one);
  }
}

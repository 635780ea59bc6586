package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.golden.PackagedProgram.Outcome;
import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two builds of one commit are the same bytes, wherever and under whatever habits they are made.
 */
@Tag("slow")
class ReproducibleReleaseIT {
  @TempDir private Path folder;

  private Path built(String directory, String language, String zone) {
    Path target = folder.resolve(directory);
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    "sh",
                    "./mvnw",
                    "-B",
                    "-q",
                    "-Dquick",
                    "-Prelease",
                    "-DskipTests",
                    "-Doutput.directory=" + target,
                    "package"))
            .directory(PackagedProgram.projectDirectory().toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put("MAVEN_OPTS", "-Duser.language=" + language + " -Duser.timezone=" + zone);
    Outcome outcome = PackagedProgram.finish(builder);
    assertThat(outcome.exit()).as(outcome.stdout() + outcome.stderr()).isZero();
    return target;
  }

  /** The release's archive: the jar, man pages, completion, bill of materials, licences. */
  private static File archive(Path target) {
    File[] archives = target.toFile().listFiles((folder, name) -> name.endsWith(".tar.gz"));
    assertThat(archives).hasSize(1);
    return archives[0];
  }

  @Test
  void two_builds_of_one_commit_are_the_same_bytes() {
    Path one = built("one", "en", "UTC");
    Path other = built("a longer name", "tr", "Asia/Kathmandu");
    for (String name : List.of("neuron.jar", "release/sbom.cdx.json", "release/neuron.bash")) {
      assertThat(other.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    assertThat(archive(other)).hasSameBinaryContentAs(archive(one));
    assertThat(one.resolve("release/man/neuron-train.1"))
        .content()
        .contains(".TH \"NEURON\\-TRAIN\"")
        .doesNotContain(LocalDate.now(ZoneId.systemDefault()).toString());
    assertThat(Path.of(System.getProperty("neuron.jar")))
        .hasSameBinaryContentAs(one.resolve("neuron.jar"));
  }
}

package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.golden.PackagedProgram.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two builds of one commit are the same bytes, wherever and under whatever habits they are made.
 */
@Tag("slow")
class ReproducibleReleaseIT {
  @TempDir private Path folder;

  private Path built(String directory, String language, String zone, String locale) {
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
    builder.environment().put("LC_ALL", locale);
    Outcome outcome = PackagedProgram.finish(builder);
    assertThat(outcome.exit()).as(outcome.stdout() + outcome.stderr()).isZero();
    return target;
  }

  /** The release's archive: the jar, man pages, completion, bill of materials, licences. */
  private static File archive(Path target, String ending) {
    File[] archives = target.toFile().listFiles((folder, name) -> name.endsWith(ending));
    assertThat(archives).hasSize(1);
    return archives[0];
  }

  @Test
  void two_builds_of_one_commit_are_the_same_bytes() throws IOException {
    Path one = built("one", "en", "UTC", "C.UTF-8");
    Path other = built("a longer name", "tr", "Asia/Kathmandu", "C");
    for (String name : List.of("neuron.jar", "release/sbom.cdx.json", "release/neuron.bash")) {
      assertThat(other.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    for (String ending : List.of(".tar.gz", ".zip")) {
      assertThat(archive(other, ending)).hasSameBinaryContentAs(archive(one, ending));
    }
    assertThat(one.resolve("release/man/neuron-train.1"))
        .content()
        .contains(".TH \"NEURON\\-TRAIN\"")
        .doesNotContain(LocalDate.now(ZoneId.systemDefault()).toString());
    assertThat(Path.of(System.getProperty("neuron.jar")))
        .hasSameBinaryContentAs(one.resolve("neuron.jar"));
    assertThat(Files.readString(one.resolve("release/licenses/NOTICE")))
        .contains("Copyright \u00a9 2024");
    assertLicences(Files.readString(one.resolve("release/sbom.cdx.json")));
  }

  /** What is bundled is under a licence that an Apache-2.0 program may hold without more ado. */
  private static void assertLicences(String bill) {
    List<String> licences =
        Pattern.compile("\"license\" : \\{\\s*\"(?:id|name)\" : \"([^\"]*)\"")
            .matcher(bill)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(licences).hasSizeGreaterThan(8).isSubsetOf("Apache-2.0", "MIT", "BSD-3-Clause");
  }
}

package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two builds of one commit are the same bytes, wherever and under whatever habits they are made.
 */
@Tag("slow")
class ReproducibleReleaseIT {
  @TempDir private Path folder;

  @Test
  void two_builds_of_one_commit_are_the_same_bytes() throws IOException {
    Path one = ReleaseBuild.plain();
    Path other = ReleaseBuild.built(folder.resolve("a longer name"), "tr", "Asia/Kathmandu", "C");
    for (Path file : ReleaseBuild.files(one)) {
      if (!file.equals(ReleaseBuild.withJava(one)) && !file.toString().endsWith(".tar")) {
        assertThat(other.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
    for (String name : List.of("neuron.jar", "release/sbom.cdx.json")) {
      assertThat(other.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    assertThat(filesOf(other.resolve("release/java")))
        .isEqualTo(filesOf(one.resolve("release/java")))
        .hasSizeGreaterThan(10);
    assertThat(filesOf(ReleaseBuild.image(other, folder.resolve("image of the other"))))
        .isEqualTo(filesOf(ReleaseBuild.image(one, folder.resolve("image"))))
        .hasSizeGreaterThan(20);
    assertThat(one.resolve("release/man/neuron-train.1"))
        .content()
        .contains(".TH \"NEURON\\-TRAIN\" \"1\" \"" + releaseDay() + "\"");
    assertThat(Path.of(System.getProperty("neuron.jar")))
        .hasSameBinaryContentAs(one.resolve("neuron.jar"));
    assertThat(Files.readString(one.resolve("release/licenses/NOTICE")))
        .contains("Copyright \u00a9 2024");
  }

  /** The day that the pom tells, whatever day it is. */
  private static String releaseDay() throws IOException {
    Matcher day =
        Pattern.compile("<release.day>([0-9-]+)</release.day>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(day.find()).isTrue();
    return day.group(1);
  }

  /**
   * The sum of each file, but for HotSpot's archive of classes: it lays it out by addresses that
   * the system chooses, and by which thread is first.
   */
  private static Map<String, String> filesOf(Path directory) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("classes.jsa")) {
          sums.put(directory.relativize(file).toString(), ReleaseBuild.sum(file));
        }
      }
    }
    return sums;
  }
}

package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The container image: what it says of itself, and a run in it as a container runs. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class ContainerImageIT {
  private static final String PATH = "/usr/sbin:/usr/bin:/sbin:/bin";
  private static final String SPACES = "unshare --map-root-user --mount --pid --fork --kill-child ";

  @TempDir Path folder;
  private Path root;
  private String manifest;
  private String config;

  @BeforeEach
  void unpack() throws IOException {
    root = ReleaseBuild.image(ReleaseBuild.plain(), folder);
    manifest = Files.readString(folder.resolve("manifest.json"));
    config = Files.readString(folder.resolve(one("\"Config\":\"([^\"]*)\"", manifest)));
  }

  private static String one(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  @Test
  void every_part_is_called_by_its_sum() throws IOException {
    Path packed = folder.resolve(one("\"Layers\":\\[\"([^\"]*)\"\\]", manifest));
    assertThat(packed.getFileName()).hasToString(ReleaseBuild.sum(packed) + ".tar.gz");
    ReleaseBuild.shell(folder, PATH, "gzip -cd " + packed.getFileName() + " >layer.tar");
    assertThat(one("\"diff_ids\":\\[\"sha256:([^\"]*)\"\\]", config))
        .isEqualTo(ReleaseBuild.sum(folder.resolve("layer.tar")));
    assertThat(one("\"Config\":\"([^\"]*)[.]json\"", manifest))
        .isEqualTo(ReleaseBuild.sum(folder.resolve(one("\"Config\":\"([^\"]*)\"", manifest))));
  }

  /** Of each library of the system that is in it; there is no shell, and nothing else to run. */
  @Test
  void the_licences_are_in_it_and_one_program() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).contains("libc.so.6", "libjvm.so").doesNotContain("sh", "apt", "dpkg");
    }
    assertThat(root.resolve("usr/share/doc/libc6/copyright")).content().contains("LGPL-2.1");
    assertThat(root.resolve("usr/share/common-licenses/LGPL-2.1")).isNotEmptyFile();
    assertThat(root.resolve("opt/neuron/lib/java/legal/java.base")).isNotEmptyDirectory();
  }

  @Test
  void it_trains_and_predicts_where_nothing_else_is() throws IOException {
    String may = ReleaseBuild.shell(folder, PATH, SPACES + "true || echo no");
    assumeThat(may).as("namespaces may be made").isEmpty();
    assertThat(run("train n\u00e4he.csv --model n\u00e4he.json --quiet"))
        .contains("eruptions = max(0, 0.0756");
    assertThat(run("predict n\u00e4he.json n\u00e4he.csv --quiet"))
        .startsWith("waiting,eruptions,prediction\n79,3.6,4.1005")
        .hasLineCount(273);
    assertThat(run("train away.csv")).contains("away.csv: there is no such file").endsWith("66\n");
  }

  /**
   * In namespaces of its own, as container engines start it, beside devices and processes alone.
   */
  private String run(String words) throws IOException {
    String entry =
        one("\"Entrypoint\":\\[([^\\]]*)\\]", config).replace("\"", "").replace(',', ' ');
    Files.writeString(
        folder.resolve("run.sh"),
        """
        cp '%s' root/data/n\u00e4he.csv
        mkdir -p root/dev root/proc
        mount --rbind /dev root/dev && mount -t proc proc root/proc || exit 125
        exec env -i %s unshare --root=root --wd=%s %s %s
        """
            .formatted(
                PackagedProgram.projectDirectory().resolve("data/faithful.csv"),
                one("\"Env\":\\[\"([^\"]*)\"\\]", config),
                one("\"WorkingDir\":\"([^\"]*)\"", config),
                entry,
                words));
    return ReleaseBuild.shell(folder, PATH, SPACES + "sh run.sh 2>&1 || echo $?");
  }
}

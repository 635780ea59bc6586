package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is published, tried as a stranger would: in an empty folder, with an empty environment. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class ReleaseIT {
  private static final String PATH = "/usr/bin:/bin";
  private static final String FORMULA = "progression = max(0, 5.68\u00b7bmi";

  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void build() {
    target = ReleaseBuild.plain();
  }

  private String withJava(String... lines) {
    String java = System.getProperty("java.home");
    return ReleaseBuild.shell(folder, java + "/bin:" + PATH, lines);
  }

  private String withoutJava(String... lines) {
    // A folder with the few programs that the launcher may ask, and no Java.
    String[] all =
        Stream.concat(
                Stream.of("mkdir -p few && ln -sf /usr/bin/tail few/ && PATH=$PWD/few"),
                Stream.of(lines))
            .toArray(String[]::new);
    return ReleaseBuild.shell(folder, PATH, all);
  }

  @Test
  void each_file_has_its_sum_beside_it() throws IOException {
    List<Path> files = ReleaseBuild.files(target);
    assertThat(files).hasSize(9);
    for (Path file : files) {
      assertThat(target.resolve(file.getFileName() + ".sha256"))
          .content()
          .isEqualToIgnoringNewLines(ReleaseBuild.sum(file) + " *" + file.getFileName());
    }
  }

  @Test
  void the_library_is_complete_for_a_repository_of_maven() throws IOException {
    Path sources = ReleaseBuild.file(target, "-sources.jar");
    Path javadoc = ReleaseBuild.file(target, "-javadoc.jar");
    String source = entry(sources, "dev/neuron/api/Training.java");
    assertThat(source)
        .isEqualTo(Files.readString(Path.of("src/main/java/dev/neuron/api/Training.java")));
    assertThat(entry(javadoc, "index.html")).contains("dev/neuron/api/package-summary.html");
    assertThat(entry(javadoc, "dev/neuron/api/Training.html")).contains("How a neuron learns");
    String library = sources.toString().replace("-sources", "");
    assertThat(entry(Path.of(library), "META-INF/MANIFEST.MF")).doesNotContain("Main-Class");
    String pom = Files.readString(Path.of("pom.xml"));
    assertThat(ReleaseBuild.file(target, ".pom"))
        .content()
        .contains("<url>${address}</url>", "<maintainer.name>local build</maintainer.name>")
        .isEqualTo(pom.replace("<address/>", "<address>" + ReleaseBuild.ADDRESS + "</address>"));
  }

  private static String entry(Path jar, String name) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      return Files.readString(files.getPath(name));
    }
  }

  /** What is bundled is under a licence that an Apache-2.0 program may hold without more ado. */
  @Test
  void every_component_of_the_bill_of_materials_has_a_licence_of_the_list() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(target.resolve("release/sbom.cdx.json").toFile());
    List<String> names = new ArrayList<>();
    for (JsonNode component : bill.get("components")) {
      names.add(component.get("name").asText());
      List<String> licences = new ArrayList<>();
      for (JsonNode licence : component.path("licenses")) {
        licences.add(licence.path("license").path("id").asText(licence.toString()));
      }
      assertThat(licences)
          .as(component.toString())
          .isNotEmpty()
          .isSubsetOf("Apache-2.0", "MIT", "BSD-3-Clause");
    }
    assertThat(names).contains("picocli", "jackson-core", "fastexcel", "uplot").hasSize(13);
    try (Stream<Path> files = Files.list(target.resolve("release/licenses"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains(
              "NOTICE", "slf4j.txt", "fastdoubleparser.txt", "commons-math3.txt", "uPlot.txt");
    }
  }

  /** They lead to files that are there, and tell the sums of these. */
  @ParameterizedTest
  @CsvSource({"neuron.rb, .tar.gz", "neuron.json, .zip", "sdkman.json, .zip"})
  void package_managers_are_told_of_the_archives(String name, String ending) throws IOException {
    String text = Files.readString(target.resolve("packages/" + name));
    Path archive = ReleaseBuild.file(target, "-release" + ending);
    assertThat(first("url\\W+(file://\\S+" + ending + ")\"", text)).isEqualTo("file://" + archive);
    assertThat(first("\\b([0-9a-f]{64})\\b", text)).isEqualTo(ReleaseBuild.sum(archive));
    assertThat(text).contains("neuron-" + version()).doesNotContain("@");
    if (name.endsWith(".json")) {
      assertThat(new ObjectMapper().readTree(text).get("version").asText()).isEqualTo(version());
    }
  }

  private static String version() throws IOException {
    return first("<version>([^<]+)</version>", Files.readString(Path.of("pom.xml")));
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  @Test
  void the_archive_runs_where_it_is_unpacked() throws IOException {
    String said =
        withJava(
            "tar xzf " + ReleaseBuild.file(target, "-release.tar.gz"),
            "cd neuron-*",
            "bin/neuron train data/diabetes.csv -q | tail -1",
            "ls share/man/man1/neuron-train.1 share/doc/neuron/index.html licenses/NOTICE"
                + " INSTALL.md",
            "grep -c $(printf '\\r')'$' bin/neuron.bat");
    assertThat(said).startsWith(FORMULA);
  }

  @Test
  void the_archive_with_a_java_runs_without_any_other_and_needs_no_preparation()
      throws IOException {
    ReleaseBuild.shell(folder, PATH, "tar xzf " + ReleaseBuild.withJava(target));
    assertThat(withoutJava("neuron-*/bin/neuron train neuron-*/data/diabetes.csv -q | tail -1"))
        .startsWith(FORMULA);
    String loading = "NEURON_JAVA_OPTS=-Xlog:class+load neuron-*/bin/neuron --version";
    assertThat(withoutJava(loading))
        .containsPattern("dev[.]neuron[.]Main source: shared objects file")
        .doesNotContainPattern("dev[.]neuron[.]Main source: jrt");
    assertThat(withoutJava("neuron-*/bin/neuron train neuron-*/data/diabetes.csv -q --plot a.svg"))
        .contains(FORMULA);
    assertThat(
            withoutJava(
                "neuron-*/bin/neuron train neuron-*/data/diabetes.csv -q --plot a.png || echo $?"))
        .contains("a.png: cannot be drawn: this Java has no graphics");
    assertThat(
            withoutJava(
                "SPARK_HOME=/opt/spark neuron-*/bin/neuron train a.csv --engine spark || echo $?"))
        .startsWith("neuron: Spark does not run on the Java of this release")
        .endsWith("\n2\n");
  }

  @Test
  void install_upgrades_in_place_and_uninstall_leaves_what_it_did_not_put() throws IOException {
    Path own = Files.createDirectories(folder.resolve("a prefix/share/man/man1"));
    Files.writeString(own.resolve("other.1"), "another program's");
    String unpack = "tar xzf " + ReleaseBuild.file(target, "-release.tar.gz");
    assertThat(withJava(unpack, "cd neuron-*", "./install '../a prefix'"))
        .contains("installed " + folder.toRealPath() + "/a prefix/bin/neuron", "\nneuron ");
    String train = "'a prefix/bin/neuron' train neuron-*/data/diabetes.csv -q | tail -1";
    assertThat(withJava(train)).startsWith(FORMULA);

    // The next version: a page more, one less, and another launcher.
    withJava(
        "cd neuron-*",
        "mv share/man/man1/neuron-train.1 share/man/man1/neuron-learn.1",
        "echo '# newer' >>bin/neuron",
        "./install '../a prefix'");
    assertThat(own.resolve("neuron-train.1")).doesNotExist();
    assertThat(own.resolve("neuron-learn.1")).exists();
    assertThat(folder.resolve("a prefix/lib/neuron/bin/neuron")).content().endsWith("# newer\n");
    assertThat(withJava(train)).startsWith(FORMULA);

    withJava("'a prefix/lib/neuron/uninstall'");
    try (Stream<Path> left = Files.walk(folder.resolve("a prefix"))) {
      assertThat(left.filter(Files::isRegularFile)).containsExactly(own.resolve("other.1"));
    }
  }

  @Test
  void a_release_with_a_java_and_one_without_take_each_others_place() throws IOException {
    Path lib = folder.resolve("p/lib/neuron/lib");
    withJava("mkdir own && tar xzf " + ReleaseBuild.withJava(target) + " -C own");
    withJava("tar xzf " + ReleaseBuild.file(target, "-release.tar.gz"));
    withJava("own/neuron-*/install p");
    assertThat(lib).isDirectoryContaining("glob:**/java");

    withJava("neuron-*/install p");
    assertThat(lib).isDirectoryNotContaining("glob:**/java").isDirectoryContaining("glob:**.jsa");
    assertThat(withJava("p/bin/neuron train own/neuron-*/data/diabetes.csv -q | tail -1"))
        .startsWith(FORMULA);

    withJava("own/neuron-*/install p");
    assertThat(lib).isDirectoryNotContaining("glob:**.jsa");
    assertThat(withJava("p/lib/neuron/uninstall; ls p")).startsWith("removed").endsWith("p\n");
  }

  @Test
  void install_leaves_a_neuron_of_others_alone() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("p/bin")).resolve("neuron"), "mine");
    String said =
        withJava(
            "tar xzf " + ReleaseBuild.file(target, "-release.tar.gz"),
            "if neuron-*/install p; then false; fi");
    assertThat(said).startsWith("install: ").contains("is there and not from an install");
    assertThat(folder.resolve("p/bin/neuron")).hasContent("mine");
  }

  @Test
  void the_debian_package_runs_from_its_places() throws IOException {
    assumeThat(Path.of("/usr/bin/dpkg-deb")).exists();
    String deb = ReleaseBuild.file(target, ".deb").toString();
    assertThat(withJava("dpkg-deb -f " + deb + " Depends Maintainer"))
        .contains("java17-runtime-headless", "Maintainer: local build <root@localhost>");
    String said =
        withJava(
            "dpkg-deb -x " + deb + " root",
            "root/usr/bin/neuron train "
                + PackagedProgram.projectDirectory().resolve("data/diabetes.csv")
                + " -q | tail -1",
            "ls root/usr/share/bash-completion/completions/neuron root/usr/share/man/man1/neuron.1",
            "ls root/usr/share/zsh/vendor-completions/_neuron",
            "ls root/usr/share/doc/neuron/copyright");
    assertThat(said).startsWith(FORMULA);
  }

  /** Into a root of its own, where nothing else is, by dpkg itself. */
  @Test
  void dpkg_installs_upgrades_and_removes_the_debian_package() throws IOException {
    assumeThat(Path.of("/usr/bin/dpkg")).exists();
    String spaces = "unshare --map-root-user ";
    assumeThat(withJava(spaces + "true || echo no")).as("namespaces may be made").isEmpty();
    String dpkg =
        spaces
            + "env PATH=$PATH:/usr/sbin:/sbin dpkg --root=$PWD/root"
            + " --force-depends --force-script-chrootless --log=/dev/null ";
    String install = dpkg + "-i " + ReleaseBuild.file(target, ".deb");
    String train =
        "root/usr/bin/neuron train "
            + PackagedProgram.projectDirectory().resolve("data/diabetes.csv")
            + " -q | tail -1";
    assertThat(withJava("mkdir root", install)).contains("Setting up neuron (" + version() + ")");
    assertThat(withJava(train)).startsWith(FORMULA);
    assertThat(withJava(install)).contains("Unpacking neuron (" + version() + ") over");
    assertThat(withJava(train)).startsWith(FORMULA);
    assertThat(withJava(dpkg + "-r neuron")).doesNotContain("warning");
    assertThat(folder.resolve("root/usr")).doesNotExist();
  }
}

package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.golden.PackagedProgram.Outcome;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The archives of loaded classes that {@code scripts/neuron} makes in a release. */
@Execution(ExecutionMode.CONCURRENT)
class ClassArchiveIT extends LauncherCheckout {
  private static final FileTime RELEASED = FileTime.from(Instant.parse("2026-11-23T00:00:00Z"));

  private Path bin;
  private Path lib;

  @BeforeEach
  void unpack_a_release() throws IOException {
    unpack(parent.resolve("release"));
  }

  private void unpack(Path release) throws IOException {
    bin = Files.createDirectories(release.resolve("bin")).resolve("neuron");
    Files.copy(launcher, bin);
    lib = Files.createDirectories(release.resolve("lib"));
    jar = lib.resolve("neuron.jar");
    putJar("0123456789abcdef");
  }

  /** A jar that begins as the build's does; all are of one size and, as in an archive, one time. */
  private void putJar(String contentId) throws IOException {
    byte[] manifest =
        ("Manifest-Version: 1.0\r\nContent-Id: " + contentId + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    CRC32 sum = new CRC32();
    sum.update(manifest);
    JarEntry entry = new JarEntry(JarFile.MANIFEST_NAME);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(manifest.length);
    entry.setCrc(sum.getValue());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(entry);
      out.write(manifest);
    }
    Files.setLastModifiedTime(jar, RELEASED);
  }

  private Outcome start() {
    return launch(bin.toString(), "--version");
  }

  private long dumps() throws IOException {
    return Files.readAllLines(parent.resolve("java/bin/dumps")).size();
  }

  @Test
  void another_jar_of_the_same_time_and_size_gets_an_archive_of_its_own_in_place_of_the_old()
      throws IOException {
    assertRan(start());
    assertRan(start());
    assertThat(dumps()).isEqualTo(1);
    assertThat(archives(lib)).singleElement().asString().endsWith("17.0.1-0123456789abcdef.jsa");

    putJar("fedcba9876543210");

    assertRan(start());
    assertRan(start());
    assertThat(dumps()).isEqualTo(2);
    assertThat(archives(lib)).singleElement().asString().endsWith("17.0.1-fedcba9876543210.jsa");
  }

  @Test
  void an_archive_for_each_java_is_kept() throws IOException {
    start();
    Files.writeString(parent.resolve("java/release"), "JAVA_VERSION=\"21.0.2\"\n");
    start();
    assertThat(archives(lib)).hasSize(2);
  }

  @Test
  void what_no_start_has_read_for_a_month_is_removed_and_what_belongs_to_others_is_not()
      throws IOException {
    String prefix = jar.getParent().toString().substring(1).replace('/', '%') + "%";
    Path unused = Files.createFile(lib.resolve("opt%neuron%lib%17.0.9-00.jsa"));
    Path others = Files.createFile(lib.resolve(prefix + "17%lib%17.0.9-00.jsa"));
    Path stale = Files.createFile(lib.resolve(prefix + "17.0.9-00.jsa.failed"));
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(32)));
    Files.setAttribute(unused, "lastAccessTime", longAgo);

    assertRan(start());

    assertThat(list(lib)).contains(jar, others).doesNotContain(unused, stale).hasSize(3);
  }

  @Test
  void a_path_longer_than_a_file_name_may_be_has_an_archive_too() throws IOException {
    unpack(parent.resolve("a".repeat(200)).resolve("b".repeat(200)));
    assertRan(start());
    assertRan(start());
    assertThat(archives(lib)).hasSize(1);
    assertThat(dumps()).isEqualTo(1);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_first_start_on_a_terminal_says_that_it_takes_longer() {
    String line = bin + " --version";
    String terminal = launch("script", "-qec", line, "/dev/null").stdout();
    assertThat(terminal).startsWith("neuron: preparing the first start (once)\r\nneuron got");
    assertThat(launch("script", "-qec", line, "/dev/null").stdout()).startsWith("neuron got");
  }

  @Test
  void reading_zstandard_makes_no_java_warn() throws IOException {
    Files.copy(Path.of(System.getProperty("neuron.jar")), jar, StandardCopyOption.REPLACE_EXISTING);
    Path data = parent.resolve("data.csv.zst");
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(data))) {
      out.write("x,y\n1,2\n2,4\n3,7\n".getBytes(StandardCharsets.US_ASCII));
    }
    Outcome outcome =
        launchWith(System.getProperty("java.home"), bin.toString(), "train", data.toString(), "-q");
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(List.of(outcome.stdout().split("\n"))).hasSizeGreaterThan(2);
  }
}

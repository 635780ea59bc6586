package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.golden.PackagedProgram.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code scripts/neuron} where all is well. */
@Execution(ExecutionMode.CONCURRENT)
class LauncherIT extends LauncherCheckout {
  @Test
  void builds_once_and_then_runs_silently() throws IOException {
    Outcome first = launch();

    assertThat(first.stderr()).startsWith("neuron: building").hasLineCount(1);
    assertThat(first.stdout()).startsWith("neuron ");
    assertRan(launch());
    assertThat(builds()).isEqualTo(1);
    assertThat(list(jar.getParent())).hasSize(2).contains(jar);
  }

  @Test
  void builds_again_when_a_source_is_newer_than_the_jar() throws IOException {
    launch();
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));

    assertThat(launch().stderr()).startsWith("neuron: the sources changed").hasLineCount(1);
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void shows_the_errors_of_a_build_that_fails_and_tries_again() throws IOException {
    Files.createFile(checkout.resolve("broken"));

    Outcome failed = launch();

    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.stdout()).isEmpty();
    assertThat(failed.stderr()).contains("[ERROR] Neuron.java:[1,1] ';' expected");
    assertThat(list(jar.getParent())).isEmpty();

    Files.delete(checkout.resolve("broken"));
    assertThat(launch().exit()).isZero();
  }

  @Test
  void two_launches_at_once_share_one_build() throws IOException {
    List<CompletableFuture<Outcome>> launches = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      launches.add(CompletableFuture.supplyAsync(this::launch));
    }

    assertThat(launches)
        .allSatisfy(launch -> assertThat(launch.join().stdout()).startsWith("neuron "));
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void runs_through_a_chain_of_links() throws IOException {
    launch();
    Path absolute = Files.createSymbolicLink(parent.resolve("absolute"), launcher);
    Path relative = Files.createSymbolicLink(parent.resolve("relative"), absolute.getFileName());

    assertRan(launch(relative.toString(), "--version"));
    assertRan(launch("sh", "relative", "--version"));
    assertThat(archives(jar.getParent())).hasSize(1);
  }

  @Test
  void hands_over_every_argument_as_it_is() {
    launch();

    Outcome outcome = launch(launcher.toString(), "train", "no such * \"file\"", "");

    assertThat(outcome.stdout()).endsWith("<dev.neuron.Main>\n<train>\n<no such * \"file\">\n<>\n");
  }

  @Test
  void vectors_are_allowed_where_files_of_100_MB_or_more_are_learned_from() throws IOException {
    launch();
    String allowed = "<-XX:+EnableVectorSupport>";
    Path file = Files.createFile(parent.resolve("some data"));
    try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "rw")) {
      data.setLength(50_000_000); // of nothing: no disk is needed
    }
    String program = launcher.toString();

    Outcome two = launch(program, "train", file.toString(), file.toString(), "-e", "7");

    assertThat(two.stdout()).contains(allowed).endsWith("<" + file + ">\n<-e>\n<7>\n");
    assertThat(launch(program, "train", file.toString()).stdout()).doesNotContain(allowed);
    assertThat(launch(program, "predict", "m", file.toString(), file.toString()).stdout())
        .doesNotContain(allowed);
    assertThat(launch(program, "train").stdout()).doesNotContain(allowed);
  }

  @Test
  void what_is_soon_done_is_not_compiled_twice() throws IOException {
    launch();
    String small = Files.writeString(parent.resolve("small"), "x,y\n1,2\n").toString();
    String large = parent.resolve("large").toString();
    try (RandomAccessFile data = new RandomAccessFile(large, "rw")) {
      data.setLength(1_000_000); // of nothing: no disk is needed
    }

    assertThat(isCompiledOnce("train", small)).isTrue();
    assertThat(isCompiledOnce("train", small, "-e", "9999")).isTrue();
    assertThat(isCompiledOnce("train", small, "-e", "10000")).isFalse();
    assertThat(isCompiledOnce("train", small, "--epochs=1e3")).isFalse();
    assertThat(isCompiledOnce("train", small, "@more")).isFalse();
    assertThat(isCompiledOnce("train", "-")).isFalse();
    assertThat(isCompiledOnce("train", large, "-e", "99")).isTrue();
    assertThat(isCompiledOnce("train", large, "-e", "999")).isFalse();
    assertThat(isCompiledOnce("compare", large)).isFalse();
    assertThat(isCompiledOnce("reproduce", small)).isFalse();
  }

  private boolean isCompiledOnce(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = launcher.toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return launch(command).stdout().contains("<-XX:TieredStopAtLevel=1>");
  }

  @Test
  void refuses_a_java_that_is_too_old_and_takes_the_next() throws IOException {
    launch();
    Files.writeString(parent.resolve("java/release"), "JAVA_VERSION=\"11.0.22\"\n");
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "--version");
    builder.environment().put("JAVA_HOME", parent.resolve("java").toString());
    builder.environment().put("PATH", System.getProperty("java.home") + "/bin:/usr/bin:/bin");

    assertThat(PackagedProgram.finish(builder).stdout()).startsWith("neuron ").contains("\njava ");
  }

  @Test
  void an_archive_that_is_of_no_use_does_no_harm() throws IOException {
    String java = System.getProperty("java.home");
    String program = launcher.toString();
    launchWith(java, program, "--version");
    Path archive = archives(jar.getParent()).get(0);
    assertThat(archive).isNotEmptyFile();
    FileTime time = Files.getLastModifiedTime(archive);
    assertThat(time).isEqualTo(Files.getLastModifiedTime(jar));
    Files.delete(archive);
    Files.writeString(archive, "nonsense");
    Files.setLastModifiedTime(archive, time);

    assertRan(launchWith(java, program, "--version"));
    assertThat(archive).hasContent("nonsense");
  }

  @Test
  void a_training_finds_its_classes_in_the_archive_and_makes_none_but_a_form_or_two()
      throws IOException {
    String java = System.getProperty("java.home");
    Path release = Files.createDirectories(parent.resolve("release/bin"));
    String program = Files.copy(launcher, release.resolve("neuron")).toString();
    Path lib = Files.createDirectories(parent.resolve("release/lib"));
    Files.copy(Path.of(System.getProperty("neuron.jar")), lib.resolve("neuron.jar"));
    launchWith(java, program, "--version");
    Path classes = parent.resolve("classes");
    Path data = PackagedProgram.projectDirectory().resolve("data/diabetes.csv");
    String options = "NEURON_JAVA_OPTS=-Xlog:class+load:file=" + classes;
    Outcome outcome = launchWith(java, "env", options, program, "train", data.toString(), "-q");
    assertThat(outcome.stdout()).contains("progression = ");

    List<String> loaded = Files.readAllLines(classes);
    assertThat(loaded).anyMatch(line -> line.contains("dev.neuron.Main source: shared objects"));
    // A record's own equals, hashCode or toString is made at its first call, by dozens of classes.
    assertThat(loaded).noneMatch(line -> line.contains("java.lang.runtime.ObjectMethods "));
    assertThat(loaded).noneMatch(line -> line.contains(" source: file:"));
    assertThat(loaded.stream().filter(line -> !line.contains("source: shared objects")))
        .hasSizeLessThan(5);
  }

  @Test
  void runs_from_a_release() throws IOException {
    Path release = Files.createDirectories(parent.resolve("release/bin"));
    Path bin = Files.copy(launcher, release.resolve("neuron"));
    Path lib = Files.createDirectories(parent.resolve("release/lib"));

    Outcome incomplete = launch(bin.toString(), "--version");
    assertThat(incomplete.exit()).isEqualTo(1);
    assertThat(incomplete.stderr()).contains("unpack the release again").hasLineCount(1);

    Files.copy(Path.of(System.getProperty("neuron.jar")), lib.resolve("neuron.jar"));
    assertRan(launch(bin.toString(), "--version"));
  }

  @Test
  void the_packaged_jar_begins_with_the_hash_of_the_rest() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    String id;
    try (JarInputStream entries =
        new JarInputStream(Files.newInputStream(Path.of(System.getProperty("neuron.jar"))))) {
      id = entries.getManifest().getMainAttributes().getValue("Content-Id");
      for (JarEntry e = entries.getNextJarEntry(); e != null; e = entries.getNextJarEntry()) {
        digest.update((e.getName() + "\0").getBytes(StandardCharsets.UTF_8));
        digest.update(entries.readAllBytes());
      }
    }
    assertThat(id).isEqualTo(HexFormat.of().formatHex(digest.digest()).substring(0, 16));
    launch();
    assertThat(archives(jar.getParent()).get(0).toString()).endsWith("-" + id + ".jsa");
  }
}

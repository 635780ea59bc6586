package dev.neuron.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kill -9} leaves behind. */
class LeftoversTest {
  private static final byte[] BYTES = {1, 2, 3};

  @TempDir Path folder;

  /** Makes temporary files for two outputs, says so, and waits until it is killed. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] args) throws IOException {
      try (TemporaryFile a = TemporaryFile.in(Path.of(args[0]), "a");
          TemporaryFile b = TemporaryFile.in(Path.of(args[0]), "b")) {
        b.content().close();
        Files.createFile(Path.of(args[0], "made"));
        assertThat(a.path()).exists();
        System.in.read();
      }
    }
  }

  private List<String> hidden() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("."))
          .toList();
    }
  }

  @Test
  void a_hundred_of_them_block_nothing_and_are_removed_by_the_next_output_of_the_name()
      throws IOException {
    for (int i = 0; i < 100; i++) {
      String digits = String.format(Locale.ROOT, "%016x", i);
      Files.createFile(folder.resolve(".m.json.neuron-" + digits));
      Files.createFile(folder.resolve(".m.json." + ProcessHandle.current().pid() + "-" + i));
    }
    Path stranger = Files.createFile(folder.resolve(".m.json.neuron-notes"));
    Path other = Files.createFile(folder.resolve(".n.json.neuron-0000000000000000"));
    AtomicFile.write(folder.resolve("m.json"), BYTES);
    assertThat(folder.resolve("m.json")).hasBinaryContent(BYTES);
    assertThat(stranger).exists();
    assertThat(other).exists();
    assertThat(hidden()).filteredOn(name -> name.startsWith(".m.json.neuron-0")).isEmpty();
  }

  @Test
  void one_that_its_owner_works_on_stays_until_the_owner_is_gone() throws Exception {
    Process owner =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      while (!Files.exists(folder.resolve("made"))) {
        assertThat(owner.isAlive()).isTrue();
      }
      AtomicFile.write(folder.resolve("a"), BYTES);
      assertThat(hidden()).hasSize(3);
    } finally {
      owner.destroyForcibly().waitFor();
    }
    AtomicFile.write(folder.resolve("b"), BYTES);
    assertThat(hidden()).hasSize(1).allMatch(name -> name.startsWith(".a.neuron-"));
  }

  @Test
  void our_own_stay_whatever_else_is_made() throws IOException {
    try (AtomicFile log = AtomicFile.create(folder.resolve("l.csv"))) {
      log.stream().write(BYTES);
      log.putSoFar();
      log.putSoFar();
      log.commit();
    }
    assertThat(folder.resolve("l.csv")).hasBinaryContent(BYTES);
    assertThat(hidden()).isEmpty();
  }

  @Test
  void a_name_as_long_as_the_system_takes_has_room_for_a_temporary_file() throws IOException {
    for (String letter : List.of("x", "\uD83D\uDE00")) {
      Path path =
          folder.resolve("y" + letter.repeat(250 / letter.getBytes(StandardCharsets.UTF_8).length));
      AtomicFile.write(path, BYTES);
      assertThat(path).hasBinaryContent(BYTES);
    }
    assertThat(hidden()).isEmpty();
  }
}

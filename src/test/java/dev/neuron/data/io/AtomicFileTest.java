package dev.neuron.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neuron.data.OutputException;
import dev.neuron.fixture.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void appears_whole_and_leaves_nothing_beside_it() {
    Path path = folder.resolve("model.json");
    AtomicFile.write(path, bytes("{}"));
    assertThat(path).hasContent("{}");
    assertThat(folder).isDirectoryContaining("glob:**model.json");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void without_a_commit_the_old_file_stays() throws IOException {
    Path path = folder.resolve("model.json");
    Files.writeString(path, "old");
    try (AtomicFile file = AtomicFile.create(path)) {
      file.stream().write(bytes("half of the n"));
      assertThat(path).hasContent("old");
    }
    assertThat(path).hasContent("old");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void keeps_the_mode_of_a_file_it_replaces() throws IOException {
    Path path = folder.resolve("model.json");
    Files.writeString(path, "old");
    assumeTrue(path.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
    AtomicFile.write(path, bytes("new"));
    assertThat(path).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void follows_a_symbolic_link_and_leaves_it_a_link() throws IOException {
    Path real = folder.resolve("real.json");
    Path link = folder.resolve("link.json");
    Files.createSymbolicLink(link, Path.of("real.json"));
    AtomicFile.write(link, bytes("new"));
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new");
    AtomicFile.write(link, bytes("newer"));
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("newer");
  }

  @Test
  void refuses_a_folder_and_a_path_in_no_folder() {
    assertThatThrownBy(() -> AtomicFile.create(folder))
        .isInstanceOfSatisfying(
            OutputException.class, e -> assertThat(e.kind()).isEqualTo(OutputException.Kind.CREATE))
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> AtomicFile.create(folder.resolve("no/such/model.json")))
        .isInstanceOf(OutputException.class)
        .hasMessageEndingWith("cannot be created: there is no such folder");
  }

  @Test
  void a_folder_that_went_away_meanwhile_is_told() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    try (AtomicFile file = AtomicFile.create(gone.resolve("model.json"))) {
      try (Stream<Path> files = Files.list(gone)) {
        Files.delete(files.findFirst().orElseThrow());
      }
      Files.delete(gone);
      assertThatThrownBy(file::commit)
          .isInstanceOf(OutputException.class)
          .hasMessageEndingWith("cannot be written: there is no such folder");
    }
  }

  @Test
  @Tag("device")
  void a_full_disk_is_told() {
    Path full = Device.full();
    assertThatThrownBy(() -> AtomicFile.write(full, bytes("x")))
        .isInstanceOfSatisfying(
            OutputException.class, e -> assertThat(e.kind()).isEqualTo(OutputException.Kind.WRITE))
        .hasMessageStartingWith("/dev/full: cannot be written: ");
    assertThat(full).exists();
  }

  @Test
  @Tag("device")
  void writes_a_device_directly() {
    Path none = Device.none();
    AtomicFile.write(none, bytes("x"));
    assertThat(Files.isRegularFile(none)).isFalse();
  }
}

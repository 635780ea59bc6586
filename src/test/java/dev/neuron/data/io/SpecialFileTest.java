package dev.neuron.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.OutputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Outputs whose names lead to what is open already. */
@EnabledOnOs(OS.LINUX)
class SpecialFileTest {
  private static final byte[] NEW = "new\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  private Path file() throws IOException {
    return Files.writeString(folder.resolve("file"), "old\n");
  }

  /** The descriptor under which this process has the file open. */
  private static Path descriptorOf(Path file) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(
              link -> {
                try {
                  return Files.readSymbolicLink(link).equals(file.toRealPath());
                } catch (IOException closed) {
                  return false;
                }
              })
          .findFirst()
          .map(link -> Path.of("/dev/fd").resolve(link.getFileName().toString()))
          .orElseThrow();
    }
  }

  private static void assertRefused(Path path, String why) {
    assertThatThrownBy(() -> AtomicFile.write(path, NEW))
        .isInstanceOfSatisfying(
            OutputException.class, e -> assertThat(e.kind()).isEqualTo(OutputException.Kind.CREATE))
        .hasMessageEndingWith(why);
  }

  @Test
  void what_is_open_is_written_to_behind_what_is_there_and_stays_the_file_it_was()
      throws IOException {
    Path file = file();
    Object before = Files.getAttribute(file, "unix:ino");
    for (OpenOption how : new OpenOption[] {StandardOpenOption.WRITE, StandardOpenOption.APPEND}) {
      try (FileChannel open = FileChannel.open(file, how)) {
        AtomicFile.write(descriptorOf(file), NEW);
        assertThat(open.isOpen()).isTrue();
      }
    }
    assertThat(file).hasContent("old\nnew\nnew\n");
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
  }

  @Test
  void a_link_to_what_is_open_is_the_same() throws IOException {
    Path file = file();
    Path link = folder.resolve("l.csv");
    try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
      Files.createSymbolicLink(link, descriptorOf(file));
      AtomicFile.write(link, NEW);
      assertThat(open.isOpen()).isTrue();
    }
    assertThat(file).hasContent("old\nnew\n");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void what_is_open_for_reading_alone_is_left_alone() throws IOException {
    Path file = file();
    try (FileChannel open = FileChannel.open(file, StandardOpenOption.READ)) {
      Path path = descriptorOf(file);
      assertRefused(path, "descriptor " + path.getFileName() + " is not open for writing");
      assertThat(open.isOpen()).isTrue();
    }
    assertThat(file).hasContent("old\n");
    assertRefused(Path.of("/dev/fd/98765"), "descriptor 98765 is not open");
  }

  @Test
  @Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_named_pipe_hands_everything_to_its_reader_and_stays() throws Exception {
    Path pipe = folder.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    CompletableFuture<byte[]> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readAllBytes(pipe);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    AtomicFile.write(pipe, NEW);
    assertThat(read.get()).isEqualTo(NEW);
    assertThat(SpecialFile.isPipe(pipe)).isTrue();
    assertThat(SpecialFile.isDevice(pipe)).isFalse();
    assertThat(folder.toFile().list()).containsExactly("pipe");
  }
}

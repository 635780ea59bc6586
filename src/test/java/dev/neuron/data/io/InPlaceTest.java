package dev.neuron.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class InPlaceTest {
  @TempDir Path folder;

  @Test
  void a_file_that_cannot_be_replaced_gets_the_content_and_stays_the_file_it_was()
      throws IOException {
    // A rename from another file system is refused as one over a mount is.
    Path elsewhere = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(elsewhere)
            && !Files.getFileStore(elsewhere).equals(Files.getFileStore(folder)));
    Path target = Files.writeString(folder.resolve("m.json"), "older and longer");
    Object before = Files.getAttribute(target, "unix:ino");
    TemporaryFile temporary = TemporaryFile.in(elsewhere, "m.json");
    try (temporary) {
      temporary.channel().write(ByteBuffer.wrap(new byte[] {'n', 'e', 'w'}));
      temporary.moveTo(target);
    }
    assertThat(target).hasContent("new");
    assertThat(Files.getAttribute(target, "unix:ino")).isEqualTo(before);
    assertThat(temporary.path()).doesNotExist();
  }

  @Test
  void mounts_are_known_by_their_names_as_the_system_writes_them() {
    List<String> mounts =
        List.of(
            "36 35 98:0 / / rw,noatime master:1 - ext3 /dev/root rw",
            "40 36 98:0 /a /home/my\\040m\\134.json rw shared:2 - ext3 /dev/root rw",
            "41 36 98:0 /b /home/\u00c3\u00a4 rw - ext3 /dev/root rw",
            "malformed");
    assertThat(InPlace.isListed(mounts, Path.of("/home/my m\\.json"))).isTrue();
    assertThat(InPlace.isListed(mounts, Path.of("/home/\u00e4"))).isTrue();
    assertThat(InPlace.isListed(mounts, Path.of("/home/my"))).isFalse();
    assertThat(InPlace.isListed(mounts, Path.of("/a"))).isFalse();
  }

  @Test
  void an_ordinary_file_and_one_to_come_are_replaced() throws IOException {
    assertThat(InPlace.reason(folder.resolve("new"))).isNull();
    assertThat(InPlace.reason(Files.createFile(folder.resolve("old")))).isNull();
    assertThat(InPlace.reason(Path.of("/dev/null"))).isNull();
  }
}

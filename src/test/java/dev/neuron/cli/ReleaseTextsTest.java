package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTextsTest {
  @Test
  void every_command_has_a_man_page_with_its_own_options(@TempDir Path directory)
      throws IOException {
    ReleaseTexts.write(directory);
    Path pages = directory.resolve("man-source");
    for (String command : CommandName.names()) {
      assertThat(pages.resolve("neuron-" + command + ".adoc")).content().contains("--debug");
    }
    assertThat(pages.resolve("neuron-train.adoc")).content().contains("--learning-rate");
    assertThat(
            Files.readString(directory.resolve("completions/bash-completion/completions/neuron")))
        .contains("--learning-rate");
  }
}

package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {
  @TempDir private Path directory;

  private List<Transcript> read(String text) throws IOException {
    return Transcript.read(Files.writeString(directory.resolve("page.md"), text));
  }

  @Test
  void only_console_blocks_hold_commands() throws IOException {
    List<Transcript> found =
        read("$ no\n```sh\n$ no\n```\n```console\n$ one\n1\n\n$ two \\\n  more\n```\n$ no\n");

    assertThat(found).extracting(Transcript::command).containsExactly("one", "two \\\n  more");
    assertThat(found).extracting(Transcript::line).containsExactly(6, 9);
    assertThat(found.get(0).expected()).isEqualTo("1\n\n");
    assertThat(found.get(1).expected()).isEmpty();
  }

  @Test
  void an_ellipsis_in_a_line_stands_for_any_text_of_that_line() throws IOException {
    Transcript transcript = read("```console\n$ x\na … c\n```\n").get(0);

    assertThat(transcript.fits("a bbb c\n")).isTrue();
    assertThat(transcript.fits("a b\nb c\n")).isFalse();
  }

  @Test
  void an_ellipsis_alone_stands_for_any_number_of_lines() throws IOException {
    Transcript transcript = read("```console\n$ x\nfirst\n  …\nlast\n```\n").get(0);

    assertThat(transcript.fits("first\nlast\n")).isTrue();
    assertThat(transcript.fits("first\nb\nc\nlast\n")).isTrue();
    assertThat(transcript.fits("first\nb\nlast one\n")).isFalse();
  }

  @Test
  void more_output_than_shown_is_a_difference() throws IOException {
    Transcript transcript = read("```console\n$ x\none\n```\n").get(0);

    assertThat(transcript.fits("one\n")).isTrue();
    assertThat(transcript.fits("one\ntwo\n")).isFalse();
    assertThat(transcript.fits("")).isFalse();
  }
}

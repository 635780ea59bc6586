package dev.neuron.data.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.CsvFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of a file has the lines that start in it. */
class PartStreamTest {
  private static PartStream part(byte[] text, int from, int to, char quote) throws IOException {
    int first = Math.max(0, from - 1);
    InputStream in = new ByteArrayInputStream(text, first, text.length - first);
    return new PartStream(new FilePart(0, "d.csv", "d.csv", from, to), in, quote);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n3,4\n",
        "a,b\r\n1,2\r\n3,4",
        "\n\na\n\nb",
        "one line",
        "\"a\",\"b\"\n\"\"\"\",1\n\"long enough for a word\",\"\"\n",
      })
  void wherever_a_text_is_cut_every_line_is_in_one_part(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < bytes.length; from++) {
      for (int to = from + 1; to <= bytes.length; to++) {
        // A line starts at 0 and behind each line end.
        int start = startOfLine(bytes, from);
        int end = startOfLine(bytes, to);
        String expected = start >= to ? "" : text.substring(start, end);
        PartStream part = part(bytes, from, to, '"');
        assertThat(part.isEmpty()).isEqualTo(expected.isEmpty());
        if (!expected.isEmpty()) {
          assertThat(part.start()).isEqualTo(start);
        }
        byte[] some = new byte[5];
        int read = part.read(some, 1, 3);
        String found = read < 0 ? "" : new String(some, 1, read, StandardCharsets.UTF_8);
        found += new String(part.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(found).as("%d to %d", from, to).isEqualTo(expected);
        assertThat(part.quotes()).isEqualTo(expected.chars().filter(c -> c == '"').count());
        assertThat(part.read()).isEqualTo(-1);
      }
    }
  }

  /** The first place, from one on, where a line starts; the text's length if none does. */
  private static int startOfLine(byte[] bytes, int from) {
    int at = from;
    while (at > 0 && at < bytes.length && bytes[at - 1] != '\n') {
      at++;
    }
    return at;
  }

  @Test
  void bytes_come_one_by_one_too() throws IOException {
    byte[] text = "é\n1\n2\n".getBytes(StandardCharsets.UTF_8);
    PartStream part = part(text, 0, 4, '"');
    assertThat(part.read()).isEqualTo(0xC3);
    assertThat(part.read()).isEqualTo(0xA9);
    assertThat(new String(part.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("\n1\n");
  }

  @Test
  void without_a_quote_character_none_are_counted() throws IOException {
    PartStream part =
        part("\0\"\0\"\0\"\0\"\n".getBytes(StandardCharsets.UTF_8), 0, 9, CsvFormat.NONE);
    assertThat(part.readAllBytes()).hasSize(9);
    assertThat(part.quotes()).isZero();
  }

  @Test
  void closes_the_file() throws IOException {
    boolean[] closed = new boolean[1];
    InputStream in =
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    new PartStream(new FilePart(0, "d.csv", "d.csv", 0, 1), in, '"').close();
    assertThat(closed[0]).isTrue();
  }
}

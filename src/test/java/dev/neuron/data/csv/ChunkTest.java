package dev.neuron.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkTest {
  private static Chunk chunk(String text) {
    Chunk chunk = new Chunk(32);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, chunk.bytes, 0, bytes.length);
    chunk.length = bytes.length;
    return chunk;
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "a, 0", "a~b~, 2", "~, 1", "~~a, 2"})
  void counts_line_ends_of_every_kind(String text, int lines) {
    for (String end : new String[] {"\n", "\r", "\r\n"}) {
      assertThat(chunk(text.replace("~", end)).lines()).isEqualTo(lines);
    }
    assertThat(chunk("a\r\rb\n\nc\n\r").lines()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({"abc, a, true", "abc, c, true", "abc, d, false", "'', a, false"})
  void knows_what_is_in_it(String text, char wanted, boolean contained) {
    Chunk chunk = chunk(text);
    chunk.bytes[chunk.length] = 'd'; // not of this chunk
    assertThat(chunk.contains(wanted)).isEqualTo(contained);
  }
}

package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
  private static final String TEXT = "größe,y\n1,2\n3,4\n";

  private static DataRequest request(byte[] bytes, Charset encoding) {
    return DataRequest.of(Sources.bytes(bytes))
        .withFormat(CsvFormat.DEFAULT.withEncoding(encoding));
  }

  private static Dataset load(byte[] bytes, Charset encoding) {
    return DataLoader.load(request(bytes, encoding), LoadProgress.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void knows_an_encoding_by_its_byte_order_mark(String name) {
    byte[] bytes = ("\uFEFF" + TEXT).getBytes(Charset.forName(name));
    assertThat(load(bytes, null).columns().names()).containsExactly("größe");
    assertThat(load(bytes, Charset.forName(name)).columns().names()).containsExactly("größe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1252", "IBM500"})
  void takes_the_encoding_it_is_told(String name) {
    Charset charset = Charset.forName(name);
    assertThat(load(TEXT.getBytes(charset), charset).columns().names()).containsExactly("größe");
  }

  /** One semicolon belongs to a name: that shows only where the quote is seen to come first. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-32BE"})
  void guesses_the_delimiter_in_every_encoding(String name) {
    Charset charset = Charset.forName(name);
    String text = "\"größe;\";y\n1;2\n3;4\n";
    assertThat(load(text.getBytes(charset), charset).columns().names()).containsExactly("größe;");
    if (name.startsWith("UTF")) {
      byte[] marked = ("\uFEFF" + text).getBytes(charset);
      assertThat(load(marked, null).columns().names()).containsExactly("größe;");
    }
  }

  @Test
  void names_line_and_offset_of_a_byte_that_does_not_belong() {
    byte[] bytes = "a,b,y\n1,2,3\n4,\u00e9,6\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> load(bytes, null))
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.kind()).isEqualTo(DataException.Kind.CONTENT))
        .hasMessage(
            "data.csv:3: byte 0xE9 at offset 14 of the text is not UTF-8 (use --encoding"
                + " windows-1252 or ISO-8859-1 if it is that)");
  }

  @Test
  void finds_a_bad_byte_far_into_a_file() {
    byte[] bytes = ("a,y\n" + "1,2\n".repeat(100_000)).getBytes(StandardCharsets.US_ASCII);
    bytes[4 * 77_777] = (byte) 0x80;
    assertThatThrownBy(() -> load(bytes, null))
        .hasMessageStartingWith("data.csv:77778: byte 0x80 at offset 311108 of the text");
  }

  @Test
  void finds_a_character_cut_off_at_the_end() {
    byte[] bytes = "a,y\n1,2\n3,\u00e9".getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    assertThatThrownBy(() -> load(cut, null)).hasMessageStartingWith("data.csv:3: byte 0xC3");
  }

  @Test
  void suspects_utf16_where_zero_bytes_are() {
    assertThatThrownBy(() -> load(TEXT.getBytes(StandardCharsets.UTF_16LE), null))
        .hasMessageContaining("holds zero bytes")
        .hasMessageContaining("--encoding UTF-16LE");
  }

  @Test
  void a_bad_byte_in_a_column_left_out_is_an_error_all_the_same() {
    byte[] bytes = "a,b,y\n1,x,3\n4,\u00ff,6\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> load(bytes, null)).hasMessageStartingWith("data.csv:3: byte 0xFF");
  }

  /** The quote makes commons-csv read all of it. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void counts_lines_of_every_ending_up_to_a_bad_byte_behind_quotes(String end) {
    String text = "\"a\",y" + end + ("1,2" + end).repeat(20_000) + "3,\u00e9" + end;
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int offset = text.indexOf('\u00e9');
    assertThatThrownBy(() -> load(bytes, null))
        .hasMessageStartingWith("data.csv:20002: byte 0xE9 at offset " + offset + " of the text");
  }

  @Test
  void names_all_bytes_of_half_a_character() {
    byte[] bytes = "a,y\n1,2\n3,\u00e9\n".getBytes(StandardCharsets.UTF_16BE);
    bytes[20] = (byte) 0xDC; // the second half of a pair, without the first
    assertThatThrownBy(() -> load(bytes, StandardCharsets.UTF_16BE))
        .hasMessage(
            "data.csv:3: bytes 0xDC 0xE9 at offset 20 of the text are not UTF-16BE"
                + " (use another --encoding)");
  }
}

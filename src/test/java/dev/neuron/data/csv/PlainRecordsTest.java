package dev.neuron.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.io.StrictReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken apart here, what is left to commons-csv, and that both say the same. */
class PlainRecordsTest {
  private static final Dialect COMMAS = new Dialect(',', '"', CsvFormat.NONE);

  /** Gives so many bytes at a time, as a pipe may. */
  private static final class Trickle extends InputStream {
    private final InputStream all;
    private final int most;

    Trickle(byte[] bytes, int most) {
      this.all = new ByteArrayInputStream(bytes);
      this.most = most;
    }

    @Override
    public int read() {
      throw new AssertionError("bytes are read in bulk");
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return all.read(into, from, Math.min(length, most));
    }
  }

  private static PlainRecords plain(byte[] bytes, int most, Dialect dialect) {
    return new PlainRecords("d.csv", new Trickle(bytes, most), dialect, 1, 0);
  }

  private static PlainRecords plain(String text) {
    return plain(text.getBytes(StandardCharsets.UTF_8), 1 << 20, COMMAS);
  }

  private static List<String> rest(Records records) {
    List<String> found = new ArrayList<>();
    String[] cells = records.next();
    while (cells != null) {
      found.add(records.line() + ": " + String.join("|", cells));
      cells = records.next();
    }
    return found;
  }

  private static List<String> reference(String text, Dialect dialect) {
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    StrictReader reader = new StrictReader("d.csv", in, StandardCharsets.UTF_8, 1, 0);
    return rest(new CommonsRecords("d.csv", reader, dialect, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\r\n\r\n",
        "a,b\n1,2\n",
        "a,b\n1,2",
        "a,b\r\n1,2\r\n",
        "a,b\r1,2\r",
        "a\n\n\nb\r\rc\n\r\n\rd",
        ",\n,,\n",
        "a,\n,b\n",
        " a , b \n",
        "größe,y\n１,2\n",
        "a,\uFFFD\n1,2\n",
        "\"a\",\"b\"\n1,2\n",
        "\"a\",b\n1,2\n",
        "a,\"b\"\n1,2\n",
        "\"a,c\",b\n1,2\n",
        "\"\",\"b\"\n1,2\n",
        "\"a\",\n1,2\n",
        ",\"b\"\n1,2\n",
        "\"a\"",
        "\"a\",\"größe\"\n1,2\n",
        "\"a\"\"b\",c\n1,2\n",
        "\"a\nb\",c\n1,2\n",
        "a\"b,c\n1,2\n",
        "a\"\n1\n",
        "a,b\n\"1\",2\n3,4\n",
        "a,b\n1,2\n3,\"4\n5\",6\n",
      })
  void reads_what_commons_csv_reads_however_the_bytes_come(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int most : new int[] {1, 2, 3, 7, 1 << 20}) {
      assertThat(rest(plain(bytes, most, COMMAS)))
          .as("%d bytes at a time", most)
          .isEqualTo(reference(text, COMMAS));
    }
    Dialect unquoted = new Dialect(',', CsvFormat.NONE, CsvFormat.NONE);
    assertThat(rest(plain(bytes, 3, unquoted))).isEqualTo(reference(text, unquoted));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '$',
      value = {
        "\"a\",\"b\" ! a|b",
        "\"a,c\",b ! a,c|b",
        "\"\",\"b\" ! |b",
        "\"a\", ! a|",
        ",\"b\" ! |b",
        "\"a\" ! a",
        "größe,\"länge\" ! größe|länge",
      })
  void takes_the_quotes_of_a_header_off_itself(String header, String cells) {
    for (String end : List.of("\n", "\r", "\r\n")) {
      PlainRecords records = plain(header + end + "1,2\n");
      assertThat(String.join("|", records.next())).isEqualTo(cells);
      int length = (header + end).getBytes(StandardCharsets.UTF_8).length;
      assertThat(records.offset()).isEqualTo(length);
      assertThat(records.nextLine()).isEqualTo(2);
      assertThat(records.next()).containsExactly("1", "2");
      assertThat(records.line()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"\"b\",c\n", "\"a\nb\",c\n", "a\"b,c\n", "a\",c\n", "\uFFFD\n"})
  void leaves_other_quotes_and_doubtful_characters_to_commons_csv(String header) {
    PlainRecords records = plain(header + "1,2\n");
    records.next();
    assertThat(records.offset()).isEqualTo(-1);
  }

  @Test
  void leaves_all_that_follows_a_quoted_cell_to_commons_csv() {
    PlainRecords records = plain("a,b\n1,2\n\"3\",4\n5,6\n");
    records.next();
    records.next();
    assertThat(records.offset()).isEqualTo(8);
    assertThat(records.next()).containsExactly("3", "4");
    assertThat(records.offset()).isEqualTo(-1);
    assertThat(records.line()).isEqualTo(3);
    assertThat(records.next()).containsExactly("5", "6");
    assertThat(records.line()).isEqualTo(4);
    assertThat(records.next()).isNull();
  }

  @Test
  void says_where_it_is_however_much_it_has_read() throws IOException {
    String line = "x".repeat(997) + ",é\r\n"; // 1002 bytes
    byte[] bytes = line.repeat(100).getBytes(StandardCharsets.UTF_8);
    InputStream in = new Trickle(bytes, 1000);
    PlainRecords records = new PlainRecords("d.csv", in, COMMAS, 5, 300);
    for (int i = 0; i < 60; i++) {
      assertThat(records.next()).containsExactly("x".repeat(997), "é");
      assertThat(records.line()).isEqualTo(5 + i);
      assertThat(records.nextLine()).isEqualTo(6 + i);
      assertThat(records.offset()).isEqualTo(300 + 1002L * (i + 1));
    }
    assertThat(records.unread().readAllBytes()).hasSize(40 * 1002);
  }

  @Test
  void a_line_without_an_end_is_left_to_commons_csv() {
    String longest = "1".repeat((1 << 24) - 3);
    assertThat(plain(longest).next()).containsExactly(longest);
    PlainRecords records = plain("a\n" + "1".repeat(3 << 23) + "\n2\n");
    records.next();
    assertThat(records.next()[0]).hasSize(3 << 23);
    assertThat(records.offset()).isEqualTo(-1);
    assertThat(records.next()).containsExactly("2");
  }

  @Test
  void a_byte_that_is_no_text_is_named_by_its_place_in_the_file() {
    byte[] bytes = "a,b\n1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    PlainRecords records = new PlainRecords("d.csv", new Trickle(bytes, 5), COMMAS, 7, 100);
    records.next();
    assertThatThrownBy(records::next)
        .hasMessageContaining("d.csv:8: byte 0xE9 at offset 106 of the text is not UTF-8");
  }

  @Test
  void reads_dialects_of_ascii_without_comments() {
    assertThat(PlainRecords.canRead(COMMAS)).isTrue();
    assertThat(PlainRecords.canRead(new Dialect('\u007f', '\u007f', CsvFormat.NONE))).isTrue();
    assertThat(PlainRecords.canRead(new Dialect('\u0080', '"', CsvFormat.NONE))).isFalse();
    assertThat(PlainRecords.canRead(new Dialect(',', '\u0080', CsvFormat.NONE))).isFalse();
    assertThat(PlainRecords.canRead(new Dialect(',', '"', '#'))).isFalse();
  }
}

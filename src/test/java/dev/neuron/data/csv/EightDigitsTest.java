package dev.neuron.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EightDigitsTest {
  private static long distances(String eight) {
    byte[] bytes = eight.getBytes(StandardCharsets.ISO_8859_1);
    return EightDigits.distances(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
  }

  @ParameterizedTest
  @CsvSource({
    "12345678, 8",
    "1234567x, 7",
    "123456.8, 6",
    "1234;678, 4",
    "0/345678, 1",
    "0:345678, 1",
    "-2345678, 0",
    "99999999, 8",
    "00\u00b0\u00b9\u00ff000, 2",
  })
  void counts_the_digits_before_anything_else(String text, int digits) {
    assertThat(EightDigits.count(distances(text))).isEqualTo(digits);
  }

  @Property
  void reads_the_number_they_spell(Draw draw) {
    String digits = String.format(Locale.ROOT, "%08d", draw.between(0, 99_999_999));
    int count = draw.between(0, 8);
    String text = (digits.substring(8 - count) + ",;x:/.~!").substring(0, 8);
    long distances = distances(text);
    assertThat(EightDigits.count(distances)).isEqualTo(count);
    long expected = count == 0 ? 0 : Long.parseLong(digits.substring(8 - count));
    assertThat(EightDigits.value(distances, count)).isEqualTo(expected);
  }
}

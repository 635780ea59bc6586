package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+0",
        "1",
        "-1",
        "+1",
        "007",
        "1.",
        "1.0",
        ".5",
        "-.5",
        "+.5",
        "0.1",
        "1e5",
        "1E5",
        "1e+5",
        "1e-5",
        "1.e5",
        ".5e5",
        "-1.25E-3",
        "1e308",
        "1e-308",
        "4.9e-324",
        "2e-324",
        "1e-400",
        "0e999",
        "9007199254740993",
        "123456789012345678901234567890",
        "3.141592653589793",
        "0.000000000000000000000000000001",
        "179769313486231570000000000000000000000000e267"
      })
  void reads_what_the_grammar_allows_bit_for_bit(String text) {
    assertThat(NumberText.parse(text, '.')).isEqualTo(Double.parseDouble(text));
    assertThat(NumberText.parse(" \t" + text + " ", '.')).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "+",
        "-",
        "e5",
        ".e5",
        "1e",
        "1e+",
        "1e5.5",
        "1d",
        "1f",
        "1D",
        "0x1p3",
        "0x10",
        "Infinity",
        "-Infinity",
        "NaN",
        "inf",
        "1,5",
        "1_000",
        "1 000",
        "1'000",
        "--1",
        "+-1",
        "1-",
        "1..2",
        "1.2.3",
        "٣",
        "１",
        "1\u00A0",
        "\u20031",
        "½",
        "1%",
        "$1",
        "1/2",
        "true",
        "1e5e5",
        "0b1",
        "1L",
        "1\u0000",
        "\n1",
        "1;2",
        "−1"
      })
  void refuses_what_the_grammar_does_not_allow(String text) {
    assertThat(NumberText.parse(text, '.')).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e309", "1e400", "-1e400", "1e99999999999", "1.8e308"})
  void shows_overflow_as_infinity(String text) {
    assertThat(NumberText.parse(text, '.')).isInfinite();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1,5|1.5", "-,5|-0.5", "3,|3", "1,5e3|1500", "12|12"})
  void reads_a_comma_as_the_decimal_sign_when_told(String text, double value) {
    assertThat(NumberText.parse(text, ',')).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1.234,5", "1,2,3"})
  void takes_no_point_where_the_decimal_sign_is_a_comma(String text) {
    assertThat(NumberText.parse(text, ',')).isNaN();
  }

  @Property
  void reads_back_every_finite_double(Draw draw) {
    double value = draw.finite();
    assertThat(NumberText.parse(Double.toString(value), '.')).isEqualTo(value);
  }

  @Property(tries = 5000)
  void never_takes_more_than_java_does(Draw draw) {
    String text = draw.text("+,-./0123456789eE ", 12);
    double value = NumberText.parse(text, '.');
    if (!Double.isNaN(value)) {
      assertThat(value).isEqualTo(Double.parseDouble(text.trim()));
    } else {
      assertThat(text.trim()).doesNotMatch("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    }
  }
}

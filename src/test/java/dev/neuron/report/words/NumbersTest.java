package dev.neuron.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "2.0, 2.0",
    "0.1, 0.1",
    "2e-3, 0.002",
    "1e-5, 1.0E-5",
    "1e23, 1.0E23",
    "2.0e-3, 0.002",
    "5929.884896910383, 5929.884896910383",
    "4.9e-324, 4.9E-324",
    "-0.0, -0.0",
  })
  void shortest_uses_the_fewest_digits(double value, String text) {
    assertThat(Numbers.shortest(value)).isEqualTo(text);
  }

  @Property(tries = 5_000)
  void shortest_reads_back_to_the_same_bits(Draw draw) {
    double value = draw.anyDouble();
    Double back = Double.parseDouble(Numbers.shortest(value));
    assertThat(back).isEqualTo(Double.valueOf(value));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_19)
  void shortest_is_what_newer_jdks_print() {
    SplittableRandom random = new SplittableRandom(19);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      assertThat(Numbers.shortest(value)).isEqualTo(Double.toString(value));
    }
  }

  /** The expected texts are what C's printf prints for %.6g. */
  @ParameterizedTest
  @CsvSource({
    "5929.884896910383, 5929.88",
    "0.8074421, 0.807442",
    "1.359e-05, 1.359e-05",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "999999.4, 999999",
    "999999.5, 1e+06",
    "123456.5, 123456",
    "123457.5, 123458",
    "0.1234565, 0.123456",
    "0.1234575, 0.123457",
    "1000000, 1e+06",
    "100000, 100000",
    "-2.50, -2.5",
    "0.0, 0",
    "-0.0, 0",
    "1.7976931348623157e308, 1.79769e+308",
    "4.9e-324, 4.94066e-324",
    "2.2250738585072014e-308, 2.22507e-308",
    "-1234567.0, -1.23457e+06",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
  })
  void text_is_like_percent_6g_of_c(double value, String text) {
    assertThat(Numbers.text(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1, 2e-06", "2, 1.5e-06", "3, 1.5e-06"})
  void significant_keeps_the_digits_asked_for(int digits, String text) {
    assertThat(Numbers.significant(1.5e-6, digits)).isEqualTo(text);
  }

  @Property(tries = 5_000)
  void significant_rounds_the_exact_value_half_to_even(Draw draw) {
    double value = draw.finite();
    int digits = draw.between(1, 17);
    assertThat(new BigDecimal(Numbers.significant(value, digits)))
        .isEqualByComparingTo(rounded(value, digits));
  }

  @Property(tries = 5_000)
  void significant_rounds_ties_of_short_decimals_by_their_exact_value(Draw draw) {
    String tie = draw.between(0, 9_999_999) + "5e-" + draw.between(0, 12);
    double value = Double.parseDouble(tie);
    assertThat(new BigDecimal(Numbers.significant(value, 6)))
        .isEqualByComparingTo(rounded(value, 6));
  }

  @Property(tries = 5_000)
  void significant_has_no_trailing_zero_and_no_more_digits_than_asked(Draw draw) {
    int digits = draw.between(1, 17);
    String mantissa = Numbers.significant(draw.finite(), digits).replaceFirst("e.*", "");
    assertThat(mantissa).doesNotMatch(".*\\..*0|.*\\.");
    assertThat(mantissa.replaceFirst("^-?0\\.0*", "").replaceAll("[-.]", "").length())
        .isLessThanOrEqualTo(digits);
  }

  @Test
  void numbers_do_not_depend_on_the_locale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(Numbers.text(1234.5)).isEqualTo("1234.5");
      assertThat(Numbers.shortest(1.5e-7)).isEqualTo("1.5E-7");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }
}

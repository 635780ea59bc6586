package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  @ParameterizedTest
  @CsvSource({
    "kitten,sitting,3",
    "'',abc,3",
    "abc,abc,0",
    "abc,ABC,0",
    "abc,acb,1",
    "ca,abc,3",
    "a,b,1"
  })
  void counts_the_changes_it_takes(String one, String other, int distance) {
    assertThat(NearestName.distance(one, other)).isEqualTo(distance);
    assertThat(NearestName.distance(other, one)).isEqualTo(distance);
  }

  @Test
  void initials_stand_for_the_words_of_a_name() {
    List<String> options = List.of("--l1", "--learning-rate", "--log", "--max-bad-rows", "-");
    assertThat(NearestName.of("--lr", options)).isEqualTo("--learning-rate");
    assertThat(NearestName.of("--mbr", options)).isEqualTo("--max-bad-rows");
    assertThat(NearestName.of("--l2", options)).isEqualTo("--l1");
    assertThat(NearestName.of("MG", List.of("mpg", "miles-gallon"))).isEqualTo("miles-gallon");
    assertThat(NearestName.of("", options)).isNull();
  }

  @Test
  void finds_the_name_that_was_meant() {
    List<String> names = List.of("progression", "bmi", "Ozone", "sqft_living");
    assertThat(NearestName.of("progresion", names)).isEqualTo("progression");
    assertThat(NearestName.of("ozone", names)).isEqualTo("Ozone");
    assertThat(NearestName.of("bim", names)).isEqualTo("bmi");
    assertThat(NearestName.of("temperature", names)).isNull();
    assertThat(NearestName.hint("bim", names)).isEqualTo("; did you mean \"bmi\"?");
    assertThat(NearestName.hint("temperature", names)).isEmpty();
  }

  @Property
  void a_distance_is_at_most_the_longer_length_and_0_for_itself(Draw draw) {
    String one = draw.text("abcdABC", 8);
    String other = draw.text("abcdABC", 8);
    assertThat(NearestName.distance(one, one)).isZero();
    assertThat(NearestName.distance(one, other))
        .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
  }
}

package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.block.Dataset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units and dates that become numbers, with numbers counted by hand and by a calendar. */
class ConversionsTest {
  private static Dataset load(String text, boolean units, Map<String, DateReading> dates) {
    DataRequest request = Sources.raw(text);
    Conversions asked = new Conversions(units, Map.of(), dates);
    return Sources.load(request.withFormat(request.format().withConversions(asked)));
  }

  private static Dataset dated(String text, String... parts) {
    return load(text, false, Map.of("when", new DateReading(null, 0, List.of(parts))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "$1,200 ! $ ! ''",
        "-$5 ! $ ! ''",
        "$-5 ! $ ! ''",
        "($5) ! $ ! ''",
        "5 % ! '' ! %",
        "12 kg ! '' ! kg",
        "€ .5 ! € ! ''",
        "(300) ! '' ! ''",
        "USD 3 ! USD ! ''",
        "US$3 ! US$ ! ''",
      })
  void a_unit_is_what_stands_around_a_number(String cell, String before, String behind) {
    assertThat(ColumnUnit.of(cell)).isEqualTo(new ColumnUnit(before, behind));
  }

  @ParameterizedTest
  @CsvSource({
    "12",
    "kg",
    "film 7",
    "No. 3",
    "Q1",
    "1.2.3 kg",
    "-(5)",
    "--5 kg",
    "2020-01-02",
    "3 of 4"
  })
  void other_cells_have_none(String cell) {
    assertThat(ColumnUnit.of(cell)).isNull();
  }

  @Test
  void units_are_stripped_where_asked_for_alone() {
    String text = "a;b;y\n$1,200.50;5%;(10) kg\n$300;12.5%;2 kg\n-$7;0;1.5 kg\n";
    Dataset data = load(text, true, Map.of());
    assertThat(Sources.x(data)).containsExactly(1200.5, 0.05, 300, 0.125, -7, 0);
    assertThat(Sources.y(data)).containsExactly(-10, 2, 1.5);
    assertThat(Sources.notes(data))
        .contains(
            "took \"$\" before the numbers of \"a\" for their unit",
            "took \"%\" behind the numbers of \"b\" for their unit: 5% is 0.05");
    assertThatThrownBy(() -> Sources.load(text))
        .hasMessageContaining("use --units if \"kg\" behind the numbers");
  }

  @Test
  void a_number_of_another_unit_is_an_error() {
    assertThatThrownBy(() -> load("a,y\n5 kg,1\n6 kg,2\n7 lb,3\n", true, Map.of()))
        .hasMessageStartingWith(
            "data.csv:4: column \"a\": \"7 lb\" has another unit than its column, which has"
                + " \"kg\" behind the numbers");
    assertThatThrownBy(() -> load("a,y\n5%,1\n6%,2\n0.07,3\n", true, Map.of()))
        .hasMessageContaining("data.csv:4");
  }

  @Test
  void dates_are_days_since_the_first() {
    String text = "when,y\n2020-02-27,1\n2020-03-01,2\n2019-02-27,3\n2020-02-28T06:00:00Z,4\n";
    Dataset data = dated(text);
    assertThat(Sources.x(data)).containsExactly(0, 3, -365, 1.25); // 2020 is a leap year
    assertThat(data.columns().reading().conversions().dates().get("when").firstDate())
        .isEqualTo("2020-02-27");
  }

  @Test
  void parts_of_dates_are_columns_of_their_own() {
    Dataset data =
        dated(
            "when,y\n2020-02-27,1\n2021-01-03,2\n1999-12-31,3\n",
            DateReading.PARTS.toArray(new String[0]));
    assertThat(data.columns().names()).containsExactly("when:year", "when:month", "when:weekday");
    // Thursday, Sunday, Friday
    assertThat(Sources.x(data)).containsExactly(2020, 2, 4, 2021, 1, 7, 1999, 12, 5);
  }

  @ParameterizedTest
  @CsvSource({
    "31.01.2020,1.2.2020",
    "31/1/2020,01/02/2020",
    "1/31/2020,2/1/2020",
    "20200131,20200201",
    "'Jan 31, 2020',February 1 2020",
    "31-Jan-2020,1 feb 2020",
  })
  void dates_are_written_in_one_of_many_ways(String one, String next) {
    Dataset data = dated("when;y\n" + one + ";1\n" + next + ";2\n");
    assertThat(Sources.x(data)).containsExactly(0, 1);
  }

  @Test
  void dates_of_two_meanings_are_an_error() {
    assertThatThrownBy(() -> dated("when,y\n1/2/2020,1\n2/3/2020,2\n"))
        .hasMessageContaining("may be day first or month first");
    assertThatThrownBy(() -> dated("when,y\n2020-02-30,1\n2020-02-01,2\n"))
        .hasMessageContaining("\"2020-02-30\" is no date");
    assertThatThrownBy(() -> dated("then,y\n2020-02-03,1\n"))
        .hasMessageContaining("there is no column \"when\"");
  }

  @Test
  void objects_are_rows() {
    Dataset data =
        Sources.load(
            "[{\"a\":1,\"s\":\"x\",\"z\":null,\"y\":2},\n{\"y\":4,\"a\":1e1},{\"a\":-3,\"y\":5}]");
    assertThat(data.columns().names()).containsExactly("a");
    assertThat(Sources.x(data)).containsExactly(1, 10, -3);
  }

  @Test
  void objects_that_are_no_rows_are_refused_by_their_path() {
    assertThatThrownBy(() -> Sources.load("{\"a\":1,\"y\":2}\n{\"a\":{\"b\":1},\"y\":2}\n"))
        .hasMessageStartingWith("data.csv:2: $[1].a is an object");
    assertThatThrownBy(() -> Sources.load("[{\"a\":1,\"y\":[2]}]"))
        .hasMessageStartingWith("data.csv:1: $[0].y is an array");
    assertThatThrownBy(() -> Sources.load("[{\"a\":1,\"y\":2}, 3]"))
        .hasMessageStartingWith("data.csv:1: $[1] is no object");
    String late = "{\"a\":1,\"y\":2}\n".repeat(1000) + "{\"a\":1,\"y\":2,\"z\":3}\n";
    assertThatThrownBy(() -> Sources.load(late)).hasMessageContaining("$[1000].z is a key");
    assertThatThrownBy(() -> Sources.load("{\"a\":1,\"y\":2}\n{\"a\":1,\n"))
        .hasMessageStartingWith("data.csv:3: begins as JSON does");
  }
}

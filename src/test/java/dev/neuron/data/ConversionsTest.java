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
        "5\u00a0% ! '' ! %",
        "5\u202f% ! '' ! %",
        "12\u00a0kg ! '' ! kg",
        "\u00a012\u00a0 ! '' ! ''",
        "+5% ! '' ! %",
        "650,50- ! '' ! ''",
        "650,50-\u00a0EUR ! '' ! EUR",
        "'EUR 1,935.00 DR' ! EUR ! DR",
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
    "-5-",
    "(5-)",
    "5-kg",
    "2-door",
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
  void a_minus_behind_a_number_makes_it_negative_and_percent_behind_any_blank_divides() {
    String text = "a;b;y\n22,25\u00a0%;650,50-;1.200,25- EUR\n50\u202f%;7,00;+3 EUR\n";
    Dataset data = load(text, true, Map.of());
    assertThat(Sources.x(data)).containsExactly(0.2225, -650.5, 0.5, 7);
    assertThat(Sources.y(data)).containsExactly(-1200.25, 3);
    assertThat(Sources.notes(data))
        .contains("took -1.200,25 for -1200.25 in y (--thousands none if not)");
  }

  @Test
  void a_percentage_in_doubt_is_told_as_it_stands_with_what_it_would_be() {
    assertThatThrownBy(() -> load("a,y\n\"1,200%\",1\n950%,2\n", true, Map.of()))
        .hasMessage(
            "data.csv:2: column \"a\": \"1,200%\" may be one number or another (use --thousands"
                + " ',' if it is 12, or --decimal ',' if it is 0.012)");
  }

  @Test
  void credit_and_debit_have_no_sign_until_somebody_writes_one() {
    String text = "a,b,y\n5 DR,1,1\n6 CR,2,2\n7 CR,3,3\n8 CR,3,3\n";
    assertThat(Sources.notes(Sources.load(text)))
        .anyMatch(
            note -> note.contains("\"a\" (\"5 DR\" …); write the negative ones with a minus"));
    String german = text.replace("DR", "S").replace("CR", "H");
    for (Dataset data : List.of(load(text, true, Map.of()), load(german, true, Map.of()))) {
      assertThat(Sources.notes(data)).anyMatch(note -> note.contains("with a minus"));
      assertThat(Sources.x(data)).containsExactly(1, 2, 3, 3); // b alone
    }
    String column = "a,side,y\n5,S,1\n6,H,2\n7,S,3\n";
    assertThat(Sources.notes(Sources.load(column)))
        .anyMatch(
            note ->
                note.contains("if it says which amounts are negative, write those with a minus"));
    Dataset times = load("a,y\n5 s,1\n6 s,2\n", true, Map.of());
    assertThat(Sources.x(times)).containsExactly(5, 6);
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
    "31/1/20,1/2/2020",
    "1-31-20,2-1-20",
    "31-Jan-20,1-FEB-20",
    "31.12.68,1.1.2069",
    "31.12.1968,1.1.69",
  })
  void dates_are_written_in_one_of_many_ways(String one, String next) {
    Dataset data = dated("when;y\n" + one + ";1\n" + next + ";2\n");
    assertThat(Sources.x(data)).containsExactly(0, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "dd/MM/yyyy,28,1",
    "d.M.yy,28,1",
    "DD-MM-YYYY,28,1",
    "MM/dd/yyyy,1,31",
    "M/d/yy,1,31",
    "yy-MM-dd,28,365",
  })
  void whoever_knows_says_how_dates_are_written(String letters, double second, double third) {
    DateReading.DateFormat format = DateReading.DateFormat.of(letters);
    DateReading asked = new DateReading(format, DateReading.UNKNOWN, List.of());
    Dataset data =
        load("when,y\n01/02/03,1\n01/03/03,2\n02/02/03,3\n", false, Map.of("when", asked));
    assertThat(Sources.x(data)).containsExactly(0, second, third); // counted by a calendar
  }

  @Test
  void a_way_of_writing_dates_that_does_not_fit_is_an_error_with_the_one_that_does() {
    DateReading.DateFormat format = DateReading.DateFormat.of("MM/dd/yyyy");
    DateReading asked = new DateReading(format, DateReading.UNKNOWN, List.of());
    String text = "when,y\n01/02/2024,1\n13/02/2024,2\n";
    assertThatThrownBy(() -> load(text, false, Map.of("when", asked)))
        .hasMessage(
            "data.csv: column \"when\": \"13/02/2024\" is no date as MM/dd/yyyy says (use --date"
                + " when=dd/MM/yyyy if 13/02/2024 is 2024-02-13)");
    assertThat(DateReading.DateFormat.of("dd/MM")).isNull();
    assertThat(DateReading.DateFormat.of("dd/MM/yyyy HH:mm")).isNull();
    assertThat(DateReading.DateFormat.of("yyyyMMdd")).isEqualTo(DateReading.DateFormat.DIGITS);
    assertThat(DateReading.DateFormat.of("dd-MMM-yy"))
        .isEqualTo(DateReading.DateFormat.NAME_SECOND);
  }

  @Test
  void dates_of_two_meanings_are_an_error() {
    assertThatThrownBy(() -> dated("when,y\n1/2/2020,1\n2/3/2020,2\n"))
        .hasMessage(
            "data.csv: column \"when\": \"1/2/2020\" may be one date or another, and so may all"
                + " dates looked at (use --date when=dd/MM/yyyy if 1/2/2020 is 2020-02-01, or"
                + " --date when=MM/dd/yyyy if 1/2/2020 is 2020-01-02)");
    assertThatThrownBy(() -> dated("when,y\n05/05/24,1\n10-11-12,2\n", "year", "month"))
        .hasMessageEndingWith(
            "(use --date 'when:year,month=dd/MM/yy' if 10-11-12 is 2012-11-10, or --date"
                + " 'when:year,month=MM/dd/yy' if 10-11-12 is 2012-10-11, or --date"
                + " 'when:year,month=yy/MM/dd' if 10-11-12 is 2010-11-12)");
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
  void texts_in_objects_are_numbers_as_in_other_files_and_numbers_have_points() {
    String thousands = "{\"p\":\"35,200\",\"q\":1.5,\"y\":1}\n{\"p\":950,\"q\":2,\"y\":2}\n";
    Dataset data = Sources.load(thousands);
    assertThat(Sources.x(data)).containsExactly(35200, 1.5, 950, 2);
    assertThat(Sources.notes(data))
        .contains("took 35,200 for 35200 in p (--thousands none if not)");
    assertThatThrownBy(() -> Sources.load("{\"p\":\"35,200\",\"y\":1}\n{\"p\":950,\"y\":2}\n"))
        .hasMessageContaining("--thousands ',' if it is 35200, or --decimal ',' if it is 35.2");
    // Points between thousands are in texts alone: 1.125 is a number of JSON.
    String commas = "{\"a\":\"1.200,5\",\"y\":1.125}\n{\"a\":\"3,25\",\"y\":2.250}\n";
    assertThat(Sources.x(Sources.load(commas))).containsExactly(1200.5, 3.25);
    assertThat(Sources.y(Sources.load(commas))).containsExactly(1.125, 2.25);
  }

  @Test
  void a_key_that_few_objects_have_is_no_target_unless_named() {
    String text = "{\"a\":1,\"y\":2}\n{\"a\":1,\"y\":3}\n{\"a\":4,\"y\":6,\"z\":3}\n";
    assertThatThrownBy(() -> Sources.load(text))
        .hasMessage(
            "data.csv: column \"z\": comes last and would be the target, but 1 of 3 rows have it"
                + " (use --target y, or --target z if it is meant)");
  }

  @Test
  void objects_that_are_no_rows_are_refused_by_their_path() {
    assertThatThrownBy(() -> Sources.load("{\"a\":1,\"y\":2}\n{\"a\":{\"b\":1},\"y\":2}\n"))
        .hasMessageStartingWith("data.csv:2: $[1].a is an object");
    assertThatThrownBy(() -> Sources.load("[{\"a\":1,\"y\":[2]}]"))
        .hasMessageStartingWith("data.csv:1: $[0].y is an array");
    assertThatThrownBy(() -> Sources.load("[{\"a\":1,\"y\":2}, 3]"))
        .hasMessageStartingWith("data.csv:1: $[1] is no object");
    assertThatThrownBy(() -> Sources.load("[[1,2],[3,4]]"))
        .hasMessageStartingWith("data.csv:1: $[0] is an array");
    assertThatThrownBy(() -> Sources.load("[1, 2]\n[3, 4]\n"))
        .hasMessageStartingWith("data.csv:1: $[0] is no object");
    assertThatThrownBy(() -> Sources.load("[{}]"))
        .hasMessageStartingWith("data.csv:1: $[0] has no names");
    assertThatThrownBy(() -> Sources.load("[ ]"))
        .hasMessageStartingWith("data.csv:1: the array is empty");
    String late = "{\"a\":1,\"y\":2}\n".repeat(1000) + "{\"a\":1,\"y\":2,\"z\":3}\n";
    assertThatThrownBy(() -> Sources.load(late)).hasMessageContaining("$[1000].z is a key");
    assertThatThrownBy(() -> Sources.load("{\"a\":1,\"y\":2}\n{\"a\":1,\n"))
        .hasMessageStartingWith("data.csv:3: begins as JSON does");
  }
}

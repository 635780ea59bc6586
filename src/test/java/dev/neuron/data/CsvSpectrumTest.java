package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.block.Dataset;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.csv.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The twelve cases of csv-spectrum: as records, and as training data where that makes sense. */
class CsvSpectrumTest {
  static List<Arguments> records() {
    return List.of(
        Arguments.of(
            "comma in quotes",
            "first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123",
            List.of(List.of("John", "Doe", "120 any st.", "Anytown, WW", "08123"))),
        Arguments.of(
            "empty",
            "a,b,c\n1,\"\",\"\"\n2,3,4",
            List.of(List.of("1", "", ""), List.of("2", "3", "4"))),
        Arguments.of(
            "empty crlf",
            "a,b,c\r\n1,\"\",\"\"\r\n2,3,4",
            List.of(List.of("1", "", ""), List.of("2", "3", "4"))),
        Arguments.of(
            "escaped quotes",
            "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n",
            List.of(List.of("1", "ha \"ha\" ha"), List.of("3", "4"))),
        Arguments.of(
            "json",
            "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n",
            List.of(List.of("1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"))),
        Arguments.of(
            "location coordinates",
            "Contact Phone Number,Location Coordinates,Cities,Counties\n"
                + "2095257564,37�36'37.8\"N 121�2'17.9\"W,Modesto,Stanislaus",
            List.of(List.of("2095257564", "37�36'37.8\"N 121�2'17.9\"W", "Modesto", "Stanislaus"))),
        Arguments.of(
            "newlines",
            "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
            List.of(
                List.of("1", "2", "3"),
                List.of("Once upon \na time", "5", "6"),
                List.of("7", "8", "9"))),
        Arguments.of(
            "newlines crlf",
            "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
            List.of(
                List.of("1", "2", "3"),
                List.of("Once upon \r\na time", "5", "6"),
                List.of("7", "8", "9"))),
        Arguments.of(
            "quotes and newlines",
            "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n",
            List.of(List.of("1", "ha \n\"ha\" \nha"), List.of("3", "4"))),
        Arguments.of("simple", "a,b,c\n1,2,3\n", List.of(List.of("1", "2", "3"))),
        Arguments.of("simple crlf", "a,b,c\r\n1,2,3\r\n", List.of(List.of("1", "2", "3"))),
        Arguments.of(
            "utf8",
            "a,b,c\n1,2,3\n4,5,ʤ",
            List.of(List.of("1", "2", "3"), List.of("4", "5", "ʤ"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("records")
  void gives_the_records(String name, String text, List<List<String>> expected) {
    CsvFormat format = CsvFormat.DEFAULT.decided(HeaderRule.YES, ',');
    List<List<String>> found = new ArrayList<>();
    try (RecordStream stream =
        RecordStream.open(List.of(Sources.bytes(text.getBytes(StandardCharsets.UTF_8))), format)) {
      for (SourceRecord row = stream.next(); row != null; row = stream.next()) {
        found.add(List.of(row.cells()));
      }
    }
    assertThat(found).as(name).isEqualTo(expected);
  }

  @Test
  void loads_the_numbers_of_simple() {
    Dataset data = Sources.load("a,b,c\r\n1,2,3\r\n");
    assertThat(Sources.x(data)).containsExactly(1, 2);
    assertThat(Sources.y(data)).containsExactly(3);
  }

  @Test
  void names_the_line_on_which_a_record_with_newlines_starts() {
    assertThatThrownBy(
            () -> Sources.load("a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n\"x\ny\",1,2"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "data.csv:3: column \"a\": \"Once upon \\na time\" is not a number (use --bad-rows skip"
                + " to leave such rows out, or --exclude a to do without the column)\n"
                + "data.csv:6: column \"a\": \"x\\ny\" is not a number");
  }

  @Test
  void refuses_the_letter_among_the_numbers_of_utf8() {
    assertThatThrownBy(() -> Sources.load("a,b,c\n1,2,3\n4,5,ʤ"))
        .hasMessageStartingWith("data.csv:3: column \"c\": \"ʤ\" is not a number");
  }
}

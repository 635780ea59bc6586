package dev.neuron.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataSource;
import dev.neuron.data.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordStreamTest {
  private static RecordStream open(String... texts) {
    DataSource[] sources = new DataSource[texts.length];
    for (int i = 0; i < texts.length; i++) {
      DataSource text = Sources.text(texts[i]);
      sources[i] = DataSource.of((char) ('a' + i) + ".csv", text.stream());
    }
    return RecordStream.open(List.of(sources), CsvFormat.DEFAULT);
  }

  @Test
  void numbers_rows_over_all_files_and_lines_in_each() {
    try (RecordStream stream = open("x,y\n1,2\n\n\"3\n\",4\n", "x,y\n\n5,6")) {
      assertThat(stream.header()).containsExactly("x", "y");
      assertThat(stream.heading()).containsExactly("x", "y");
      assertThat(stream.delimiter()).isEqualTo(',');
      SourceRecord row = stream.next();
      assertThat(row.file() + row.line() + row.number()).isEqualTo("a.csv21");
      row = stream.next();
      assertThat(row.file() + row.line() + row.number()).isEqualTo("a.csv42");
      assertThat(row.cells()).containsExactly("3\n", "4");
      row = stream.next();
      assertThat(row.file() + row.line() + row.number()).isEqualTo("b.csv33");
      assertThat(stream.next()).isNull();
      assertThat(stream.next()).isNull();
    }
  }

  @Test
  void a_header_alone_has_no_records_and_is_no_error() {
    try (RecordStream stream = open("x,y\n")) {
      assertThat(stream.header()).containsExactly("x", "y");
      assertThat(stream.next()).isNull();
    }
  }

  @Test
  void refuses_a_second_file_with_other_columns() {
    try (RecordStream stream = open("x,y\n1,2\n", "x,z\n3,4\n")) {
      stream.next();
      assertThatThrownBy(stream::next)
          .hasMessage(
              "b.csv:1: column 2 is \"z\", but \"y\" in a.csv (give files with the same columns in"
                  + " the same order)");
    }
    try (RecordStream stream = open("x,y\n1,2\n", "x\n3\n")) {
      stream.next();
      assertThatThrownBy(stream::next).hasMessageContaining("column 2 is missing, but \"y\"");
    }
  }

  @Test
  void refuses_an_empty_source() {
    assertThatThrownBy(() -> open("")).hasMessageStartingWith("a.csv: is empty");
    assertThatThrownBy(() -> open("\n\n")).hasMessageStartingWith("a.csv: is empty");
    try (RecordStream stream = open("x,y\n1,2\n", "")) {
      stream.next();
      assertThatThrownBy(stream::next).hasMessageStartingWith("b.csv: is empty");
    }
  }

  @Test
  void reads_from_the_first_row_again_after_looking_at_a_thousand() {
    StringBuilder text = new StringBuilder("name,y\n");
    for (int i = 0; i < 3000; i++) {
      text.append("n").append(i).append(',').append(i).append('\n');
    }
    try (RecordStream stream = open(text.toString())) {
      for (int i = 0; i < 3000; i++) {
        assertThat(stream.next().cells()).containsExactly("n" + i, String.valueOf(i));
      }
      assertThat(stream.next()).isNull();
    }
  }
}

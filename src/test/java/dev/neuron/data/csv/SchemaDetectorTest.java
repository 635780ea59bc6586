package dev.neuron.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.HeaderRule;
import dev.neuron.data.Note;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What first rows say of the columns, and how many of them are looked at. */
class SchemaDetectorTest {
  /** Rows written as "a b|1 2"; an empty cell is "-". */
  private static final class Rows implements Records {
    private final String[] rows;
    private int read;

    Rows(String rows) {
      this.rows = rows.split("\\|");
    }

    @Override
    public String[] next() {
      if (read == rows.length) {
        return null;
      }
      String[] cells = rows[read++].split(" ");
      for (int j = 0; j < cells.length; j++) {
        cells[j] = cells[j].equals("-") ? "" : cells[j];
      }
      return cells;
    }

    @Override
    public long line() {
      return 10L * read;
    }
  }

  private static Schema scan(Rows rows, HeaderRule rule, char delimiter) {
    CsvFormat format = CsvFormat.DEFAULT.decided(rule, delimiter);
    return SchemaDetector.of(
        "d.csv",
        rows,
        new Dialect(';', '"', CsvFormat.NONE),
        TableShape.Kind.EVEN,
        format,
        () -> false);
  }

  private static Schema scan(String rows) {
    return scan(new Rows(rows), HeaderRule.AUTO, ';');
  }

  private static List<String> kinds(Schema head) {
    List<String> kinds = new ArrayList<>();
    for (Schema.Column column : head.columns()) {
      kinds.add(column.kind() + (column.counts() ? " counting" : ""));
    }
    return kinds;
  }

  @ParameterizedTest
  @CsvSource({
    "a b|5 6|7 8|9 10, 2", // numbers show at once
    "5 6|7 8|9 10, 2",
    "a b|5 -|7 -|9 10|3 4, 4", // not before every column has shown one
    "a b|1 6|2 8|4 9|5 9, 4", // a column that counts is followed until it does not
    "1 6|2 8|3 9|5 9|7 7, 4",
    "a b|1 6|2 8|3 9|4 9, 5", // which may be never
  })
  void looks_no_further_than_it_must(String text, int records) {
    Rows rows = new Rows(text);
    scan(rows, HeaderRule.AUTO, ';');
    assertThat(rows.read).isEqualTo(records);
  }

  @Test
  void looks_at_a_thousand_rows_at_most() {
    Rows rows = new Rows("a b" + "|x 1".repeat(1500));
    assertThat(kinds(scan(rows, HeaderRule.AUTO, ';'))).containsExactly("TEXT", "NUMBERS");
    assertThat(rows.read).isEqualTo(1001);
  }

  @Test
  void a_column_is_what_its_cells_are() {
    Schema head = scan("a b c d e|5 x - NA|- y - 7|z 8");
    assertThat(kinds(head)).containsExactly("NUMBERS", "TEXT", "EMPTY", "NUMBERS", "EMPTY");
    assertThat(kinds(scan("a b|x -|- y"))).containsExactly("TEXT", "TEXT");
  }

  @Test
  void text_is_shown_by_its_first_example() {
    Schema head = scan("a b|- NA|x 1|y z|z z");
    assertThat(head.columns().get(0).example()).isEqualTo("x");
    assertThat(head.columns().get(0).exampleLine()).isEqualTo(30);
    assertThat(scan("1 p|2 q|3 r").columns().get(1).example()).isEqualTo("p");
    assertThat(scan("1 p|2 q|3 r").columns().get(1).exampleLine()).isEqualTo(10);
    assertThat(scan("1 -|2 -|3 r").columns().get(1).example()).isEqualTo("r");
  }

  @ParameterizedTest
  @CsvSource({
    "n y|0 5|1 6|2 7, true",
    "n y|1 5|2 6|3 7, true",
    "n y|1 5|2 6, false", // two rows make no count
    "n y|2 5|3 6|4 7, false", // from 0 or 1
    "n y|0 5|1 6|3 7, false",
    "n y|0 5|1 6|- 7, false",
    "n y|0 5|1 6|x 7, false",
    "1 5|2 6|3 7, true", // without a header the first row counts, too
    "0 5|1 6|2 7, true",
    "2 5|3 6|4 7, false",
    "0 5|2 6|3 7, false",
    "1 5|2 6, false",
  })
  void row_numbers_are_known_by_their_counting(String rows, boolean counts) {
    assertThat(scan(rows).columns().get(0).counts()).isEqualTo(counts);
    assertThat(scan(rows).columns().get(1).counts()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a b|1 2, true",
    "a b|x y, true", // all text: names
    "a 2|x 3, false", // a number, and no column tells
    "a 2|1 3, true", // one does
    "- b|x y, true",
    "- 1|x 2, false",
    "1 2, false",
    "a b, true",
  })
  void a_header_is_text_over_numbers(String rows, boolean header) {
    assertThat(scan(rows).hasHeader()).isEqualTo(header);
    assertThat(scan(rows).hasRows()).isEqualTo(rows.contains("|") || !header);
  }

  @Test
  void says_what_was_guessed_and_only_that() {
    assertThat(scan("a b|1 2").notes()).hasSize(1);
    assertThat(scan(new Rows("a b|1 2"), HeaderRule.YES, ';').notes()).isEmpty();
    assertThat(scan(new Rows("a b|1 2"), HeaderRule.NO, ';').notes()).isEmpty();
    List<Note> notes = scan(new Rows("a b|1 2"), HeaderRule.YES, CsvFormat.AUTO).notes();
    assertThat(notes)
        .extracting(Note::text)
        .singleElement()
        .asString()
        .startsWith("took \";\" for");
  }
}

package dev.neuron.data.rows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.CellReading;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.HeaderRule;
import dev.neuron.data.MissingRule;
import dev.neuron.data.columns.Categories;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.InputColumn;
import dev.neuron.data.csv.Chunk;
import dev.neuron.data.csv.Dialect;
import dev.neuron.data.rows.ChunkScanner.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the fast reader takes on itself, and what it leaves to the reference way: the laws beside
 * this test, which compare the two, would hold as well if it left everything.
 */
class ChunkScannerTest {
  private static final Dialect COMMAS = new Dialect(',', '"', CsvFormat.NONE);

  /** Feature, target. */
  private static final ColumnPlan TWO =
      new ColumnPlan(List.of("x", "y"), List.of(new InputColumn(0, null)), 1, -1);

  /** Feature, text that nobody asked for, target, weight, feature. */
  private static final ColumnPlan FIVE =
      new ColumnPlan(
          List.of("a", "text", "y", "w", "b"),
          List.of(new InputColumn(0, null), new InputColumn(4, null)),
          2,
          3);

  private Outcome outcome;
  private ChunkScanner scanner;
  private int slots;

  /** The numbers of each row: features, target, weight. */
  private List<List<Double>> scan(ColumnPlan layout, MissingRule missing, String text) {
    slots = layout.slots().size();
    scanner = new ChunkScanner(layout, COMMAS, CsvFormat.DEFAULT, missing);
    return scanWithTheSame(text);
  }

  private List<List<Double>> scanWithTheSame(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    Chunk chunk = new Chunk(bytes.length);
    System.arraycopy(bytes, 0, chunk.bytes, 0, bytes.length);
    chunk.length = bytes.length;
    outcome = scanner.scan(chunk);
    List<List<Double>> rows = new ArrayList<>();
    scanner
        .rows()
        .addTo(
            (x, from, y, weight) -> {
              List<Double> row = new ArrayList<>();
              for (int j = 0; j < slots; j++) {
                row.add(x[from + j]);
              }
              row.addAll(List.of(y, weight));
              rows.add(row);
            });
    return rows;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "7",
        "-7",
        "+7",
        "1234567",
        "12345678",
        "-123456789",
        "1.5",
        "-1.5",
        ".5",
        "-.5",
        "5.",
        "1234567.12345678",
        "1234567.123456789",
        "12345678.1",
        "0.1",
        "0.30000000000000004",
        "00012.50",
        "1e5",
        "-2.5E-3",
        "1e+10",
        "9007199254740993",
        "4.9e-324",
        "1.7976931348623157e308",
        " 1.5",
        "1.5 "
      })
  void a_number_is_read_to_the_last_bit_wherever_it_stands(String number) {
    double value = Double.parseDouble(number);
    for (String end : new String[] {"", "\n", "\r\n"}) {
      assertThat(scan(TWO, MissingRule.ERROR, "3,4\n" + number + "," + number + end))
          .containsExactly(List.of(3.0, 4.0, 1.0), List.of(value, value, 1.0));
      assertThat(outcome).isEqualTo(Outcome.PLAIN);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x", "1x", "1.5x", "1.5.2", "1-2", "0x10", "1d", "1.5f", "Infinity", "1e400",
            "12345678901e400",
        "--1", "-", ".", "e5", "1e", "\u00b2", "1\u00a0", "", "NA", "12345678x", "1 2"
      })
  void what_is_no_number_is_left_to_the_reference_way(String cell) {
    for (String text : new String[] {cell + ",4\n", "4," + cell + "\n", "4," + cell}) {
      scan(TWO, MissingRule.ERROR, "1,2\n" + text);
      assertThat(outcome).as(text).isEqualTo(Outcome.NEEDS_REFERENCE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\n",
        "1,2,3\n",
        "1,2,\n",
        "1,2\r3,4\n",
        "1,2\r",
        "1;2\n",
        "\r1,2\n",
        "1,2\n3\n",
        ",\n"
      })
  void a_row_of_another_shape_is_left_to_the_reference_way(String text) {
    scan(TWO, MissingRule.ERROR, text);
    assertThat(outcome).isEqualTo(Outcome.NEEDS_REFERENCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"1\",2\n", "1,\"2\"\n", "1,2\"\n", "x,2\n\"3\",4\n", "1,2\n3,4\n5\n6,\"\n"})
  void a_quote_anywhere_is_told(String text) {
    scan(TWO, MissingRule.ERROR, text);
    assertThat(outcome).isEqualTo(Outcome.QUOTED);
  }

  @Test
  void columns_go_where_the_layout_says_and_the_rest_is_passed_over() {
    assertThat(scan(FIVE, MissingRule.ERROR, "1,any-thing,2,0.5,3\n-4,,5,0,6e1\n"))
        .containsExactly(List.of(1.0, 3.0, 2.0, 0.5), List.of(-4.0, 60.0, 5.0, 0.0));
    assertThat(outcome).isEqualTo(Outcome.PLAIN);
  }

  @Test
  void a_negative_weight_is_left_to_the_reference_way() {
    scan(FIVE, MissingRule.ERROR, "1,t,2,-0.5,3\n");
    assertThat(outcome).isEqualTo(Outcome.NEEDS_REFERENCE);
  }

  @ParameterizedTest
  @CsvSource({
    "'1,a\u00c3\u00a9,2,1,3\n', PLAIN", // é in UTF-8
    "'1,a\u00e9,2,1,3\n', NEEDS_REFERENCE", // and in ISO 8859-1
    "'1,a\u00e9,2,1,x\n', NEEDS_REFERENCE",
    "'1,a\u00e9,2,1, 3\n', NEEDS_REFERENCE", // also where a later cell is looked at more closely
    "'1,a\"b,2,1,3\n', QUOTED",
    "'1,\u00e9,2,1,3\n1,\"b\",2,1,3\n', QUOTED",
  })
  void text_that_nobody_asked_for_must_be_text_all_the_same(String text, Outcome expected) {
    scan(FIVE, MissingRule.ERROR, text);
    assertThat(outcome).isEqualTo(expected);
  }

  @Test
  void a_row_with_a_missing_cell_is_skipped_and_counted() {
    assertThat(scan(FIVE, MissingRule.SKIP, "NA,t,2,1,3\n1,t,2,1,3\n1,t,,1,3\n1,t,2,?,3\n"))
        .containsExactly(List.of(1.0, 3.0, 2.0, 1.0));
    assertThat(outcome).isEqualTo(Outcome.PLAIN);
    assertThat(scanner.rowsSkipped()).isEqualTo(3);
    assertThat(scanner.lines()).isEqualTo(4);
  }

  @Test
  void a_feature_to_be_replaced_is_kept_as_a_gap_but_no_target_or_weight_is() {
    assertThat(scan(FIVE, MissingRule.MEAN, "1,t,2,1,\nNA,t,2,1,3\n1,t,,1,3\n1,t,2,null,3\n"))
        .containsExactly(List.of(1.0, Double.NaN, 2.0, 1.0), List.of(Double.NaN, 3.0, 2.0, 1.0));
    assertThat(scanner.rowsSkipped()).isEqualTo(2);
  }

  @Test
  void empty_lines_count_as_lines_only() {
    assertThat(scan(TWO, MissingRule.ERROR, "\n1,2\n\r\n\n3,4\r\n")).hasSize(2);
    assertThat(outcome).isEqualTo(Outcome.PLAIN);
    assertThat(scanner.lines()).isEqualTo(5);
  }

  @Test
  void nothing_of_one_chunk_is_left_in_the_next() {
    scan(FIVE, MissingRule.SKIP, "1,\u00e9,2,1,3\n,t,2,1,3\nx\n");
    assertThat(outcome).isEqualTo(Outcome.NEEDS_REFERENCE);
    assertThat(scanWithTheSame("4,t,5,6,7\n")).containsExactly(List.of(4.0, 7.0, 5.0, 6.0));
    assertThat(outcome).isEqualTo(Outcome.PLAIN);
    assertThat(scanner.rowsSkipped()).isZero();
    assertThat(scanner.lines()).isEqualTo(1);
  }

  @Test
  void more_rows_than_there_was_room_for_are_all_there() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append("1,t,").append(i).append(",2,").append(-i).append('\n');
    }
    List<List<Double>> rows = scan(FIVE, MissingRule.ERROR, text.toString());
    assertThat(rows).hasSize(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(rows.get(i)).isEqualTo(List.of(1.0, 0.0 - i, (double) i, 2.0));
    }
  }

  @Test
  void it_is_asked_only_where_plain_cells_mean_what_they_seem() {
    assertThat(ChunkScanner.canRead(FIVE, COMMAS, CsvFormat.DEFAULT)).isTrue();
    for (char c : "0123456789.-+eE".toCharArray()) {
      assertThat(canRead(new Dialect(c, '"', CsvFormat.NONE))).as("%s between", c).isFalse();
      assertThat(canRead(new Dialect(',', c, CsvFormat.NONE))).as("%s around", c).isFalse();
    }
    ColumnPlan categories =
        new ColumnPlan(List.of("x", "y"), List.of(new InputColumn(0, new Categories())), 1, -1);
    assertThat(ChunkScanner.canRead(categories, COMMAS, CsvFormat.DEFAULT)).isFalse();
    CellReading comma = CellReading.PLAIN.withNumbers(',', CsvFormat.NONE);
    ColumnPlan decimals =
        new ColumnPlan(TWO.names(), TWO.slots(), TWO.target(), TWO.weight(), comma);
    assertThat(ChunkScanner.canRead(decimals, COMMAS, format(',', List.of()))).isFalse();
    assertThat(ChunkScanner.canRead(TWO, COMMAS, format('.', List.of("-999")))).isFalse();
    assertThat(ChunkScanner.canRead(TWO, COMMAS, format('.', List.of("none")))).isTrue();
  }

  private static boolean canRead(Dialect dialect) {
    return ChunkScanner.canRead(TWO, dialect, CsvFormat.DEFAULT);
  }

  private static CsvFormat format(char decimal, List<String> missing) {
    return new CsvFormat(HeaderRule.AUTO, ';', '"', CsvFormat.NONE, decimal, null, missing);
  }
}

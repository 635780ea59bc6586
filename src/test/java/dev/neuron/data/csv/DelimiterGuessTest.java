package dev.neuron.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.Sources;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first records say of the delimiter. */
class DelimiterGuessTest {
  private static final CsvFormat PLAIN = format('"', CsvFormat.NONE, '.');

  private static CsvFormat format(char quote, char comment, char decimal) {
    return Sources.format(CsvFormat.AUTO, quote, comment, decimal);
  }

  private static char guess(String text, CsvFormat format) {
    return DelimiterGuess.of(
            "d.csv", FirstRecords.of(new StringReader(text), format, 1), format, true)
        .delimiter();
  }

  private static char guess(String text) {
    return guess(text, PLAIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '$',
      value = {
        "a;b~1;2~ ! ;", // plain
        "a;b~1;2 ! ;", // the last line has no end
        "a;b ! ;", // one record
        "a;b;c~1;2 ! ,", // uneven
        "a;b~1;2;3~1;2~ ! ,", // uneven in the middle only
        "a;b~~~1;2~ ! ;", // empty lines are no records
        "a|b;c~1|2,3~ ! |", // the other is in one record only
        "a|b~1|2;3~ ! |", // and not in the first
        "L, cm;W, kg~12,5;3,25~ ! ;", // names hold what they like
        "L, cm;W, kg~12,5;3,25;~1,5;2;~ ! ;", // and rows may end with a delimiter
        "L; cm,W; kg~12.5,3.25~ ! ,",
        "12,5;3,25~1,5;2,25~ ! ;", // no names
        "L,cm\tW,kg~12,5\t3,25~ ! $\t$",
        "`a;b`;c~1;2~ ! ;", // the outer delimiters alone
        "a~`1;2`~ ! ,", // none outside quotes
        "`a``;`;c~1;2~ ! ;", // a doubled quote
        "5`;c~1;2~ ! ;", // a quote within a cell is a character
        "x,`a~b;c;d`~1,2~ ! ,", // a line end within quotes
        "`a~b;c`|d~1|2~ ! |", // a cell over two lines is one record
      })
  void a_delimiter_stands_as_often_in_every_record(String text, char delimiter) {
    String lines = text.stripTrailing().replace('`', '"').replace('~', '\n');
    assertThat(guess(lines)).isEqualTo(delimiter);
    assertThat(guess(lines.replace('\n', '\r'))).as("with \\r").isEqualTo(delimiter);
    assertThat(guess(lines.replace("\n", "\r\n"))).as("with \\r\\n").isEqualTo(delimiter);
  }

  @Test
  void two_delimiters_that_are_as_good_are_refused() {
    assertThatThrownBy(() -> guess("Name, first;Weight, kg\nMeyer, Anna;3,25\nAlt, Io;2,5\n"))
        .hasMessage(
            "d.csv:1: the rows may be cut at \",\" or at \";\" (use --delimiter ',', or"
                + " --delimiter ';' if they hold 3,25)");
    // Names with commas, or lists with semicolons.
    assertThatThrownBy(() -> guess("lat;lon,y\n1;2,3\n4;5,6\n"))
        .hasMessageContaining("(use --delimiter ';' if they hold 2,3, or --delimiter ',')");
    assertThatThrownBy(() -> guess("L,cm W,kg\n12,5 3,25\n"))
        .hasMessageContaining("may be cut at blanks or at \",\"");
    // A row with a cell too few.
    assertThatThrownBy(() -> guess("L, cm;W, kg\n12,5;3,25\n8,5\n1,5;2,5\n"))
        .hasMessageContaining("(use --delimiter ';' if they hold 12,5, or --delimiter ',')");
    assertThatThrownBy(() -> guess("a|b;c\n1|2;3\n"))
        .hasMessageContaining("(use --delimiter ';', or --delimiter '|')");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '$',
      value = {
        "/* by me, 2020 */~a,b~1,2~3,4 ! 1",
        "/* by me~ * in cm */~a,b~1,2~3,4 ! 2",
        "*** by me, 2020~***~a,b~1,2~3,4 ! 2",
        "By me~---~a,b~---~1,2~3,4 ! 2", // lines of dashes are none
        "Of two words~y = b0 + b1 x~two words~R² 0.9~1.5 2~2 3 ! 4",
        "Of two words~   ~two words~1.5 2~2 3~   ! 2", // of three records, a line of blanks is none
        "Of two words~two words~y x~1.5 2~2 3 ! 2",
        "words, two~a,b~1,2~3,4 ! 0", // may be names
        "a b~1 2 3~1 2~3 4 ! 0", // a row with a cell too many
        "n,a,b~x,1,2~y,1~z,3,4~w,5,6 ! 0", // or too few
      })
  void what_stands_before_a_table_is_told_from_its_rows(String text, long line) {
    FirstRecords records = FirstRecords.of(new StringReader(text.replace('~', '\n')), PLAIN, 1);
    TableShape shape = DelimiterGuess.of("d.csv", records, PLAIN, true);
    boolean behind = shape.kind() == TableShape.Kind.BEHIND_LINES;
    assertThat(behind).isEqualTo(line > 0);
    if (behind) {
      assertThatThrownBy(() -> shape.refuseOtherLines("d.csv"))
          .hasMessageContaining("use --skip-lines " + line + " ");
    }
  }

  @Test
  void a_comma_that_ends_every_cell_between_blanks_is_no_decimal_comma() {
    assertThat(guess("1700, 48.3\n1701, 12.6\n1702, 26.2\n")).isEqualTo(',');
  }

  @Test
  void comments_and_their_quotes_are_passed_over() {
    CsvFormat commented = format('"', '#', '.');
    String text = "#a \";;;\na;b\n# it's 1\" | 2\n1;2\n";
    assertThat(guess(text, commented)).isEqualTo(';');
    assertThat(guess("a;b#;\n1;2#;\n", commented)).as("within a line").isEqualTo(';');
    assertThat(guess("a;b\n#1;2;3\n")).as("what looks like a comment").isEqualTo(';');
  }

  @Test
  void a_character_with_another_meaning_is_no_delimiter() {
    assertThat(guess("a;b\n1,5;2,5\n", format('"', CsvFormat.NONE, ','))).isEqualTo(';');
    assertThat(guess("a\n1,5\n", format('"', CsvFormat.NONE, ','))).isEqualTo(';');
    assertThat(guess("|a|;b\n|1|;2\n", format('|', CsvFormat.NONE, '.'))).isEqualTo(';');
    assertThat(guess(";a|b\n1|2\n", format('"', ';', '.'))).isEqualTo('|');
    assertThat(guess("\"a;b\";c\n", format(CsvFormat.NONE, CsvFormat.NONE, '.'))).isEqualTo(';');
  }

  @Test
  void a_hundred_records_are_enough() {
    assertThat(guess("1;2\n".repeat(100) + "1\n")).isEqualTo(';');
    assertThat(guess("1;2\n".repeat(99) + "1\n" + "1;2\n")).isEqualTo(',');
  }

  @Test
  void enough_characters_are_enough() {
    String cell = "1".repeat(15_000);
    String row = cell + ";" + cell + "\n";
    assertThat(guess(row + row + "1\n")).as("within 64 K").isEqualTo(',');
    assertThat(guess(row + row + row + "1\n")).as("beyond").isEqualTo(';');
    assertThat(guess("1;2\n" + cell.repeat(10))).as("an unfinished record").isEqualTo(';');
    assertThat(guess(row.strip().repeat(4))).as("no record ends").isEqualTo(';');
  }

  @Test
  void of_nothing_comes_the_comma() {
    assertThat(List.of(guess(""), guess("\n\n"), guess("a"))).containsOnly(',');
  }
}

package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.MemoryBudget;
import dev.neuron.data.columns.Categories;
import dev.neuron.data.csv.SourceSequence;
import dev.neuron.data.load.DataLoader;
import dev.neuron.data.load.DiskLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HostileInputTest {
  @TempDir Path folder;

  private static DataException failure(DataRequest request) {
    try {
      Sources.load(request);
    } catch (DataException e) {
      return e;
    }
    throw new AssertionError("nothing was refused");
  }

  private static DataException unreadable(Path path) {
    DataException e = failure(DataRequest.of(path));
    assertThat(e.kind()).isEqualTo(DataException.Kind.UNREADABLE);
    return e;
  }

  @Test
  void refuses_what_is_no_readable_file() throws IOException {
    assertThat(unreadable(folder))
        .hasMessageEndingWith(
            "is a folder (name the files in it, or use --engine spark where the command has it)");
    Files.writeString(folder.resolve("houses.csv"), "a,y\n1,2\n");
    assertThat(unreadable(folder.resolve("house.csv")))
        .hasMessageEndingWith("house.csv: there is no such file; did you mean \"houses.csv\"?");
    assertThat(unreadable(folder.resolve("no/such.csv")))
        .hasMessageEndingWith("there is no such file");
  }

  @Test
  void refuses_a_file_it_may_not_read() throws IOException {
    Path secret = folder.resolve("secret.csv");
    Files.writeString(secret, "a,y\n1,2\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(secret), "root reads everything");
    assertThat(unreadable(secret)).hasMessageEndingWith("permission denied");
  }

  @Test
  void a_failing_read_is_no_damaged_content() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return read();
          }
        };
    DataException e = failure(DataRequest.of(DataSource.of("-", broken)));
    assertThat(e.kind()).isEqualTo(DataException.Kind.UNREADABLE);
    assertThat(e).hasMessage("-: cannot be read: Input/output error");
  }

  @Test
  void refuses_what_holds_no_rows() {
    assertThatThrownBy(() -> Sources.load("")).hasMessageStartingWith("data.csv: is empty");
    assertThatThrownBy(() -> Sources.load("a,y\n"))
        .hasMessage(
            "data.csv: has column names but no data rows (use --header no if the first row is"
                + " data)");
  }

  @Test
  void a_quote_without_an_end_is_told_with_the_line_it_starts_on() {
    assertThatThrownBy(() -> Sources.load("a,y\n1,2\n\"3,4\n5,6\n"))
        .hasMessageStartingWith("data.csv:3: a quoted cell that starts in this record has no end");
    assertThatThrownBy(() -> Sources.load("a,y\n1,2\n\"3\"x,4\n5,6\n"))
        .hasMessageStartingWith("data.csv:3: there is text between the end of a quoted cell");
  }

  @Test
  void blank_lines_and_comments_move_no_line_number() {
    String start = "a,y\r\n1,2\r\n\r\n#\"\r\n\"3\r\n\",\"\"\"\"\r\n\r\n";
    CsvFormat format =
        new CsvFormat(HeaderRule.YES, ',', '"', '#', '.', null, CsvFormat.MISSING_TOKENS);
    DataRequest endless =
        DataRequest.of(Sources.text(start + "\"5,6\r\n7,8\r\n")).withFormat(format);
    assertThat(failure(endless.withBadRows(BadRows.skipping())).line()).isEqualTo(8);
    DataRequest plain = Sources.raw("a,y\n1,2\n\n\n\"5,6\n7,8\n");
    assertThat(failure(plain).line()).isEqualTo(5);
  }

  /** Whether it is read by threads, by the reference or through a pipe that gives little. */
  @Test
  void an_overlong_record_is_told_with_the_line_it_starts_on() {
    String rows = "a,y\n1,2\n".concat("3,4\n".repeat(5)).concat("\n\n");
    String digits = "5".repeat((1 << 25) + 10_000);
    for (String start : new String[] {"", "\"\n\n"}) { // without and with a quote
      byte[] text = (rows + start + digits + ",1\n").getBytes(StandardCharsets.US_ASCII);
      for (boolean reference : new boolean[] {false, true}) {
        assertThatThrownBy(
                () ->
                    DataLoader.load(
                        DataRequest.of(Sources.bytes(text)), reference, LoadProgress.NONE))
            .hasMessageStartingWith("data.csv:10: a record here is longer than 33554432 ");
      }
    }
  }

  @Test
  @Tag("slow") // it fills some 256 MB
  void a_file_that_begins_with_endless_blank_lines_is_refused() {
    InputStream blank =
        new InputStream() {
          @Override
          public int read() {
            return '\n';
          }

          @Override
          public int read(byte[] into, int from, int length) {
            Arrays.fill(into, from, from + length, (byte) '\n');
            return length;
          }
        };
    assertThat(failure(DataRequest.of(DataSource.of("-", blank))))
        .hasMessageStartingWith("-: begins with more than 256 MB that hold hardly a row");
  }

  @Test
  void weights_too_large_or_small_to_be_summed_are_blamed_themselves() {
    DataRequest large = Sources.raw("x,s,y\n0,1,2\n1,1e308,3\n4,2,5\n");
    Selection weighted =
        new Selection(null, java.util.List.of(), java.util.List.of(), java.util.List.of(), "s");
    DataException e = failure(large.withSelection(weighted));
    assertThat(e)
        .hasMessage(
            "data.csv:3: column \"s\": \"1e308\" is a weight above 1e100 (divide all weights by one"
                + " number: only their ratios count)");
    DataRequest small = Sources.raw("x,s,y\n0,1e-310,2\n1,1e-310,3\n");
    assertThat(failure(small.withSelection(weighted)))
        .hasMessageContaining("the weights of all examples add up to less than 1e-100");
    Dataset most =
        Sources.load(Sources.raw("x,s,y\n0,1e100,2\n1,1e100,4\n").withSelection(weighted));
    assertThat(most.statistics().mean()[0]).isEqualTo(0.5);
  }

  @Test
  void many_equal_columns_and_many_that_count_are_told_in_few_notes() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 4; row++) {
      for (int j = 0; j < 1000; j++) {
        text.append(row == 0 ? "c" + j : String.valueOf(row)).append(',');
      }
      text.append(row == 0 ? "y" : "1").append('\n');
    }
    java.util.List<String> notes = Sources.notes(Sources.load(text.toString()));
    assertThat(notes).hasSizeLessThan(20);
    assertThat(notes)
        .contains(
            "columns \"c0\" and \"c1\" are equal in every row: one of them is enough (--exclude)",
            "994 more columns are equal to an earlier one",
            "995 more columns count the rows");
  }

  @Test
  void no_control_character_of_a_file_reaches_the_terminal() {
    DataException e = failure(Sources.raw("a,\u001B[31my\u0007\n3,\u001B[2J\r\u202E,2\n3,4\n"));
    assertThat(e.getMessage()).doesNotContain("\u001B", "\u0007", "\r", "\u202E");
    assertThat(e.getMessage()).contains("\\u001b");
    String notes = Sources.notes(Sources.load("\u001B]0;x\u0007,b,y\nq\u001B,1,2\n")).toString();
    assertThat(notes).doesNotContain("\u001B", "\u0007").contains("\\u001b");
  }

  @Test
  void a_long_text_is_cut_in_a_message() {
    DataException e = failure(Sources.raw("a,y\n1,2\n" + "x".repeat(100_000) + ",3\n"));
    assertThat(e.getMessage()).hasSizeLessThan(200).contains("xxx…\" is not a number");
  }

  @Test
  void reads_a_hundred_thousand_columns() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 3; row++) {
      for (int j = 0; j < 100_000; j++) {
        text.append(row == 0 ? "c" + j : String.valueOf(j ^ row)).append(',');
      }
      text.append(row == 0 ? "y" : "1").append('\n');
    }
    Dataset data = Sources.load(text.toString());
    assertThat(data.features()).isEqualTo(100_000);
    assertThat(data.rows()).isEqualTo(2);
    assertThat(data.blocks().get(0).x()[99_999]).isEqualTo(99_999 ^ 1);
  }

  @Test
  void a_gzip_bomb_of_one_line_ends_soon_and_with_little_memory() throws IOException {
    Path bomb = folder.resolve("bomb.csv.gz");
    byte[] digits = new byte[1 << 20];
    Arrays.fill(digits, (byte) '1');
    try (var out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write("a,y\n1,".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      for (int i = 0; i < 100; i++) {
        out.write(digits);
      }
    }
    DataException e = failure(DataRequest.of(bomb));
    assertThat(e.kind()).isEqualTo(DataException.Kind.CONTENT);
    assertThat(e).hasMessageContaining("a record here is longer than");
  }

  @Test
  void too_many_categories_are_refused() {
    StringBuilder text = new StringBuilder("id,y\n");
    for (int i = 0; i <= Categories.MOST; i++) {
      text.append("id").append(i).append(",1\n");
    }
    DataRequest request =
        Sources.raw(text.toString())
            .withSelection(
                new Selection(
                    null, java.util.List.of(), java.util.List.of(), java.util.List.of("id"), null));
    assertThat(failure(request)).hasMessageContaining("more than 10000 different values");
  }

  @Test
  void data_that_cannot_fit_are_refused_before_they_are_read() {
    assertThatThrownBy(() -> MemoryBudget.refuse("big.csv", 1L << 40, 9, 0))
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.kind()).isEqualTo(DataException.Kind.TOO_LARGE))
        .hasMessageContaining("NEURON_JAVA_OPTS=-Xmx");
  }

  @Test
  void the_need_is_judged_by_the_length_of_the_first_rows() throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, "a long header,y\n" + "1,22\n".repeat(50_000));
    try (SourceSequence rows =
        new SourceSequence(
            java.util.List.of(DataSource.of(file)),
            CsvFormat.DEFAULT,
            false,
            false,
            LoadProgress.NONE)) {
      assertThat(rows.expectedRows()).isBetween(50_000L, 50_010L);
    }
    try (SourceSequence rows =
        new SourceSequence(
            java.util.List.of(Sources.text("a,y\n1,2\n3,4\n")),
            CsvFormat.DEFAULT,
            false,
            false,
            LoadProgress.NONE)) {
      assertThat(rows.expectedRows()).isZero();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void reads_a_named_pipe_to_its_end() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.writeString(pipe, "a,y\n" + "1,2\n".repeat(100_000));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    writer.start();
    assertThat(Sources.load(DataRequest.of(pipe)).rows()).isEqualTo(100_000);
    writer.join();
  }

  @Test
  void rows_that_are_added_while_a_file_is_read_are_read_too() throws IOException {
    Path file = folder.resolve("growing.csv");
    Files.writeString(file, "a,y\n" + "1,2\n".repeat(200_000));
    boolean[] grown = {false};
    LoadProgress grower =
        (read, total) -> {
          if (!grown[0]) {
            grown[0] = true;
            append(file, "3,4\n".repeat(1000));
          }
        };
    Dataset data = DataLoader.load(DataRequest.of(file).withHashed(true), grower);
    assertThat(data.rows()).isEqualTo(201_000);
    assertThat(data.report().files().get(0).bytes()).isEqualTo(Files.size(file));
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void a_table_of_doubles_that_became_shorter_is_no_longer_read() throws IOException {
    Path csv = folder.resolve("d.csv");
    Files.writeString(csv, "a,y\n" + "1,2\n".repeat(100_000));
    Path cache = folder.resolve("d.npy");
    Dataset data = DiskLoader.load(DataRequest.of(csv), cache, LoadProgress.NONE);
    try (var channel = FileChannel.open(cache, StandardOpenOption.WRITE)) {
      channel.truncate(1000);
    }
    assertThatThrownBy(() -> data.blocks().get(0))
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.kind()).isEqualTo(DataException.Kind.UNREADABLE))
        .hasMessageContaining("it became shorter while it was read");
  }
}

package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
  private static final String MESS =
      """
      a,b,c,d,e,y
      1,5,1,,q,0
      2,5,2,,w,-1
      x,5,3,,q,3
      4,5,,,w,4
      5,5
      6,5,6,,q,NA
      """;

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), text);
  }

  @Test
  void says_of_every_column_what_it_holds() {
    Ran ran = Ran.neuron("inspect", "data/diabetes.csv", "--quiet");
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .containsPattern("(?m)^sex +number +feature +1 +2 +1.46833 +0.498996 +0 +2$")
        .containsPattern("(?m)^progression +number +target +25 +346 ")
        .contains("442 examples of 10 features for the target \"progression\"");
  }

  @Test
  void the_stable_rate_is_the_one_that_train_prints() {
    String train = Ran.neuron("train", "data/diabetes.csv", "--epochs", 0).out();
    String inspect = Ran.neuron("inspect", "data/diabetes.csv").out();
    assertThat(train).contains("stable below 0.248496)");
    assertThat(inspect).containsPattern("(?m)^standard +4.02421 +0.00856073 +470.078 +0.248496 ");
  }

  @Test
  void scaling_names_the_column_and_what_it_gains() {
    assertThat(Ran.neuron("inspect", "data/diabetes.csv", "-q").out())
        .contains(
            "- scaling, the default of train, changes the condition number from 5.24e+07 to 470 and"
                + " allows a learning rate 1.83e+04 times as large; unscaled, \"s1\" limits it to"
                + " 1.36e-05\n");
  }

  @Test
  void counts_what_train_would_stop_at_and_goes_on() throws IOException {
    Ran ran = Ran.neuron("inspect", file(MESS), "-q");
    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("6 rows, 6 columns; 2 examples of 3 features")
        .contains("- 1 row has too few or too many cells, the first on line 6")
        .contains("- column \"a\": 1 cell is no number, the first \"x\" on line 4")
        .contains("- cells are missing in \"c\" (1), \"y\" (1): train needs --missing")
        .contains("- column \"b\" never varies")
        .contains("- column \"d\" is empty")
        .contains(
            "- column \"e\" is text with 2 different values and stays out of"
                + " training: --one-hot e --reference e=q makes 1 of \"w\"")
        .contains("- 2 examples for 4 parameters")
        .contains("- 50.0% of the targets are below 0, where a relu never gets")
        .containsPattern("(?m)^d +empty +left out +5 +0$")
        .containsPattern("(?m)^standard .* infinite ");
  }

  @Test
  void standard_input_a_pipe_and_a_file_say_the_same() throws IOException {
    String fromFile = Ran.neuron("inspect", file(MESS), "-q").out();
    assertThat(Ran.fed(MESS, "inspect", "-", "-q").out()).isEqualTo(fromFile);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_named_pipe_is_read_once_though_looked_at_twice() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertThat(made.waitFor()).isZero();
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.writeString(pipe, MESS);
              } catch (IOException gone) {
                throw new java.io.UncheckedIOException(gone);
              }
            });
    writer.start();
    String piped = Ran.neuron("inspect", pipe, "-q").out();
    writer.join();
    assertThat(piped).isEqualTo(Ran.neuron("inspect", file(MESS), "-q").out());
  }

  @Test
  void nothing_is_left_of_the_copy_of_standard_input() throws IOException {
    List<Path> before = temporaryFiles();
    assertThat(Ran.fed(MESS, "inspect", "-", "-q").status()).isZero();
    assertThat(Ran.fed("a,b\n1,x\n", "inspect", "-", "-q").status()).isEqualTo(65);
    assertThat(temporaryFiles()).isSubsetOf(before);
  }

  private static List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().matches("neuron-\\d+.csv")).toList();
    }
  }

  @Test
  void what_cannot_be_trained_on_is_shown_before_the_error() throws IOException {
    Ran ran = Ran.neuron("inspect", file("a,b\n1,x\n2,y\n"), "-q");
    assertThat(ran.status()).isEqualTo(65);
    assertThat(ran.out()).containsPattern("(?m)^b +text ").contains("2 rows, 2 columns\n");
    assertThat(ran.err()).contains("data.csv:2: column \"b\": \"x\" is no number, and the target");
  }

  @Test
  void headers_without_rows_exit_with_65() throws IOException {
    Ran ran = Ran.neuron("inspect", file("a,b\n"), "-q");
    assertThat(ran.status()).isEqualTo(65);
    assertThat(ran.out()).contains("0 rows, 2 columns");
  }

  @Test
  void mistakes_of_the_command_line_print_no_table() throws IOException {
    Path file = file(MESS);
    Ran unknown = Ran.neuron("inspect", file, "--target", "z");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(Ran.neuron("inspect").status()).isEqualTo(2);
    assertThat(Ran.neuron("inspect", file, "--format", "csv").err())
        .startsWith("neuron: --format: 'csv' is not one of text, json\n");
    assertThat(Ran.neuron("inspect", folder.resolve("none.csv")).status()).isEqualTo(66);
    assertThat(Ran.neuron("inspect", folder).status()).isEqualTo(66);
    assertThat(Ran.neuron("inspect", file("")).status()).isEqualTo(65);
  }

  @Test
  void numbers_too_large_to_square_are_said_and_nothing_breaks() throws IOException {
    Ran ran = Ran.neuron("inspect", file("a,y\n1e300,1\n2e300,2\n3e300,5\n"), "-q");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("- numbers are too large to be squared");
    Ran json = Ran.neuron("inspect", folder.resolve("data.csv"), "-q", "--format", "json");
    assertThat(json.out())
        .contains("\"standardDeviation\": null")
        .contains("\"largestEigenvalue\": null")
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
  }

  @Test
  void targets_of_a_classification_and_constant_targets_get_their_remarks() throws IOException {
    assertThat(Ran.neuron("inspect", file("a,y\n1,0\n2,1\n3,0\n"), "-q").out())
        .contains("- every target is 0 or 1: --activation sigmoid");
    assertThat(Ran.neuron("inspect", file("a,y\n1,1\n2,1\n3,1\n"), "-q").out())
        .contains("- every target is the same: there is nothing to learn")
        .doesNotContain("sigmoid")
        .doesNotContain("never varies");
  }

  @Test
  void roles_follow_the_options() throws IOException {
    Path file = file("a,b,c,y\n1,5,1,2\n2,4,1,3\n3,4,2,1\n");
    String out = Ran.neuron("inspect", file, "-q", "--exclude", "a", "--weights", "3").out();
    assertThat(out)
        .containsPattern("(?m)^a +number +left out ")
        .containsPattern("(?m)^b +number +feature ")
        .containsPattern("(?m)^c +number +weights ")
        .containsPattern("(?m)^y +number +target ");
  }

  /**
   * What train's notes say of a column it leaves out, or its error of a cell, inspect says, too.
   */
  @Test
  void advises_as_train_does() throws IOException {
    StringBuilder rows = new StringBuilder("city,day,size,mark,n,y\n");
    for (int i = 0; i < 120; i++) {
      rows.append("c").append(i % 51).append(",2020-01-0").append(1 + i % 9).append(',');
      rows.append(i % 7).append("x,").append(i % 2 == 0 ? "u" : "v").append(',');
      rows.append(i == 110 ? "4x" : i % 5).append(',').append(i % 3).append('\n');
    }
    Path file = file(rows.toString());
    Ran train = Ran.neuron("train", file, "-e", "1", "--bad-rows", "skip");
    String inspected = Ran.neuron("inspect", file, "-q").out();
    for (String column : List.of("city", "day", "size", "mark")) {
      String note = "left out the text column \"" + column + "\"";
      String told = train.err().lines().filter(line -> line.contains(note)).findFirst().get();
      assertThat(inspected)
          .containsPattern("- column \"" + column + "\" is text with \\d+ different values and")
          .contains(told.substring(told.indexOf(" …); ") + 5));
    }
    assertThat(inspected).contains("it has more than 50 different values").doesNotContain("t city");
    String error = Ran.neuron("train", file, "-q").err();
    String remedy = error.substring(error.indexOf('('), error.indexOf('\n'));
    assertThat(inspected)
        .contains("column \"n\": 1 cell is no number, the first \"4x\" on line 112")
        .contains(": train stops there " + remedy);
  }

  @Test
  void what_was_asked_for_is_not_advised_once_more() throws IOException {
    Path file = file("k,m,a,y\nu,p,1,3\nv,q,x,4\nu,p,,6\nv,q,4,7\n");
    assertThat(Ran.neuron("inspect", file, "-q").out())
        .contains("--one-hot k ", "train stops", "needs");
    assertThat(
            Ran.neuron(
                    "inspect",
                    file,
                    "-q",
                    "--one-hot",
                    "k",
                    "--exclude",
                    "m",
                    "--bad-rows",
                    "skip",
                    "--missing",
                    "skip")
                .out())
        .contains("1 cell is no number")
        .doesNotContain("one-hot", "train stops", "needs");
  }

  /** Of a column of two values the standardized features are 1 and −1: of G 0, 1 and 2 are left. */
  @Test
  void features_that_add_up_to_the_bias_are_told_as_that() throws IOException {
    Path file = file("k,y\nu,1\nv,2\nu,3\nv,5\n");
    String free = Ran.neuron("inspect", file, "-q", "--one-hot", "k").out();
    assertThat(free)
        .containsPattern("(?m)^standard +2 +1 +2 +0.5 ")
        .contains("- the features of \"k\" add up to the bias", "--reference first")
        .doesNotContain("infinite", "combination");
    String compared =
        Ran.neuron("inspect", file, "-q", "--one-hot", "k", "--reference", "first").out();
    assertThat(compared).doesNotContain("add up");
  }

  @Test
  void a_copy_of_a_column_is_named() throws IOException {
    assertThat(Ran.neuron("inspect", file("a,b,y\n1,1,3\n2,2,1\n5,5.0,2\n"), "-q").out())
        .contains("- column \"b\" equals \"a\" in every row: one of them is enough (--exclude)");
  }

  @Test
  void control_characters_of_a_file_never_reach_the_terminal() throws IOException {
    Path file = file("a\u001b[31m,y\n1,3\n2,1\n5,2\nNA,3\n");
    assertThat(Ran.neuron("inspect", file, "-q").out()).doesNotContain("\u001b");
  }

  @Test
  void json_holds_the_same_figures() {
    String json = Ran.neuron("inspect", "data/diabetes.csv", "-q", "--format", "json").out();
    assertThat(json)
        .contains("\"rows\": 442")
        .contains("\"name\": \"progression\"")
        .contains("\"use\": \"target\"")
        .containsPattern("\"stableLearningRate\": 0\\.24849")
        .contains("\"column\": \"s1\"")
        .contains("\"unreachableByRelu\": 0.0");
  }
}

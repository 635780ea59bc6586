package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model reads other files as its training data were read. */
class RecognisedDataTest {
  @TempDir private Path directory;

  @Test
  void a_model_keeps_the_mark_between_groups_of_digits() throws IOException {
    Path data =
        Files.writeString(directory.resolve("d.csv"), "p;y\n1,000;1\n2,000;2\n500.5;0.5005\n");
    Path model = directory.resolve("m.json");
    assertThat(Ran.neuron("train", data, "-q", "-m", model, "-o", "newton").status()).isZero();
    Ran ran = Ran.fed("p\n\"3,000\"\n", "predict", model, "-", "--only", "-q"); // alone, in doubt
    assertThat(ran.status()).isZero();
    assertThat(Double.parseDouble(ran.out().lines().skip(1).findFirst().orElseThrow()))
        .isCloseTo(3, org.assertj.core.data.Offset.offset(1e-9)); // y = p / 1000
  }

  @Test
  void numbers_of_json_stand_beside_their_predictions_as_they_were() throws IOException {
    String text = "{\"a\":\"2,5\",\"b\":1.125,\"y\":6}\n{\"a\":\"3,5\",\"b\":2.250,\"y\":8}\n";
    Path data = Files.writeString(directory.resolve("d.jsonl"), text);
    Path model = directory.resolve("m.json");
    Ran trained = Ran.neuron("train", data, "-m", model, "-a", "identity", "--features", "a");
    assertThat(trained.err()).contains("took 2,5 for 2.5 in a");
    Ran ran = Ran.neuron("predict", model, data, "-q");
    assertThat(ran.out()).contains("2,5;1.125;6;", "3,5;2.250;8;");
  }

  @Test
  void a_model_keeps_the_delimiter_for_files_whose_names_it_parts() throws IOException {
    Path data = Files.writeString(directory.resolve("d.csv"), "a;y\n1;3\n2;5\n4;9\n");
    Path model = directory.resolve("m.json");
    assertThat(Ran.neuron("train", data, "-q", "-m", model, "-o", "newton").status()).isZero();
    assertThat(Files.readString(model)).contains("\"delimiter\": \";\"", "\"version\": \"1.4\"");
    // In doubt without the model: a comma parts as many cells.
    String doubt = "a;b, c\n1;x, z\n2;x, z\n";
    Ran read = Ran.fed(doubt, "predict", model, "-", "-q");
    assertThat(read.err()).isEmpty();
    assertThat(read.out().lines().skip(1).map(line -> line.substring(0, line.lastIndexOf(';'))))
        .containsExactly("1;x, z", "2;x, z");
    Ran said = Ran.fed(doubt, "predict", model, "-", "-q", "--delimiter", ",");
    assertThat(said.err()).contains("there is no column \"a\"");
    for (String other : new String[] {"a,b\n1,x;z\n2,x;z\n", "a\tb\n1\tx\n2\tz\n", "a\n1\n2\n"}) {
      Ran ran = Ran.fed(other, "predict", model, "-", "-q", "--only");
      assertThat(ran.status()).as(ran.err()).isZero();
      assertThat(ran.out().lines().skip(1).mapToDouble(Double::parseDouble).sum())
          .isCloseTo(8, org.assertj.core.data.Offset.offset(1e-9)); // y = 2a + 1
    }
  }

  @Test
  void a_model_keeps_which_text_is_one() throws IOException {
    Path data = Files.writeString(directory.resolve("d.csv"), "a,y\n1,no\n2,no\n3,yes\n4,yes\n");
    Path model = directory.resolve("m.json");
    assertThat(Ran.neuron("train", data, "-q", "-m", model).status()).isZero();
    Ran ran = Ran.fed("y,a\nYES,4\nno,1\n", "evaluate", model, "-", "--format", "json", "-q");
    assertThat(ran.status()).isZero();
    Ran other = Ran.fed("y,a\nmaybe,4\n", "evaluate", model, "-", "-q");
    assertThat(other.status()).isEqualTo(65);
    assertThat(other.err()).contains("\"maybe\" is neither \"yes\" nor \"no\"");
    Ran remedy =
        Ran.fed(
            "y,a\nmaybe,4\nno,1\n",
            "evaluate",
            model,
            "-",
            "-q",
            "--missing-tokens",
            "maybe",
            "--missing",
            "skip");
    assertThat(remedy.status()).isZero();
  }

  @Test
  void a_model_keeps_units_and_dates_and_predictions_stand_beside_cells_as_they_were()
      throws IOException {
    Path data =
        Files.writeString(
            directory.resolve("d.csv"),
            "when,price,y\n2020-02-28,$10,13\n2020-03-01,$5,12\n2020-02-29,\"$1,000.50\",1005.5\n"
                + "2020-03-02,($2),7\n");
    Path model = directory.resolve("m.json");
    Ran trained =
        Ran.neuron(
            "train",
            data,
            "-q",
            "-m",
            model,
            "-a",
            "identity",
            "-o",
            "newton",
            "--units",
            "--date",
            "when");
    assertThat(trained.err()).isEmpty();
    assertThat(trained.status()).isZero();
    Ran ran = Ran.fed("price,when\n$7,2020-03-09\n0,2020-02-27\n", "predict", model, "-", "-q");
    assertThat(ran.err()).isEmpty();
    String[] rows = ran.out().split("\n"); // y = 2 · days + price + 3
    assertThat(rows[0]).isEqualTo("price,when,prediction");
    assertThat(rows[1]).startsWith("$7,2020-03-09,");
    assertThat(Double.parseDouble(rows[1].substring(14)))
        .isCloseTo(30, org.assertj.core.data.Offset.offset(1e-9)); // 10 days after the first
    assertThat(Double.parseDouble(rows[2].substring(13)))
        .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9)); // one day before it
    assertThat(Ran.fed("price,when\n7,2020-03-09\n", "predict", model, "-", "-q").err())
        .contains("\"7\" has another unit than its column, which has \"$\" before the numbers");
    assertThat(Ran.neuron("export", model, "--to", "sql").err())
        .contains("plain numbers in \"price\", without their unit")
        .contains("days since 2020-02-28");
  }

  @Test
  void a_number_among_dates_is_no_day_and_one_that_stands_for_missing_is_missing()
      throws IOException {
    Path data = Files.writeString(directory.resolve("d.csv"), "d,y\n2020-01-01,1\n2020-01-03,5\n");
    Path model = directory.resolve("m.json");
    Ran.neuron("train", data, "-q", "-m", model, "--date", "d", "-a", "identity", "-o", "newton");
    Ran ran = Ran.fed("d\n2020-01-02\n17\n", "predict", model, "-", "-q");
    assertThat(ran.status()).isEqualTo(65);
    assertThat(ran.err())
        .contains("-:3: column \"d\": \"17\" is no date written as the others of its column");
    Ran missing =
        Ran.fed(
            "d\n2020-01-02\n-9\n",
            "predict",
            model,
            "-",
            "-q",
            "--only",
            "--missing-tokens=-9",
            "--missing=skip");
    assertThat(missing.err()).doesNotContain("neuron:");
    assertThat(missing.out().lines().skip(1)).first().asString().startsWith("3");
    assertThat(missing.status()).isZero();
  }

  @Test
  void dates_of_digits_are_learned_by_their_parts_alone_and_several_columns_may_be_dates()
      throws IOException {
    Path data =
        Files.writeString(
            directory.resolve("d.csv"),
            "d,e,y\n20200131,1.2.2020,2050\n20210430,5.2.2020,2100\n20221231,1.5.2020,3022\n"
                + "20200229,3.2.2020,2070\n20240101,2.2.2020,2064\n");
    Path model = directory.resolve("m.json");
    Ran ran = Ran.neuron("train", data, "-m", model, "-e", "1", "--date", "d:year,month,e");
    assertThat(ran.err())
        .contains("learning from \"e\", \"d:year\", \"d:month\"")
        .contains("made columns of year, month of the dates of \"d\"")
        .contains("took the dates of \"e\" for days since 2020-02-01")
        .doesNotContain("looks like dates")
        .doesNotContain("left out");
    assertThat(Ran.neuron("train", data, "--date", "d:day").err())
        .isEqualTo(
            "neuron: --date: a date has no part \"day\" (the parts are year, month, weekday)\n");
    for (String twice : new String[] {"d,d:year", "d,1"}) {
      Ran refused = Ran.neuron("train", data, "--date", twice);
      assertThat(refused.status()).isEqualTo(2);
      assertThat(refused.err()).contains("--date names \"d");
    }
  }

  @Test
  void a_number_that_stands_for_missing_may_have_no_unit() throws IOException {
    Path data =
        Files.writeString(directory.resolve("d.csv"), "p,y\n$1,1\n$2,2\n-999,3\n$4,4\n$5,5\n");
    Ran ran =
        Ran.neuron(
            "train", data, "--units", "--missing-tokens=-999", "--missing", "skip", "-e", "1");
    assertThat(ran.err()).contains("5 rows, 4 used, 1 skipped");
    assertThat(ran.status()).isZero();
  }

  @Test
  void ones_and_zeros_in_other_data_are_the_two_classes() throws IOException {
    Path data = Files.writeString(directory.resolve("d.csv"), "a,y\n1,no\n2,no\n3,yes\n4,yes\n");
    Path model = directory.resolve("m.json");
    assertThat(Ran.neuron("train", data, "-q", "-m", model).status()).isZero();
    Ran texts = Ran.fed("a,y\n1,no\n4,yes\n2,yes\n", "evaluate", model, "-", "--format", "json");
    Ran numbers = Ran.fed("a,y\n1,0\n4,1\n2,1\n", "evaluate", model, "-", "--format", "json");
    assertThat(numbers.status()).isZero();
    assertThat(numbers.out()).isEqualTo(texts.out());
    assertThat(Ran.fed("a,y\n1,2\n", "evaluate", model, "-").status()).isEqualTo(65);
    assertThat(Ran.neuron("show", model).out()).contains("\"yes\" is 1, \"no\" is 0");
  }

  @Test
  void words_for_weights_or_yes_among_numbers_are_one_line() throws IOException {
    Path data = Files.writeString(directory.resolve("d.csv"), "a,w,y\n1,x,3\n2,z,4\n4,x,6\n");
    assertThat(Ran.neuron("train", data, "--weights", "w").err())
        .isEqualTo(
            "neuron: " + data + ":2: column \"w\": \"x\" is no number, and weights must be\n");
    assertThat(Ran.neuron("train", data, "--exclude", "w", "--positive", "yes").err())
        .isEqualTo(
            "neuron: "
                + data
                + ": column \"y\": the target has numbers, and none of them is \"yes\" (the numbers"
                + " are learned without --positive)\n");
  }
}

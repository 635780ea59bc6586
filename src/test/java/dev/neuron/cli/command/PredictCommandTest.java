package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import dev.neuron.data.Columns;
import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.fixture.Device;
import dev.neuron.model.ModelFile;
import dev.neuron.model.Models;
import dev.neuron.model.TrainedNeuron;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The neuron is y = 2·a − 0.5·b + 1. */
class PredictCommandTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void save_a_neuron() {
    model = save(Models.of(Models.linear(), 2, -0.5, 1));
  }

  @Test
  void writes_the_columns_of_the_data_and_the_prediction() {
    Ran ran = Ran.fed("a,b\n1,2\n3,4\n", "predict", model, "-", "-q");
    assertThat(ran).isEqualTo(new Ran(0, "a,b,prediction\n1,2,2.0\n3,4,5.0\n", ""));
  }

  @Test
  void finds_columns_by_name_whatever_their_order_and_ignores_others() {
    Ran ran = Ran.fed("id;b;y;a\nx,1;2;9;1\n", "predict", model, "-", "-q");
    assertThat(ran.out()).isEqualTo("id;b;y;a;prediction\nx,1;2;9;1;2.0\n");
  }

  @Test
  void refuses_data_without_a_column_it_needs() {
    Ran ran = Ran.fed("a,c\n1,2\n", "predict", model, "-");
    assertThat(ran.status()).isEqualTo(65);
    assertThat(ran.err()).contains("\"b\"");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void only_leaves_the_predictions_and_name_names_them() {
    Ran ran = Ran.fed("a,b\n1,2\n", "predict", model, "-", "--only", "--name", "y hat", "-q");
    assertThat(ran.out()).isEqualTo("y hat\n2.0\n");
  }

  @Test
  void refuses_to_write_a_second_column_of_the_same_name() {
    Ran ran = Ran.fed("a,b,prediction\n1,2,3\n", "predict", model, "-");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .contains("the data have a column 'prediction' already (use --name for another name)");
    assertThat(Ran.fed("a,b,prediction\n1,2,3\n", "predict", model, "-", "--only").status())
        .isZero();
  }

  @Test
  void keeps_what_a_cell_says_whatever_is_in_it() {
    String data = "a,b,note\n1,2,\"a, \"\"b\"\"\nc\"\n 1 ,2e0,\n";
    Ran ran = Ran.fed(data, "predict", model, "-", "-q");
    assertThat(ran.out())
        .isEqualTo("a,b,note,prediction\n1,2,\"a, \"\"b\"\"\nc\",2.0\n\" 1 \",2e0,,2.0\n");
    Ran again = Ran.fed(ran.out(), "predict", model, "-", "-q", "--name", "again");
    assertThat(again.out().lines().findFirst()).contains("a,b,note,prediction,again");
    assertThat(again.status()).isZero();
  }

  @Test
  void keeps_the_header_s_cells_as_they_are() {
    Ran ran = Ran.fed("a, b ,,\"no,te\"\n1,2,x,\n", "predict", model, "-", "-q");
    assertThat(ran.out()).isEqualTo("a,\" b \",,\"no,te\",prediction\n1,2,x,,2.0\n");
    assertThat(Ran.fed(ran.out(), "predict", model, "-", "-q", "--only").out())
        .isEqualTo("prediction\n2.0\n");
  }

  @Test
  void data_without_a_header_stay_without() {
    List<Feature> features =
        List.of(Feature.numeric("x1", Double.NaN), Feature.numeric("x2", Double.NaN));
    Path unnamed =
        save(Models.of(Models.linear(), new Columns(features, "x3", MissingRule.ERROR), 2, 1, 0));
    Ran ran = Ran.fed("1,2\n3,4\n", "predict", unnamed, "-", "--header", "no", "-q");
    assertThat(ran.out()).isEqualTo("1,2,4.0\n3,4,10.0\n");
  }

  @Test
  void a_missing_cell_is_an_error_unless_the_rule_says_otherwise() {
    String data = "a,b\n1,2\n,4\n";
    Ran refused = Ran.fed(data, "predict", model, "-", "-q");
    assertThat(refused.status()).isEqualTo(65);
    assertThat(refused.err()).contains("-:3: column \"a\"");
    assertThat(Ran.fed(data, "predict", model, "-", "-q", "--missing", "zero").out())
        .endsWith("\n,4,-1.0\n");
    assertThat(Ran.fed(data, "predict", model, "-", "-q", "--missing", "2.5").out())
        .endsWith("\n,4,4.0\n");
  }

  @Test
  void under_skip_every_row_gets_a_line_and_the_empty_ones_are_counted() {
    String data = "a,b\n1,2\n,4\nNA,4\n";
    Ran ran = Ran.fed(data, "predict", model, "-", "-q", "--missing", "skip");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).isEqualTo("a,b,prediction\n1,2,2.0\n,4,\nNA,4,\n");
    assertThat(ran.err()).isEqualTo("warning: 2 rows have a missing cell and no prediction\n");
    Ran only = Ran.fed(data, "predict", model, "-", "-q", "--missing", "skip", "--only");
    assertThat(only.out()).isEqualTo("prediction\n2.0\n\"\"\n\"\"\n");
  }

  @Test
  void a_wrong_rule_for_missing_cells_is_a_usage_error() {
    Ran ran = Ran.fed("a,b\n1,2\n", "predict", model, "-", "--missing", "median");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--missing 'median' is not");
  }

  @Test
  void an_unseen_category_is_an_error_or_all_zeros() {
    List<Feature> features =
        List.of(Feature.oneHot("c", "red", Double.NaN), Feature.oneHot("c", "blue", Double.NaN));
    Path colors =
        save(Models.of(Models.linear(), new Columns(features, "y", MissingRule.ERROR), 5, 7, 1));
    assertThat(Ran.fed("c\nred\nblue\n", "predict", colors, "-", "-q").out())
        .isEqualTo("c,prediction\nred,6.0\nblue,8.0\n");
    Ran refused = Ran.fed("c\nred\ngreen\n", "predict", colors, "-", "-q");
    assertThat(refused.status()).isEqualTo(65);
    assertThat(refused.err()).contains("green");
    assertThat(Ran.fed("c\ngreen\n", "predict", colors, "-", "-q", "--unseen", "zeros").out())
        .isEqualTo("c,prediction\ngreen,1.0\n");
  }

  @Test
  void a_prediction_beyond_all_numbers_is_empty_and_told() {
    Ran ran = Ran.fed("a,b\n1.7e308,0\n", "predict", model, "-", "-q");
    assertThat(ran.out()).isEqualTo("a,b,prediction\n1.7e308,0,\n");
    assertThat(ran.err())
        .isEqualTo("warning: 1 row has a prediction beyond the range of numbers, left empty\n");
  }

  @Test
  void output_goes_to_the_file_whole_or_not_at_all() throws IOException {
    Path out = folder.resolve("out.csv");
    Files.writeString(out, "old");
    Ran bad = Ran.fed("a,b\n1,2\n1,x\n", "predict", model, "-", "-o", out);
    assertThat(bad.status()).isEqualTo(65);
    assertThat(out).hasContent("old");
    Ran good = Ran.fed("a,b\n1,2\n", "predict", model, "-", "-q", "--output", out);
    assertThat(good).isEqualTo(new Ran(0, "", ""));
    assertThat(out).hasContent("a,b,prediction\n1,2,2.0\n");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void refuses_to_write_over_what_it_reads() throws IOException {
    Path data = Files.writeString(folder.resolve("d.csv"), "a,b\n1,2\n");
    String before = Files.readString(model);
    for (Path read : List.of(data, model)) {
      Ran ran = Ran.neuron("predict", model, data, "-o", read);
      assertThat(ran.status()).isEqualTo(2);
      assertThat(ran.err())
          .contains("--output: '" + read + "' is a file to be read, and would be lost");
    }
    assertThat(Ran.neuron("export", model, "--to", "sql", "-o", model).status()).isEqualTo(2);
    assertThat(data).hasContent("a,b\n1,2\n");
    assertThat(model).hasContent(before);
  }

  @Test
  void names_read_as_data_point_to_the_option() {
    Ran ran = Ran.fed("a,b\n1,2\n", "train", "-", "--header", "no");
    assertThat(ran.status()).isEqualTo(65);
    assertThat(ran.err())
        .contains("\"a\" is not a number (use --header yes if the first line holds names)");
    assertThat(Ran.fed("1,2\n3,x\n", "train", "-", "--header", "no").err())
        .contains("\"x\" is not a number")
        .doesNotContain("--header yes");
  }

  @Test
  void an_output_that_cannot_be_created_ends_with_73() {
    Path out = folder.resolve("none/out.csv");
    assertThat(Ran.fed("a,b\n1,2\n", "predict", model, "-", "-o", out).status()).isEqualTo(73);
  }

  @Test
  void a_full_disk_ends_with_74() {
    assertThat(Ran.fed("a,b\n1,2\n", "predict", model, "-", "-o", Device.full()).status())
        .isEqualTo(74);
  }

  @Test
  void missing_model_or_data_end_with_66_and_a_damaged_model_with_65() throws IOException {
    assertThat(Ran.fed("", "predict", folder.resolve("none.json"), "-").status()).isEqualTo(66);
    assertThat(Ran.fed("", "predict", model, folder.resolve("none.csv")).status()).isEqualTo(66);
    Path damaged = Files.writeString(folder.resolve("damaged.json"), "{");
    Ran ran = Ran.fed("a,b\n1,2\n", "predict", damaged, "-");
    assertThat(ran.status()).isEqualTo(65);
    assertThat(ran.err()).startsWith("neuron: " + damaged);
  }

  @Test
  void a_model_alone_is_a_usage_error() {
    assertThat(Ran.neuron("predict", model).status()).isEqualTo(2);
    assertThat(Ran.fed("a,b\n1,2\n", "predict", model, "-", "-").status()).isEqualTo(2);
  }

  @Test
  void says_what_it_guessed_unless_quiet() {
    String data = "a,b\n1,2\n";
    assertThat(Ran.fed(data, "predict", model, "-").err()).startsWith("note: ");
    assertThat(Ran.fed(data, "predict", model, "-", "--quiet").err()).isEmpty();
  }

  private Path save(TrainedNeuron neuron) {
    Path file = folder.resolve("model.json");
    ModelFile.save(file, neuron);
    return file;
  }
}

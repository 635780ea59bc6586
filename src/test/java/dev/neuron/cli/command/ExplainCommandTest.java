package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
  @TempDir private Path directory;
  private Path data;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    data = Files.writeString(directory.resolve("d.csv"), "a,b,c\n1,2,8\n2,1,7\n3,5,21\n4,0,9\n");
    model = directory.resolve("m.json");
  }

  @Test
  void the_step_of_the_batch_is_the_first_of_training() {
    String trained = Ran.neuron("train", data, "-q", "--epochs", "1", "--format", "csv").out();
    List<String> lines = trained.lines().toList();
    String before = lines.get(1).split(",", -1)[1];
    String after = lines.get(2).split(",", -1)[1];
    assertThat(number("loss", json())).isEqualTo(Double.parseDouble(before), within(1e-12));
    assertThat(number("lossAfter", json())).isEqualTo(Double.parseDouble(after), within(1e-12));
  }

  @Test
  void a_row_is_explained_by_its_number_in_the_file_even_where_rows_were_skipped()
      throws IOException {
    Files.writeString(data, "a,b,c\n1,2,8\n,1,7\n3,5,21\n4,0,9\n");
    String json = json("--row", "3", "--missing", "skip", "--scale", "none");
    assertThat(json).contains("\"x\": [3.0, 5.0]", "\"y\": 21.0", "\"row\": 3");
    Ran skipped = Ran.neuron("explain", data, "-q", "--row", "2", "--missing", "skip");
    assertThat(skipped.status()).isEqualTo(2);
    assertThat(skipped.err()).isEqualTo("neuron: row 2 was skipped: a cell is missing\n");
  }

  @Test
  void scaled_rows_are_the_same_however_they_are_found() throws IOException {
    String whole = json("--row", "3");
    Files.writeString(data, "a,b,c\n1,2,8\n2,1,7\n3,5,21\n4,0,9\n1,1,\n");
    assertThat(json("--row", "3", "--missing", "skip")).isEqualTo(whole);
  }

  @Test
  void a_saved_neuron_is_explained_where_training_left_it() {
    Ran trained = Ran.neuron("train", data, "-q", "--format", "csv", "-m", model);
    List<String> lines = trained.out().lines().toList();
    String loss = lines.get(lines.size() - 1).split(",", -1)[1];
    String json = Ran.neuron("explain", "--model", model, "-q", "--format", "json").out();
    assertThat(number("loss", json)).isEqualTo(Double.parseDouble(loss), within(1e-12));
    assertThat(Ran.neuron("explain", "--model", model, "-q", data).out())
        .isEqualTo(Ran.neuron("explain", "--model", model, "-q").out());
  }

  @Test
  void data_that_changed_since_training_are_a_warning() throws IOException {
    Ran.neuron("train", data, "-q", "-m", model);
    Files.writeString(data, "a,b,c\n1,2,8\n2,1,7\n3,5,20\n");
    Ran ran = Ran.neuron("explain", "--model", model, "-q");
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).contains("d.csv has changed since ").contains("was trained on it");
  }

  @Test
  void data_that_are_gone_have_to_be_named() throws IOException {
    Ran.neuron("train", data, "-q", "-m", model);
    Files.delete(data);
    Ran ran = Ran.neuron("explain", "--model", model);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("which is not here (name DATA)");
  }

  @Test
  void a_model_may_have_any_name() {
    Path other = model.resolveSibling("zeros");
    Ran.neuron("train", data, "-q", "-m", model);
    Ran.neuron("train", data, "-q", "-m", other);
    assertThat(Ran.neuron("explain", "--model", other, "-q", "--format", "json").out())
        .isEqualTo(
            Ran.neuron("explain", "--model", model, "-q", "--format", "json")
                .out()
                .replace(model.toString(), other.toString()));
  }

  @Test
  void a_model_keeps_its_activation_scaling_and_columns() {
    Ran.neuron(
        "train",
        data,
        "-q",
        "-m",
        model,
        "-a",
        "tanh",
        "--cost",
        "huber",
        "--scale",
        "minmax",
        "--target",
        "a",
        "--exclude",
        "b");
    Ran ran = Ran.neuron("explain", "--model", model, "-q", "--format", "json");
    assertThat(ran.out())
        .contains("\"activation\": \"tanh\"", "\"cost\": \"huber\"", "\"scale\": \"minmax\"")
        .contains("\"target\": \"a\"", "\"name\": \"c\"")
        .doesNotContain("\"name\": \"b\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-a tanh | activation and cost are the model's; leave them out",
        "--init he | --init and --model both say where the neuron is; leave one out",
        "--target a | --target, --features, --exclude and --one-hot are the model's; leave them",
      })
  void refuses_to_change_a_model(String options, String message) {
    Ran.neuron("train", data, "-q", "-m", model);
    String[] words = options.split(" ", -1);
    Ran ran = Ran.neuron("explain", "--model", model, words[0], words[1]);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).startsWith("neuron: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--row 0 | 2 | --row must be at least 1, not 0",
        "--row 5 | 2 | there is no row 5: the data have 4",
        "--epochs -1 | 2 | --epochs must be at least 0, not -1",
        "--format tex | 2 | --format: 'tex' is not one of text, markdown, latex, json",
        "--model none.json | 66 | none.json: there is no such model file",
        "--cost log-loss | 2 | log-loss needs the sigmoid activation, not relu",
      })
  void refuses_what_makes_no_sense(String options, int status, String message) {
    String[] words = options.split(" ", -1);
    Ran ran = Ran.neuron("explain", data, "-q", words[0], words[1]);
    assertThat(ran.status()).isEqualTo(status);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("neuron: " + message);
  }

  @Test
  void a_row_of_standard_input_is_found_unless_rows_were_left_out() {
    String whole = "a,b\n1,2\n2,1\n";
    assertThat(Ran.fed(whole, "explain", "-", "-q", "--row", "2").status()).isZero();
    Ran ran = Ran.fed("a,b\n1,2\n,1\n2,2\n", "explain", "-", "--row", "3", "--missing", "skip");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("cannot be found in standard input when rows were left out");
  }

  private static double number(String key, String json) {
    return Double.parseDouble(json.replaceAll("(?s).*\"" + key + "\": ([^,]+),\n.*", "$1"));
  }

  private String json(String... options) {
    Object[] args = new Object[options.length + 5];
    args[0] = "explain";
    args[1] = data;
    args[2] = "-q";
    args[3] = "--format";
    args[4] = "json";
    System.arraycopy(options, 0, args, 5, options.length);
    return Ran.neuron(args).out();
  }
}

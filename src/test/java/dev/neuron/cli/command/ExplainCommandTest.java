package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.cli.Ran;
import dev.neuron.report.words.FormulaNumbers;
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
    assertThat(ran.err()).contains("which is not here (name DATA, or ask with --query)");
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
        "--positive t | --positive, --units and --date are the model's; leave them out",
        "-a tanh | activation and cost are the model's; leave them out",
        "--init he | --init and --model both say where the neuron is; leave one out",
        "--target a | --target, --features, --exclude, --one-hot and --reference are the model's;"
            + " leave",
      })
  void refuses_to_change_a_model(String options, String message) {
    Ran.neuron("train", data, "-q", "-m", model);
    String[] words = options.split(" ", -1);
    Ran ran = Ran.neuron("explain", "--model", model, words[0], words[1]);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).startsWith("neuron: " + message);
  }

  /** As evaluate says it: the model asks for the columns, and the data lack one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,y | there is no column \"c\" (the columns are \"x\", \"y\")",
        "a,b | there is no column \"c\" (the columns are \"a\", \"b\")",
        "b,c | there is no column \"a\" (the columns are \"b\", \"c\")",
      })
  void data_without_a_column_of_the_model_are_at_fault(String names, String message)
      throws IOException {
    Ran.neuron("train", data, "-q", "-m", model);
    Path other = Files.writeString(data.resolveSibling("other.csv"), names + "\n1,2\n2,1\n");
    Ran ran = Ran.neuron("explain", "--model", model, other, "-q");
    assertThat(ran.err()).isEqualTo("neuron: " + other + ": " + message + "\n");
    assertThat(ran.status()).isEqualTo(65);
    assertThat(Ran.neuron("evaluate", model, other, "-q").status()).isEqualTo(65);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--row 0 | 2 | --row must be at least 1, not 0",
        "--row 5 | 2 | there is no row 5: the data have 4",
        "--all-steps 0 | 2 | --all-steps must be at least 1, not 0",
        "--epochs -1 | 2 | --epochs must be at least 0, not -1",
        "--format tex | 2 | --format: 'tex' is not one of text, markdown, latex, json",
        "--model none.json | 66 | none.json: there is no such model file",
        "--cost log-loss | 2 | log-loss needs the sigmoid activation, not relu",
        "--engine spark | 2 | unknown option '--engine'; an option of train, compare, find,"
            + " predict, evaluate, check, reproduce, which go through all the data; neuron explain"
            + " looks at them closely, here: leave --engine out, and name a part of the data",
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
    assertThat(ran.err())
        .contains("--row cannot be found in what is read only once when rows were left out");
  }

  /** w = (1, 3, 2), mean 2, so s = 3/2; at b = (1·2 + 3·4 + 2·6)/6 = 13/3 the error is 1/3. */
  @Test
  void a_row_counts_by_its_weight_over_the_mean_weight() throws IOException {
    Files.writeString(data, "a,b,w\n1,2,1\n2,4,3\n3,6,2\n");
    String json = json("--target", "b", "--weights", "w", "--row", "2", "--scale", "none");
    assertThat(number("loss", json)).isCloseTo(1.5 / 9, within(1e-15));
    assertThat(number("share", json)).isEqualTo(1.5);
    assertThat(json).containsPattern("\"gradient\": 1\\.99999|\"gradient\": 2\\.0");
    double rate = number("learningRate", json);
    double error = 1 / 3.0 - rate * (2 * 2 + 1); // a moves by η·∂C/∂w·x + η·∂C/∂b
    assertThat(number("lossAfter", json)).isCloseTo(1.5 * error * error, within(1e-14));
    String text =
        Ran.neuron(
                "explain",
                data,
                "-q",
                "--target",
                "b",
                "--weights",
                "w",
                "--row",
                "2",
                "--scale",
                "none")
            .out();
    assertThat(text).contains("C = s·c = 1.5·0.111111 = 0.166667", "∂C/∂v = s·2·v = −1 ");
  }

  @Test
  void a_row_of_weight_zero_moves_nothing() throws IOException {
    Files.writeString(data, "a,b,w\n1,2,1\n2,4,0\n3,7,2\n");
    String json = json("--target", "b", "--weights", "w", "--row", "2");
    assertThat(number("loss", json)).isZero();
    assertThat(number("lossAfter", json)).isZero();
    assertThat(json).doesNotContain("null").doesNotContain("NaN");
  }

  @Test
  void a_weight_of_one_for_every_row_changes_nothing() throws IOException {
    Files.writeString(data, "a,b\n1,2\n2,1\n3,5\n");
    String without = json("--row", "2");
    Files.writeString(data, "a,b,w\n1,2,7\n2,1,7\n3,5,7\n");
    assertThat(json("--row", "2", "--target", "b", "--weights", "w")).isEqualTo(without);
  }

  @Test
  void the_steps_of_a_walk_are_those_of_training() {
    String walked = json("--all-steps", "3");
    List<String> losses =
        Ran.neuron("train", data, "-q", "--epochs", "3", "--tolerance", "0", "--format", "csv")
            .out()
            .lines()
            .skip(1)
            .map(line -> line.split(",", -1)[1])
            .toList();
    List<Double> costs =
        walked
            .lines()
            .filter(line -> line.matches(" *\"loss(After)?\": [0-9].*"))
            .map(line -> Double.parseDouble(line.replaceAll(".*: (.*),", "$1")))
            .toList();
    assertThat(costs).hasSize(6);
    for (int k = 0; k < 3; k++) {
      assertThat(costs.get(2 * k)).isCloseTo(Double.parseDouble(losses.get(k)), within(1e-12));
      assertThat(costs.get(2 * k + 1))
          .isCloseTo(Double.parseDouble(losses.get(k + 1)), within(1e-12));
    }
    String text = Ran.neuron("explain", data, "-q", "--all-steps", "2", "--row", "1").out();
    assertThat(text).contains("on row 1, step 1 of 2, at the start\n", "on row 1, step 2 of 2\n");
  }

  @Test
  void says_what_the_rate_is_where_a_row_has_one_of_its_own() {
    double all = number("learningRate", json());
    assertThat(Ran.neuron("explain", data, "-q", "--row", "1").out())
        .contains("(the learning rate of one row at a time; of all rows together it is ")
        .contains(FormulaNumbers.number(all) + ")");
    assertThat(Ran.neuron("explain", data, "-q").out()).contains("      (the learning rate)\n");
    assertThat(Ran.neuron("explain", data, "-q", "--row", "1", "--learning-rate", "0.1").out())
        .contains("      (the learning rate, as given)\n");
  }

  @Test
  void rounding_is_shown_as_zero_with_what_it_is_exactly_and_zeros_say_what_to_try() {
    String text = Ran.neuron("explain", Path.of("data/diabetes.csv"), "-q").out();
    assertThat(text)
        .containsPattern("∂C/∂b = .* = 0  ")
        .containsPattern("\\(−?[0-9.]+e-1\\d, which is rounding\\)")
        .contains("All weights are still 0 here. --epochs 5 shows the step after five epochs.");
    assertThat(Ran.neuron("explain", data, "-q", "--epochs", "5").out())
        .doesNotContain("All weights");
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

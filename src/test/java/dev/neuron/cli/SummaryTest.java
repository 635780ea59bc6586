package dev.neuron.cli;

import static dev.neuron.cli.Ran.neuron;
import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neuron.engine.spark.LocalCluster;
import dev.neuron.fixture.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard errors from the command line against certified and independent ones. */
class SummaryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path NIST = Path.of("src", "test", "resources", "fixtures", "nist");

  @TempDir private Path folder;

  private static Ran train(Path data, String options) {
    List<Object> args = new ArrayList<>(List.of("train", data, "--summary"));
    args.addAll(List.of(options.trim().split(" +")));
    return neuron(args.toArray());
  }

  /** The last event of a run as jsonl. */
  private static JsonNode end(Path data, String options) {
    Ran ran = train(data, options + " --format jsonl");
    assertThat(ran.status()).as(ran.err()).isZero();
    try {
      List<String> lines = ran.out().lines().toList();
      return JSON.readTree(lines.get(lines.size() - 1));
    } catch (IOException broken) {
      throw new AssertionError(ran.out(), broken);
    }
  }

  private static double error(JsonNode end, String name) {
    JsonNode error =
        name.equals("bias") ? end.get("biasStandardError") : end.get("standardErrors").get(name);
    return error.doubleValue();
  }

  @ParameterizedTest
  @CsvSource({
    "longley, standard, 1e-11",
    "longley, minmax, 1e-11",
    "longley, none, 1e-9",
    "norris, standard, 1e-12",
    "norris, none, 1e-12"
  })
  void reproduces_nists_certified_standard_deviations(String set, String scale, double within) {
    JsonNode end =
        end(
            NIST.resolve(set + ".csv"),
            "--target y --activation identity -o newton --scale " + scale);
    List<Fixture.Row> certified = Fixture.read("errors/certified.csv").rows("set", set);
    assertThat(certified).hasSize(end.get("standardErrors").size() + 1);
    for (Fixture.Row row : certified) {
      double expected = row.number("error");
      assertThat(error(end, row.text("name")))
          .as("%s", row)
          .isCloseTo(expected, relative(expected, within));
    }
  }

  /** What numpy makes of the same minimum, found by itself. */
  @ParameterizedTest
  @CsvSource({
    "diabetes-classical, diabetes.csv, --activation identity",
    "diabetes-hc3, diabetes.csv, --activation identity --errors robust",
    "diabetes-huber-sandwich, diabetes.csv, --activation identity --cost huber --delta 50",
    "mtcars-by-wt-classical, mtcars.csv, --target mpg --features hp+qsec --weights wt"
        + " --activation identity",
    "mtcars-by-wt-hc3, mtcars.csv, --target mpg --features hp+qsec --weights wt"
        + " --activation identity --errors robust",
    "mtcars-by-am-classical, mtcars.csv, --target mpg --features wt --weights am"
        + " --activation identity",
    "airquality-classical, airquality.csv, --target Ozone --missing skip",
    "airquality-hc3, airquality.csv, --target Ozone --missing skip --errors robust",
    "cancer-fisher, breast_cancer.csv, FOUR --cost log-loss",
    "cancer-sandwich, breast_cancer.csv, FOUR --cost log-loss --errors robust",
    "cancer-squared-classical, breast_cancer.csv, FOUR",
    "cancer-by-area-fisher, breast_cancer.csv, FOUR --cost log-loss --weights mean_area",
    "cancer-by-area-sandwich, breast_cancer.csv, FOUR --cost log-loss --weights mean_area"
        + " --errors robust",
  })
  void agrees_with_numpy(String name, String data, String options) throws Exception {
    String four =
        "--activation sigmoid --features mean_radius+mean_texture+mean_smoothness+mean_symmetry";
    String all = options.replace("FOUR", four).replace('+', ',') + " -o newton";
    Path model = folder.resolve("model.json");
    JsonNode end = end(Path.of("data", data), all + " -m " + model);
    Ran shown = neuron("show", model, "--format", "json");
    JsonNode estimates = JSON.readTree(shown.out()).get("certainty").get("estimates");
    List<Fixture.Row> rows = Fixture.read("errors/errors.csv").rows("case", name);
    assertThat(rows).hasSize(estimates.size()).hasSize(end.get("standardErrors").size() + 1);
    for (Fixture.Row row : rows) {
      double expected = row.number("error");
      assertThat(error(end, row.text("name")))
          .as("%s", row)
          .isCloseTo(expected, relative(expected, 1e-9));
      JsonNode estimate = estimate(estimates, row.text("name"));
      double size = Math.abs(row.number("weight")) + expected;
      for (String key : List.of("low", "high")) {
        assertThat(estimate.get(key).doubleValue())
            .as("%s of %s", key, row)
            .isCloseTo(row.number(key), relative(size, 1e-9));
      }
      for (String key : List.of("t", "p")) {
        assertThat(estimate.get(key).doubleValue())
            .as("%s of %s", key, row)
            .isCloseTo(row.number(key), relative(row.number(key), 1e-7, 1e-300));
      }
    }
  }

  private static JsonNode estimate(JsonNode estimates, String name) {
    for (JsonNode estimate : estimates) {
      if (estimate.get("name").isNull()
          ? name.equals("bias")
          : name.equals(estimate.get("name").textValue())) {
        return estimate;
      }
    }
    throw new AssertionError(name + " is not among " + estimates);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--l2 0.1 | a penalty draws the weights away",
        "--cost absolute | the absolute cost has no curvature; --cost huber",
        "--epochs 3 --optimizer gd | use --optimizer newton",
        "--epochs 3 --optimizer adam --batch-size 32 | use --optimizer newton and full batches",
        "--tolerance 0.01 --optimizer gd | leave out --tolerance",
        "--target-loss 4000 --optimizer gd | leave out --target-loss",
      })
  void refuses_where_errors_would_mean_nothing(String options, String reason) {
    String newton = options.contains("--optimizer") ? options : options + " -o newton";
    Path data = Path.of("data", "diabetes.csv");
    Ran ran = train(data, newton + " --format jsonl");
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).contains("note: no standard errors: ").contains(reason);
    assertThat(ran.out()).doesNotContain("tandardError").doesNotContain("confidence");
  }

  /** Who does what a refusal says gets standard errors. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "faithful.csv | --l1 0.1 -e 500 | leave out --l1 | -e 500",
        "faithful.csv | --l1 0.1 --l2 1 -e 500 | leave out --l1 and --l2 | -e 500",
        "diabetes.csv | --l2 0.1 -o newton | leave out --l2 | -o newton",
        "diabetes.csv | --cost quantile | --cost squared has errors | --cost squared -o newton",
        "diabetes.csv | --cost absolute | --cost huber | --cost huber -o newton",
        "mtcars.csv | --target am --features wt -a identity --cost hinge"
            + " | --activation sigmoid --cost log-loss has errors"
            + " | --target am --features wt --activation sigmoid --cost log-loss -o newton",
        "diabetes.csv | --patience 1 -l 0.3 -e 9 | leave out --patience | -e 9 -o newton",
        "diabetes.csv | --max-time 1e-9 -o lbfgs | give it more --max-time | --max-time 99 -o"
            + " lbfgs",
        "diabetes.csv | -e 0 | use more --epochs | -e 100 -o newton",
        "diabetes.csv | -e 2 -o lbfgs | use more --epochs | -e 200 -o lbfgs",
      })
  void what_a_refusal_asks_for_gives_errors(
      String data, String options, String reason, String followed) {
    Ran refused = train(Path.of("data", data), options + " --format jsonl");
    assertThat(refused.err()).contains("note: no standard errors: ").contains(reason);
    assertThat(refused.out()).doesNotContain("tandardError");
    Ran ran = train(Path.of("data", data), followed + " --format jsonl");
    assertThat(ran.err()).doesNotContain("no standard errors");
    assertThat(ran.out()).contains("\"standardErrors\":{");
  }

  /** The same of made data, whose columns are changed where that is the remedy. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,y;0,1;0,2;0,3.5;0,4;1,9 | -o newton --errors robust | use --errors classical |"
            + " a,y;0,1;0,2;0,3.5;0,4;1,9 | -o newton --errors classical",
        // At w = 0 the loss is least along b and greatest along w.
        "x,y;-1,.1;1,.1;0,.9;0,.9;0,.9;0,.9;0,.9;0,.9 | -a sigmoid --cost huber -o newton | bends"
            + " downwards where the run ended, so it is not at its least; try another --init |"
            + " x,y;-1,.1;1,.1;0,.9;0,.9;0,.9;0,.9;0,.9;0,.9 | -a sigmoid --cost huber -o newton"
            + " --init 0.5",
        "x,y;1e-150,2e150;2e-150,3e150;3e-150,5e150;4e-150,5e150 | -a identity -o newton"
            + " | too large or too small to be squared; change the units"
            + " | x,y;1,2;2,3;3,5;4,5 | -a identity -o newton",
        "x,y;1e-306,2;2e-306,3;3e-306,5;4e-306,5 | -a identity -o newton --scale minmax"
            + " | too large or too small to be squared; change the units"
            + " | x,y;1,2;2,3;3,5;4,5 | -a identity -o newton --scale minmax",
        "x,y;1e160,2;2e160,3;3e160,5;4e160,5 | -a identity -o newton --scale minmax"
            + " | too large or too small to be squared; change the units"
            + " | x,y;1,2;2,3;3,5;4,5 | -a identity -o newton --scale minmax",
      })
  void what_a_refusal_says_of_the_data_gives_errors(
      String csv, String options, String reason, String mended, String followed) throws Exception {
    Path data = Files.writeString(folder.resolve("data.csv"), csv.replace(';', '\n') + "\n");
    Ran refused = train(data, options + " --format jsonl");
    assertThat(refused.err()).contains("note: no standard errors: ").contains(reason);
    Files.writeString(data, mended.replace(';', '\n') + "\n");
    assertThat(train(data, followed + " --format jsonl").out()).contains("\"standardErrors\":{");
  }

  @Test
  void clipped_examples_leave_nothing_to_judge_the_weights_by() throws Exception {
    Path data = folder.resolve("clipped.csv");
    Files.writeString(
        data,
        """
        cups,sleep,rain,temp,tickets
        3,7,0,12,14
        1,6,1,9,7
        4,8,0,15,19
        2,7,1,11,1100
        5,7,0,18,22
        0,5,1,8,3
        3,8,0,13,16
        2,6,0,14,10
        4,7,1,10,17
        1,8,0,16,9
        3,6,1,12,13
        2,7,0,17,12
        """);
    // One slip, 1100 for 11: the neuron meets five rows and clips the others.
    assertThat(train(data, "-o newton").err())
        .contains("12 examples, of which 5 tell anything of the weights, for 5 parameters leave");
    assertThat(train(data, "-o newton --features rain").out()).contains("std. error");
  }

  @Test
  void more_features_than_a_matrix_is_formed_for_are_told_to_be_chosen_from() throws Exception {
    StringBuilder names = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    for (int j = 0; j <= 2000; j++) {
      names.append('c').append(j).append(',');
    }
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j <= 2000; j++) {
        rows.append((i * i * (j + 3)) % 7).append(',');
      }
      rows.append(i * i % 5).append('\n');
    }
    Path data = Files.writeString(folder.resolve("wide.csv"), names + "y\n" + rows);
    assertThat(train(data, "-a identity -e 1").err())
        .contains("up to 2000 features, and there are 2001; choose some by --features");
    assertThat(train(data, "-a identity -o newton --features c0").out()).contains("std. error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,y;1,2,1;2,4,3;3,6,2;4,8,6;5,10,4 | columns \"a\" and \"b\" copy one another",
        "a,b,c,y;1,2,3,1;2,0,2,3;3,1,4,2;4,3,7,6;5,-1,4,4;6,0,6,8"
            + " | column \"c\" is a combination of \"a\", \"b\"",
        "a,b,y;1,2,1;2,4,3;3,7,2 | 3 examples for 3 parameters",
        "a,y;1,2;2,4;3,6;4,8 | every target is met exactly",
      })
  void says_what_is_wrong_with_the_data(String csv, String reason) throws Exception {
    Path data = folder.resolve("data.csv");
    Files.writeString(data, csv.replace(';', '\n') + "\n");
    Ran ran = train(data, "--activation identity -o newton --format jsonl");
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).contains("note: no standard errors: " + reason);
    assertThat(ran.out()).doesNotContain("tandardError");
  }

  @Test
  void a_refusal_is_told_under_quiet_too_with_its_cause() {
    Ran ran = train(Path.of("data", "diabetes.csv"), "-q -o newton --l2 0.1");
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).startsWith("warning: no standard errors: ").contains("a penalty draws");
    assertThat(ran.err()).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "95", "-0.5"})
  void a_confidence_that_is_no_share_is_refused(String confidence) {
    Ran ran = train(Path.of("data", "faithful.csv"), "--confidence " + confidence);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--confidence must lie between 0 and 1");
  }

  @Test
  void errors_without_summary_are_refused() {
    Ran ran = neuron("train", "data/faithful.csv", "--errors", "robust");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--errors belongs to --summary");
  }

  @Test
  void a_dead_neuron_keeps_its_exit_status_and_has_no_errors() {
    Ran ran = train(Path.of("data", "faithful.csv"), "--init zeros");
    assertThat(ran.status()).isEqualTo(4);
    assertThat(ran.err()).contains("no standard errors: the run failed");
  }

  @Test
  void the_bits_are_the_same_from_disk_and_for_any_number_of_threads() throws IOException {
    // A copy, as the table that --out-of-core makes is kept beside the data.
    Path data = Files.copy(Path.of("data", "airquality.csv"), folder.resolve("airquality.csv"));
    String options = "--target Ozone --missing skip -o newton --errors robust";
    JsonNode memory = end(data, options + " --threads 1");
    JsonNode disk = end(data, options + " --threads 2 --out-of-core");
    assertThat(disk.get("standardErrors")).isEqualTo(memory.get("standardErrors"));
    assertThat(disk.get("biasStandardError")).isEqualTo(memory.get("biasStandardError"));
  }

  @Test
  @Tag("slow")
  void spark_sums_the_same_errors() {
    LocalCluster.get();
    Path data = Path.of("data", "airquality.csv");
    String options = "--target Ozone --missing skip -o newton --errors robust";
    JsonNode local = end(data, options);
    JsonNode spark = end(data, options + " --engine spark --master local[2]");
    assertThat(spark.get("standardErrors")).hasSize(5);
    for (String name : List.of("Solar.R", "Wind", "Temp", "Month", "Day", "bias")) {
      double expected = error(local, name);
      assertThat(error(spark, name)).as(name).isCloseTo(expected, relative(expected, 1e-10));
    }
  }

  @Test
  void a_category_names_its_columns_and_says_what_to_do_instead() {
    Ran ran =
        train(
            Path.of("data", "mtcars.csv"),
            "--target mpg --features wt --one-hot cyl -a identity -o newton");
    assertThat(ran.status()).isZero();
    assertThat(ran.err())
        .contains("column \"cyl=8\" is a combination of \"cyl=4\", \"cyl=6\"; --reference first");
  }

  /**
   * Columns that never vary are no parameters, and rows of weight 0 no examples, for both notes.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,y\\n1,2\\n | 1 example for 1 parameter |",
        "x,k,y\\n1,5,2\\n2,5,3\\n | 2 examples for 2 parameters |",
        "x,w,y\\n1,1,2\\n2,1,3\\n3,0,4\\n4,0,5\\n | 2 examples for 2 parameters | --weights w",
      })
  void examples_and_parameters_are_counted_the_same_in_every_note(
      String csv, String counts, String options) throws Exception {
    Path data = Files.writeString(folder.resolve("few.csv"), csv.trim().replace("\\n", "\n"));
    Ran ran = train(data, "-o newton " + (options == null ? "" : options));
    assertThat(ran.err())
        .contains("note: " + counts + ": the fit says little")
        .containsPattern("no standard errors: " + counts + " leaves? nothing to judge them by");
  }

  @Test
  void a_column_that_never_varies_has_no_error_and_counts_for_nothing() throws Exception {
    Path data = folder.resolve("k.csv");
    Files.writeString(data, "a,k,y\n1,5,1\n2,5,3\n3,5,2\n4,5,6\n");
    JsonNode end = end(data, "-a identity -o newton");
    assertThat(end.get("standardErrors").get("k").isNull()).isTrue();
    assertThat(end.get("degreesOfFreedom").intValue()).isEqualTo(2);
    // Σe² = 4.2, so s² = 2.1, and Σ(a − 2.5)² = 5
    assertThat(error(end, "a")).isCloseTo(Math.sqrt(2.1 / 5), relative(1, 1e-14));
    Ran raw = train(data, "-a identity -o newton --scale none");
    assertThat(raw.err()).contains("no standard errors: column \"k\" does not vary");
  }

  @Test
  void a_log_in_csv_has_the_epochs_alone() throws Exception {
    Path log = folder.resolve("log.csv");
    Ran ran = train(Path.of("data", "faithful.csv"), "-o newton --format csv --quiet --log " + log);
    String epochs = Files.readString(log);
    assertThat(epochs.lines()).allMatch(line -> line.split(",").length == 5);
    assertThat(ran.out())
        .startsWith(epochs + "\nname,weight,standard_error,low,high,t,p\nwaiting,");
  }

  /** So many of numpy's errors at the same minimum are at most 1 in size. */
  @Test
  void errors_of_huber_say_on_how_many_examples_they_rest() throws Exception {
    Path model = folder.resolve("m.json");
    String options = "-a identity --cost huber -o newton -m " + model;
    Ran ran = train(Path.of("data", "diabetes.csv"), options);
    assertThat(ran.out()).contains("; resting on errors within --delta, 15 of 442");
    assertThat(ran.err()).contains("note: 15 of 442 errors are within --delta 1, where huber is");
    assertThat(neuron("show", model).out()).contains("within --delta, 15 of 442");
    Ran better = train(Path.of("data", "diabetes.csv"), options + " --delta 70");
    assertThat(better.err()).doesNotContain("--delta");
  }

  @Test
  void weight_by_error_is_z_where_it_is_judged_by_the_normal_distribution() {
    Path data = Path.of("data", "breast_cancer.csv");
    String features = " --features mean_radius,mean_texture";
    Path model = folder.resolve("m.json");
    Ran z = train(data, "-q -a sigmoid --cost log-loss -o newton" + features + " -m " + model);
    assertThat(z.out()).containsPattern("interval +z +p\n");
    assertThat(neuron("show", model, "--format", "markdown").out()).contains("| z |");
    assertThat(neuron("evaluate", model, data, "-q", "--importance").out())
        .containsPattern("column +rise +sd +z\n");
    assertThat(train(data, "-q -o newton" + features).out()).containsPattern("interval +t +p\n");
  }

  /** All of the category are ones, so its weight has no best: no table of rounding. */
  @Test
  void classes_separated_but_for_the_boundary_have_no_standard_errors() throws Exception {
    Path data = folder.resolve("q.csv");
    Files.writeString(data, "c,y\n0,0\n0,1\n0,0\n0,1\n1,1\n1,1\n1,1\n");
    Ran ran = train(data, "-q -a sigmoid --cost log-loss -o newton");
    assertThat(ran.out()).contains(", the classes are separated").doesNotContain("std. error");
    assertThat(ran.err()).contains("no standard errors: the classes are separated");
  }
}

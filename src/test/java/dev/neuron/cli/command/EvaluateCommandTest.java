package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import dev.neuron.fixture.Fixture;
import dev.neuron.fixture.Near;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.model.ModelFile;
import dev.neuron.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The neuron is y = 2·a + 1; on the data its errors are 0, 1, 0, −3. */
class EvaluateCommandTest {
  private static final String DATA = "a,y\n-0.5,0\n0,0\n0.5,2\n-1,2\n";

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void save_a_neuron() {
    model = folder.resolve("model.json");
    ModelFile.save(model, Models.of(Models.linear(), 2, 1));
  }

  @Test
  void bad_rows_are_left_out_and_counted_as_training_does() {
    String data = "a,y\n-0.5,0\n0,0\nx,9\n0.5,2\n,7\n-1,2\n3\n";
    Ran refused = Ran.fed(data, "evaluate", model, "-", "-q");
    assertThat(refused.status()).isEqualTo(65);
    assertThat(refused.err()).contains("or --bad-rows skip to leave such rows out)");
    Ran ran = Ran.fed(data, "evaluate", model, "-", "--bad-rows=skip", "--missing=skip");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("rows      4 used, 1 skipped, 2 rejected\nloss      2.5 ");
    assertThat(ran.err()).contains("warning: left out 2 bad rows");
    Ran predicted =
        Ran.fed(data, "predict", model, "-", "--only", "--bad-rows=skip", "--missing=skip");
    assertThat(predicted.out()).isEqualTo("prediction\n0.0\n1.0\n\"\"\n2.0\n\"\"\n-1.0\n\"\"\n");
    assertThat(predicted.err())
        .contains("warning: 2 rows have a bad cell, or too few or many, and no prediction")
        .contains("warning: 1 row has a missing cell and no prediction");
  }

  @ParameterizedTest
  @ValueSource(strings = {"diabetes", "mtcars", "faithful"})
  void a_model_reaches_its_own_loss_on_its_own_data(String name) {
    String data = "data/" + name + ".csv";
    assertThat(Ran.neuron("train", data, "-q", "-m", model).status()).isZero();
    double loss = ModelFile.load(model).provenance().training().loss();
    assertThat(Ran.neuron("evaluate", model, data, "--max-loss", loss).status()).isZero();
    double less = loss * (1 - 1e-9);
    assertThat(Ran.neuron("evaluate", model, data, "--max-loss", less).status()).isEqualTo(5);
  }

  @Test
  void prints_the_metrics_and_the_worst_rows() {
    Ran ran = Ran.fed(DATA, "evaluate", model, "-", "--worst", "2", "-q");
    assertThat(ran)
        .isEqualTo(
            new Ran(
                0,
                """
                rows      4
                loss      2.5 (squared)
                mse       2.5
                rmse      1.58114
                mae       1
                R²        -1.5
                baseline  1 (always 1)
                active    50.0%

                worst rows by |prediction − y|
                row  y  prediction  error
                4    2          -1     -3
                2    0           1      1
                """,
                ""));
  }

  /** The figures of a neuron trained on data/breast_cancer.csv with log-loss, by their names. */
  private Map<String, Double> logistic(String... options) {
    Path saved = folder.resolve("logistic.json");
    List<Object> train = new ArrayList<>(List.of("train", "data/breast_cancer.csv"));
    train.addAll(List.of("-a", "sigmoid", "--cost", "log-loss", "-q", "-m", saved));
    train.addAll(List.of((Object[]) options));
    Ran.neuron(train.toArray());
    Ran ran = Ran.neuron("evaluate", saved, "data/breast_cancer.csv", "--format", "csv", "-q");
    String[] lines = ran.out().split("\n");
    String[] names = lines[0].split(",");
    String[] values = lines[1].split(",");
    Map<String, Double> figures = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      figures.put(names[i], Double.parseDouble(values[i]));
    }
    return figures;
  }

  @Test
  void accuracy_log_loss_and_auc_agree_with_an_independent_logistic_regression() {
    Map<String, Double> figures = logistic("-e", "1000");
    Fixture.Row expected = Fixture.read("logistic/metrics.csv").rows().get(0);
    for (String name : List.of("accuracy", "log_loss", "auc")) {
      assertThat(figures.get(name))
          .as(name)
          .isCloseTo(expected.number(name), Near.relative(expected.number(name), 1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "0.01", "0.001"})
  void a_penalized_logistic_regression_tells_apart_as_an_independent_one_does(String l2) {
    Map<String, Double> figures = logistic("--l2", l2, "-o", "newton");
    Fixture.Row expected = Fixture.read("logistic/newton.csv").row("l2", l2);
    double loss = expected.number("data_loss");
    assertThat(figures.get("loss")).isCloseTo(loss, Near.relative(loss, 1e-9));
    assertThat(figures.get("accuracy")).isEqualTo(expected.number("accuracy"));
    double auc = expected.number("auc");
    assertThat(figures.get("auc")).isCloseTo(auc, Near.relative(auc, 1e-12));
  }

  /** The scores are 2·a + 1: −1 and 1 for the labels 0 and 1, 2 and 0 the other way round. */
  @Test
  void a_hinge_gets_accuracy_and_auc_and_no_r2() {
    Neuron svm = new Neuron(Activation.IDENTITY, Cost.of(Cost.Kind.HINGE));
    ModelFile.save(model, Models.of(svm, 2, 1));
    String data = "a,y\n-1,0\n0,1\n0.5,0\n-0.5,1\n";
    Ran text = Ran.fed(data, "evaluate", model, "-", "--worst=0", "-q");
    assertThat(text.out())
        .contains("accuracy  50.0%\n", "AUC       0.5\n")
        .doesNotContain("R²", "log-loss");
    Ran csv = Ran.fed(data, "evaluate", model, "-", "--format=csv", "-q");
    assertThat(csv.out())
        .isEqualTo(
            """
            examples,loss,mse,rmse,mae,r2,baseline,baseline_loss,active,accuracy,log_loss,auc
            4,1.0,1.5,1.224744871391589,1.0,,-1.0,1.0,0.5,0.5,,0.5
            """);
    Ran json = Ran.fed(data, "evaluate", model, "-", "--format=json", "--min-r2=0", "-q");
    assertThat(json.out()).contains("\"r2\": null", "\"accuracy\": 0.5", "\"auc\": 0.5");
    assertThat(json.status()).isEqualTo(5);
    assertThat(json.err())
        .isEqualTo("neuron: R² does not exist, as a prediction is a margin under hinge\n");
  }

  @Test
  void csv_is_one_row_with_every_digit() {
    Ran ran = Ran.fed(DATA, "evaluate", model, "-", "--format", "csv", "-q");
    assertThat(ran.out())
        .isEqualTo(
            """
            examples,loss,mse,rmse,mae,r2,baseline,baseline_loss,active
            4,2.5,2.5,1.5811388300841898,1.0,-1.5,1.0,1.0,0.5
            """);
  }

  @Test
  void json_has_the_worst_rows_too() {
    Ran ran = Ran.fed(DATA, "evaluate", model, "-", "--format=json", "--worst=1", "-q");
    assertThat(ran.out())
        .startsWith(
            "{\n  \"schema\": 1,\n  \"rowsRead\": 4,\n  \"examples\": 4,\n  \"loss\": 2.5,\n")
        .contains("\"active\": 0.5,\n")
        .endsWith(
            """
              "worst": [
                {
                  "row": 4,
                  "target": 2.0,
                  "prediction": -1.0,
                  "error": -3.0
                }
              ]
            }
            """);
  }

  @Test
  void no_worst_rows_when_none_are_wanted() {
    Ran ran = Ran.fed(DATA, "evaluate", model, "-", "--worst=0", "-q");
    assertThat(ran.out()).endsWith("active    50.0%\n");
    assertThat(Ran.fed(DATA, "evaluate", model, "-", "--worst=-1").status()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--max-loss=2.5, 0",
    "--max-loss=2.49, 5",
    "--min-r2=-1.5, 0",
    "--min-r2=-1.4, 5",
    "--max-loss=x, 2",
  })
  void a_missed_gate_ends_with_5_after_the_metrics(String gate, int status) {
    Ran ran = Ran.fed(DATA, "evaluate", model, "-", "-q", gate);
    assertThat(ran.status()).isEqualTo(status);
    assertThat(ran.err().isEmpty()).isEqualTo(status == 0);
    assertThat(ran.out().isEmpty()).isEqualTo(status == 2);
  }

  @Test
  void a_missed_gate_says_by_how_much() {
    assertThat(Ran.fed(DATA, "evaluate", model, "-", "-q", "--min-r2", "0.5").err())
        .isEqualTo("neuron: R² -1.5 is below --min-r2 0.5\n");
  }

  @Test
  void a_missed_gate_has_six_digits_unless_they_hide_the_difference() {
    Path diabetes = Path.of("data", "diabetes.csv");
    Path saved = folder.resolve("diabetes.json");
    String trained = Ran.neuron("train", diabetes, "-q", "-m", saved, "--max-loss", "10").err();
    assertThat(trained).isEqualTo("neuron: the loss 2874.33 is above --max-loss 10\n");
    assertThat(Ran.neuron("evaluate", saved, diabetes, "-q", "--max-loss", "10").err())
        .isEqualTo(trained);
    assertThat(Ran.neuron("evaluate", saved, diabetes, "-q", "--max-loss", "2874.33").err())
        .startsWith("neuron: the loss 2874.33191496882")
        .endsWith(" is above --max-loss 2874.33\n");
  }

  @Test
  void r2_does_not_exist_for_equal_targets_and_so_misses_its_gate() {
    String data = "a,y\n0,2\n1,2\n";
    Ran ran = Ran.fed(data, "evaluate", model, "-", "-q", "--format=json", "--min-r2=-100");
    assertThat(ran.status()).isEqualTo(5);
    assertThat(ran.out()).contains("\"r2\": null");
    assertThat(ran.err()).contains("R² does not exist");
  }

  @Test
  void rows_with_missing_cells_are_counted_and_left_out_under_skip() {
    String data = DATA + ",1\n5,\n";
    Ran ran = Ran.fed(data, "evaluate", model, "-", "-q", "--missing=skip");
    assertThat(ran.out()).startsWith("rows      4 used, 2 skipped\nloss      2.5");
    Ran refused = Ran.fed("a,y\n5,\n", "evaluate", model, "-", "-q");
    assertThat(refused.status()).isEqualTo(65);
    assertThat(refused.err()).contains("column \"y\"");
  }

  @Test
  void data_without_rows_or_without_the_target_are_refused() {
    assertThat(Ran.fed("a,y\n", "evaluate", model, "-", "-q").status()).isEqualTo(65);
    Ran none = Ran.fed("a,y\n,1\n", "evaluate", model, "-", "-q", "--missing=skip");
    assertThat(none.status()).isEqualTo(65);
    assertThat(none.err()).contains("has no row without a missing cell");
    assertThat(Ran.fed("a,z\n1,1\n", "evaluate", model, "-", "-q").status()).isEqualTo(65);
  }

  @Test
  void the_target_may_have_another_name() {
    Ran ran = Ran.fed(DATA.replace("y", "truth"), "evaluate", model, "-", "-q", "--target=truth");
    assertThat(ran.out()).contains("loss      2.5 ");
  }

  @Test
  void a_sigmoid_on_zeros_and_ones_gets_accuracy_log_loss_and_auc() {
    Neuron logistic = new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(LOG));
    ModelFile.save(model, Models.of(logistic, 1, 0));
    String data = "a,y\n-1,0\n0,1\n1,0\n2,1\n";
    Ran ran = Ran.fed(data, "evaluate", model, "-", "--worst=0", "-q");
    assertThat(ran.out())
        .isEqualTo(
            """
            rows      4
            loss      0.61165 (log-loss)
            mse       0.217746
            rmse      0.466633
            mae       0.404801
            R²        0.129015
            baseline  0.693147 (always 0.5)
            active    50.0%
            accuracy  75.0%
            log-loss  0.61165
            AUC       0.75
            """);
    assertThat(Ran.fed(data, "evaluate", model, "-", "--format=csv", "-q").out())
        .contains(",accuracy,log_loss,auc\n")
        .endsWith(",0.75,0.6116496416598409,0.75\n");
  }

  @Test
  void log_loss_refuses_targets_that_are_no_classes() {
    Neuron logistic = new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(LOG));
    ModelFile.save(model, Models.of(logistic, 1, 0));
    Ran ran = Ran.fed("a,y\n1,1\n1,2\n", "evaluate", model, "-", "-q");
    assertThat(ran.status()).isEqualTo(65);
    assertThat(ran.err()).contains("-:3: column \"y\": \"2.0\" is neither 0 nor 1");
  }

  private static final Cost.Kind LOG = Cost.Kind.LOG_LOSS;

  @Test
  void what_columns_are_worth_is_refused_where_nothing_can_be_said() {
    assertThat(Ran.neuron("evaluate", model, "absent.csv", "--seed", "1"))
        .isEqualTo(new Ran(2, "", "neuron: --seed belongs to --importance\n"));
    Ran spark = Ran.neuron("evaluate", model, "absent.csv", "--importance", "--engine", "spark");
    assertThat(spark.status()).isEqualTo(2);
    assertThat(spark.err()).contains("--importance needs all rows in this process's memory");
    Ran ran = Ran.fed("a,y\n1,2\n", "evaluate", model, "-", "--importance", "-q");
    assertThat(ran.status()).isEqualTo(65);
    assertThat(ran.err()).contains("has one row that counts", "--importance needs two");
  }

  @Test
  void a_column_whose_cells_are_all_the_same_is_worth_nothing() {
    Ran ran = Ran.fed("a,y\n1,2\n1,4\n", "evaluate", model, "-", "--importance", "-q");
    assertThat(ran.out()).contains("column  rise  sd\na          0   0\n");
  }

  @Test
  void residuals_are_drawn_with_clipped_rows_apart_and_the_worst_named() throws IOException {
    ModelFile.save(model, Models.of(new Neuron(Activation.RELU, Cost.SQUARED), 2, 1));
    Path svg = folder.resolve("r.svg");
    Path html = folder.resolve("r.html");
    Ran ran =
        Ran.fed(DATA, "evaluate", model, "-", "-q", "--worst=1", "--plot", svg, "--plot", html);
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(Files.readString(svg))
        .contains(">Residuals<", ">active<", ">clipped<", ">row 4<", ">Sorted residuals")
        .doesNotContain(">row 2<");
    assertThat(Files.readString(html)).contains("\"clipped\"", "<svg", ">Sorted residuals");
  }

  @Test
  void probabilities_are_drawn_as_promises_kept() throws IOException {
    Neuron logistic =
        new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(Cost.Kind.LOG_LOSS));
    ModelFile.save(model, Models.of(logistic, 2, 1));
    Path svg = folder.resolve("c.svg");
    Ran ran = Ran.fed("a,y\n-1,0\n3,1\n", "evaluate", model, "-", "-q", "--plot", svg);
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(Files.readString(svg)).contains(">Calibration<", ">as promised<");
  }

  @Test
  void a_picture_of_margins_or_over_the_data_is_refused() throws IOException {
    Neuron hinge = new Neuron(Activation.IDENTITY, Cost.of(Cost.Kind.HINGE));
    ModelFile.save(model, Models.of(hinge, 2, 1));
    Ran margins = Ran.neuron("evaluate", model, "absent.csv", "--plot", folder.resolve("r.svg"));
    assertThat(margins.status()).isEqualTo(2);
    assertThat(margins.err()).contains("--plot: under hinge", "train with --cost log-loss");
    Path data = folder.resolve("d.csv");
    Files.writeString(data, DATA);
    assertThat(Ran.neuron("evaluate", model, data, "--plot", data).status()).isEqualTo(2);
    assertThat(Ran.neuron("evaluate", model, data, "--plot", "r.gif").status()).isNotZero();
    assertThat(data).hasContent(DATA);
  }
}

package dev.neuron.cli;

import static dev.neuron.cli.Ran.neuron;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.engine.spark.LocalCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands besides train on the distributed engine, beside themselves on the local one. */
@Tag("slow")
class SparkRowsTest {
  private static final Path DIABETES = Path.of("data/diabetes.csv");

  @TempDir private static Path folder;

  private static Path model;

  @BeforeAll
  static void prepare() {
    LocalCluster.get();
    model = folder.resolve("model.json");
    neuron("train", DIABETES, "--epochs", "10", "--model", model, "--quiet");
  }

  private static Ran spark(Object... args) {
    List<Object> more = new ArrayList<>(Arrays.asList(args));
    more.addAll(List.of("--engine", "spark", "--master", "local[2]"));
    return neuron(more.toArray());
  }

  private static void refuseDifference(Object... args) {
    Ran local = neuron(args);
    Ran spark = spark(args);
    assertThat(spark.out()).as(spark.err()).isEqualTo(local.out()).isNotEmpty();
    assertThat(spark.err()).isEqualTo(local.err());
    assertThat(spark.status()).isEqualTo(local.status());
  }

  @Test
  void predict_writes_every_row_in_its_place() throws Exception {
    refuseDifference("predict", model, DIABETES);
    refuseDifference("predict", model, DIABETES, "--only");
    refuseDifference("predict", model, DIABETES, DIABETES, "--name", "p");
    Path out = folder.resolve("out.csv");
    assertThat(spark("predict", model, DIABETES, "--output", out).status()).isZero();
    assertThat(Files.readString(out)).isEqualTo(neuron("predict", model, DIABETES).out());
  }

  @Test
  void predict_reads_cells_with_line_ends_wherever_files_are_cut() throws Exception {
    Path data = folder.resolve("quoted.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(DIABETES));
    lines.set(0, lines.get(0) + ",remark");
    for (int i = 1; i < lines.size(); i++) {
      lines.set(i, lines.get(i) + (i % 3 == 0 ? ",\"two\nlines, " + i + "\"" : ",one"));
    }
    Files.write(data, lines);
    refuseDifference("predict", model, data);
    refuseDifference("evaluate", model, data);
    Ran local = neuron("train", data, "--target", "progression", "--epochs", "3");
    Ran spark = spark("train", data, "--target", "progression", "--epochs", "3");
    assertThat(spark.out()).as(spark.err()).isEqualTo(local.out());
  }

  @Test
  void evaluate_finds_the_same_metrics_and_worst_rows() {
    refuseDifference("evaluate", model, DIABETES, "--worst", "7");
    refuseDifference("evaluate", model, DIABETES, DIABETES, "--format", "json");
    refuseDifference("evaluate", model, DIABETES, "--min-r2", "0.99");
    refuseDifference("evaluate", model, DIABETES, "--weights", "age", "--format", "json");
  }

  @Test
  void evaluate_knows_the_rows_of_the_training_again() throws Exception {
    Path copies = Files.createDirectory(folder.resolve("copies"));
    Files.copy(DIABETES, copies.resolve("a.csv"));
    String other = Files.readString(DIABETES).replaceFirst("\n(\\d)", "\n1$1");
    Files.writeString(copies.resolve("b.csv"), other);
    Ran spark = spark("evaluate", model, copies, "--format", "json");
    assertThat(spark.out()).contains("\"trainedOn\": true");
    assertThat(spark.err()).contains("trained on: " + copies.resolve("a.csv") + ";");
    Files.delete(copies.resolve("a.csv"));
    assertThat(spark("evaluate", model, copies).err()).doesNotContain("trained on");
    refuseDifference("evaluate", model, DIABETES);
  }

  @Test
  void mistakes_are_told_in_the_words_of_the_local_engine() throws Exception {
    Path data = folder.resolve("bad.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(DIABETES));
    lines.set(300, lines.get(300).replaceFirst("^[^,]*", "oops"));
    Files.write(data, lines);
    for (String command : List.of("predict", "evaluate")) {
      Ran local = neuron(command, model, data);
      Ran spark = spark(command, model, data);
      assertThat(spark.status()).isEqualTo(local.status()).isEqualTo(65);
      assertThat(spark.err()).isEqualTo(local.err()).contains("bad.csv:301: column \"age\"");
      assertThat(spark.out()).isEqualTo(local.out());
    }
    Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
    Ran spark = spark("predict", model, other);
    assertThat(spark.err()).isEqualTo(neuron("predict", model, other).err());
    assertThat(spark.out()).isEmpty();
  }

  @Test
  void check_proves_the_gradient_of_examples_that_are_elsewhere() {
    Ran local = neuron("check", DIABETES, "--rows", "100");
    Ran spark = spark("check", DIABETES, "--rows", "100");
    assertThat(spark.status()).as(spark.err()).isEqualTo(local.status()).isZero();
    assertThat(spark.out().lines().count()).isEqualTo(local.out().lines().count());
  }

  @Test
  void find_finds_the_rate_that_the_local_engine_finds() {
    Object[] args = {"find", DIABETES, "--epochs", "20", "--format", "plain"};
    Ran spark = spark(args);
    assertThat(spark.out()).as(spark.err()).isEqualTo(neuron(args).out()).isNotEmpty();
    assertThat(spark("find", DIABETES, "--batch-size", "32").err())
        .contains("mini-batches need the local engine");
  }

  @Test
  void compare_ranks_the_runs_that_the_local_engine_ranks() {
    String[] args = {
      "compare",
      DIABETES.toString(),
      "--epochs",
      "20",
      "--format",
      "csv",
      "--optimizers",
      "gd,momentum,nesterov"
    };
    List<String> local = neuron((Object[]) args).out().lines().toList();
    Ran ran = spark((Object[]) args);
    List<String> spark = ran.out().lines().toList();
    assertThat(spark).as(ran.err()).hasSameSizeAs(local).hasSize(22);
    List<String> names = List.of(local.get(0).split(","));
    for (int i = 1; i < local.size(); i++) {
      double expected = Double.parseDouble(local.get(i).split(",")[names.indexOf("loss")]);
      double actual = Double.parseDouble(spark.get(i).split(",")[names.indexOf("loss")]);
      assertThat(actual).isCloseTo(expected, within(1e-11 * expected));
    }
    assertThat(spark("compare", DIABETES, "--batch-sizes", "full,32").err())
        .contains("mini-batches need the local engine");
  }
}

package dev.neuron.cli;

import static dev.neuron.cli.Ran.neuron;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.engine.spark.LocalCluster;
import dev.neuron.model.ModelFile;
import dev.neuron.train.fold.HeldOut;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same command on the distributed engine, which cuts the files into several parts here. */
@Tag("slow")
class SparkTrainTest {
  private static final Path DIABETES = Path.of("data/diabetes.csv");

  @TempDir private Path folder;

  @BeforeAll
  static void join() {
    LocalCluster.get();
  }

  private static Ran train(boolean spark, Path data, String... more) {
    List<Object> args = new ArrayList<>(List.of("train", data, "--format", "csv"));
    args.addAll(List.of(more));
    if (spark) {
      args.addAll(List.of("--engine", "spark", "--master", "local[2]"));
    }
    return neuron(args.toArray());
  }

  /**
   * Every figure of every line is the other's to 1e-12; the gradient, which falls to nothing, to
   * what that is of the first one.
   */
  private static void refuseDifference(Ran spark, Ran local) {
    assertThat(spark.err()).doesNotContain("SLF4J").doesNotContain("WARN");
    assertThat(spark.status()).as(spark.err()).isEqualTo(local.status()).isZero();
    List<String> actual = spark.out().lines().toList();
    List<String> expected = local.out().lines().toList();
    assertThat(actual).hasSameSizeAs(expected);
    assertThat(actual.get(0)).isEqualTo(expected.get(0));
    double steepest = Double.parseDouble(expected.get(1).split(",")[2]);
    for (int i = 1; i < actual.size(); i++) {
      String[] mine = actual.get(i).split(",", -1);
      String[] theirs = expected.get(i).split(",", -1);
      assertThat(mine).hasSameSizeAs(theirs);
      for (int j = 0; j < mine.length; j++) {
        double value = Double.parseDouble(theirs[j]);
        double size = j == 2 ? 1000 * steepest : Math.abs(value);
        assertThat(Double.parseDouble(mine[j]))
            .as("line %s: %s", i, actual.get(i))
            .isCloseTo(value, within(1e-12 * size));
      }
    }
  }

  private static void refuseDifference(Path data, String... options) {
    refuseDifference(train(true, data, options), train(false, data, options));
  }

  @Test
  void prints_the_losses_of_the_local_engine() {
    refuseDifference(DIABETES, "--epochs", "20");
    refuseDifference(DIABETES, "--epochs", "4", "--optimizer", "newton", "--validation", "0.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gd",
        "momentum",
        "nesterov",
        "adagrad",
        "rmsprop",
        "adam",
        "adamw",
        "asgd",
        "newton",
        "lbfgs"
      })
  void every_method_prints_the_losses_of_the_local_engine(String method) {
    // Not from the best constant: there ∂C/∂b is rounding alone, and a method that divides by the
    // size of the gradient makes a step of it.
    refuseDifference(
        DIABETES, "--epochs", "50", "--optimizer", method, "--tolerance", "0", "--init", "1");
  }

  @Test
  void every_cost_and_rule_is_the_local_engines() {
    for (String options :
        List.of(
            "--cost huber --optimizer momentum",
            "--cost absolute --scale minmax",
            "--cost quantile --quantile 0.8 --activation softplus",
            "--scale none --optimizer lbfgs",
            "--features bmi,bp --weights age --l2 0.1")) {
      refuseDifference(DIABETES, (options + " --epochs 10").split(" "));
    }
    refuseDifference(Path.of("data/airquality.csv"), "--target", "Ozone", "--missing", "skip");
    refuseDifference(
        Path.of("data/airquality.csv"), "--target", "Temp", "--missing", "mean", "--epochs", "9");
  }

  /** The same rows are held out, and what is known of them is the same. */
  @Test
  void folds_are_those_of_the_local_engine() throws Exception {
    for (String options :
        List.of(
            "--folds 10 -o newton",
            "--folds 5 --fold-by age --epochs 9",
            "--folds 4 --weights age --l2 0.1 --epochs 9",
            "--validation 0.3 -o newton")) {
      Path spark = folder.resolve("spark.json");
      Path local = folder.resolve("local.json");
      String[] plain = options.split(" ");
      Ran there = train(true, DIABETES, with(plain, "--model", spark));
      Ran here = train(false, DIABETES, with(plain, "--model", local));
      assertThat(there.status()).as(there.err()).isEqualTo(here.status()).isZero();
      HeldOut actual = ModelFile.load(spark).heldOut();
      HeldOut expected = ModelFile.load(local).heldOut();
      assertThat(actual.folds()).isEqualTo(expected.folds());
      assertThat(actual.errors().count()).isEqualTo(expected.errors().count());
      double[] distances = expected.errors().values();
      for (int i = 0; i < distances.length; i++) {
        assertThat(actual.errors().values()[i]).isCloseTo(distances[i], within(1e-9));
      }
      double[] mine = {actual.loss(), actual.lossError(), actual.r2(), actual.r2Error()};
      double[] theirs = {expected.loss(), expected.lossError(), expected.r2(), expected.r2Error()};
      for (int i = 0; i < mine.length; i++) {
        assertThat(Double.isNaN(mine[i])).isEqualTo(Double.isNaN(theirs[i]));
        assertThat(Double.isNaN(mine[i]) ? 0 : mine[i] / theirs[i] - 1).isCloseTo(0, within(1e-10));
      }
    }
  }

  private static String[] with(String[] options, Object... more) {
    return Stream.concat(Arrays.stream(options), Arrays.stream(more).map(Object::toString))
        .toArray(String[]::new);
  }

  @Test
  void a_fold_that_cannot_be_is_refused_as_the_local_engine_does() {
    for (String options :
        List.of("--folds 443", "--folds 9 --fold-by sex", "--folds 3 --fold-by nosuch")) {
      Ran there = train(true, DIABETES, options.split(" "));
      Ran here = train(false, DIABETES, options.split(" "));
      assertThat(there.status()).isEqualTo(here.status());
      assertThat(there.err()).isEqualTo(here.err()).isNotEmpty();
    }
  }

  @Test
  void reads_folders_of_plain_and_packed_files() throws Exception {
    List<String> lines = Files.readAllLines(DIABETES);
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.createFile(data.resolve("_SUCCESS"));
    Files.createFile(data.resolve("part-0"));
    Files.write(data.resolve("part-1.csv"), lines.subList(0, 200));
    List<String> rest = new ArrayList<>(lines.subList(200, lines.size()));
    rest.add(0, lines.get(0));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(data.resolve("part-2.csv.gz")))) {
      out.write(String.join("\n", rest).getBytes(StandardCharsets.UTF_8));
    }
    Ran spark = train(true, data, "--epochs", "5");
    refuseDifference(spark, train(false, DIABETES, "--epochs", "5"));
    assertThat(spark.err())
        .contains("part-1.csv", "part-2.csv.gz: 442 rows, 442 used")
        .doesNotContain("_SUCCESS");
  }

  @Test
  void tells_bad_cells_in_the_words_of_the_local_loader() throws Exception {
    Path data = folder.resolve("data.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(DIABETES));
    lines.set(399, lines.get(399).replaceFirst("^[^,]*", "oops"));
    lines.set(420, "1,2");
    Files.write(data, lines);
    Ran spark = train(true, data);
    Ran local = train(false, data);
    assertThat(spark.status()).isEqualTo(local.status()).isEqualTo(65);
    assertThat(spark.err())
        .isEqualTo(local.err())
        .contains(data + ":400: column \"age\": \"oops\" is not a number");
    refuseDifference(data, "--bad-rows", "skip", "--epochs", "3");
    Ran missing = train(true, folder.resolve("none.csv"));
    assertThat(missing.status()).isEqualTo(66);
    assertThat(missing.err()).contains("none.csv: there is no such file");
  }

  @Test
  void goes_on_from_its_checkpoint_with_the_same_bits_and_is_reproduced() {
    Path model = folder.resolve("model.json");
    Path checkpoint = folder.resolve("run.ckpt");
    Ran whole = train(true, DIABETES, "--epochs", "12", "--model", model.toString());
    train(true, DIABETES, "--epochs", "7", "--checkpoint", checkpoint.toString());
    Ran resumed = train(true, DIABETES, "--epochs", "12", "--resume", checkpoint.toString());
    assertThat(whole.out()).endsWith(resumed.out().lines().reduce((a, b) -> b).get() + "\n");
    Ran other = train(false, DIABETES, "--epochs", "12", "--resume", checkpoint.toString());
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("--engine was spark and is not given");
    Ran alone = neuron("reproduce", model);
    assertThat(alone.status()).isEqualTo(2);
    assertThat(alone.err()).contains("was trained by Spark", "add --engine spark");
    Ran again = neuron("reproduce", model, "--engine", "spark", "--master", "local[2]");
    assertThat(again.out()).as(again.err()).contains("reproduced to the last bit: 12 epochs");
  }

  @Test
  void a_folder_without_files_cannot_be_read_by_either_engine() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(train(true, empty).err()).contains("empty: has no files (name another folder)");
    assertThat(train(true, empty).status()).isEqualTo(train(false, empty).status()).isEqualTo(66);
  }
}

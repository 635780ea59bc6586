package dev.neuron.cli;

import static dev.neuron.cli.Ran.neuron;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.engine.spark.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files that Spark wrote are the CSV files of the same numbers. */
@Tag("slow")
class SparkParquetTest {
  private static final Path DIABETES = Path.of("data/diabetes.csv");
  private static final Path AIR = Path.of("data/airquality.csv");

  @TempDir private static Path folder;

  private static SparkSession session;
  private static Path diabetes; // three files
  private static Path air; // with nulls

  @BeforeAll
  static void write() {
    LocalCluster.get();
    session = SparkSession.builder().getOrCreate();
    diabetes = folder.resolve("diabetes");
    read(DIABETES)
        .coalesce(1)
        .write()
        .option("parquet.block.size", 8000) // several groups of rows
        .option("maxRecordsPerFile", 200)
        .parquet(diabetes.toString());
    air = folder.resolve("air");
    read(AIR).coalesce(1).write().parquet(air.toString());
  }

  private static Dataset<Row> read(Path csv) {
    return session
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .option("nullValue", "NA")
        .csv(csv.toString());
  }

  private static Path write(String name, Dataset<Row> rows) {
    Path to = folder.resolve(name);
    rows.coalesce(1).write().parquet(to.toString());
    return to;
  }

  private static Path onlyFile(Path written) throws IOException {
    try (Stream<Path> files = Files.list(written)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private static Ran spark(Object... args) {
    List<Object> more = new ArrayList<>(Arrays.asList(args));
    more.addAll(List.of("--engine", "spark", "--master", "local[2]"));
    return neuron(more.toArray());
  }

  private static void refuseDifference(Ran actual, Ran expected, String column) {
    assertThat(actual.status()).as(actual.err()).isEqualTo(expected.status()).isZero();
    List<Double> mine = column(actual, column);
    List<Double> theirs = column(expected, column);
    assertThat(mine).hasSameSizeAs(theirs).hasSizeGreaterThan(3);
    for (int i = 0; i < mine.size(); i++) {
      double value = theirs.get(i);
      assertThat(mine.get(i)).isCloseTo(value, within(1e-12 * Math.abs(value)));
    }
  }

  private static List<Double> column(Ran ran, String name) {
    List<String> lines = ran.out().lines().toList();
    int column = List.of(lines.get(0).split(",")).indexOf(name);
    return lines.stream().skip(1).map(line -> Double.valueOf(line.split(",")[column])).toList();
  }

  private static void refuseOtherLosses(Ran actual, Ran expected) {
    refuseDifference(actual, expected, "loss");
  }

  private static Ran train(boolean spark, Path data, String... more) {
    List<Object> args = new ArrayList<>(List.of("train", data, "--format", "csv"));
    args.addAll(List.of("--init", "1", "--epochs", "20"));
    args.addAll(List.of(more));
    return spark ? spark(args.toArray()) : neuron(args.toArray());
  }

  @Test
  void trains_to_the_losses_of_the_csv() {
    refuseOtherLosses(train(true, diabetes), train(false, DIABETES));
    refuseOtherLosses(
        train(true, diabetes, "--optimizer", "newton", "--validation", "0.3"),
        train(false, DIABETES, "--optimizer", "newton", "--validation", "0.3"));
  }

  @Test
  void nulls_are_missing_cells() {
    for (String[] options :
        new String[][] {
          {"--target", "Ozone", "--missing", "skip"},
          {"--target", "Temp", "--missing", "mean"},
          {"--target", "Temp", "--missing", "zero", "--one-hot", "Month"},
        }) {
      refuseOtherLosses(train(true, air, options), train(false, AIR, options));
    }
    Ran refused = train(true, air, "--target", "Temp");
    assertThat(refused.status()).isEqualTo(65);
    assertThat(refused.err()).contains(".parquet:5: column \"Ozone\": the cell is empty");
  }

  @Test
  void every_type_of_number_is_a_number_and_text_is_text() {
    Path types =
        write(
            "types",
            session
                .range(40)
                .selectExpr(
                    "cast(id as byte) a",
                    "cast(id * id % 7 as short) b",
                    "cast(id % 5 as int) c",
                    "id * 1000000007 % 11 d",
                    "cast(id % 3 / 4 as float) e",
                    "cast(id % 9 / 3 as double) f",
                    "cast(id % 8 / 4 as decimal(5,2)) g",
                    "cast(id % 6 as decimal(25,3)) h",
                    "id % 2 = 0 even",
                    "concat('c', id % 3) kind",
                    "date_add(date'2024-01-30', cast(id as int)) day",
                    "cast(id * 3 % 13 as double) y"));
    Path csv = folder.resolve("types.csv");
    Ran written = spark("predict", model("a", types), types, "--name", "p", "--output", csv);
    assertThat(written.status()).as(written.err()).isZero();
    for (String options : List.of("--scale none", "--one-hot even,kind")) {
      String[] more = (options + " --target y --exclude p").split(" ");
      String[] without =
          Arrays.stream(more)
              .filter(o -> !o.matches("--exclude|p"))
              .toList()
              .toArray(new String[0]);
      refuseOtherLosses(train(true, types, without), train(false, csv, more));
    }
    Ran trained = train(true, types);
    assertThat(trained.err())
        .contains("left out the text column \"even\"")
        .contains("\"kind\" (\"c0\" …)")
        .contains("\"day\" (\"2024-01-30\" …)")
        .contains("learning from \"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\"");
  }

  private static Path model(String feature, Path data) {
    Path model = folder.resolve(data.getFileName() + ".json");
    Ran ran =
        spark("train", data, "--features", feature, "--epochs", "1", "--model", model, "--quiet");
    assertThat(ran.status()).as(ran.err()).isZero();
    return model;
  }

  @Test
  void predicts_and_evaluates_like_the_csv() throws Exception {
    Path model = folder.resolve("model.json");
    neuron("train", DIABETES, "--epochs", "10", "--model", model, "--quiet");
    refuseDifference(
        spark("predict", model, diabetes), neuron("predict", model, DIABETES), "prediction");
    Ran evaluated = spark("evaluate", model, diabetes);
    assertThat(evaluated.out())
        .as(evaluated.err())
        .isEqualTo(neuron("evaluate", model, DIABETES).out());
    Ran check = spark("check", diabetes, "--rows", "50");
    assertThat(check.status()).as(check.err()).isZero();
    refuseOtherLosses(
        spark("compare", diabetes, "--epochs", "5", "--format", "csv", "--init", "1"),
        neuron("compare", DIABETES, "--epochs", "5", "--format", "csv", "--init", "1"));
  }

  @Test
  void files_of_either_kind_may_lie_in_one_folder() throws Exception {
    Path both = Files.createDirectory(folder.resolve("both"));
    List<String> lines = Files.readAllLines(DIABETES);
    Files.write(both.resolve("a.csv"), lines.subList(0, 101));
    Path rest = folder.resolve("rest.csv");
    List<String> head = new ArrayList<>(lines.subList(101, lines.size()));
    head.add(0, lines.get(0));
    Files.write(rest, head);
    Files.copy(onlyFile(write("rest", read(rest))), both.resolve("b.parquet"));
    refuseOtherLosses(train(true, both), train(false, DIABETES));
  }

  @Test
  void mistakes_are_told_with_file_and_column() throws Exception {
    Path lists = write("lists", session.sql("select array(1, 2) tags, 1.0 a, 2.0 y"));
    refuse(train(true, lists), 65, ".parquet: column \"tags\": holds lists or structures");
    Path infinite =
        write(
            "infinite", session.sql("select 1.0D a, 2.0D y union all select double('inf'), 1.0D"));
    refuse(train(true, infinite), 65, ":2: column \"a\": \"Infinity\" is not a number");
    Path text = write("text", session.sql("select 1.0D a, 'x' y union all select 2.0D, 'z'"));
    refuse(train(true, text), 65, ":1: column \"y\": \"x\" is no number");
    Path file = onlyFile(diabetes);
    byte[] bytes = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.parquet");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    refuse(train(true, cut), 65, "its end is damaged or missing (make it anew)");
    Path damaged = folder.resolve("damaged.parquet");
    Arrays.fill(bytes, 10, bytes.length / 2, (byte) 0x5A);
    Files.write(damaged, bytes);
    refuse(train(true, damaged), 65, "damaged.parquet: is damaged: ");
    Path other = Files.writeString(folder.resolve("other.parquet"), "a,y\n1,2\n");
    for (boolean spark : new boolean[] {true, false}) {
      refuse(
          train(spark, other),
          65,
          "other.parquet: is called .parquet, but does not begin like a Parquet file (rename it");
    }
    refuse(train(false, file), 65, "--engine spark where the command has it");
    refuse(train(false, diabetes), 66, "or use --engine spark");
  }

  private static void refuse(Ran ran, int status, String said) {
    assertThat(ran.err()).contains(said).doesNotContain("\tat ");
    assertThat(ran.status()).isEqualTo(status);
  }
}

package dev.neuron.cli.command;

import static dev.neuron.cli.ExportedNeuron.HEADER;
import static dev.neuron.cli.ExportedNeuron.NaN;
import static dev.neuron.cli.ExportedNeuron.ROWS;
import static dev.neuron.cli.ExportedNeuron.csv;
import static dev.neuron.cli.ExportedNeuron.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neuron.cli.ExportedNeuron;
import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is exported predicts in its own engine what the program itself predicts. */
class ExportCommandTest {
  private static final double TOLERANCE = 1e-13;

  @TempDir private Path directory;

  private ExportedNeuron neuron() {
    return new ExportedNeuron(directory);
  }

  private List<String> run(String input, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(900, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out.lines().toList();
  }

  private static boolean has(String program) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  private static void assertSame(List<Double> actual, List<Double> expected, String options) {
    assertThat(actual).hasSameSizeAs(expected);
    boolean exact = options.matches(".*(relu|identity).*"); // no exp, which engines round freely
    for (int i = 0; i < actual.size(); i++) {
      double wanted = expected.get(i);
      if (exact || Double.isNaN(wanted)) {
        assertThat(actual.get(i)).as("row %d", i + 1).isEqualTo(expected.get(i));
      } else {
        assertThat(actual.get(i)).isCloseTo(wanted, within(TOLERANCE * Math.abs(wanted)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--missing skip -a relu",
        "--missing zero -a leaky-relu",
        "--missing mean -a elu",
        "--missing mean -a identity about a centre"
      })
  void every_language_predicts_the_same(String options) throws Exception {
    List<Double> expected = neuron().train(options);
    assertSame(neuron().inJava(HEADER, ROWS), expected, options);
    if (has("python3")) {
      Path file = neuron().export("python", "model.py");
      List<String> lines = run(csv(), "python3", file.toString());
      assertSame(numbers(lines.subList(1, lines.size())), expected, options);
    }
    if (has("node")) {
      assertSame(inNode(), expected, options);
    }
    if (has("gcc")) {
      assertSame(inC(), expected, options);
    }
    assertClose(inSql(), expected);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--missing mean -a relu --alpha 0.3",
        "--missing mean -a identity",
        "--missing mean -a sigmoid",
        "--missing mean -a tanh",
        "--missing skip -a softplus"
      })
  void every_language_knows_every_activation(String options) throws Exception {
    every_language_predicts_the_same(options);
  }

  /** Databases may read and add decimals in their own ways, and know no expm1. */
  private static void assertClose(List<Double> actual, List<Double> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      double wanted = expected.get(i);
      if (Double.isNaN(wanted)) {
        assertThat(actual.get(i)).isNaN();
      } else {
        assertThat(actual.get(i)).isCloseTo(wanted, within(1e-12 * (1 + Math.abs(wanted))));
      }
    }
  }

  private List<Double> inNode() throws IOException, InterruptedException {
    neuron().export("javascript", "model.js");
    StringBuilder script = new StringBuilder("const { predict } = require('./model.js');\n");
    for (List<String> row : ROWS) {
      script.append("console.log(predict({");
      for (int j = 0; j < row.size(); j++) {
        script.append(quoted(HEADER.get(j))).append(": ").append(quoted(row.get(j))).append(", ");
      }
      script.append("}) ?? '');\n");
    }
    Files.writeString(directory.resolve("run.js"), script);
    return numbers(run("", "node", "run.js"));
  }

  private List<Double> inC() throws IOException, InterruptedException {
    neuron().export("c", "model.c");
    StringBuilder program = new StringBuilder("#include <stdio.h>\n#include \"model.c\"\n");
    program.append("int main(void)\n{\n");
    for (List<String> row : ROWS) {
      String number =
          row.get(0).isEmpty() ? "NAN" : row.get(0) + (row.get(0).matches("-?\\d+") ? ".0" : "");
      String word = row.get(1).isEmpty() ? "NULL" : quoted(row.get(1));
      program.append("  {\n    double x[] = {").append(number).append("};\n");
      program.append("    const char *c[] = {").append(word).append("};\n");
      program.append("    printf(\"%.17g\\n\", neuron_predict(x, c));\n  }\n");
    }
    Files.writeString(directory.resolve("main.c"), program.append("  return 0;\n}\n"));
    run(
        "",
        "gcc",
        "-std=c99",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-O2",
        "-o",
        "model",
        "main.c",
        "-lm");
    return numbers(
        run("", "./model").stream().map(line -> line.endsWith("nan") ? "" : line).toList());
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private List<Double> inSql() throws Exception {
    String query = Files.readString(neuron().export("sql", "model.sql"));
    List<Double> predictions = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE data (place INT, \"a \"\"1\"\"\" DOUBLE PRECISION, \"naïve 'c'\" VARCHAR)");
      for (int i = 0; i < ROWS.size(); i++) {
        insert(connection, i, ROWS.get(i));
      }
      try (ResultSet rows = statement.executeQuery(query.replace(";\n", " ORDER BY place"))) {
        while (rows.next()) {
          double prediction = rows.getDouble("prediction");
          predictions.add(rows.wasNull() ? NaN : (Double) prediction);
        }
      }
    }
    return predictions;
  }

  private static void insert(Connection connection, int place, List<String> row)
      throws java.sql.SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO data VALUES (?, ?, ?)")) {
      insert.setInt(1, place);
      if (row.get(0).isEmpty()) {
        insert.setNull(2, Types.DOUBLE);
      } else {
        insert.setDouble(2, Double.parseDouble(row.get(0)));
      }
      insert.setString(3, row.get(1).isEmpty() ? null : row.get(1));
      insert.execute();
    }
  }

  @Test
  void a_name_that_ends_as_another_languages_files_do_is_refused() {
    Ran workbook = Ran.neuron("export", "absent.json", "--to", "python", "-o", "x.XLSX");
    assertThat(workbook.status()).isEqualTo(2);
    assertThat(workbook.err())
        .contains(
            "'x.XLSX' ends as files of --to excel do; use --to excel, or a name that ends in .py");
    for (String name : List.of("m.py", "m", "m.txt", "py.new")) {
      assertThat(Ran.neuron("export", "absent.json", "--to", "python", "-o", name).status())
          .as(name)
          .isEqualTo(66);
    }
  }

  @Test
  void a_missing_cell_and_a_category_never_seen_are_refused_as_predict_refuses_them()
      throws IOException, InterruptedException {
    assumeTrue(has("python3"), "there is no python3");
    Files.writeString(directory.resolve("t.csv"), "a,c,y\n1,red,3\n2,blue,5\n4,red,1\n");
    Ran.neuron(
        "train",
        directory.resolve("t.csv"),
        "-q",
        "--one-hot=c",
        "-m",
        directory.resolve("m.json"));
    neuron().export("python", "model.py");
    for (String[] row :
        new String[][] {
          {"{'a': '', 'c': 'red'}", "a: the value is missing"},
          {"{'a': 1, 'c': 'white'}", "c: 'white' was not there in training"},
          {"{'a': 'x', 'c': 'red'}", "a: 'x' is not a number"}
        }) {
      String code =
          "import model\ntry:\n    model.predict("
              + row[0]
              + ")\nexcept ValueError as e: print(e)\n";
      assertThat(run("", "python3", "-c", code)).containsExactly(row[1]);
    }
  }

  @Test
  void an_unknown_language_names_those_there_are() {
    Ran ran = Ran.neuron("export", "m.json", "--to", "phyton");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("sql, python, java, c, javascript", "did you mean \"python\"?");
    assertThat(Ran.neuron("export", "m.json").status()).isEqualTo(2);
    assertThat(Ran.neuron("export", directory.resolve("none"), "--to=c").status()).isEqualTo(66);
  }
}

package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports within the limits of their engines: split where they would be beyond, or refused. */
class ExportLimitsTest {
  @TempDir private Path directory;

  private static ExportedTable wide(int features) {
    List<String> header = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j < features; j++) {
        row.add(((i * 31 + j * 17) % 101) / 8.0 + "");
      }
      row.add(i * i + 1 + "");
      rows.add(row);
    }
    for (int j = 0; j < features; j++) {
      header.add("c" + j);
    }
    header.add("y");
    return new ExportedTable(header, rows);
  }

  /** SQLite allows 2,000 columns of a result, two of which are the query's own. */
  @Test
  @Tag("slow")
  void two_thousand_features_predict_the_same_in_every_engine() throws Exception {
    ExportedEngine engine = new ExportedEngine(directory);
    ExportedTable table = wide(2000);
    List<Double> expected = engine.train(table);
    assertThat(engine.inJava(table)).isEqualTo(expected);
    assertClose(engine.inH2(table), expected);
    assertClose(engine.inWorkbook(table), expected);
    if (ExportedEngine.has("python3")) {
      assertThat(engine.inPython(table)).isEqualTo(expected);
    }
    if (ExportedEngine.has("node")) {
      assertThat(engine.inNode(table)).isEqualTo(expected);
    }
    if (ExportedEngine.has("gcc")) {
      assertThat(engine.inC(table)).isEqualTo(expected);
    }
    if (ExportedEngine.has("sqlite3")) {
      ExportedTable narrower = wide(1997);
      List<Double> wanted = engine.train(narrower);
      assertClose(engine.inSqlite(narrower), wanted);
    }
  }

  @Test
  @Tag("slow")
  void two_thousand_features_predict_the_same_in_onnx() throws Exception {
    ExportedEngine engine = new ExportedEngine(directory);
    ExportedTable table = wide(2000);
    List<Double> expected = engine.train(table);
    assertClose(engine.inOnnx(table), expected);
  }

  /** JPMML refuses models of more than 1,000 inputs by itself. */
  @Test
  void as_many_features_as_jpmml_takes_predict_the_same_there() throws Exception {
    ExportedEngine engine = new ExportedEngine(directory);
    ExportedTable table = wide(990);
    List<Double> expected = engine.train(table);
    assertClose(engine.inPmml(table), expected);
  }

  private static void assertClose(List<Double> actual, List<Double> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      double wanted = expected.get(i);
      assertThat(actual.get(i)).isCloseTo(wanted, within(1e-12 * (1 + Math.abs(wanted))));
    }
  }

  private Path trained(int categories) throws Exception {
    StringBuilder csv = new StringBuilder("c,y\n");
    for (int i = 0; i < categories; i++) {
      csv.append('v').append(1000 + i).append(',').append(i % 7).append('\n');
    }
    Path data = Files.writeString(directory.resolve("c.csv"), csv);
    Path model = directory.resolve(categories + ".json");
    Ran trained = Ran.neuron("train", data, "-q", "--one-hot", "c", "-e", "1", "-m", model);
    assertThat(trained.status()).as(trained.err()).isZero();
    return model;
  }

  private int size(String language, Path model) throws Exception {
    Path file = directory.resolve("c.out");
    assertThat(Ran.neuron("export", model, "--to", language, "-o", file).status()).isZero();
    return (int) Files.size(file);
  }

  @Test
  void an_export_grows_with_the_categories_and_not_with_their_square() throws Exception {
    List<Path> models = List.of(trained(100), trained(200), trained(300));
    for (String language : List.of("sql", "python", "java", "c", "javascript", "pmml", "onnx")) {
      int first = size(language, models.get(0));
      int second = size(language, models.get(1));
      int third = size(language, models.get(2));
      assertThat(third - second)
          .as(language)
          .isBetween((int) (0.9 * (second - first)), (int) (1.1 * (second - first)));
    }
  }

  @Test
  void what_a_workbook_has_no_room_for_is_refused_with_the_number() throws Exception {
    StringBuilder header = new StringBuilder();
    StringBuilder row = new StringBuilder();
    for (int j = 0; j < 120; j++) {
      header.append('c').append(j).append(',');
      row.append('v').append(',');
    }
    String rows = row + "1\n" + row.toString().replace('v', 'w') + "2\n";
    Path data = Files.writeString(directory.resolve("d.csv"), header + "y\n" + rows);
    List<Object> args = new ArrayList<>(List.of("train", data, "-q", "-m", directory.resolve("m")));
    args.addAll(List.of("--one-hot", header.substring(0, header.length() - 1), "-e", "1"));
    Ran trained = Ran.neuron(args.toArray());
    assertThat(trained.status()).as(trained.err()).isZero();
    Ran ran = Ran.neuron("export", directory.resolve("m"), "--to", "excel");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("Excel has 8192 characters for a formula, and one here has ");
  }
}

package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.Feature;
import dev.neuron.engine.spark.LocalCluster;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The manual page <em>Files you may have</em>, row by row. The target of each file is a formula of
 * its numbers, the one in the table, so that a neuron that learns it has read every number right.
 */
class CorpusTest {
  private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));
  private static final Path PAGE = ROOT.resolve("src/site/markdown/files-you-may-have.md");
  private static final Path FILES = ROOT.resolve("src/test/resources/corpus");

  private static final List<String> TRAINING =
      List.of("-a", "identity", "-o", "newton", "-e", "3", "--report-every", "log");

  private static final Set<String> LAYOUT =
      Set.of("--delimiter", "--skip-lines", "--comment", "--encoding", "--bad-rows");

  private static final String DAMAGED =
      "begins like a Parquet file, but its end is damaged or missing (make it anew)";

  private static final List<String> READERS =
      List.of("inspect", "check", "explain", "find -e 1", "compare -e 1");

  @TempDir private Path directory;

  /** A row of the table. */
  record Row(String file, String what, String options, String says, String formula) {
    @Override
    public String toString() {
      return file;
    }
  }

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("| `")) {
        String[] cells = line.split("(?<!\\\\)\\|", -1);
        assertThat(cells).as(line).hasSize(7);
        String formula = cell(cells[5]);
        rows.add(
            new Row(
                cell(cells[1]),
                cell(cells[2]),
                cell(cells[3]),
                cell(cells[4]),
                formula.equals("–") ? null : formula));
      }
    }
    return rows;
  }

  private static String cell(String text) {
    String cell = text.trim().replace("\\|", "|");
    return cell.startsWith("`") && cell.endsWith("`") ? cell.substring(1, cell.length() - 1) : cell;
  }

  private Ran train(Row row, List<String> options) {
    List<String> words = new ArrayList<>(List.of("train", FILES.resolve(row.file()).toString()));
    words.addAll(options);
    words.addAll(TRAINING);
    words.addAll(List.of("-m", directory.resolve("m.json").toString()));
    return Ran.neuron(words.toArray());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void comes_out_as_the_page_says(Row row) {
    List<String> options = words(row.options());
    Ran ran = train(row, options);
    assertThat(ran.err()).contains(row.says());
    if (row.formula() == null) {
      assertThat(ran.status()).isEqualTo(65);
      return;
    }
    if (ran.status() != 0) {
      assertThat(row.says()).as("the remedy").startsWith("--");
      trained(row, options);
    }
    isFormula(row.formula(), ModelFile.load(directory.resolve("m.json")));
  }

  /** Trains, and follows the remedy if there is one. */
  private Ran trained(Row row, List<String> options) {
    Ran ran = train(row, options);
    if (ran.status() != 0) {
      options.addAll(words(row.says()));
      ran = train(row, options);
    }
    assertThat(ran.status()).as(ran.err()).isZero();
    return ran;
  }

  /** Options of the file's layout, which are no part of a neuron: given anew with every file. */
  private static List<String> layout(List<String> options) {
    List<String> layout = new ArrayList<>();
    for (int i = 0; i + 1 < options.size(); i++) {
      if (LAYOUT.contains(options.get(i))) {
        layout.addAll(options.subList(i, i + 2));
      }
    }
    return layout;
  }

  private static List<Row> neurons() throws IOException {
    return rows().stream().filter(row -> row.formula() != null).toList();
  }

  /** As the file is, from standard input, from disk, and from the table that is left there. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("neurons")
  void comes_out_alike_from_disk_and_from_standard_input(Row row) throws IOException {
    List<String> options = words(row.options());
    Ran memory = trained(row, options);
    double[] parameters = ModelFile.load(directory.resolve("m.json")).parameters();
    List<String> stored = new ArrayList<>(options);
    stored.addAll(List.of("--cache", directory.resolve("kept.npy").toString()));
    for (String said : List.of("kept as raw numbers in", "read from")) {
      Ran disk = train(row, stored);
      assertThat(disk.err()).contains(said);
      assertThat(disk.out()).isEqualTo(memory.out());
      assertThat(ModelFile.load(directory.resolve("m.json")).parameters()).isEqualTo(parameters);
    }
    List<Object> fed = new ArrayList<>(List.of("train", "-"));
    fed.addAll(options);
    fed.addAll(TRAINING);
    Ran stdin = Ran.fed(Files.readAllBytes(FILES.resolve(row.file())), fed.toArray());
    assertThat(stdin.out()).isEqualTo(memory.out());
  }

  /** The saved neuron, inspect and one more, from the file and from standard input in turn. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("neurons")
  void commands_read_the_file_as_training_did(Row row) throws IOException {
    List<String> options = words(row.options());
    Ran trained = trained(row, options);
    int turn = neurons().indexOf(row);
    String file = FILES.resolve(row.file()).toString();
    predicts(row, options, trained, turn % 2 == 0 ? file : "-", turn % 2 == 0 ? "-" : file);
    reads(row, options, trained, List.of("inspect", READERS.get(1 + turn % 4)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("neurons")
  @Tag("slow")
  void every_command_reads_the_file_from_everywhere(Row row) throws IOException {
    List<String> options = words(row.options());
    Ran trained = trained(row, options);
    String file = FILES.resolve(row.file()).toString();
    predicts(row, options, trained, file, file);
    predicts(row, options, trained, "-", "-");
    reads(row, options, trained, READERS);
  }

  /** Predictions of the training rows are their targets, a formula of the features. */
  private void predicts(
      Row row, List<String> options, Ran trained, String forPredict, String forEvaluate)
      throws IOException {
    byte[] file = Files.readAllBytes(FILES.resolve(row.file()));
    List<Object> args = new ArrayList<>(List.of("predict", directory.resolve("m.json")));
    args.addAll(List.of(forPredict, "--only", "-q"));
    args.addAll(layout(options));
    Ran predicted = Ran.fed(file, args.toArray());
    assertThat(predicted.status()).as(predicted.err()).isZero();
    args.set(0, "evaluate");
    args.set(2, forEvaluate);
    args.remove("--only");
    args.addAll(List.of("--format", "json"));
    Ran evaluated = Ran.fed(file, args.toArray());
    assertThat(evaluated.status()).as(evaluated.err()).isZero();
    Matcher used = Pattern.compile("([0-9]+) rows, ([0-9]+) used").matcher(trained.err());
    assertThat(used.find()).isTrue();
    assertThat(predicted.out().lines().filter(line -> !line.equals("prediction")))
        .hasSize(Integer.parseInt(used.group(1)));
    assertThat(evaluated.out()).contains("\"examples\": " + used.group(2));
    Matcher error = Pattern.compile("\"rmse\": ([-0-9.E]+)").matcher(evaluated.out());
    assertThat(error.find()).as(evaluated.out()).isTrue();
    assertThat(Double.parseDouble(error.group(1))).isLessThan(1e-9);
  }

  /** And inspect says what train says. */
  private static void reads(Row row, List<String> options, Ran trained, List<String> commands) {
    for (String command : commands) {
      List<Object> args = new ArrayList<>(List.of((Object[]) command.split(" ")));
      args.add(1, FILES.resolve(row.file()));
      args.addAll(options);
      Ran ran = Ran.neuron(args.toArray());
      assertThat(ran.status()).as(command + ran.err()).isZero();
      if (command.equals("inspect")) {
        assertThat(notes(ran.err() + ran.out())).containsAll(notes(trained.err()));
      }
    }
  }

  /** What was recognised of a file. */
  private static List<String> notes(String err) {
    return err.lines()
        .filter(line -> line.matches("note: (took|left out|the first line|the header|made) .*"))
        .toList();
  }

  /** The Parquet file is none but for its first bytes, and only Spark reads on. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @Tag("slow")
  void comes_out_on_spark_as_it_does_here(Row row) {
    LocalCluster.get();
    List<String> options = words(row.options());
    Ran here = train(row, options);
    List<String> there = new ArrayList<>(options);
    there.addAll(List.of("--engine", "spark", "--master", "local[2]"));
    Ran ran = train(row, there);
    if (row.formula() != null && here.status() != 0) {
      assertThat(ran.err()).isEqualTo(here.err());
      there.addAll(words(row.says()));
      ran = train(row, there);
    }
    if (row.formula() == null) {
      assertThat(ran.err())
          .isEqualTo(
              row.file().endsWith(".parquet")
                  ? here.err().replaceAll("is a Parquet file.*", DAMAGED)
                  : here.err());
      assertThat(ran.status()).isEqualTo(here.status());
      return;
    }
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).contains(here.status() == 0 ? row.says() : "");
    isFormula(row.formula(), ModelFile.load(directory.resolve("m.json")));
  }

  private static void isFormula(String formula, TrainedNeuron neuron) {
    String[] sides = formula.split(" = ", 2);
    Map<String, Double> expected = new LinkedHashMap<>();
    for (String term : sides[1].split(" \\+ ")) {
      String[] factors = term.split("·", 2);
      expected.put(factors.length > 1 ? factors[1] : "", Double.parseDouble(factors[0]));
    }
    assertThat(neuron.columns().target()).isEqualTo(sides[0]);
    Map<String, Double> found = new LinkedHashMap<>();
    List<Feature> features = neuron.columns().features();
    for (int j = 0; j < features.size(); j++) {
      found.put(features.get(j).name(), neuron.affine().weights()[j]);
    }
    found.put("", neuron.affine().bias());
    assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach(
        (name, weight) ->
            assertThat(found.get(name))
                .as(name)
                .isCloseTo(weight, within(1e-9 * Math.max(1, Math.abs(weight)))));
  }

  /** The words of a command line, quotes of a shell taken off. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)").matcher(line);
    while (word.find()) {
      words.add(
          Stream.of(1, 2, 3).map(word::group).filter(Objects::nonNull).findFirst().orElseThrow());
    }
    return words;
  }

  @Test
  void the_page_has_every_file_and_no_other() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(rows().stream().map(Row::file).toList());
    }
    assertThat(rows().size()).isGreaterThanOrEqualTo(60);
    assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).contains(rows().size() + " files");
  }
}

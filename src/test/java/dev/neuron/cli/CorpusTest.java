package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.Feature;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    words.addAll(List.of("-a", "identity", "-o", "newton", "-e", "3", "--report-every", "log"));
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
      options.addAll(words(row.says()));
      ran = train(row, options);
    }
    assertThat(ran.status()).as(ran.err()).isZero();
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
            assertThat(found.get(name)).as(name).isCloseTo(weight, within(1e-9 * scale(weight))));
  }

  private static double scale(double weight) {
    return Math.max(1, Math.abs(weight));
  }

  /** The words of a command line, quotes of a shell taken off. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)").matcher(line);
    while (word.find()) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
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

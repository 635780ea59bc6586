package dev.neuron.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the page shows of other programs reads the lines of a training; its commands are run, too.
 */
class InCiTest {
  @TempDir private Path folder;
  private List<Double> losses;

  @BeforeEach
  void trains() throws IOException {
    String lines = Ran.neuron("train", "data/diabetes.csv", "-q", "--format", "jsonl").out();
    Files.writeString(folder.resolve("run.jsonl"), lines);
    losses =
        Pattern.compile("\\{\"event\":\"epoch\".*?\"loss\":([^,]+),")
            .matcher(lines)
            .results()
            .map(line -> Double.valueOf(line.group(1)))
            .toList();
    assertThat(losses).hasSizeGreaterThan(10).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  private String shown(String language) throws IOException {
    String page = Files.readString(Path.of("src/site/markdown/in-ci.md"));
    Matcher code = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page);
    assertThat(code.find()).isTrue();
    return code.group(1).replace("run.jsonl", folder.resolve("run.jsonl").toString());
  }

  private double best() {
    return losses.get(losses.size() - 1);
  }

  @Test
  @Tag("slow") // DuckDB is fetched for the slow ring
  void duckdb_reads_the_lines_of_a_training() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(shown("sql"))) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong("lines")).isEqualTo(losses.size());
      assertThat(rows.getDouble("best")).isEqualTo(best());
    }
  }

  @Test
  @Tag("slow") // pandas takes a second to load, where it is
  void pandas_reads_the_lines_of_a_training() throws Exception {
    Process process = new ProcessBuilder("env", "python3", "-c", shown("python")).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeFalse(err.matches("(?s).*(No module named 'pandas'|env: ).*"), "there is no pandas");
    assertThat(err).isEmpty();
    String[] told = out.strip().split(" ", -1);
    assertThat(told[0]).isEqualTo("" + losses.size());
    assertThat(Double.parseDouble(told[1])).isCloseTo(best(), within(1e-9 * best()));
  }
}

package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that count differently, against figures of numpy and against rows written several times. */
class EvaluateWeightsTest {
  private static final String WEIGHTED = "a,y,s\n-0.5,0,1\n0,0,2\n0.5,2,3\n-1,2,0\n";

  @TempDir Path folder;

  private Path save(Neuron neuron, double... parameters) {
    Path file = folder.resolve("model.json");
    ModelFile.save(file, Models.of(neuron, parameters));
    return file;
  }

  private static Neuron neuron(String name) {
    return switch (name) {
      case "relu" -> Neuron.PAPER;
      case "linear" -> Models.linear();
      case "absolute" -> new Neuron(Activation.IDENTITY, Cost.of(Cost.Kind.ABSOLUTE));
      default -> new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(Cost.Kind.LOG_LOSS));
    };
  }

  @Test
  void every_metric_is_that_of_numpy_with_weights_without_and_with_huge_ones() throws IOException {
    List<String> lines = new ArrayList<>(List.of("a,b,y,flag,s,huge"));
    for (Fixture.Row row : Fixture.read("evaluation/rows.csv").rows()) {
      String cells =
          List.of("a", "b", "y", "flag", "s").stream()
              .map(row::text)
              .reduce((one, other) -> one + "," + other)
              .orElseThrow();
      lines.add(cells + "," + Math.scalb(row.number("s"), 320));
    }
    Path data = Files.write(folder.resolve("rows.csv"), lines);
    int checked = 0;
    for (Fixture.Row expected : Fixture.read("evaluation/metrics.csv").rows()) {
      Path model = save(neuron(expected.text("neuron")), 1.5, -0.5, 0.25);
      String weights = expected.text("weights");
      List<Object> args = new ArrayList<>(List.of("evaluate", model, data, "-q"));
      args.add("--target=" + (expected.text("neuron").equals("logistic") ? "flag" : "y"));
      args.add("--format=csv");
      if (!weights.equals("none")) {
        args.add("--weights=" + weights);
      }
      Ran ran = Ran.neuron(args.toArray());
      assertThat(ran.status()).as(ran.err()).isZero();
      List<String> names = List.of(ran.out().split("\n")[0].split(","));
      List<String> values = List.of(ran.out().split("\n")[1].split(",", -1));
      for (String name : Fixture.read("evaluation/metrics.csv").header().subList(2, 14)) {
        boolean absent =
            expected.text(name).isEmpty() || (name.equals("weight") && weights.equals("none"));
        assertThat(names.contains(name)).as(name).isEqualTo(!absent);
        if (absent || (name.equals("weight") && weights.equals("huge"))) {
          continue;
        }
        double wanted = expected.number(name);
        assertThat(Double.parseDouble(values.get(names.indexOf(name))))
            .as(expected.text("neuron") + " " + weights + " " + name)
            .isCloseTo(wanted, Near.relative(wanted, 1e-13));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(12 * 8 + 3 * 3 + 4);
  }

  @Test
  void a_row_of_weight_n_counts_as_n_rows_and_one_of_weight_0_as_none() {
    Path model = save(Models.linear(), 2, 1);
    String repeated = "a,y\n-0.5,0\n0,0\n0,0\n0.5,2\n0.5,2\n0.5,2\n";
    Ran weighted = Ran.fed(WEIGHTED, "evaluate", model, "-", "-q", "--weights=s", "--format=csv");
    Ran plain = Ran.fed(repeated, "evaluate", model, "-", "-q", "--format=csv");
    assertThat(weighted.out().lines().toList().get(1))
        .isEqualTo(plain.out().lines().toList().get(1).replaceFirst("6", "4") + ",6.0");
  }

  @Test
  void text_and_json_name_the_column_and_the_sum() throws IOException {
    Path model = save(Models.linear(), 2, 1);
    Ran text = Ran.fed(WEIGHTED, "evaluate", model, "-", "-q", "--weights", "3");
    assertThat(text.out()).startsWith("rows      4\nweights   s (6 in all)\nloss      0.333333");
    assertThat(text.out()).as("worst rows").doesNotContain("\n4  ");
    Ran json = Ran.fed(WEIGHTED, "evaluate", model, "-", "-q", "--weights=s", "--format=json");
    JsonNode keys = new ObjectMapper().readTree(json.out());
    assertThat(keys.path("weights").asText()).isEqualTo("s");
    assertThat(keys.path("weight").asDouble()).isEqualTo(6);
    assertThat(keys.path("worst")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "'a,y,s\n1,2,-1\n', 65, \"-1\" is a negative weight",
    "'a,y,s\n1,2,x\n', 65, \"x\" is not a number",
    "'a,y,s\n1,2,1e400\n', 65, \"1e400\" is",
    "'a,y,s\n1,2,\n', 65, column \"s\": the cell is empty",
    "'a,y,s\n1,2,0\n', 65, every row has weight 0",
    "'a,y,t\n1,2,1\n', 2, --weights: there is no column \"s\"",
  })
  void weights_that_are_none_are_refused(String data, int status, String problem) {
    Ran ran = Ran.fed(data, "evaluate", save(Models.linear(), 2, 1), "-", "-q", "--weights", "s");
    assertThat(ran.err()).contains(problem).hasLineCount(1);
    assertThat(ran.status()).isEqualTo(status);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void the_target_is_no_weight_and_a_missing_one_may_be_skipped() {
    Path model = save(Models.linear(), 2, 1);
    Ran target = Ran.fed(WEIGHTED, "evaluate", model, "-", "-q", "--weights=y");
    assertThat(target.status()).isEqualTo(2);
    assertThat(target.err()).contains("--weights: \"y\" is the target");
    String data = WEIGHTED + "3,1,\n";
    Ran skipped = Ran.fed(data, "evaluate", model, "-", "-q", "--weights=s", "--missing=skip");
    assertThat(skipped.out()).startsWith("rows      4 used, 1 skipped\nweights   s (6 in all)\n");
  }

  @Test
  void the_columns_of_the_training_weights_are_taken_by_themselves_or_missed() throws IOException {
    Path data = Files.writeString(folder.resolve("d.csv"), "x,s,y\n0,9,10\n0,1,0\n1,9,12\n1,1,2\n");
    Path model = folder.resolve("weighted.json");
    Ran.neuron("train", data, "-q", "-m", model, "--weights=s", "-a", "identity", "-o", "newton");
    Ran own = Ran.neuron("evaluate", model, data, "--format=csv");
    assertThat(own.err()).contains("weighted by column \"s\", as in training");
    double loss = ModelFile.load(model).provenance().training().loss();
    assertThat(loss).isCloseTo(9, Near.relative(9, 1e-12)); // 2·x + 9: (9·1² + 1·9²)/10
    assertThat(Double.parseDouble(own.out().lines().toList().get(1).split(",")[1]))
        .isCloseTo(9, Near.relative(9, 1e-12));
    Ran other = Ran.fed("x,y\n0,10\n1,2\n", "evaluate", model, "-", "--format=csv", "-q");
    assertThat(other.status()).isZero();
    assertThat(other.err()).contains("column \"s\", which is no name here", "--weights NAME");
    assertThat(other.out()).startsWith("examples,loss").doesNotContain("weight");
  }
}

package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.neuron.cli.Ran;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.Interruption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {
  private static final Path DIABETES = Path.of("data", "diabetes.csv");

  @TempDir private Path directory;

  private static Ran compare(Object... more) {
    List<Object> args = new ArrayList<>(List.of("compare", DIABETES, "-q"));
    args.addAll(List.of(more));
    return Ran.neuron(args.toArray());
  }

  /** The scalar fields and the losses of every line. */
  private static List<Map<String, String>> objects(String lines) throws IOException {
    List<Map<String, String>> objects = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      Map<String, String> fields = new LinkedHashMap<>();
      try (JsonParser json = new JsonFactory().createParser(line)) {
        String name = null;
        StringBuilder list = null;
        while (json.nextToken() != null) {
          JsonToken token = json.currentToken();
          if (token == JsonToken.FIELD_NAME) {
            name = json.currentName();
          } else if (token == JsonToken.START_ARRAY) {
            list = new StringBuilder();
          } else if (token == JsonToken.END_ARRAY) {
            fields.put(name, list.toString().trim());
            list = null;
          } else if (token.isScalarValue() && list != null) {
            list.append(json.getText()).append(' ');
          } else if (token.isScalarValue()) {
            fields.put(name, json.getText());
          }
        }
      }
      objects.add(fields);
    }
    return objects;
  }

  @Test
  void every_row_is_the_single_run_to_the_bit() throws IOException {
    Ran ran =
        compare(
            "--format=jsonl",
            "--optimizers=gd,momentum,adam,newton",
            "--batch-sizes=full",
            "--epochs=20");
    List<Map<String, String>> rows = objects(ran.out());
    assertThat(rows).hasSize(3 * 7 + 1);
    for (Map<String, String> row : rows) {
      assertSameAsTrained(row, List.of());
    }
  }

  @Test
  void mini_batches_seeds_and_validation_are_the_single_runs_too() throws IOException {
    Ran ran =
        compare(
            "--format=jsonl",
            "--learning-rates=0.001,0.01",
            "--batch-sizes=full,32",
            "--seeds=3,4",
            "--epochs=5",
            "--validation=0.2");
    List<Map<String, String>> rows = objects(ran.out());
    assertThat(rows).hasSize(8);
    for (Map<String, String> row : rows) {
      assertSameAsTrained(row, List.of("--validation=0.2"));
    }
  }

  private static void assertSameAsTrained(Map<String, String> row, List<String> more)
      throws IOException {
    List<Object> args =
        new ArrayList<>(List.of("train", DIABETES, "-q", "--format=jsonl", "--optimizer"));
    args.add(row.get("optimizer"));
    args.add("--batch-size=" + row.get("batchSize"));
    args.add("--seed=" + row.get("seed"));
    args.add("--learning-rate=" + row.get("learningRate"));
    boolean newton = row.get("optimizer").equals("newton");
    args.add("--epochs=" + (newton || !more.isEmpty() ? row.get("epochs") : "20"));
    args.addAll(more);
    List<Map<String, String>> events = objects(Ran.neuron(args.toArray()).out());
    List<String> losses = new ArrayList<>();
    for (Map<String, String> event : events.subList(1, events.size() - 1)) {
      losses.add(event.get("loss"));
    }
    assertThat(row.get("losses")).as("%s", row).isEqualTo(String.join(" ", losses));
    Map<String, String> end = events.get(events.size() - 1);
    assertThat(row.get("loss")).isEqualTo(end.get("loss"));
    if (!newton) {
      assertThat(row.get("verdict")).isEqualTo(end.get("verdict"));
      assertThat(row.get("reason")).isEqualTo(end.get("reason"));
    }
  }

  @Test
  void an_object_a_run_has_the_keys_of_the_contract() throws IOException {
    Map<String, String> row = objects(compare("--format=jsonl").out()).get(0);
    assertThat(row)
        .containsKeys(
            "event",
            "rank",
            "learningRate",
            "optimizer",
            "batchSize",
            "seed",
            "relativeToLimit",
            "predicted",
            "observed",
            "verdict",
            "reason",
            "epochs",
            "loss",
            "bestLoss",
            "bestEpoch",
            "epochsToOnePercent",
            "seconds",
            "losses")
        .containsEntry("event", "run")
        .containsEntry("rank", "1")
        .containsEntry("observed", "settles");
  }

  @Test
  void seven_rates_reach_from_a_hundredth_of_the_limit_to_twice_the_limit() throws IOException {
    List<Double> relative = new ArrayList<>();
    for (Map<String, String> row : objects(compare("--format=jsonl").out())) {
      relative.add(Double.valueOf(row.get("relativeToLimit")));
    }
    relative.sort(null);
    assertThat(relative).hasSize(7);
    for (int i = 0; i < 7; i++) {
      double expected = 0.01 * Math.pow(200, i / 6.0);
      assertThat(relative.get(i)).isBetween(0.99999 * expected, 1.00001 * expected);
    }
  }

  @Test
  void the_rate_in_the_table_is_the_rate_that_was_run() {
    Ran all = compare("--learning-rates=1e-3:0.1:5");
    assertThat(all.out()).contains("  0.00316228  ");
    Ran one = compare("--learning-rates=0.00316228", "--format=csv");
    assertThat(compare("--learning-rates=1e-3:0.1:5", "--format=csv").out())
        .contains(one.out().lines().toList().get(1).split(",", -1)[13]);
  }

  @Test
  void predicted_epochs_are_a_whole_number() {
    assertThat(compare("--format=jsonl").out()).containsPattern("\"predictedEpochs\":[0-9]+,");
    assertThat(compare("--format=jsonl").out())
        .doesNotContainPattern("\"predictedEpochs\":[0-9]*\\.");
    assertThat(compare("--format=csv").out()).containsPattern("(?m)^1(,[^,]*){6},settles,[0-9]+,");
  }

  @Test
  void the_winner_is_marked_and_a_run_that_failed_is_a_row() {
    Ran ran = compare("--learning-rates=0.1,10");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("★ 1            0.1").contains("diverges at ");
    assertThat(ran.out()).contains("best: learning rate 0.1 with loss ");
  }

  @Test
  void targets_too_large_to_be_squared_are_no_internal_error() throws IOException {
    Path huge = directory.resolve("huge.csv");
    Files.writeString(huge, "a,b\n1,1e308\n2,-1e308\n3,1e308\n");
    Ran ran = Ran.neuron("compare", huge.toString(), "-q");
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out()).contains("prediction and observation agree in 7 of 7 runs");
    Ran found = Ran.neuron("find", huge.toString(), "-q");
    assertThat(found.err()).contains("every run around the stable limit failed");
  }

  @Test
  void only_if_every_run_failed_it_ends_with_3() {
    assertThat(compare("--learning-rates=10,100").status()).isEqualTo(3);
    assertThat(compare("--learning-rates=0.1,10,100").status()).isZero();
  }

  @Test
  void every_export_has_its_format_and_the_same_runs() throws IOException {
    List<Object> args = new ArrayList<>(List.of("--learning-rates=0.01,0.1", "--epochs=5"));
    for (String name : List.of("a.txt", "a.csv", "a.jsonl", "a.md", "a.json")) {
      args.add("--export=" + directory.resolve(name));
    }
    Ran ran = compare(args.toArray());
    assertThat(Files.readString(directory.resolve("a.txt"))).isEqualTo(ran.out());
    assertThat(Files.readString(directory.resolve("a.csv")).lines()).hasSize(3);
    assertThat(objects(Files.readString(directory.resolve("a.jsonl")))).hasSize(2);
    assertThat(Files.readString(directory.resolve("a.md"))).startsWith("|").contains("|---:|");
    assertThat(Files.readString(directory.resolve("a.json")))
        .contains("\"sha256\"", "\"runs\"", "\"learning-rates\" : \"0.01,0.1\"");
  }

  @Test
  void an_export_that_cannot_be_created_costs_no_training() {
    Ran ran = compare("--export=" + directory.resolve("no/such/folder/a.csv"));
    assertThat(ran.status()).isEqualTo(73);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void a_failed_comparison_leaves_an_export_as_it_was() throws IOException {
    Path export = Files.writeString(directory.resolve("a.csv"), "old\n");
    Ran ran = Ran.neuron("compare", "nosuch.csv", "--export", export);
    assertThat(ran.status()).isEqualTo(66);
    assertThat(Files.readString(export)).isEqualTo("old\n");
    assertThat(directory.toFile().list()).containsExactly("a.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "--learning-rates=1:2, as in 1e-4:1:9",
    "--learning-rates=1e-3:10:1, not a count",
    "--learning-rates=0:1:5, positive",
    "--learning-rates=-1, positive",
    "--learning-rates=1d, number",
    "--batch-sizes=0, whole number",
    "--seeds=a, whole number",
    "--seeds=5:1, range of seeds",
    "--export=a.xls, .jsonl",
    "--optimizers=gd;adams, --optimizers",
  })
  void refuses_what_makes_no_sense(String option, String told) {
    Ran ran = compare(option.replace(';', ','));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(told);
    assertThat(ran.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--learning-rate=0.1", "--learning-rate=0.3"})
  void one_rate_and_several_exclude_each_other(String option) {
    assertThat(compare(option, "--learning-rates=0.1,0.2").status()).isEqualTo(2);
    assertThat(compare(option, "--format=csv").out().lines()).hasSize(2);
  }

  @Test
  void a_constant_that_no_method_has_is_a_mistake_but_one_of_some_is_fine() {
    assertThat(compare("--optimizers=gd,adam", "--momentum=0.5").status()).isEqualTo(2);
    assertThat(compare("--optimizers=gd,momentum", "--momentum=0.5", "-e2").status()).isZero();
    assertThat(compare("--optimizers=newton", "--batch-sizes=32").status()).isEqualTo(2);
  }

  @Test
  void seeds_show_mean_deviation_and_failures() {
    Ran ran = compare("--learning-rates=0.01", "--init=he", "--seeds=1:5", "-e5");
    assertThat(ran.out()).contains("± sd", "failed", "mean loss");
    Ran idle = Ran.neuron("compare", DIABETES, "--learning-rates=0.01", "--seeds=1:2", "-e1");
    assertThat(idle.err()).contains("--seeds changes nothing here");
  }

  @Test
  void an_interruption_prints_what_is_there_and_ends_with_its_status() {
    Interruption.request(ExitStatus.INTERRUPTED);
    try {
      Ran ran = compare("--learning-rates=0.1,0.2");
      assertThat(ran.status()).isEqualTo(130);
    } finally {
      Interruption.request(null);
    }
  }

  @Test
  void the_same_comparison_prints_the_same() {
    assertThat(compare("--threads=1").out()).isEqualTo(compare("--threads=3").out());
  }
}

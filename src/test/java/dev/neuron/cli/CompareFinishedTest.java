package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareFinishedTest {
  private static final Path DIABETES = Path.of("data", "diabetes.csv");

  @TempDir private Path directory;
  private Path a;
  private Path b;
  private Path csv;

  @BeforeEach
  void train() {
    a = directory.resolve("a.jsonl");
    b = directory.resolve("b.jsonl");
    csv = directory.resolve("c.csv");
    train("--log=" + a, "--model=" + directory.resolve("a.json"));
    train("--log=" + b, "--model=" + directory.resolve("b.json"), "--learning-rate=0.01");
    train("--log=" + csv, "--learning-rate=5");
  }

  private static void train(String... options) {
    Object[] args = new Object[options.length + 4];
    args[0] = "train";
    args[1] = DIABETES;
    args[2] = "-q";
    args[3] = "--epochs=20";
    System.arraycopy(options, 0, args, 4, options.length);
    Ran.neuron(args);
  }

  @Test
  void logs_are_ranked_with_the_options_that_differ() {
    Ran ran = Ran.neuron("compare", "--logs", b, csv, a);
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).containsSubsequence("★ 1  " + a, b.toString(), csv.toString());
    assertThat(ran.out()).containsPattern("learning-rate +auto +0.01");
    assertThat(ran.out()).doesNotContain("optimizer").contains("does not tell its options");
  }

  @Test
  void logs_of_folds_are_read(@TempDir Path folder) {
    Path log = folder.resolve("folds.jsonl");
    train("--log=" + log, "--folds=4");
    Ran ran = Ran.neuron("compare", "--logs", log, a);
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).containsPattern("folds +4 +–");
  }

  @Test
  void models_and_logs_without_their_option_are_named_for_what_they_are() {
    assertThat(Ran.neuron("compare", directory.resolve("a.json")).err())
        .contains("is a model of neuron, not data (use neuron show, predict, or compare --models)");
    assertThat(Ran.neuron("compare", a).err())
        .contains("is a log of a run, not data (use neuron compare --logs)");
  }

  @Test
  void models_show_outcome_difference_and_weights() {
    Ran ran =
        Ran.neuron("compare", "--models", directory.resolve("a.json"), directory.resolve("b.json"));
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).containsPattern("learning-rate +auto +0.01").contains("bmi", "bias");
    assertThat(ran.out()).doesNotContain("epochs  20  20");
  }

  @Test
  void logs_can_be_drawn_and_shown_as_markdown() throws IOException {
    Path page = directory.resolve("page.html");
    Ran ran = Ran.neuron("compare", "--logs", a, b, "--plot", page, "--format=markdown");
    assertThat(ran.out()).startsWith("| | run ");
    assertThat(Files.readString(page)).contains("Runs compared");
  }

  @Test
  void one_run_is_drawn_into_several_files_with_its_validation_and_no_folder_in_the_title()
      throws IOException {
    Path svg = directory.resolve("run.svg");
    Path page = directory.resolve("run.html");
    Path log = directory.resolve("validated.csv");
    Object data = DIABETES.toAbsolutePath();
    Object[] train = {
      "train", data, "-q", "-e", 9, "--validation=0.2", "--plot", svg, "--plot", page, "--log", log
    };
    Ran ran = Ran.neuron(train);
    assertThat(ran.out())
        .containsPattern("R² 0\\.\\d+, validation loss \\d+\\.\\d+; learning rate");
    assertThat(Files.readString(svg))
        .contains(">validation</text>", ">diabetes.csv</text>")
        .doesNotContain(DIABETES.toAbsolutePath().getParent().toString());
    assertThat(Files.readString(page)).contains("\"label\":\"validation\"");
    assertThat(Ran.neuron("compare", "--logs", log, "--chart=never", "--plot", page).status())
        .isZero();
    assertThat(Files.readString(page)).contains("\"kind\":\"validation\"");
  }

  @Test
  void an_export_never_replaces_what_is_compared() throws IOException {
    byte[] before = Files.readAllBytes(a);
    Ran ran = Ran.neuron("compare", "--logs", a, b, "--export", a);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--export: '" + a + "' is a file to be read, and would be lost");
    assertThat(Files.readAllBytes(a)).isEqualTo(before);
  }

  @Test
  void logs_are_written_for_programs_and_exported() throws IOException {
    Path table = directory.resolve("t.md");
    Path lines = directory.resolve("t.jsonl");
    Ran ran =
        Ran.neuron(
            "compare", "--logs", b, csv, "--format=csv", "--export", table, "--export", lines);
    assertThat(ran.status()).as(ran.err()).isZero();
    List<String> rows = ran.out().lines().toList();
    assertThat(rows.get(0))
        .isEqualTo(
            "rank,name,learning_rate,optimizer,batch_size,seed,stable_limit,relative_to_limit,"
                + "verdict,epochs,loss,best_loss,best_epoch,epochs_to_one_percent");
    assertThat(rows.get(1)).startsWith("1," + b + ",0.01,gd,full,42,0.24849593");
    assertThat(rows.get(1)).contains(",completed,20,").endsWith(",20,19");
    assertThat(rows.get(2)).startsWith("2," + csv + ",5.0,,,,,,,");
    assertThat(Files.readString(table)).startsWith("| | run ");
    assertThat(Files.readAllLines(lines).get(1))
        .startsWith("{\"event\":\"run\",\"rank\":2,\"name\":\"" + csv + "\",\"learningRate\":5.0,")
        .contains("\"optimizer\":null", "\"losses\":[5929.8848");
  }

  @Test
  void models_are_written_for_programs() {
    Path model = directory.resolve("a.json");
    Ran ran = Ran.neuron("compare", "--models", model, "--format=csv");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith(
            "name,target,learning_rate,optimizer,batch_size,seed,verdict,epochs,loss,r2,bias\n"
                + model
                + ",progression,auto,gd,full,42,completed,20,2880.8");
    ran = Ran.neuron("compare", "--models", model, "--format=jsonl");
    assertThat(ran.out())
        .startsWith("{\"event\":\"model\",\"name\":\"" + model + "\",\"target\":\"progression\",")
        .contains("\"seed\":42,", "\"weights\":{\"age\":")
        .endsWith("}\n");
    ran = Ran.neuron("compare", "--models", model, "--format=json");
    assertThat(ran.out()).startsWith("{\"schema\":1,\"models\":[{\"name\":").endsWith("}]}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epoch,loss\n",
        "",
        "a,b\n1,2\n",
        "epoch,loss\n1\n",
        "epoch,loss\n0,x\n",
        "{\"event\":\"start\"\n",
        "{\"event\":\"run\"}\n",
        "{}\n"
      })
  void what_is_no_log_is_refused(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("bad.log"), text);
    Ran ran = Ran.neuron("compare", "--logs", a, file);
    assertThat(ran.status()).isEqualTo(65);
    assertThat(ran.err()).startsWith("neuron: " + file);
  }

  @Test
  void missing_files_and_mixtures_are_refused() {
    assertThat(Ran.neuron("compare", "--logs", directory.resolve("none")).status()).isEqualTo(66);
    assertThat(Ran.neuron("compare", DIABETES, "--logs", a).status()).isEqualTo(2);
    assertThat(Ran.neuron("compare", "--logs", a, "--models", a).status()).isEqualTo(2);
  }
}

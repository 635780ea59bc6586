package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReproduceCommandTest {
  @TempDir Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void copies_the_data() throws IOException {
    data = folder.resolve("my data.csv");
    model = folder.resolve("model.json");
    Files.copy(project("diabetes.csv"), data);
  }

  private static Path project(String name) {
    return Path.of(System.getProperty("project.basedir", ""), "data", name);
  }

  private void train(Object... args) {
    List<Object> all = new ArrayList<>(List.of("train", data, "-q", "-m", model));
    all.addAll(List.of(args));
    Ran ran = Ran.neuron(all.toArray());
    assertThat(ran.status()).as(ran.err()).isZero();
  }

  private Ran reproduce(Object... args) {
    List<Object> all = new ArrayList<>(List.of("reproduce", model));
    all.addAll(List.of(args));
    return Ran.neuron(all.toArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-e 10",
        "-e 20 -o adam -b 32 --seed 7 --beta1 0.8 --beta2 0.99 --epsilon 1e-7",
        "-e 20 -o momentum --momentum 0.5 --schedule step:5:0.5 --warmup 3 --no-shuffle -b 50",
        "-e 10 -o newton -a identity --l2 0.1",
        "-e 10 -o lbfgs --tolerance 1e-3 --exclude age,sex --scale minmax",
        "-e 10 -a elu --alpha 0.5 --cost huber --delta 2 --init he",
        "-e 10 --cost quantile --quantile 0.9 --target 1 --features 3,4 --init 0.25",
        "-e 50 -b 16 --validation 0.2 --patience 3 --l1 0.01",
        "-e 10 --header yes --delimiter , --target progression --missing mean --bad-rows skip",
        "-e 1000000000 --max-time 0.05 --tolerance 0",
        "-e 30 --target-loss 3000",
        "-e 20 -o adamw --weight-decay 0.05 --l1 1 --l2 0.1 -b 7 --weights s1",
      })
  void every_option_is_recorded_and_every_bit_comes_back(String options) {
    train((Object[]) options.split(" ", -1));
    Ran again = reproduce();
    assertThat(again.out()).startsWith(model + ": reproduced to the last bit: ");
    assertThat(again.status()).isZero();
    assertThat(again.err()).isEmpty();
  }

  @Test
  void a_log_is_compared_epoch_by_epoch() throws Exception {
    for (String name : List.of("run.csv", "run.jsonl")) {
      Path log = folder.resolve(name);
      train("-e", "10", "--log", log, "--l2", "0.1", "--validation", "0.1");
      assertThat(reproduce("--log", log).status()).isZero();
      List<String> lines = new ArrayList<>(Files.readAllLines(log));
      lines.set(8, lines.get(8).replaceFirst("(\\d)\\.(\\d)", "$1$2."));
      Files.write(log, lines);
      Ran ran = reproduce("--log", log);
      assertThat(ran.status()).isEqualTo(5);
      assertThat(ran.out()).contains("not reproduced\n  epoch 7 is the first that differs: ");
    }
  }

  @Test
  void an_edited_weight_is_found() throws Exception {
    train("-e", "10");
    String text = Files.readString(model);
    Files.writeString(
        model,
        text.replaceFirst("(\"name\": \"bmi\", \"weight\": \\d+)", "$19")
            .replaceFirst(",\\s*\"checksum\": .*", ""));
    Ran ran = reproduce("-q");
    assertThat(ran.status()).isEqualTo(5);
    assertThat(ran.out()).contains("not reproduced\n  weight of bmi: ").contains(" recorded, ");
    assertThat(ran.err()).endsWith(": not reproduced\n").hasLineCount(1);
  }

  /** Whatever number of the neuron a file records, another one is told. */
  @Test
  void no_number_of_a_model_can_be_another_one() throws Exception {
    train("-e", "9", "-o", "newton", "-a", "identity", "--summary", "--folds", "3");
    String text = Files.readString(model).replaceFirst(",\\s*\"checksum\": .*\"", "");
    int from = text.indexOf("\"targetDeviation\"");
    int options = text.indexOf("\"options\"");
    int optionsEnd = text.indexOf('}', options);
    int heldOut = text.indexOf("\"heldOut\"");
    Matcher number =
        Pattern.compile("\"(\\w+)\": (-?\\d+\\.?\\d*(E-?\\d+)?)(?=[,}\\n])").matcher(text);
    Set<String> changed = new TreeSet<>();
    while (number.find()) {
      boolean ofTheRun =
          number.start() < from
              || (number.start() > options && number.start() < optionsEnd)
              || number.group(1).equals("bytes");
      if (!ofTheRun && changed.add(number.group(1) + (number.start() > heldOut))) {
        String other = number.group(2).replaceFirst("(\\d)", "1$1");
        Files.writeString(
            model, text.substring(0, number.start(2)) + other + text.substring(number.end(2)));
        Ran ran = reproduce("-q");
        assertThat(ran.out() + ran.err())
            .as(number.group() + " made " + other)
            .doesNotContain("reproduced to the last bit");
        assertThat(ran.status()).as(number.group()).isIn(5, 65);
      }
    }
    assertThat(changed)
        .contains("deviationfalse", "minfalse", "maxfalse", "targetDeviationfalse", "biasfalse")
        .hasSizeGreaterThan(18);
  }

  @Test
  void json_answers_where_the_data_are_others_or_not_there() throws Exception {
    train("-e", "3");
    Files.writeString(data, Files.readString(data).replaceFirst("151", "152"));
    Ran changed = reproduce("--format", "json");
    assertThat(changed.status()).isEqualTo(65);
    assertThat(changed.out()).contains("\"reproduced\": false").contains("is not what ");
    Files.delete(data);
    Ran missing = reproduce("--format", "json");
    assertThat(missing.status()).isEqualTo(66);
    assertThat(missing.out()).contains("\"reproduced\": false").contains("no such file");
  }

  @Test
  void changed_missing_and_moved_data_are_told_apart() throws Exception {
    train("-e", "10");
    Path moved = folder.resolve("moved.csv");
    Files.move(data, moved);
    Ran missing = reproduce();
    assertThat(missing.status()).isEqualTo(66);
    assertThat(missing.err()).contains("my data.csv");
    assertThat(reproduce(moved).status()).isZero();
    Files.writeString(moved, Files.readString(moved).replaceFirst("151", "152"));
    Ran changed = reproduce(moved);
    assertThat(changed.status()).isEqualTo(65);
    assertThat(changed.err()).contains("moved.csv: is not what ", " was trained on: SHA-256 ");
    assertThat(changed.out()).isEmpty();
  }

  @Test
  void standard_input_must_be_given_again() throws Exception {
    String text = Files.readString(data);
    assertThat(Ran.fed(text, "train", "-", "-q", "-m", model).status()).isZero();
    Ran refused = reproduce();
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("standard input: name the data");
    assertThat(reproduce(data).status()).isZero();
    assertThat(Ran.fed(text, "reproduce", model, "-").status()).isZero();
  }

  @Test
  void a_resumed_run_is_reproduced_from_its_beginning() {
    Path checkpoint = folder.resolve("c");
    train("-e", "10", "-o", "adam", "--checkpoint", checkpoint);
    train("-e", "25", "-o", "adam", "--resume", checkpoint);
    assertThat(reproduce().out()).contains("25 epochs");
  }

  @Test
  void standard_errors_and_held_out_figures_come_back_and_edited_ones_are_found() throws Exception {
    train("-o", "newton", "--summary", "--errors", "robust", "--confidence", "0.9", "--folds", "4");
    assertThat(reproduce("-q").out()).contains("reproduced to the last bit");
    String text = Files.readString(model);
    for (String key : List.of("standardError", "lossError", "r2Error")) {
      Files.writeString(
          model,
          text.replaceFirst("(\"" + key + "\": \\d+\\.)", "$19")
              .replaceFirst(",\\s*\"checksum\": .*", ""));
      Ran ran = reproduce("-q");
      assertThat(ran.status()).as(key).isEqualTo(5);
      assertThat(ran.out()).as(key).contains("standard error of ", " recorded, ");
    }
    Files.writeString(
        model,
        text.replaceFirst("(\"errors\": \\[[^\\]]*\\d\\.\\d+)(\\s*\\])", "$19$2")
            .replaceFirst(",\\s*\"checksum\": .*", ""));
    assertThat(reproduce("-q").out()).contains("errors of held-out rows: others recorded");
  }

  @Test
  void the_errors_of_validation_rows_come_back() {
    train("-e", "10", "--validation", "0.2");
    assertThat(reproduce("-q").out()).contains("reproduced to the last bit");
  }
}

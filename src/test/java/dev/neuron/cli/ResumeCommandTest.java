package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --checkpoint} and {@code --resume}, end to end. */
class ResumeCommandTest {
  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void copies_the_data() throws IOException {
    data = folder.resolve("diabetes.csv");
    Path original = Path.of(System.getProperty("project.basedir", ""), "data", "diabetes.csv");
    Files.copy(original, data);
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private Ran train(Object... args) {
    List<Object> all = new ArrayList<>(List.of("train", data, "-q", "-o", "adam", "-b", "64"));
    all.addAll(List.of(args));
    return Ran.neuron(all.toArray());
  }

  /** Everything but the times. */
  private String model(String name) throws IOException {
    return Files.readString(at(name))
        .replaceAll("(?s)\"run\".*", "")
        .replaceAll("\"epochs\".*", "");
  }

  @Test
  void ten_and_twenty_epochs_are_thirty() throws Exception {
    assertThat(train("-e", "30", "-m", at("a.json"), "--log", at("a.csv")).status()).isZero();
    Ran part = train("-e", "10", "--checkpoint", at("c"), "--log", at("b.csv"));
    assertThat(part.status()).isZero();
    Ran rest = train("-e", "30", "--resume", at("c"), "-m", at("b.json"), "--log", at("b.csv"));
    assertThat(rest.err()).isEmpty();
    assertThat(rest.status()).isZero();
    assertThat(rest.out().lines().toList().get(1)).startsWith("   11 ");
    assertThat(model("b.json")).isEqualTo(model("a.json"));
    assertThat(at("b.csv")).hasSameTextualContentAs(at("a.csv"));
  }

  @Test
  void the_log_as_json_lines_goes_on_too() throws Exception {
    train("-e", "30", "--log", at("a.jsonl"));
    train("-e", "10", "--checkpoint", at("c"), "--log", at("b.jsonl"));
    train("-e", "30", "--resume", at("c"), "--log", at("b.jsonl"));
    assertThat(withoutSeconds("b.jsonl")).isEqualTo(withoutSeconds("a.jsonl"));
  }

  private String withoutSeconds(String name) throws IOException {
    return Files.readString(at(name)).replaceAll("\"seconds\".*", "");
  }

  @Test
  void the_middle_of_a_run_that_was_killed_is_enough() throws Exception {
    train("-e", "30", "-m", at("a.json"), "--log", at("a.csv"));
    // What a kill after epoch 12 leaves: the checkpoint of epoch 12, the log up to it or beyond.
    train("-e", "12", "--checkpoint", at("c"), "--checkpoint-every", "4", "--log", at("b.csv"));
    String log = Files.readString(at("b.csv"));
    Files.writeString(at("b.csv"), log + "13,1,2");
    train("-e", "30", "--resume", at("c"), "-m", at("b.json"), "--log", at("b.csv"));
    assertThat(model("b.json")).isEqualTo(model("a.json"));
    assertThat(at("b.csv")).hasSameTextualContentAs(at("a.csv"));
  }

  @Test
  void a_finished_run_writes_its_model_and_ends_with_0() throws Exception {
    train("-e", "10", "--checkpoint", at("c"), "-m", at("a.json"));
    Ran again = train("-e", "10", "--resume", at("c"), "-m", at("b.json"));
    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("completed 10 epochs");
    assertThat(model("b.json")).isEqualTo(model("a.json"));
  }

  @Test
  void fewer_epochs_than_it_had_are_no_epochs_and_that_is_said() {
    train("-e", "10", "--checkpoint", at("c"));
    Ran again = train("-e", "4", "--resume", at("c"));
    assertThat(again.status()).isZero();
    assertThat(again.err())
        .contains("the run has had 10 epochs already, more than --epochs 4 asks for in all");
    assertThat(train("-e", "10", "--resume", at("c")).err()).doesNotContain("already");
  }

  @Test
  void refuses_another_option_naming_both_values() {
    train("-e", "10", "--checkpoint", at("c"));
    Object[][] changes = {
      {"-l", "0.5", "--learning-rate was auto and is 0.5"},
      {"--seed", "7", "--seed was 42 and is 7"},
      {"--cost", "absolute", "--cost was squared and is absolute"},
      {"-a", "identity", "--activation was relu and is identity"},
      {"--scale", "none", "--scale was standard and is none"},
      {"--schedule", "cosine", "--schedule was auto and is cosine"},
      {"--init", "zeros", "--init was mean and is zeros"},
      {"--exclude", "age", "--exclude was not given and is age"},
      {"--l2", "0.1", "--l2 was 0.0 and is 0.1"},
    };
    for (Object[] change : changes) {
      Ran refused = train("-e", "20", "--resume", at("c"), change[0], change[1]);
      assertThat(refused.status()).as("%s", change[0]).isEqualTo(2);
      assertThat(refused.err())
          .isEqualTo("neuron: --resume: " + at("c") + " is of another run: " + change[2] + "\n");
      assertThat(refused.out()).isEmpty();
    }
  }

  @Test
  void threads_stopping_and_outputs_are_free() {
    train("-e", "10", "--checkpoint", at("c"));
    Ran free =
        train(
            "-e",
            "20",
            "--resume",
            at("c"),
            "--threads",
            "2",
            "--tolerance",
            "0",
            "--patience",
            "50",
            "--target-loss",
            "1",
            "--max-time",
            "100",
            "--format",
            "csv",
            "--report-every",
            "5",
            "--checkpoint",
            at("c"),
            "--checkpoint-every",
            "5");
    assertThat(free.status()).isZero();
    assertThat(free.out()).contains("\n15,", "\n20,");
  }

  @Test
  void a_cosine_needs_the_same_epochs() {
    train("-e", "10", "--schedule", "cosine", "--checkpoint", at("c"));
    Ran refused = train("-e", "20", "--schedule", "cosine", "--resume", at("c"));
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("--epochs was 10 and is 20");
  }

  @Test
  void refuses_changed_data_and_says_which() throws Exception {
    train("-e", "10", "--checkpoint", at("c"));
    String text = Files.readString(data);
    Files.writeString(data, text.replaceFirst("151", "152"));
    Ran refused = train("-e", "20", "--resume", at("c"), "-m", at("m.json"));
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("the data changed: ", "diabetes.csv has another content");
    assertThat(at("m.json")).doesNotExist();
  }

  @Test
  void a_damaged_or_missing_checkpoint_is_65_or_66() throws Exception {
    train("-e", "10", "--checkpoint", at("c"));
    String text = Files.readString(at("c"));
    Files.writeString(at("c"), text.substring(0, text.length() / 2));
    Ran damaged = train("-e", "20", "--resume", at("c"));
    assertThat(damaged.status()).isEqualTo(65);
    assertThat(damaged.err()).contains("ends too early: it is truncated");
    assertThat(train("--resume", at("none")).status()).isEqualTo(66);
  }

  @Test
  void another_log_is_not_overwritten() throws Exception {
    train("-e", "10", "--checkpoint", at("c"), "--log", at("a.csv"));
    Files.writeString(at("a.csv"), "precious\n");
    Ran refused = train("-e", "20", "--resume", at("c"), "--log", at("a.csv"));
    assertThat(refused.status()).isEqualTo(2);
    assertThat(at("a.csv")).hasContent("precious");
  }

  @Test
  void contradictions_are_refused() {
    assertThat(train("--checkpoint-every", "3").status()).isEqualTo(2);
    assertThat(train("--checkpoint", at("c"), "--checkpoint-every", "0").status()).isEqualTo(2);
    assertThat(train("--checkpoint", at("no/folder")).status()).isEqualTo(73);
  }

  @Test
  void a_diverged_run_leaves_the_last_good_checkpoint() throws Exception {
    Object[] wild = {"-a", "identity", "-o", "gd", "-l", "1", "-b", "full", "--tolerance", "0"};
    List<Object> args = new ArrayList<>(List.of("train", data, "-q"));
    args.addAll(List.of(wild));
    args.addAll(List.of("--checkpoint", at("c"), "--checkpoint-every", "1"));
    assertThat(Ran.neuron(args.toArray()).status()).isEqualTo(3);
    String last = Files.readString(at("c"));
    args.addAll(List.of("--resume", at("c")));
    Ran again = Ran.neuron(args.toArray());
    assertThat(again.status()).isEqualTo(3);
    assertThat(at("c")).hasContent(last);
  }
}

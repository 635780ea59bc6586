package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch of as many rows as there are, or more, is the full batch, to the last bit. */
class LargeBatchTest {
  /** Has 442 rows. */
  private static final Path DIABETES = Path.of("data", "diabetes.csv");

  @TempDir private Path folder;

  private static String train(Path data, String options, String batch) {
    List<Object> args = new ArrayList<>(List.of("train", data, "-q", "-e", 20, "-b", batch));
    args.addAll(Arrays.asList((options + " --format csv").strip().split(" ")));
    Ran ran = Ran.neuron(args.toArray());
    assertThat(ran.status()).as(ran.err()).isZero();
    return ran.out();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--threads 1",
        "-o adam",
        "-o momentum",
        "-o asgd",
        "--l1 0.1 --l2 0.1",
        "--cost huber",
        "--schedule cosine --init he",
        "--seed 7",
      })
  void it_trains_as_the_full_batch_does(String options) {
    String full = train(DIABETES, options, "full");
    assertThat(train(DIABETES, options, "442")).isEqualTo(full);
    assertThat(train(DIABETES, options, "1000")).isEqualTo(full);
    assertThat(train(DIABETES, options, "441")).isNotEqualTo(full);
  }

  @Test
  void the_rows_that_are_trained_on_count() {
    // A quarter of 442 rows is put apart, which leaves 331 or 332 of them.
    String full = train(DIABETES, "--validation 0.25", "full");
    assertThat(train(DIABETES, "--validation 0.25", "332")).isEqualTo(full);
    assertThat(train(DIABETES, "--validation 0.25", "300")).isNotEqualTo(full);
  }

  @Test
  void it_does_so_from_disk() throws IOException {
    Path data = Files.copy(DIABETES, folder.resolve("diabetes.csv"));
    String full = train(DIABETES, "", "full");
    assertThat(train(data, "--out-of-core --no-shuffle", "442")).isEqualTo(full);
    assertThat(train(data, "--out-of-core --no-shuffle", "5000")).isEqualTo(full);
  }

  @Test
  void folds_are_trained_likewise() {
    assertThat(folds("442")).isEqualTo(folds("full")).contains("held out");
  }

  private static String folds(String batch) {
    Ran ran = Ran.neuron("train", DIABETES, "-q", "-e", 9, "--folds", 4, "-b", batch);
    assertThat(ran.status()).as(ran.err()).isZero();
    return ran.out();
  }

  @Test
  void compare_shows_the_same_run() {
    Ran ran =
        Ran.neuron(
            "compare",
            DIABETES,
            "-q",
            "-e",
            20,
            "--batch-sizes",
            "full,442,1000",
            "--format",
            "jsonl",
            "--learning-rates",
            "0.2");
    assertThat(ran.status()).as(ran.err()).isZero();
    List<String> losses =
        ran.out().lines().filter(line -> line.contains("\"losses\"")).toList().stream()
            .map(line -> line.replaceAll(".*\"losses\":(\\[.*?\\]).*", "$1"))
            .toList();
    assertThat(losses).hasSize(3);
    assertThat(losses.get(1)).isEqualTo(losses.get(0));
    assertThat(losses.get(2)).isEqualTo(losses.get(0));
  }

  @Test
  void such_a_neuron_is_reproduced() {
    Path model = folder.resolve("m.json");
    assertThat(Ran.neuron("train", DIABETES, "-q", "-b", 442, "-m", model).status()).isZero();
    assertThat(Ran.neuron("reproduce", model).status()).isZero();
  }
}

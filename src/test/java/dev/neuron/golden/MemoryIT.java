package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.golden.PackagedProgram.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program with less memory than the examples need: 100,000 of 20 features, 16.8 MB.
 */
class MemoryIT {
  @TempDir private Path folder;

  @BeforeEach
  void make_the_data() {
    assertThat(run("64m", "generate --rows 100000 --features 20 -o big.csv").exit()).isZero();
  }

  private Outcome run(String heap, String line) {
    List<String> command = new ArrayList<>(PackagedProgram.command());
    command.add(1, "-Xmx" + heap);
    command.addAll(List.of(line.split(" ")));
    return PackagedProgram.finish(new ProcessBuilder(command).directory(folder.toFile()));
  }

  @Test
  void what_fits_but_for_the_validation_part_is_trained_on_from_disk_to_the_same_digits() {
    String line = "train big.csv --epochs 2 --validation 0.2 -q";
    Outcome little = run("28m", line);

    assertThat(little.exit()).as(little.stderr()).isZero();
    assertThat(little.stderr())
        .contains("training from disk", "in a file beside the data (--cache");
    assertThat(little.stdout()).isEqualTo(run("256m", line).stdout());
  }

  @Test
  void what_cannot_be_trained_on_from_disk_says_what_would_let_it() {
    Outcome shuffled = run("16m", "train big.csv --batch-size 32");

    assertThat(shuffled.exit()).isEqualTo(70);
    assertThat(shuffled.stderr())
        .contains("set NEURON_JAVA_OPTS=-Xmx", "or --no-shuffle and --out-of-core)");
  }

  @Test
  void a_training_that_is_reproduced_needs_memory_and_no_other_data() {
    assertThat(run("256m", "train big.csv --epochs 1 -q -m m.json").exit()).isZero();
    Outcome outcome = run("16m", "reproduce m.json");

    assertThat(outcome.exit()).isEqualTo(70);
    assertThat(outcome.stderr()).containsPattern("\\(set NEURON_JAVA_OPTS=-Xmx\\d+m\\)");
  }

  @Test
  void a_command_that_does_not_read_from_disk_does_not_advise_it() {
    for (String command : List.of("check", "explain", "inspect")) {
      Outcome outcome = run("16m", command + " big.csv");
      assertThat(outcome.exit()).isEqualTo(70);
      assertThat(outcome.stderr()).contains("-Xmx").doesNotContain("--out-of-core");
    }
  }
}

package dev.neuron.cli;

import static dev.neuron.cli.Ran.neuron;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training from disk prints what training from memory prints. */
class OutOfCoreTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void copy_data() throws Exception {
    data = Files.copy(Path.of("data/diabetes.csv"), folder.resolve("diabetes.csv"));
  }

  private Ran train(String... more) {
    List<Object> args = new ArrayList<>(List.of("train", data, "--format", "csv"));
    args.addAll(List.of(more));
    return neuron(args.toArray());
  }

  @Test
  void prints_the_same_digits_as_from_memory() {
    for (String[] options :
        new String[][] {
          {"--epochs", "30"},
          {"--optimizer", "newton", "--epochs", "5"},
          {"--cost", "huber", "--optimizer", "adam"},
          {"--cost", "absolute", "--scale", "minmax"},
          {"--validation", "0.25", "--seed", "3"},
          {"--batch-size", "64", "--no-shuffle", "--epochs", "5"},
        }) {
      Ran memory = train(options);
      String[] stored = java.util.Arrays.copyOf(options, options.length + 1);
      stored[options.length] = "--out-of-core";
      Ran disk = train(stored);
      assertThat(disk.err()).contains("diabetes.csv.npy");
      assertThat(disk.status()).isEqualTo(memory.status()).isZero();
      assertThat(disk.out()).isEqualTo(memory.out());
    }
  }

  @Test
  void keeps_the_cache_where_it_is_told() {
    Path cache = folder.resolve("kept.npy");
    assertThat(train("--cache", cache.toString()).err())
        .contains("kept as raw numbers in " + cache);
    assertThat(train("--cache", cache.toString()).err()).contains("read from " + cache);
    assertThat(folder.resolve("diabetes.csv.npy")).doesNotExist();
  }

  @Test
  void refuses_to_shuffle_what_is_not_in_memory() {
    Ran ran = train("--out-of-core", "--batch-size", "32");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--no-shuffle");
  }
}

package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  private static final Path DATA = Path.of(System.getProperty("project.basedir", "."), "data");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "relu, squared",
    "leaky-relu, huber",
    "elu, squared",
    "softplus, quantile",
    "identity, absolute",
    "tanh, squared",
  })
  void passes_on_real_data_at_1e9_with_every_kind_of_neuron(String activation, String cost) {
    Ran ran =
        Ran.neuron(
            "check",
            DATA.resolve("mtcars.csv"),
            "-q",
            "-a",
            activation,
            "--cost",
            cost,
            "--target",
            "mpg",
            "--l2",
            "0.1");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("passed: all 44 comparisons agree");
  }

  @Test
  void only_so_many_rows_are_checked_and_that_is_said() {
    Ran ran = check("diabetes.csv", "--rows", "20", "--points", "0", "--epochs", "0");
    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .startsWith("Gradient check: relu with squared cost, 20 examples spread over all 442, 10");
  }

  @Test
  void every_example_is_on_the_kink_of_a_start_at_zero() {
    Ran ran = check("diabetes.csv", "--init", "zeros", "--points", "0");
    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("442 examples are on a kink", "    example 1: z = 0, ∂c/∂z = 0 to the left, -302")
        .contains("    and 437 more\n")
        .doesNotContain("after"); // it never leaves
  }

  @Test
  void a_gradient_beyond_the_largest_double_is_a_no() throws IOException {
    Path huge = Files.writeString(directory.resolve("huge.csv"), "a,b\n1,1e200\n2,-1e200\n3,0\n");
    Ran overflow =
        Ran.neuron("check", huge, "-q", "-a", "identity", "--init", "1e300", "--epochs", "0");
    assertThat(overflow.status()).isEqualTo(5);
    assertThat(overflow.out()).contains("failed: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epochs -1 | --epochs must be at least 0, not -1",
        "--points -1 | --points must be at least 0, not -1",
        "--rows 0 | --rows: '0' is not all or a number of rows, at least 1",
        "--rows many | --rows: 'many' is not all or a number of rows, at least 1",
        "--l2 -1 | --l2 must be at least 0, not -1",
        "--l1 1 | unknown option '--l1'; an option of train, compare",
        "--format yaml | --format: 'yaml' is not one of text, json",
        "--cost log-loss | log-loss needs the sigmoid activation, not relu",
        "-l 0 | --learning-rate must be above 0, not 0",
        "--learning-rate 1d | --learning-rate: '1d' is not auto or a number",
        "--delta 2 | --delta belongs to --cost huber",
        "--init nowhere | --init: 'nowhere' is not mean, zeros, he, a number or a MODEL.json",
      })
  void refuses_what_makes_no_sense(String options, String message) {
    Ran ran = check("mtcars.csv", options.split(" ", -1));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("neuron: " + message);
  }

  private static Ran check(String file, String... options) {
    Object[] args = new Object[options.length + 3];
    args[0] = "check";
    args[1] = DATA.resolve(file);
    args[2] = "-q";
    System.arraycopy(options, 0, args, 3, options.length);
    return Ran.neuron(args);
  }
}

package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster cannot do is said before Spark starts. */
class SparkOptionsTest {
  private static Ran train(Object data, String... options) {
    List<Object> args = new ArrayList<>(List.of("train", data));
    args.addAll(List.of(options));
    return Ran.neuron(args.toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "--batch-size 32, --batch-size full",
    "--out-of-core, --out-of-core",
    "--threads 2, --master local[N]",
    "--bad-rows skip --rejects x.csv, --rejects",
  })
  void refuses_what_a_cluster_cannot_do_naming_the_remedy(String options, String remedy) {
    String line = "--engine spark --master local[2] " + options;
    Ran refused = train(Started.DIABETES, line.split(" "));
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains(remedy);
  }

  @Test
  void reads_no_standard_input_and_no_master_without_spark() {
    assertThat(train("-", "--engine", "spark", "--master", "local[2]").err())
        .contains("standard input cannot be read by Spark");
    assertThat(train(Started.DIABETES, "--master", "local").err())
        .contains("--master belongs to --engine spark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo://x", "spark://host", "local[0]", "local[", "localhost:7077", ""})
  void refuses_what_is_no_master(String master) {
    Ran refused = train(Started.DIABETES, "--engine", "spark", "--master", master);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err())
        .contains("--master: '" + master + "' is no master of Spark's; use local[*]");
  }
}

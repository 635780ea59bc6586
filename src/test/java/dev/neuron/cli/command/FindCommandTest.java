package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindCommandTest {
  private static final Path DIABETES = Path.of("data", "diabetes.csv");

  @TempDir private Path directory;

  private static double plain(Object... args) {
    Ran ran = Ran.neuron(args);
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).matches("[0-9.E-]+\n");
    double rate = Double.parseDouble(ran.out());
    assertThat(rate).isPositive().isFinite();
    return rate;
  }

  @Test
  void plain_is_one_number_and_the_same_again() {
    double rate = plain("find", DIABETES, "--format=plain");
    assertThat(plain("find", DIABETES, "--format=plain", "--threads=1")).isEqualTo(rate);
  }

  @Test
  void the_rate_trains_to_the_loss_that_was_told() {
    Ran found = Ran.neuron("find", DIABETES, "-q");
    double rate = plain("find", DIABETES, "--format=plain");
    String loss = found.out().replaceAll("(?s).*: loss ([0-9.]+)\n.*", "$1");
    Ran trained = Ran.neuron("train", DIABETES, "-q", "--learning-rate", rate);
    assertThat(trained.out()).contains("completed 100 epochs: loss " + loss + ",");
    assertThat(found.out()).contains("rule: the lowest loss after 100 epochs", "★ ");
  }

  @Test
  void json_names_rate_rule_limit_and_runs() {
    String json = Ran.neuron("find", DIABETES, "-q", "--format=json", "-e20").out();
    assertThat(json).contains("\"learningRate\"", "\"rule\"", "\"stableLimit\"", "\"runs\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,0\n2,0\n3,0\n",
        "1,-1\n2,-1\n3,-1\n",
        "5,1\n5,2\n5,3\n",
        "1,1\n",
        "1,1e300\n2,2e300\n3,-1e300\n",
        "1,1e-300\n2,2e-300\n3,3e-300\n",
        "1,1\n2,2\n3,3\n"
      })
  void is_never_empty_handed(String rows) throws IOException {
    Path file = Files.writeString(directory.resolve("a.csv"), "x,y\n" + rows);
    for (String options : new String[] {"--optimizer=gd", "--optimizer=adam", "--cost=absolute"}) {
      plain("find", file, "--format=plain", options);
    }
  }

  @Test
  void where_every_run_fails_it_says_so_and_gives_the_computed_rate() {
    Ran ran = Ran.neuron("find", DIABETES, "--init=zeros", "-e3", "-q");
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).contains("failed, so this is the computed rate");
    assertThat(ran.out()).contains("learning rate 0.124248");
  }

  @Test
  void a_given_rate_or_a_method_without_one_is_a_mistake() {
    assertThat(Ran.neuron("find", DIABETES, "--learning-rate=0.1").status()).isEqualTo(2);
    assertThat(Ran.neuron("find", DIABETES, "--optimizer=newton").status()).isEqualTo(2);
  }
}

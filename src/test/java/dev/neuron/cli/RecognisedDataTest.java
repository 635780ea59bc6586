package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model reads other files as its training data were read. */
class RecognisedDataTest {
  @TempDir private Path directory;

  @Test
  void a_model_keeps_the_mark_between_groups_of_digits() throws IOException {
    Path data =
        Files.writeString(directory.resolve("d.csv"), "p;y\n1,000;1\n2,000;2\n500.5;0.5005\n");
    Path model = directory.resolve("m.json");
    assertThat(Ran.neuron("train", data, "-q", "-m", model, "-o", "newton").status()).isZero();
    Ran ran = Ran.fed("p\n\"3,000\"\n", "predict", model, "-", "--only", "-q"); // alone, in doubt
    assertThat(ran.status()).isZero();
    assertThat(Double.parseDouble(ran.out().lines().skip(1).findFirst().orElseThrow()))
        .isCloseTo(3, org.assertj.core.data.Offset.offset(1e-9)); // y = p / 1000
  }

  @Test
  void a_model_keeps_which_text_is_one() throws IOException {
    Path data = Files.writeString(directory.resolve("d.csv"), "a,y\n1,no\n2,no\n3,yes\n4,yes\n");
    Path model = directory.resolve("m.json");
    assertThat(Ran.neuron("train", data, "-q", "-m", model).status()).isZero();
    Ran ran = Ran.fed("y,a\nYES,4\nno,1\n", "evaluate", model, "-", "--format", "json", "-q");
    assertThat(ran.status()).isZero();
    Ran other = Ran.fed("y,a\nmaybe,4\n", "evaluate", model, "-", "-q");
    assertThat(other.status()).isEqualTo(65);
    assertThat(other.err()).contains("\"maybe\" is neither \"yes\" nor \"no\"");
    Ran remedy =
        Ran.fed(
            "y,a\nmaybe,4\nno,1\n",
            "evaluate",
            model,
            "-",
            "-q",
            "--missing-tokens",
            "maybe",
            "--missing",
            "skip");
    assertThat(remedy.status()).isZero();
  }
}

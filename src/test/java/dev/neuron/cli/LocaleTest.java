package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The machine's habits change no byte of what is written. */
class LocaleTest {
  /** Commands that between them print every kind of number and word. */
  private static final List<String> LINES =
      List.of(
          "train d.csv -m m.json --log log.jsonl --report-every log",
          "train d.csv --format csv -e 20 -o ADAM --INIT=MEAN",
          "train d.csv --format jsonl -e 3 -a SIGMOID --cost HUBER",
          "train d.csv -e 5 --schedule step:2:0.5 --l1 0.5 --validation 0.25",
          "predict m.json d.csv",
          "evaluate m.json d.csv",
          "show m.json",
          "inspect d.csv",
          "compare d.csv -e 3 --format markdown",
          "help train",
          "train d.csv --learning-rate 1,5",
          "train d.csv --target BMİ");

  /** All of them, one after the other, in one process. */
  static final class EveryLine {
    private EveryLine() {}

    public static void main(String[] args) throws IOException {
      StringBuilder all = new StringBuilder();
      for (String line : LINES) {
        Ran ran = Ran.neuron((Object[]) line.split(" ", -1));
        all.append("$ ").append(line).append('\n').append(ran.out()).append(ran.err());
        all.append(ran.status()).append('\n');
      }
      Files.writeString(Path.of("all"), all);
    }
  }

  @TempDir static Path folder;
  private static String american;

  @BeforeAll
  static void runs_in_american_english() throws Exception {
    Files.copy(Started.DIABETES, folder.resolve("d.csv"));
    american = everything(List.of("-Duser.language=en", "-Duser.country=US"));
  }

  private static String everything(List<String> options) throws Exception {
    Files.deleteIfExists(folder.resolve("m.json"));
    ProcessBuilder builder =
        Started.java(options, EveryLine.class.getName()).directory(folder.toFile()).inheritIO();
    builder.environment().put("SOURCE_DATE_EPOCH", "1767225600");
    assertThat(builder.start().waitFor()).isZero();
    StringBuilder all = new StringBuilder();
    for (String file : List.of("all", "m.json", "log.jsonl")) {
      all.append(Files.readString(folder.resolve(file)));
    }
    return all.toString().replaceAll("\"seconds\":(\\{[^}]*}|[^,}]*)", "");
  }

  @ParameterizedTest
  @CsvSource({
    "de, DE, Europe/Berlin, latn",
    "tr, TR, Asia/Kathmandu, latn",
    "ar, EG, Africa/Cairo, arab",
  })
  void language_digits_time_zone_and_line_ends_change_no_byte(
      String language, String country, String zone, String digits) throws Exception {
    List<String> options = new ArrayList<>();
    options.add("-Duser.language=" + language);
    options.add("-Duser.country=" + country);
    options.add("-Duser.extensions=nu-" + digits);
    options.add("-Duser.timezone=" + zone);
    options.add("-Dline.separator=\r\n");
    options.add("-Dfile.encoding=ISO-8859-1");
    assertThat(everything(options)).isEqualTo(american);
  }

  @Test
  void the_comparison_sees_real_runs() {
    assertThat(american)
        .contains("completed 100 epochs", "\"event\":\"end\"", "progression,prediction");
  }
}

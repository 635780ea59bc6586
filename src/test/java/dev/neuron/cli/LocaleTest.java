package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
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

  @TempDir Path folder;

  @BeforeEach
  void copies_the_data() throws Exception {
    Files.copy(Started.DIABETES, folder.resolve("d.csv"));
  }

  private String everything(List<String> options) throws Exception {
    StringBuilder all = new StringBuilder();
    for (String line : LINES) {
      ProcessBuilder builder =
          Started.java(options, "dev.neuron.Main", (Object[]) line.split(" ", -1))
              .directory(folder.toFile())
              .redirectErrorStream(true);
      builder.environment().put("SOURCE_DATE_EPOCH", "1767225600");
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      all.append("$ ").append(line).append('\n').append(out);
      all.append(process.waitFor()).append('\n');
    }
    all.append(Files.readString(folder.resolve("m.json")));
    all.append(Files.readString(folder.resolve("log.jsonl")));
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
    String there = everything(options);
    assertThat(there).isEqualTo(everything(List.of("-Duser.language=en", "-Duser.country=US")));
  }

  @Test
  void the_comparison_sees_real_runs() throws Exception {
    String all = everything(List.of());
    assertThat(all).contains("completed 100 epochs", "\"event\":\"end\"", "progression,prediction");
  }
}

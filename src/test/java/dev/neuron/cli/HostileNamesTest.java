package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.neuron.report.answer.PredictionWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names and cells that want to be more than names and cells: in every command and every format they
 * stay text.
 */
class HostileNamesTest {
  /** ESC and BEL, line ends, C1's CSI, marks of direction, and signs of every format. */
  private static final String HOSTILE =
      "n\u001b]0;owned\u0007\u001b[31m\r\n\u009b2J\u202Ex\u2066y\u061C\u2028\u007f"
          + "<img src=x onerror=alert(1)></script>|`*_[a](b)$\\input{x}%&#~^{}??/*/'\"\\u0022,;";

  private static final String HEADER = "h" + HOSTILE;
  private static final String CATEGORY = "k" + HOSTILE;
  private static final String OTHER = "o" + HOSTILE;
  private static final String TARGET = "t" + HOSTILE;

  @TempDir private Path folder;
  private Path data;
  private Path model;

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private Ran train(Object... more) throws IOException {
    StringBuilder csv = new StringBuilder();
    csv.append(String.join(",", quoted(HEADER), "n", quoted(CATEGORY), quoted(TARGET)));
    for (int i = 0; i < 8; i++) {
      String value = i % 3 == 0 ? OTHER : "v";
      csv.append('\n').append(i * i + 1).append(',').append(i).append(',').append(quoted(value));
      csv.append(',').append(2 * i + i % 3);
    }
    data = Files.writeString(folder.resolve("data.csv"), csv.append('\n'));
    model = folder.resolve("m.json");
    return onData("train", "-e", "3", "-m", model, more);
  }

  /** Runs a command on the data with the hostile column in use. */
  private Ran onData(String command, Object... more) {
    List<Object> args = new ArrayList<>(List.of(command, data, "--one-hot", "3"));
    for (Object word : more) {
      args.addAll(word instanceof Object[] words ? List.of(words) : List.of(word));
    }
    return Ran.neuron(args.toArray());
  }

  private static void assertHarmless(String what, String text) {
    text.codePoints()
        .forEach(
            c -> {
              boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
              int type = Character.getType(c);
              assertThat(control || type == Character.FORMAT || type == Character.LINE_SEPARATOR)
                  .as("%s: U+%04X in %s", what, c, text)
                  .isFalse();
            });
  }

  private static void assertHarmless(Ran ran, String... args) {
    assertThat(ran.status()).as(ran.err()).isIn(0, 5);
    assertHarmless(String.join(" ", args) + " on standard output", ran.out());
    assertHarmless(String.join(" ", args) + " on standard error", ran.err());
  }

  private static void assertJson(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        // Reading on is the test.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  private void assertNoMarkup(String what, String text) {
    assertThat(text).as(what).doesNotContain("<img", "</script>alert");
  }

  @Test
  void train_prints_names_as_text_in_every_format() throws IOException {
    for (String format : List.of("text", "csv", "jsonl")) {
      Ran ran = train("--format", format, "--verbose");
      assertHarmless(ran, "train", format);
      if (format.equals("jsonl")) {
        ran.out().lines().forEach(HostileNamesTest::assertJson);
        assertThat(ran.out()).contains("owned");
      }
    }
    assertHarmless(train("--dry-run"), "train --dry-run");
    assertHarmless(train("-q", "--color", "never", "--chart", "always"), "train --chart");
  }

  @Test
  void every_command_on_data_prints_names_as_text_in_every_format() throws IOException {
    train("-q");
    String[][] commands = {
      {"inspect", "text", "json"},
      {"check", "text", "json"},
      {"explain", "text", "markdown", "latex", "json"},
      {"find", "text", "plain", "json"},
      {"compare", "text", "csv", "jsonl", "markdown", "json"},
    };
    for (String[] command : commands) {
      for (int i = 1; i < command.length; i++) {
        Ran ran = onData(command[0], "--format", command[i]);
        assertHarmless(ran, command[0], command[i]);
        if (command[i].equals("json")) {
          assertJson(ran.out());
        } else if (command[i].equals("markdown")) {
          assertNoMarkup(command[0], ran.out());
        }
      }
    }
    assertHarmless(onData("explain", "--row", "1", "--format", "markdown"), "explain --row");
    Ran latex = onData("explain", "--row", "1", "--format", "latex");
    assertHarmless(latex, "explain --row latex");
    assertThat(latex.out()).doesNotContain("\\input", "$<$$").contains("\\textbackslash{}input");
  }

  @Test
  void every_command_on_a_model_prints_names_as_text_in_every_format() throws IOException {
    train("-q");
    for (String format : List.of("text", "json", "markdown")) {
      for (List<String> rows : List.of(List.<String>of(), List.of(data.toString(), "--row", "1"))) {
        List<Object> args = new ArrayList<>(List.of("show", model, "--format", format));
        args.addAll(rows);
        Ran ran = Ran.neuron(args.toArray());
        assertHarmless(ran, "show", format);
        if (format.equals("json")) {
          assertJson(ran.out());
        } else if (format.equals("markdown")) {
          assertNoMarkup("show", ran.out().replaceAll("(?s)```.*?```", "")); // code is no markup
        }
      }
    }
    for (String format : List.of("text", "csv", "json")) {
      assertHarmless(Ran.neuron("evaluate", model, data, "--format", format), "evaluate", format);
    }
    assertHarmless(Ran.neuron("reproduce", model), "reproduce");
    for (String format : List.of("text", "csv", "jsonl", "markdown", "json")) {
      assertHarmless(Ran.neuron("compare", "--models", model, model, "--format", format), format);
    }
    for (String language : List.of("sql", "python", "java", "c", "javascript")) {
      assertHarmless(Ran.neuron("export", model, "--to", language), "export", language);
    }
  }

  @Test
  void logs_and_models_called_like_code_are_compared_by_harmless_names() throws IOException {
    train("-q");
    String name = "<img src=x onerror=alert(1)>\u001b[31m\u202E|x";
    Path log = folder.resolve(name + ".jsonl");
    assertThat(train("-q", "--log", log).status()).isZero();
    Path copy = Files.copy(model, folder.resolve(name + ".json"));
    for (String format : List.of("text", "csv", "jsonl", "markdown", "json")) {
      for (List<Object> runs :
          List.<List<Object>>of(List.of("--logs", log, log), List.of("--models", copy))) {
        List<Object> args = new ArrayList<>(List.of("compare", "--format", format));
        args.addAll(runs);
        Ran ran = Ran.neuron(args.toArray());
        assertHarmless(ran, "compare", format);
        if (format.equals("markdown")) {
          assertNoMarkup("compare", ran.out());
        }
      }
    }
  }

  @Test
  void errors_show_names_and_cells_as_text() throws IOException {
    train("-q");
    String text = Files.readString(data);
    Path unseen =
        Files.writeString(
            folder.resolve("u.csv"),
            text.replace(",\"v\",", "," + quoted("unseen " + HOSTILE) + ","));
    Path spoilt =
        Files.writeString(
            folder.resolve("s.csv"), text.replace("\n1,0,", "\n" + quoted(HOSTILE) + ",0,"));
    Path foreign = Files.writeString(folder.resolve("f.csv"), "a,b\n1,2\n");
    Object[][] commands = {
      {"predict", model, unseen},
      {"predict", model, spoilt},
      {"predict", model, foreign},
      {"evaluate", model, spoilt},
      {"evaluate", model, data, "--target", HOSTILE},
      {"train", spoilt},
      {"train", data, "--target", HOSTILE},
      {"train", data, "--features", HOSTILE},
      {"train", data, "--activation", HOSTILE},
      {"train", data, "--" + HOSTILE},
      {"train", folder.resolve("none" + HOSTILE.replace("/", ""))},
      {"train", data, "--delimiter", HOSTILE},
      {"train", data, "--encoding", HOSTILE},
      {"train", data, "-m", folder.resolve("none/" + HOSTILE.replace("/", ""))},
      {HOSTILE},
      {"help", HOSTILE},
      {"rules", HOSTILE},
      {"show", data},
      {"export", model, "--to", HOSTILE},
      {"predict", model, data, "--name", TARGET, "--debug"},
    };
    for (Object[] command : commands) {
      Ran ran = Ran.neuron(command);
      String what = List.of(command).toString();
      assertThat(ran.status()).as(what + ran.err()).isNotIn(0, 1);
      assertHarmless(what, ran.err());
      if (!command[0].equals("predict")) { // whose answer is the data up to there
        assertThat(ran.out()).as(what).isEmpty();
      }
      assertThat(
              ran.err().lines().filter(line -> line.startsWith("\u009b") || line.startsWith("2J")))
          .as("a name begins no line of its own: " + ran.err())
          .isEmpty();
    }
  }

  @Test
  void pictures_and_pages_show_names_as_text() throws IOException {
    train("-q");
    String name = "<img src=x onerror=alert(1)>\u001b[31m\u202E&";
    Path log = folder.resolve(name + ".jsonl");
    train("-q", "--log", log);
    for (String kind : List.of("svg", "html")) {
      Path picture = folder.resolve("p." + kind);
      Ran ran = Ran.neuron("compare", "--logs", log, log, "--plot", picture);
      assertThat(ran.status()).as(ran.err()).isZero();
      String text = Files.readString(picture);
      assertNoMarkup(kind, text);
      assertHarmless(kind, text);
      Ran trained = onData("train", "-q", "--plot", picture);
      assertThat(trained.status()).as(trained.err()).isZero();
      assertNoMarkup(kind, Files.readString(picture));
      assertHarmless(kind, Files.readString(picture));
    }
  }

  /** What predict writes is the data: into a file or a pipe go the input's own cells. */
  @Test
  void predict_keeps_the_cells_of_the_data() throws IOException {
    train("-q");
    Ran ran = Ran.neuron("predict", model, data, "-q");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).startsWith(quoted(HEADER) + ",n," + quoted(CATEGORY));
    assertThat(ran.out().getBytes(StandardCharsets.UTF_8)).contains((byte) 0x1b);
  }

  @Test
  void a_terminal_is_shown_the_names_of_a_model_as_text_too() throws Exception {
    train("-q");
    for (List<Object> line :
        List.<List<Object>>of(
            List.of("generate", "--teacher", model, "--rows", "2"),
            List.of("predict", model, data, "-q"))) {
      List<String> terminal = List.of("-Dneuron.terminal=12");
      Process process = Started.java(terminal, "dev.neuron.Main", line.toArray()).start();
      byte[] shown = process.getInputStream().readAllBytes();
      assertHarmless(line.get(0) + " on a terminal", new String(shown, StandardCharsets.UTF_8));
      assertThat(process.waitFor()).isZero();
    }
  }

  @Test
  void a_terminal_is_shown_the_cells_of_the_data_as_text() {
    StringBuilder shown = new StringBuilder();
    PredictionWriter writer = new PredictionWriter(shown, ',', false, true);
    writer.header(List.of(HEADER), List.of("prediction"));
    writer.row(new String[] {CATEGORY}, 1);
    assertHarmless("predict on a terminal", shown.toString());
    assertThat(shown.toString().lines()).hasSize(2);
  }
}

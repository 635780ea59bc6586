package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends with another status than 0 says why on standard error, --quiet or not. */
class QuietCausesTest {
  private static final String DATA = Path.of("data/faithful.csv").toString();

  @TempDir private static Path folder;

  @BeforeAll
  static void files() throws IOException {
    Path model = folder.resolve("m.json");
    assertThat(Ran.neuron("train", DATA, "-q", "-e", 3, "-m", model).status()).isZero();
    String trained = Files.readString(model);
    Files.writeString(
        folder.resolve("odd.json"),
        trained
            .replaceFirst("(\"bias\" *: *)[^,\\s]+", "$11.5")
            .replaceFirst(",\\s*\"checksum\" *: *\"[^\"]*\"", ""));
    Files.writeString(folder.resolve("bad.csv"), "a,y\n1,2\nx,3\n2,4\n3,5\n");
    Files.writeString(folder.resolve("dead.csv"), "a,y\n1,-2\n2,-2\n3,-2\n");
  }

  private static Ran quietly(String words) {
    return Ran.neuron(
        Arrays.stream((words + " -q").split(" "))
            .map(word -> word.replace("@", folder + "/").replace("DATA", DATA))
            .toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "train,      2 66 65 73",
    "predict,    2 66",
    "evaluate,   2 66",
    "compare,    2 66 65 73",
    "find,       2 66 65 73",
    "check,      2 66 65",
    "explain,    2 66 65",
    "rules,      2",
    "inspect,    2 66",
    "show,       2 66 65",
    "export,     2 66 65 73",
    "reproduce,  2 66 65",
    "surface,    2 66 65 73",
    "generate,   2 73",
    "completion, 2",
    "help,       2",
  })
  void every_command_says_what_is_wrong_with_its_words_and_files(String command, String statuses) {
    boolean ofModel = "show export reproduce predict evaluate".contains(command);
    String given =
        switch (command) {
          case "export" -> " @m.json --to c";
          case "generate" -> " --rows 3";
          default -> " DATA";
        };
    String into =
        switch (command) {
          case "train" -> " -m ";
          case "compare", "find" -> " --plot ";
          default -> " -o ";
        };
    String target = command.equals("export") ? " --to c" : "";
    for (String status : statuses.split(" ")) {
      String words =
          switch (status) {
            case "2" -> command + " --no-such-option";
            case "66" ->
                command + (ofModel ? " @none.json" : " @none.csv") + target + more(command, DATA);
            case "65" -> command + " @bad.csv" + target;
            default ->
                command + given + into + "@none/x." + (command.equals("surface") ? "html" : "svg");
          };
      assertThat(quietly(words))
          .as(words)
          .satisfies(
              ran -> {
                assertThat(ran.status()).isEqualTo(Integer.parseInt(status));
                assertThat(ran.err()).startsWith("neuron: ");
              });
    }
  }

  private static String more(String command, String data) {
    return command.equals("predict") || command.equals("evaluate") ? " " + data : "";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 train DATA -l 1000",
        "3 compare DATA --learning-rates 1000,2000",
        "3 surface DATA -l 1000 -o @page.html",
        "4 train @dead.csv",
        "3 compare @dead.csv",
        "4 surface @dead.csv -o @page.html",
        "4 train DATA --init zeros",
        "5 train DATA --max-loss 0",
        "5 evaluate @m.json DATA --max-loss 0",
        "5 evaluate @m.json DATA --min-r2 1",
        "5 reproduce @odd.json",
        "6 train data/diabetes.csv -e 1 --require-converged",
        "65 predict @m.json @bad.csv",
        "65 evaluate @m.json @bad.csv",
      })
  void a_run_that_fails_and_an_answer_of_no_have_a_cause(String line) {
    String[] parts = line.split(" ", 2);
    Ran ran = quietly(parts[1]);
    assertThat(ran.status()).as(ran.err()).isEqualTo(Integer.parseInt(parts[0]));
    assertThat(ran.err()).contains("neuron: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "compare", "surface -o @page.html"})
  void the_cause_is_the_one_that_train_tells(String command) {
    assertThat(quietly(command + " @dead.csv").err())
        .contains("neuron: dead: every target is -2 and the activation cannot go below 0");
  }

  /** The rate makes no difference there, so the answer comes with a warning. */
  @ParameterizedTest
  @CsvSource({
    "@dead.csv, every target is -2 and the activation cannot go below 0",
    "DATA --init zeros, --init zeros makes w·x + b = 0 for every example",
  })
  void find_tells_what_keeps_every_rate_from_learning(String data, String cause) {
    Ran ran = quietly("find --format plain " + data);
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).contains("warning: dead: " + cause);
    assertThat(quietly("find --format plain DATA").err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "compare", "find", "explain", "check", "surface -o @page.html"})
  void targets_out_of_reach_are_a_warning_with_their_share(String command) throws IOException {
    // Two of the five lie outside 0 … 1.
    Files.writeString(folder.resolve("some.csv"), "a,y\n1,0\n2,1\n3,0.5\n4,-0.5\n6,2\n");
    assertThat(quietly(command + " @some.csv -a sigmoid").err())
        .contains("warning: 40.0% of the targets lie outside what sigmoid can put out, 0 to 1\n");
    assertThat(quietly(command + " @some.csv -a identity").err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train DATA -m -",
        "train DATA --log -",
        "train DATA --checkpoint -",
        "train DATA --plot -",
        "train DATA --cache -",
        "compare DATA --export -",
        "compare DATA --cache -",
        "find DATA --plot -",
        "check DATA --rejects - --bad-rows skip",
        "inspect DATA --rejects - --bad-rows skip",
        "surface DATA --rejects - --bad-rows skip",
        "evaluate @m.json DATA --plot -",
      })
  void a_dash_is_no_file_to_write(String words) {
    Ran ran = quietly(words);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("'-'");
    assertThat(Path.of("-")).doesNotExist();
  }
}

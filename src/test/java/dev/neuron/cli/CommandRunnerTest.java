package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.console.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRunnerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          explain -b 2      | ; --batch-size, an option of train, compare, find, surface
          check -m x        | ; --model, an option of train, explain
          explain -x        | ''
          explain --steps 3 | ; did you mean "--all-steps"?
          train --rate 3    | ; did you mean "--learning-rate"?
          train --lr 3      | ; did you mean "--learning-rate"?
          """)
  void hints_name_options_of_the_command_or_whose_they_are(String words, String hint) {
    Ran ran = Ran.neuron((Object[]) words.split(" "));
    assertThat(ran.status()).isEqualTo(2);
    String option = words.split(" ")[1];
    assertThat(ran.err()).startsWith("neuron: unknown option '" + option + "'" + hint + "\n");
  }

  @Test
  void no_command_is_a_usage_error_that_names_the_help() {
    Ran ran = Ran.neuron();
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualTo("neuron: no command given\nTry 'neuron --help'.\n");
  }

  @Test
  void an_unknown_command_gets_a_suggestion() {
    Ran ran = Ran.neuron("complettion", "-q");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith("neuron: unknown command 'complettion'; did you mean \"completion\"?\n");
  }

  @Test
  void an_unknown_option_gets_a_suggestion_and_the_help_to_read() {
    Ran ran = Ran.neuron("help", "--colr=never");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            """
            neuron: unknown option '--colr'; did you mean "--color"?
            Try 'neuron help --help'.
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void an_option_of_the_program_is_not_one_of_its_commands(String option) {
    Ran ran = Ran.neuron("train", option);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith(
            "neuron: unknown option '%1$s'; it has no command before it: neuron %1$s\n"
                .formatted(option));
  }

  @Test
  void a_wrong_choice_names_the_choices_as_they_are_typed() {
    Ran ran = Ran.neuron("help", "--color", "newer");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith(
            "neuron: --color: 'newer' is not one of auto, always, never; did you mean \"never\"?");
  }

  @Test
  void one_argument_too_many_is_a_usage_error() {
    Ran ran = Ran.neuron("help", "help", "me");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).startsWith("neuron: unexpected argument 'me'\n");
  }

  @Test
  void an_option_without_its_value_is_a_usage_error() {
    Ran ran = Ran.neuron("help", "--color");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).startsWith("neuron: missing required parameter for option '--color'");
  }

  @Test
  void options_may_stand_before_the_command() {
    Ran ran = Ran.neuron("--quiet", "--color", "never", "help", "help");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("Usage: neuron help");
  }

  @Test
  void help_shows_examples_before_options() {
    String help = Ran.neuron("--help").out();
    assertThat(help).containsSubsequence("Examples:", "neuron train data.csv", "Common:");
  }

  @Test
  void help_lists_options_under_headings_in_the_order_of_their_declaration() {
    assertThat(Ran.neuron("train", "--help").out())
        .containsSubsequence("\nData:", "--target", "--missing", "--header", "--missing-tokens")
        .containsSubsequence("\nNeuron:", "--activation", "--cost", "\nTraining:", "--epochs")
        .containsSubsequence("--learning-rate", "--optimizer", "--l2", "--tolerance", "\nOutput:")
        .containsSubsequence("--model", "--checkpoint", "\nEngine:", "--out-of-core", "--cache")
        .containsSubsequence("--threads", "--engine", "\nCommon:", "--help");
  }

  @ParameterizedTest
  @EnumSource(ExitStatus.class)
  void help_lists_every_exit_status(ExitStatus status) {
    assertThat(Ran.neuron("--help").out())
        .containsPattern("(?m)^ +" + status.number() + " +" + status.meaning().substring(0, 4));
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void every_command_shows_its_help_in_either_way(CommandName name) {
    Ran option = Ran.neuron(name, "--help");
    Ran command = Ran.neuron("help", name);
    assertThat(option.status()).isZero();
    assertThat(option.err()).isEmpty();
    assertThat(option.out()).contains("Usage: neuron " + name).isEqualTo(command.out());
    assertThat(Ran.neuron("--help").out()).containsPattern("(?m)^  " + name + " ");
  }

  @Test
  void help_fits_in_a_hundred_columns() {
    for (CommandName name : CommandName.values()) {
      assertThat(Ran.neuron(name, "--help").out().lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_list_of_commands_says_of_each_a_whole_sentence(CommandName name) {
    assertThat(
            name.create().manual("neuron " + name).getCommandSpec().usageMessage().description()[0])
        .endsWith(".");
  }

  @Test
  void help_for_an_unknown_command_suggests_one() {
    Ran ran = Ran.neuron("help", "halp");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("neuron: there is no command 'halp'; did you mean \"help\"?\n");
  }

  @Test
  void version_names_program_commit_java_and_libraries() {
    Ran ran = Ran.neuron("--version");
    assertThat(ran.status()).isZero();
    assertThat(ran.out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).matches("neuron \\d\\S+ \\(commit \\w+\\)"),
            line -> assertThat(line).startsWith("java " + System.getProperty("java.version")),
            line -> assertThat(line).matches("commons-csv \\d[\\d.]+"),
            line -> assertThat(line).matches("commons-math3 \\d[\\d.]+"),
            line -> assertThat(line).matches("jackson-core \\d[\\d.]+"),
            line -> assertThat(line).matches("picocli \\d[\\d.]+"),
            line -> assertThat(line).matches("slf4j-simple \\d[\\d.]+"));
  }

  @Test
  void what_is_quoted_in_an_error_cannot_steer_the_terminal() {
    Ran ran = Ran.neuron("\u001b[31mred\u0007");
    assertThat(ran.err()).startsWith("neuron: unknown command '\\u001b[31mred\\u0007'");
  }

  @Test
  void colour_comes_only_when_asked_for_or_on_a_terminal() {
    assertThat(Ran.neuron("help").out()).doesNotContain("\u001b[");
    assertThat(Ran.neuron("help", "--color=never").out()).doesNotContain("\u001b[");
    assertThat(Ran.neuron("help", "--color=always").out()).contains("\u001b[");
  }

  @Test
  void the_numbers_of_the_exit_statuses_are_a_contract() {
    assertThat(ExitStatus.values())
        .extracting(ExitStatus::number)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 65, 66, 70, 73, 74, 129, 130, 143);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train,",
        "predict,,d.csv",
        "train,DATA,--validation,",
        "train,DATA,-m,",
        "train,DATA,--log=",
        "compare,DATA,--export,"
      })
  void an_empty_name_of_a_file_is_told_as_such(String words) {
    Ran ran =
        Ran.neuron((Object[]) words.replace("DATA", Started.DIABETES.toString()).split(",", -1));
    assertThat(ran.status()).isEqualTo(ExitStatus.USAGE.number());
    assertThat(ran.err()).contains("the name of a file is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "find", "check", "explain", "compare"})
  void a_start_that_is_none_is_told_before_the_data_are_read(String command) {
    Ran ran = Ran.neuron(command, "no-such.csv", "--init", "zero");
    assertThat(ran.status()).isEqualTo(ExitStatus.USAGE.number());
    assertThat(ran.err()).contains("--init: 'zero' is not mean, zeros, he, a number or a MODEL.");
    assertThat(Ran.neuron(command, "no-such.csv", "--init", "none.json").err())
        .contains("none.json: there is no such model file");
    assertThat(Ran.neuron(command, "no-such.csv", "--init", "1").err())
        .contains("no-such.csv: there is no such file");
  }
}

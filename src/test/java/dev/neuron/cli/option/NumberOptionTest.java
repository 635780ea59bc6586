package dev.neuron.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.neuron.cli.Ran;
import dev.neuron.cli.RootCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

class NumberOptionTest {
  private static final String DATA = "x,y\n1,2\n2,3\n3,5\n";

  /** What the help calls a value that is a number, or may be one. */
  private static final Pattern NUMBERS =
      Pattern.compile(".*\\b(N|NUMBER|EPOCHS|SECONDS|SD|FRACTION|START|from)\\b.*");

  /** What Java reads as a number and no table of numbers would have. */
  private static final List<String> OTHER_SPELLINGS = List.of("0x10", "8d", "\u0668", "NaN");

  static List<List<String>> optionsWithNumbers() {
    List<List<String>> found = new ArrayList<>();
    for (CommandLine command : RootCommand.tree().getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (NUMBERS.matcher(option.paramLabel()).matches()) {
          found.add(List.of(command.getCommandName(), option.longestName()));
        }
      }
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("optionsWithNumbers")
  void every_option_with_a_number_takes_plain_spellings_alone(List<String> option) {
    for (String text : OTHER_SPELLINGS) {
      Ran ran = Ran.fed(DATA, option.get(0), "-", option.get(1) + "=" + text);
      assertThat(ran.status()).as("%s %s: %s", option, text, ran.err()).isIn(2, 66);
      assertThat(ran.err()).contains(text.trim());
    }
  }

  /** The bounds of the formulas that the constants stand in. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train - --l1 -1|--l1 must be at least 0, not -1",
        "train - --l2=-1e-9|--l2 must be at least 0, not -1e-9",
        "train - -e -5|--epochs must be at least 0, not -5",
        "train - --warmup -1|--warmup must be at least 0, not -1",
        "train - --tolerance 1|--tolerance must be at least 0 and below 1, not 1",
        "train - --patience 0|--patience must be at least 1, not 0",
        "train - --max-time 0|--max-time must be above 0, not 0",
        "train - -o adam --beta1 1|--beta1 must be at least 0 and below 1, not 1",
        "train - -o adam --epsilon 0|--epsilon must be above 0, not 0",
        "train - -o adamw --weight-decay -1|--weight-decay must be at least 0, not -1",
        "train - -l 0|--learning-rate must be above 0, not 0",
        "train - --alpha 0|--alpha must be above 0, not 0",
        "train - --cost huber --delta -1|--delta must be above 0, not -1",
        "train - --cost quantile --quantile 1|--quantile must be above 0 and below 1, not 1",
        "train - -b 0|--batch-size: '0' is not a whole number of examples, at least 1",
        "train - --schedule step:0|--schedule: step needs a whole number of epochs, at least 1",
        "train - --checkpoint c --checkpoint-every 0|--checkpoint-every must be at least 1, not 0",
        "train - --bad-rows skip --max-bad-rows -1|--max-bad-rows must be at least 0, not -1",
        "train - --threads 0|--threads must be at least 1, not 0",
        "check - --l2 -1|--l2 must be at least 0, not -1",
        "check - --points -1|--points must be at least 0, not -1",
        "check - -e -1|--epochs must be at least 0, not -1",
        "explain - --row 0|--row must be at least 1, not 0",
        "show m - --row 0|--row must be at least 1, not 0",
        "evaluate m - --worst -1|--worst must be at least 0, not -1",
        "generate --noise -1|--noise must be at least 0, not -1",
        "compare - --batch-sizes 0,4|--batch-sizes: '0' is not a whole number of examples,"
      })
  void every_bound_is_told_by_the_option_s_name(String line, String message) {
    Ran ran = Ran.fed(DATA, (Object[]) line.split(" "));
    assertThat(ran.status()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).startsWith("neuron: " + message);
  }

  @Test
  void a_rule_s_numbers_are_plain_too() {
    for (String text : OTHER_SPELLINGS) {
      Ran schedule = Ran.fed(DATA, "train", "-", "--schedule=exponential:" + text);
      assertThat(schedule.status()).as(text).isEqualTo(2);
      assertThat(schedule.err()).contains("is no schedule");
      assertThat(Ran.fed(DATA, "train", "-", "--missing=" + text).status()).as(text).isEqualTo(2);
    }
    assertThat(Ran.fed(DATA, "train", "-", "--schedule=exponential:+.5e0").status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "+7", "-7", "007", "9223372036854775807", "-9223372036854775808"})
  void whole_numbers_are_digits_with_a_sign_or_without(String text) {
    assertThat(NumberOption.whole(text, Long.MAX_VALUE)).isEqualTo(Long.parseLong(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1e2", "1.0", "2147483648", "-2147483649"})
  void what_is_no_whole_number_of_its_range_is_refused(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> NumberOption.whole(text, Integer.MAX_VALUE))
        .withMessageContaining("up to 2147483647");
  }

  /** By logarithms: 10^(−308 + 616/2) = 1, and so on; 1e-320 has four digits as a double. */
  @ParameterizedTest
  @CsvSource({"1e-320:1:3, 9.99994e-161", "1e308:1e-308:3, 1", "1e-300:1e300:4, 1e-100"})
  void rates_between_ends_far_apart_have_equal_ratios(String range, double second) {
    assertThat(RateList.parse(range).rates().get(1)).isEqualTo(second);
  }

  @Test
  void rates_as_small_as_numbers_get_are_compared() {
    Ran ran = Ran.fed(DATA, "compare", "-", "--learning-rates=1e-320:1:3", "-e2");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("9.99994e-161");
  }
}

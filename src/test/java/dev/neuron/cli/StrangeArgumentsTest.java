package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is typed is the user's mistake or fine, never a bug and never a stack trace. */
class StrangeArgumentsTest {
  private static final String[] WORDS = {
    "predict",
    "evaluate",
    "show",
    "help",
    "completion",
    "--",
    "-",
    "",
    "-1",
    "--row",
    "--row=0",
    "--row=99999999999999999999",
    "--format",
    "--format=",
    "--format=json",
    "--worst=-1",
    "--name",
    "--only",
    "--delimiter=",
    "--delimiter=ab",
    "--delimiter=\n",
    "--quote=,",
    "--decimal=x",
    "--encoding=?",
    "--encoding=UTF-8",
    "--missing=mean",
    "--missing=1e999",
    "--header=perhaps",
    "--min-r2=1d",
    "--max-loss=",
    "--unseen=x",
    "--color",
    "-q",
    "-v",
    "-qv",
    "-hx",
    "-V",
    "--missing-tokens=,",
    "--target=",
    "\0",
    "a\0b",
    "@",
    "@@",
    "@@@",
    "@\0",
    "@/",
    "@/dev/null",
    "--quiet=yes",
    "--no-such",
    "--help=maybe",
    "data/no-such.csv",
    "/",
    "x y",
    "\u001b[31m",
    "--row=2",
    "\uD800",
    "--comment=\uD800",
  };

  @Property(tries = 500)
  void never_end_in_an_internal_error(Draw draw) {
    List<String> arguments =
        draw.shown(draw.list(0, 6, () -> draw.oneIn(10) ? draw.anyText(8) : draw.one(WORDS)));
    Ran ran = Ran.fed("a,b\n1,2\n", arguments.toArray());
    assertThat(ran.status()).as(ran.err()).isIn(0, 2, 65, 66);
    assertThat(ran.err()).doesNotContain("\tat ", "Exception", "\u001b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data/faithful.csv                     | unknown command 'data/faithful.csv'; did you mean: neuron train data/faithful.csv
          train data/faithful.csv -a linear     | identity is what it is called here
          train data/faithful.csv --cost mse    | squared is what it is called here
          compare data/faithful.csv --l1 0:10:4 | a range has equal ratios and cannot begin with 0: list penalties, as in 0,0.1,1,10
          """)
  void what_others_would_write_is_answered_with_what_to_write_here(String words, String says) {
    Ran ran = Ran.neuron((Object[]) words.split(" "));
    assertThat(ran.err()).contains(says);
    assertThat(ran.status()).isEqualTo(2);
  }
}

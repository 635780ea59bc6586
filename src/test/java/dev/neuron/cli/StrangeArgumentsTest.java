package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

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
  void never_end_in_an_internal_error(@ForAll("arguments") List<String> arguments) {
    Ran ran = Ran.fed("a,b\n1,2\n", arguments.toArray());
    assertThat(ran.status()).as("%s: %s", arguments, ran.err()).isIn(0, 2, 65, 66);
    assertThat(ran.err()).doesNotContain("\tat ", "Exception", "\u001b");
  }

  @Provide
  Arbitrary<List<String>> arguments() {
    Arbitrary<String> words = Arbitraries.of(WORDS);
    Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(8);
    return Arbitraries.frequencyOf(Tuple.of(9, words), Tuple.of(1, noise)).list().ofMaxSize(6);
  }
}

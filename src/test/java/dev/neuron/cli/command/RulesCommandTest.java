package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.neuron.cli.Ran;
import dev.neuron.cli.console.Console;
import dev.neuron.diagnose.rules.Law;
import dev.neuron.diagnose.rules.Rule;
import dev.neuron.diagnose.rules.RuleBook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesCommandTest {
  @Test
  void lists_every_rule_on_a_line_of_its_own() {
    Ran ran = Ran.neuron("rules");
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).isEmpty();
    List<String> lines = ran.out().lines().toList();
    for (String name : RuleBook.names()) {
      assertThat(lines)
          .filteredOn(line -> line.startsWith("  " + name + " "))
          .singleElement()
          .asString()
          .containsPattern(" holds +[0-9.e-]+  \\S");
    }
    assertThat(ran.out()).contains("All " + RuleBook.names().size() + " rules hold");
  }

  @Test
  void shows_one_rule_with_both_sides() {
    Ran ran = Ran.neuron("rules", "dot-product");
    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("[P] Vector sum reduction")
        .contains("∂(w·x)/∂w = 1ᵀ·diag(x) = xᵀ    (1 × n)")
        .containsPattern("closed form  \\[( +-?[0-9.]+){4} ]")
        .containsPattern("autodiff     \\[( +-?[0-9.]+){4} ]")
        .contains("[P] Parr & Howard, The Matrix Calculus You Need For Deep Learning");
  }

  @Test
  void reproduces_what_the_book_prints_in_both_orders() {
    assertThat(Ran.neuron("rules", "composite-forward").out())
        .containsPattern("  f +1024 +1024  1024\n")
        .containsPattern("∂f/∂w +-4096 +-4096  -4096\n");
    assertThat(Ran.neuron("rules", "composite-backward").out())
        .containsPattern("∂f/∂w +-4096 +-4096  -4096\n")
        .containsPattern("∂f/∂x +-4096 +-4096  -4096\n")
        .containsPattern("∂f/∂y +-4096 +-4096  -4096\n")
        .containsPattern("∂f/∂z +-4096 +-4096  -4096\n");
    assertThat(Ran.neuron("rules", "linear-approximation").out())
        .containsPattern("∂f/∂x +0.333333 +0.333333  1/3\n")
        .containsPattern("∂f/∂y +0.666667 +0.666667  2/3\n");
  }

  @Test
  void an_unknown_rule_gets_a_suggestion() {
    Ran ran = Ran.neuron("rules", "dot-prodct");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo(
            "neuron: there is no rule 'dot-prodct'; did you mean \"dot-product\"?"
                + " ('neuron rules' lists them)\n");
  }

  @Test
  void the_words_of_a_name_may_stand_apart_quoted_or_not() {
    String whole = Ran.neuron("rules", "total-derivative").out();
    assertThat(whole).startsWith("total-derivative: ");
    assertThat(Ran.neuron("rules", "total", "derivative").out()).isEqualTo(whole);
    assertThat(Ran.neuron("rules", "Total  derivative").out()).isEqualTo(whole);
    assertThat(Ran.neuron("rules", "chain", "for", "vectors").err())
        .startsWith("neuron: there is no rule 'chain for vectors'");
    assertThat(Ran.neuron("rules", "sum(x", "+", "z)").err())
        .contains("about it is sum-scalar-add");
  }

  @Test
  void a_rule_is_found_by_its_formula_and_in_any_case() {
    assertThat(Ran.neuron("rules", "Jacobian").out()).startsWith("jacobian: ");
    assertThat(Ran.neuron("rules", "sum(x+z)").err())
        .contains("no rule 'sum(x+z)'; about it is sum-scalar-add ('neuron rules' lists them)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1.5", "1e3", "", "99999999999999999999"})
  void a_seed_that_is_no_whole_number_is_refused_in_plain_words(String seed) {
    Ran ran = Ran.neuron("rules", "--seed", seed);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith(
            "neuron: --seed: '" + seed + "' is not a whole number up to 9223372036854775807\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void any_whole_number_is_a_seed(long seed) {
    Ran ran = Ran.neuron("rules", "--seed", seed);
    assertThat(ran.status()).isZero();
    assertThat(ran.out().replace("\n", " ")).contains("seed " + seed + ";");
  }

  @ParameterizedTest
  @EnumSource(PageFormat.class)
  void the_same_seed_prints_the_same_in_every_format(PageFormat format) {
    String first = Ran.neuron("rules", "loss", "--format", format, "--seed", 5).out();
    assertThat(Ran.neuron("rules", "loss", "--format", format, "--seed", 5).out()).isEqualTo(first);
    assertThat(Ran.neuron("rules", "loss", "--format", format, "--seed", 6).out())
        .isNotEqualTo(first);
  }

  @Test
  void latex_is_plain_ascii_for_every_rule() {
    assertThat(Ran.neuron("rules", "--format", "latex").out())
        .matches("(?s)\\p{ASCII}*")
        .startsWith("% \\usepackage{amsmath}\n");
    for (String name : RuleBook.names()) {
      String page = Ran.neuron("rules", name, "--format", "latex").out();
      assertThat(page).as(name).matches("(?s)\\p{ASCII}*");
      assertThat(count(page, "\\begin{")).as(name).isEqualTo(count(page, "\\end{"));
      assertThat(count(page, "$") % 2).as(name).isZero();
    }
  }

  @Test
  void markdown_has_a_row_for_every_rule_and_balanced_formulas() {
    String page = Ran.neuron("rules", "--format", "markdown").out();
    for (String name : RuleBook.names()) {
      assertThat(count(page, "\n| " + name + " | $")).as(name).isEqualTo(1);
      String whole = Ran.neuron("rules", name, "--format", "markdown").out();
      assertThat(count(whole, "$") % 2).as(name).isZero();
    }
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  @Test
  void json_is_one_object_with_every_rule() throws IOException {
    assertThat(namesIn(Ran.neuron("rules", "--format", "json").out()))
        .containsSubsequence(RuleBook.names());
    assertThat(namesIn(Ran.neuron("rules", "sigmoid", "--format", "json").out()))
        .containsExactly("sigmoid");
  }

  private static List<String> namesIn(String text) throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(text)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME && json.currentName().equals("name")) {
          names.add(json.nextTextValue());
        }
      }
    }
    return names;
  }

  /** The book with the gradient of the dot product turned round. */
  private static List<Rule> wrongBook(boolean notFinite) {
    List<Rule> book = new ArrayList<>();
    for (Rule rule : RuleBook.all()) {
      if (!rule.name().equals("dot-product")) {
        book.add(rule);
        continue;
      }
      Law right = rule.laws().get(0);
      double factor = notFinite ? Double.NaN : -1;
      Law wrong =
          new Law(
              right.symbols(),
              right.latex(),
              right.shape(),
              right.inputs(),
              in -> right.closedForm().at(in).scalarMultiply(factor),
              right.autodiff());
      book.add(
          new Rule(
              rule.name(),
              rule.chapter(),
              rule.citations(),
              rule.words(),
              List.of(wrong),
              rule.examples()));
    }
    return book;
  }

  private static Ran wrong(boolean notFinite, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayInputStream(new byte[0]), out, err);
    RulesCommand command = new RulesCommand();
    command.parser("rules").parseArgs(args);
    int status = command.answer(console, wrongBook(notFinite)).number();
    console.out().flush();
    return new Ran(status, out.toString(StandardCharsets.UTF_8), "");
  }

  @Test
  void exits_with_5_when_a_rule_fails_and_names_it() {
    Ran all = wrong(false);
    assertThat(all.status()).isEqualTo(5);
    assertThat(all.out())
        .containsPattern("\n  dot-product +FAILS +[0-9.]+  ∂")
        .contains("1 of " + RuleBook.names().size() + " rules fail");
    assertThat(wrong(false, "dot-product").status()).isEqualTo(5);
    assertThat(wrong(false, "dot-product").out()).contains("The rule fails").contains(", FAILS\n");
    assertThat(wrong(false, "vector-sum").status()).isZero();
  }

  @ParameterizedTest
  @EnumSource(PageFormat.class)
  void a_failed_rule_is_said_in_every_format(PageFormat format) throws IOException {
    Ran ran = wrong(true, "dot-product", "--format", format.toString());
    assertThat(ran.status()).isEqualTo(5);
    assertThat(ran.out()).contains("an entry is not finite");
    if (format == PageFormat.JSON) {
      assertThat(ran.out()).contains("\"holds\" : false").contains("[ null, null, null, null ]");
      assertThat(namesIn(ran.out())).containsExactly("dot-product");
    } else {
      assertThat(ran.out()).contains("FAILS");
    }
  }

  @Test
  void words_that_are_no_name_lead_to_the_rules_that_have_them() {
    assertThat(Ran.neuron("rules", "bias").err())
        .startsWith("neuron: there is no rule 'bias'; about it are loss-bias, augmented, ");
    assertThat(Ran.neuron("rules", "vector", "chain", "rule").err())
        .contains("; about it are chain-vector-of-scalar, chain-vector, ", ", … (");
    assertThat(Ran.neuron("rules", "softmax").err())
        .isEqualTo("neuron: there is no rule 'softmax' ('neuron rules' lists them)\n");
    assertThat(Ran.neuron("rules", " ").err()).doesNotContain("about");
  }
}

package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.diagnose.rules.Citation.Source;
import dev.neuron.diagnose.rules.RuleReview.RuleResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words and formulas come together, and neither can be forgotten. */
class RuleReaderTest {
  private static final String SQUARE =
      """
      # a comment
      chapter Powers
      rule square
        cite P somewhere
        says Twice
        says x.
        law dx²/dx = 2x
          tex 2
          tex x
          of x in -1..3 off 0
          by x
        example at 3
          tex 3
          line x² | x^2 | 9
      """;

  private static Formulas square() {
    Formulas formulas = new Formulas();
    formulas
        .rule("square")
        .law(in -> Matrices.scalar(2 * in[0][0]), in -> one(in[0][0].pow(2)))
        .value(9, in -> one(in[0][0].pow(2)), 3);
    return formulas;
  }

  @Test
  void words_and_formulas_make_a_rule() {
    List<Rule> rules = RuleReader.read(SQUARE, square());
    assertThat(rules).hasSize(1);
    Rule rule = rules.get(0);
    assertThat(rule.name()).isEqualTo("square");
    assertThat(rule.chapter()).isEqualTo("Powers");
    assertThat(rule.words()).isEqualTo("Twice x.");
    assertThat(rule.citations()).containsExactly(new Citation(Source.P, "somewhere"));
    Law law = rule.laws().get(0);
    assertThat(law.latex()).isEqualTo("2 x");
    assertThat(law.shape()).isEqualTo(Shape.SCALAR);
    assertThat(law.inputs())
        .containsExactly(new Input("x", Shape.SCALAR).between(-1, 3).awayFromZero());
    RuleResult result = new RuleChecker(1).check(rule);
    assertThat(result.holds()).isTrue();
    assertThat(result.examples().get(0).lines().get(0).expected()).isEqualTo("9");
  }

  @Test
  void matrices_have_their_shape() {
    assertThat(Shape.parse("n")).isEqualTo(Shape.COLUMN);
    assertThat(Shape.parse("1 × (n+1)")).isEqualTo(new Shape(Shape.Size.ONE, Shape.Size.N_AND_ONE));
    assertThatThrownBy(() -> Shape.parse("q")).hasMessage("no size: q");
  }

  @Test
  void a_rule_without_formulas_is_refused() {
    assertThatThrownBy(() -> RuleReader.read(SQUARE, new Formulas()))
        .hasMessage("rule square has no formulas");
  }

  @Test
  void formulas_without_words_are_refused() {
    Formulas more = square();
    more.rule("cube");
    assertThatThrownBy(() -> RuleReader.read(SQUARE, more))
        .hasMessage("the formulas of cube have no words");
  }

  @Test
  void a_law_or_a_line_too_many_is_refused() {
    for (String line : List.of("line y | y | 1", "law y = y")) {
      assertThatThrownBy(() -> RuleReader.read(SQUARE + line, square()))
          .hasMessageStartingWith("rule square has 1 formulas and 1 numbers for");
    }
  }

  @Test
  void a_name_is_taken_once() {
    Formulas formulas = square();
    assertThatThrownBy(() -> formulas.rule("square")).hasMessage("two rules have the name square");
  }

  @Test
  void an_unknown_key_is_refused() {
    assertThatThrownBy(() -> RuleReader.read("lore x", new Formulas()))
        .hasMessage("rules.txt has no key 'lore'");
  }

  @Test
  void an_input_that_is_not_of_the_law_is_refused() {
    String by = SQUARE.replace("by x", "by z");
    assertThatThrownBy(() -> RuleReader.read(by, square()))
        .hasMessage("dx²/dx = 2x has no input z");
  }
}

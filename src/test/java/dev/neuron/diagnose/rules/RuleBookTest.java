package dev.neuron.diagnose.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.diagnose.rules.Citation.Source;
import dev.neuron.diagnose.rules.RuleReview.ExampleResult;
import dev.neuron.diagnose.rules.RuleReview.RuleResult;
import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleBookTest {
  static List<Rule> rules() {
    return RuleBook.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds_with_every_example_to_the_digits_expected(Rule rule) {
    RuleResult result = new RuleChecker(42).check(rule);
    assertThat(result.laws())
        .allSatisfy(law -> assertThat(law.fault()).as(law.law().symbols()).isNull());
    assertThat(result.laws())
        .allSatisfy(law -> assertThat(law.holds()).as(law.law().symbols()).isTrue());
    assertThat(result.examples())
        .flatExtracting(ExampleResult::lines)
        .allSatisfy(line -> assertThat(line.holds()).as("%s", line).isTrue());
    assertThat(result.holds()).isTrue();
  }

  @Property(tries = 10)
  void holds_for_any_seed(Draw draw) {
    RuleReview review = new RuleChecker(draw.bits()).check(RuleBook.all());
    assertThat(review.holds()).isTrue();
    assertThat(review.difference()).isLessThan(RuleChecker.TOLERANCE);
  }

  @Test
  void names_are_words_and_different() {
    assertThat(RuleBook.names())
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).matches("[a-z]+(-[a-z]+)*"));
  }

  @Test
  void every_law_is_written_once() {
    assertThat(RuleBook.all())
        .flatExtracting(Rule::laws)
        .extracting(law -> law.symbols() + law.inputs())
        .doesNotHaveDuplicates();
  }

  @Test
  void chapters_follow_one_another() {
    List<String> inOrder = RuleBook.all().stream().map(Rule::chapter).distinct().toList();
    String before = "";
    int changes = 0;
    for (Rule rule : RuleBook.all()) {
      changes += rule.chapter().equals(before) ? 0 : 1;
      before = rule.chapter();
    }
    assertThat(inOrder).hasSize(changes).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void says_what_it_means_and_where_it_stands(Rule rule) {
    assertThat(rule.words()).matches(".*\\.\\)?").doesNotContain("  ");
    assertThat(rule.citations()).isNotEmpty();
    assertThat(rule.laws())
        .allSatisfy(
            law -> assertThat(law.symbols()).contains(law.symbols().contains("≈") ? "≈" : "="));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void typesets_in_balanced_latex(Rule rule) {
    assertThat(rule.laws()).allSatisfy(law -> assertBalanced(law.latex()));
    for (Example example : rule.examples()) {
      assertBalanced(example.latex());
      assertThat(example.work().get()).allSatisfy(line -> assertBalanced(line.latex()));
    }
  }

  private static void assertBalanced(String latex) {
    int depth = 0;
    for (int i = 0; i < latex.length(); i++) {
      char c = latex.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      assertThat(depth).as(latex).isNotNegative();
      assertThat((int) c).as(latex).isLessThan(128);
    }
    assertThat(depth).as(latex).isZero();
    assertThat(count(latex, "\\begin{")).as(latex).isEqualTo(count(latex, "\\end{"));
    assertThat(count(latex, "\\left(")).as(latex).isEqualTo(count(latex, "\\right)"));
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  @Test
  void finds_a_rule_by_its_name_alone() {
    assertThat(RuleBook.find("dot-product").name()).isEqualTo("dot-product");
    assertThat(RuleBook.find("Dot-Product")).isNull();
    assertThat(RuleBook.find("")).isNull();
  }

  /** The entries of the design's list, each with the source it must cite. */
  @ParameterizedTest
  @CsvSource({
    "gradient, P",
    "jacobian, P",
    "identity, P",
    "vector-add, P",
    "vector-subtract, P",
    "vector-multiply, P",
    "vector-divide, P",
    "vector-max, P",
    "scalar-add, P",
    "scalar-multiply, P",
    "sum-scalar-add, P",
    "sum-scalar-multiply, P",
    "vector-sum, P",
    "dot-product, P",
    "chain-single, P",
    "chain-nested, P",
    "total-derivative, P",
    "chain-vector-of-scalar, P",
    "linear-approximation, L",
    "composite-forward, L",
    "composite-backward, L",
    "hessian, L",
    "best-quadratic, L",
    "critical-points, L",
    "quadratic-form, L",
    "matrix-factorization, L",
    "sigmoid, D",
    "slope-relu, D",
    "activation-jacobian, D",
  })
  void holds_the_reference_of_the_sources(String name, Source source) {
    assertThat(RuleBook.find(name).citations()).extracting(Citation::source).containsOnly(source);
  }
}

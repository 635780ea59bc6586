package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.diagnose.autodiff.Side;
import dev.neuron.diagnose.rules.Citation.Source;
import dev.neuron.diagnose.rules.Example.Line;
import dev.neuron.diagnose.rules.RuleReview.LawResult;
import dev.neuron.diagnose.rules.RuleReview.RuleResult;
import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker itself: what is right passes, and whatever is planted wrong is found. */
class RuleCheckerTest {
  private static final RuleChecker CHECKER = new RuleChecker(42);
  private static final Function DOT = in -> one(Autodiff.dot(in[0], in[1]));
  private static final List<Input> W_X = List.of(Input.vector("w"), Input.vector("x"));

  private static Rule rule(Law law, Example... examples) {
    return new Rule(
        "planted",
        "Vector reductions",
        List.of(new Citation(Source.P, "none")),
        "Planted.",
        List.of(law),
        List.of(examples));
  }

  private static Rule dotWith(Side closedForm) {
    return rule(
        new Law("∂(w·x)/∂w = xᵀ", "x", Shape.ROW, W_X, closedForm, Autodiff.jacobian(DOT, 0)));
  }

  @Test
  void the_true_law_passes() {
    RuleResult result = CHECKER.check(dotWith(in -> Matrices.row(in[1])));
    assertThat(result.holds()).isTrue();
    assertThat(result.difference()).isZero();
  }

  /** Every law of the book, spoiled in one way: a factor, a sign, everywhere, in one entry. */
  static Stream<Law> spoiledLaws() {
    List<Law> spoiled = new ArrayList<>();
    for (Rule rule : RuleBook.all()) {
      for (Law law : rule.laws()) {
        if (!law.symbols().contains(" = 0")) { // twice nothing is nothing
          spoiled.add(spoil(law, "factor 2", m -> m.scalarMultiply(2)));
          spoiled.add(spoil(law, "sign", m -> m.scalarMultiply(-1)));
        }
        spoiled.add(spoil(law, "all entries off", m -> m.scalarAdd(1e-9 * largest(m))));
        spoiled.add(spoil(law, "last entry off", RuleCheckerTest::withLastEntryOff));
      }
    }
    return spoiled.stream();
  }

  private static Law spoil(Law law, String how, UnaryOperator<RealMatrix> spoiler) {
    Side wrong = in -> spoiler.apply(law.closedForm().at(in));
    String symbols = law.symbols() + " with " + how;
    return new Law(symbols, law.latex(), law.shape(), law.inputs(), wrong, law.autodiff());
  }

  private static double largest(RealMatrix matrix) {
    double largest = 1;
    for (double[] row : matrix.getData()) {
      for (double entry : row) {
        largest = Math.max(largest, Math.abs(entry));
      }
    }
    return largest;
  }

  private static RealMatrix withLastEntryOff(RealMatrix matrix) {
    RealMatrix copy = matrix.copy();
    int row = copy.getRowDimension() - 1;
    int column = copy.getColumnDimension() - 1;
    copy.addToEntry(row, column, 1e-6 * Math.max(1, Math.abs(copy.getEntry(row, column))));
    return copy;
  }

  @ParameterizedTest
  @MethodSource("spoiledLaws")
  void finds_a_planted_error_in_any_law(Law law) {
    RuleResult result = CHECKER.check(rule(law));
    assertThat(result.holds()).isFalse();
    assertThat(result.difference()).isGreaterThan(RuleChecker.TOLERANCE);
  }

  @Test
  void finds_the_neighbouring_rule_in_place_of_the_right_one() {
    assertThat(CHECKER.check(dotWith(in -> Matrices.row(in[0]))).holds()).isFalse();
  }

  @Test
  void finds_an_error_that_shows_at_a_few_points_only() {
    Rule rare = dotWith(in -> Matrices.row(in[1]).scalarMultiply(in[0][0] > 1.6 ? 1.001 : 1));
    LawResult law = CHECKER.check(rare).laws().get(0);
    assertThat(law.holds()).isFalse();
    assertThat(law.inputs()[0][0]).as("the point shown is a bad one").isGreaterThan(1.6);
  }

  @Test
  void finds_a_transposed_derivative_by_its_shape() {
    LawResult law = CHECKER.check(dotWith(in -> Matrices.column(in[1]))).laws().get(0);
    assertThat(law.holds()).isFalse();
    assertThat(law.fault()).isEqualTo("the closed form is 4 × 1, not 1 × n = 1 × 4");
  }

  @Test
  void finds_a_wrong_shape_even_where_both_sides_share_it() {
    Law scalar =
        new Law("s", "s", Shape.SCALAR, W_X, in -> Matrices.row(in[1]), Autodiff.jacobian(DOT, 0));
    assertThat(CHECKER.check(rule(scalar)).laws().get(0).fault())
        .isEqualTo("the closed form is 1 × 4, not 1 × 1 = 1 × 1");
  }

  /** The case split outside the sum, the ½ and the minus sign that got lost in print. */
  @Test
  void finds_the_slips_of_the_sources() {
    Law weights = RuleBook.find("loss-weights").laws().get(0);
    assertThat(CHECKER.check(rule(with(weights, RuleCheckerTest::splitOutsideTheSum))).holds())
        .isFalse();
    Law quadratic = RuleBook.find("best-quadratic").laws().get(0);
    Side withoutHalf =
        in -> {
          double dx = in[0][0] + 1;
          double dy = in[1][0];
          double bracket = -1 - dx + 2 * dx * dx + 2 * dy * dy;
          return Matrices.scalar(Math.exp(-1) * bracket);
        };
    assertThat(CHECKER.check(rule(with(quadratic, withoutHalf))).holds()).isFalse();
    Law square = RuleBook.find("factorization-shapes").laws().get(0);
    Side wrongOrder =
        in -> {
          RealMatrix x = Matrices.rows(in[0], 4);
          RealMatrix u = Matrices.rows(in[1], 4);
          return x.subtract(u.multiply(Matrices.rows(in[2], 4))).multiply(u).scalarMultiply(-2);
        };
    assertThat(CHECKER.check(rule(with(square, wrongOrder))).holds()).isFalse();
    Law factorization = RuleBook.find("matrix-factorization").laws().get(0);
    Side withoutMinus = in -> factorization.closedForm().at(in).scalarMultiply(-1);
    assertThat(CHECKER.check(rule(with(factorization, withoutMinus))).holds()).isFalse();
  }

  private static Law with(Law law, Side closedForm) {
    return new Law(
        law.symbols(), law.latex(), law.shape(), law.inputs(), closedForm, law.autodiff());
  }

  /** (2/N) Σ e x over all examples, or 0 if one of them is clipped. */
  private static RealMatrix splitOutsideTheSum(double[][] in) {
    double[] w = in[0];
    double[] sum = new double[w.length];
    boolean allActive = true;
    for (int i = 0; i < in[3].length; i++) {
      double z = in[1][0];
      for (int j = 0; j < w.length; j++) {
        z += w[j] * in[2][i * w.length + j];
      }
      allActive &= z > 0;
      for (int j = 0; j < w.length; j++) {
        sum[j] += 2 * (z - in[3][i]) * in[2][i * w.length + j] / in[3].length;
      }
    }
    return Matrices.row(sum).scalarMultiply(allActive ? 1 : 0);
  }

  @Test
  void a_side_that_is_not_finite_fails() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      LawResult law = CHECKER.check(dotWith(in -> Matrices.row(bad, bad, bad, bad))).laws().get(0);
      assertThat(law.holds()).isFalse();
      assertThat(law.fault()).isEqualTo("an entry is not finite");
      assertThat(law.difference()).isInfinite();
    }
  }

  @Test
  void finds_a_wrong_number_in_a_worked_example() {
    Law law =
        new Law("l", "l", Shape.ROW, W_X, in -> Matrices.row(in[1]), Autodiff.jacobian(DOT, 0));
    Function square = in -> one(in[0][0].pow(2));
    Rule wrongDigits =
        rule(
            law,
            new Example(
                "x² at 3", "x", () -> List.of(Line.partial("d", "d", 6, "6.01", square, 0, 3))));
    Rule wrongByHand =
        rule(
            law,
            new Example(
                "x² at 3", "x", () -> List.of(Line.partial("d", "d", 5, "6", square, 0, 3))));
    assertThat(CHECKER.check(wrongDigits).holds()).isFalse();
    assertThat(CHECKER.check(wrongByHand).holds()).isFalse();
    assertThat(CHECKER.check(wrongByHand).difference()).isCloseTo(1.0 / 6, within(1e-15));
  }

  @Test
  void a_printed_number_is_met_to_its_last_digit() {
    assertThat(line(0.12344999, "0.1234").holds()).isTrue();
    assertThat(line(0.12345001, "0.1234").holds()).isFalse();
    assertThat(line(1.0 / 3, "1/3").holds()).isTrue();
    assertThat(line(0.3333333, "1/3").holds()).isFalse();
    assertThat(line(-4096, "-4096").holds()).isTrue();
    assertThat(line(-4096.0001, "-4096").holds()).isFalse();
    assertThat(line(Double.NaN, "0").holds()).isFalse();
    assertThat(line(Double.NaN, "0").difference()).isInfinite();
  }

  private static Line line(double value, String expected) {
    return new Line("s", "s", value, value, expected);
  }

  @Test
  void the_same_seed_gives_the_same_numbers_alone_or_in_company() {
    Rule rule = RuleBook.find("loss");
    RuleResult alone = new RuleChecker(7).check(rule);
    RuleReview all = new RuleChecker(7).check(RuleBook.all());
    RuleResult inCompany = all.results().get(RuleBook.names().indexOf("loss"));
    assertThat(inCompany.laws().get(0).inputs()).isDeepEqualTo(alone.laws().get(0).inputs());
    assertThat(new RuleChecker(8).check(rule).laws().get(0).inputs())
        .isNotEqualTo(alone.laws().get(0).inputs());
  }

  @Property
  void inputs_are_hundredths_inside_their_interval(Draw draw) {
    double[] values =
        new Input("A", Shape.SQUARE)
            .between(-0.3, 0.5)
            .awayFromZero()
            .draw(new java.util.Random(draw.bits()));
    assertThat(values).hasSize(16);
    for (double value : values) {
      assertThat(value).isBetween(-0.3, 0.5).isEqualTo(Math.round(value * 100) / 100.0);
      assertThat(Math.abs(value)).isGreaterThanOrEqualTo(0.1);
    }
  }

  @Test
  void a_review_counts_what_failed() {
    Rule right = dotWith(in -> Matrices.row(in[1]));
    Rule wrong = dotWith(in -> Matrices.row(in[0]));
    RuleReview review = CHECKER.check(List.of(right, wrong, wrong));
    assertThat(review.failed()).isEqualTo(2);
    assertThat(review.holds()).isFalse();
    assertThat(review.difference()).isPositive();
    assertThat(CHECKER.check(List.of(right)).holds()).isTrue();
  }

  @Test
  void a_rule_without_a_law_is_refused() {
    assertThatThrownBy(
            () -> new Rule("empty", "Chain rules", List.of(), "Nothing.", List.of(), List.of()))
        .hasMessage("rule empty has no law");
  }
}

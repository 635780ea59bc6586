package dev.neuron.report.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.neuron.data.Scaling;
import dev.neuron.diagnose.Explanation;
import dev.neuron.math.Block;
import dev.neuron.math.Neuron;
import dev.neuron.report.doc.FormulaSection;
import dev.neuron.report.doc.TextWidth;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationReportTest {
  @Test
  void the_text_of_one_example_has_every_number_of_the_chain() {
    assertThat(single(Neuron.PAPER).text(false, 200))
        .startsWith("One step of relu with squared cost on row 1, at the start\n")
        .contains(
            "  u = w ⊗ x = [2, 3]ᵀ ",
            "  w·x = sum(u) = 5 ",
            "  z = w·x + b = 5 + (−1) = 4 ",
            "  z = ŵ·x̂ = 4 ",
            "[P] writes y − u; its u there is a here",
            "  a = max(0, z) = 4 ",
            "  v = y − a = 1 − 4 = −3 ",
            "  C = v² = 9 ",
            "  ∂u/∂w = diag(x) = diag([1, 3]) ",
            "  ∂sum(u)/∂u = 1ᵀ = [1, 1] ",
            "  ∂z/∂w = 1ᵀ·diag(x) = xᵀ = [1, 3] ",
            "  ∂C/∂v = 2·v = −6 ",
            "  ∂C/∂z = ∂C/∂v·∂v/∂a·∂a/∂z = −6·(−1)·1 = 6 ",
            "  ∂C/∂w = ∂C/∂z·∂z/∂w = 6·xᵀ = [6, 18] ",
            "  w ← w − η·∂C/∂w = [2, 1] − 0.125·[6, 18] ",
            "    = [1.25, −1.25]",
            "  b ← b − η·∂C/∂b = −1 − 0.125·6 = −1.75 ",
            "  C: 9 → 1 ");
  }

  @Test
  void a_batch_shows_the_first_rows_of_its_matrix_with_the_shape_of_all() {
    ExplanationReport batch = batch(Neuron.PAPER);
    assertThat(batch.text(false, 200))
        .containsPattern("\n  X = \\[1, 3; +9×2 ")
        .contains("\n       1, 3;\n       1, 3;\n       …]\n      (a row xᵢᵀ for each example)\n");
    assertThat(batch.latex())
        .contains("\\mathbf{X} = \\begin{bmatrix}1 & 3 \\\\ 1 & 3 \\\\ 1 & 3 \\\\ \\dots \\end{bm");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100})
  void a_narrow_terminal_gets_the_same_words_and_its_sources_below_the_formulas(int width) {
    String wide = batch(Neuron.PAPER).text(false, Integer.MAX_VALUE);
    String narrow = batch(Neuron.PAPER).text(false, width);
    assertThat(narrow.lines()).allMatch(line -> TextWidth.of(line) <= width);
    assertThat(narrow.split("\\s+")).containsExactlyInAnyOrder(wide.split("\\s+"));
    assertThat(narrow.lines()).anyMatch(line -> line.startsWith("      [P] The gradient of"));
  }

  @ParameterizedTest
  @MethodSource("dev.neuron.diagnose.GradientCheckTest#neurons")
  void every_formula_names_its_source(Neuron neuron) {
    for (ExplanationReport report : List.of(single(neuron), batch(neuron))) {
      for (FormulaSection section : report.sections()) {
        assertThat(section.lines()).isNotEmpty();
        for (FormulaSection.Line line : section.lines()) {
          assertThat(line.source().toString()).matches("\\[[PDL]] .+");
          assertThat(line.formula()).doesNotContain("null").doesNotContain("NaN");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.neuron.diagnose.GradientCheckTest#neurons")
  void the_latex_is_balanced_and_ascii(Neuron neuron) {
    for (ExplanationReport report : List.of(single(neuron), batch(neuron))) {
      String latex = report.latex();
      assertThat(latex).matches("\\p{ASCII}+");
      assertThat(count(latex, "(?<!\\\\)\\{")).isEqualTo(count(latex, "(?<!\\\\)}"));
      assertThat(count(latex, "(?<!\\\\)\\$") % 2).isZero();
      assertThat(count(latex, "\\\\begin\\{")).isEqualTo(count(latex, "\\\\end\\{"));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.neuron.diagnose.GradientCheckTest#neurons")
  void the_markdown_has_dollars_in_pairs_on_every_line(Neuron neuron) {
    for (ExplanationReport report : List.of(single(neuron), batch(neuron))) {
      assertThat(report.markdown().lines())
          .allSatisfy(line -> assertThat(count(line, "(?<!\\\\)\\$") % 2).isZero());
    }
  }

  @Test
  void names_with_signs_of_their_own_stay_names() {
    ExplanationReport report = named("a_1%|$x", "b\\{#}");
    assertThat(report.latex()).contains("{a\\_1\\%$|$\\$x} & ", "{b\\textbackslash{}\\{\\#\\}} & ");
    assertThat(report.markdown()).contains("| a\\_1%\\|\\$x |", "| b\\\\{#} |");
  }

  @Test
  void json_has_every_digit_and_reads_back() throws IOException {
    String json = batch(Neuron.PAPER).json();
    int numbers = 0;
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        numbers += token.isNumeric() ? 1 : 0;
      }
    }
    assertThat(numbers).isGreaterThan(50);
    assertThat(json).contains("\"x\": [1.0, 3.0]", "\"dcDz\": 6.0");
  }

  @Test
  void of_many_features_the_first_are_shown_and_the_rest_is_counted() {
    double[] x = new double[30];
    List<String> names = IntStream.range(0, 30).mapToObj(j -> "f" + j).toList();
    Block block = new Block(x, new double[] {1}, null, 1, 30);
    Explanation explanation =
        Explanation.of(Neuron.PAPER, List.of(block), 1, 1, new double[31], 0.1);
    String text =
        new ExplanationReport(
                explanation, names, "y", Scaling.Kind.NONE, 1, "at zero", "the learning rate")
            .text(false, 200);
    assertThat(text).contains("  f19 ", "  bias ", "  and 10 more features; --format json shows");
    assertThat(text).doesNotContain("  f20 ").contains("in raw units", "z = 0 counts as clipped");
  }

  private static int count(String text, String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  private static ExplanationReport single(Neuron neuron) {
    return report(neuron, 1, "p", "q");
  }

  private static ExplanationReport batch(Neuron neuron) {
    return report(neuron, 9, "p", "q");
  }

  private static ExplanationReport named(String first, String second) {
    return report(Neuron.PAPER, 1, first, second);
  }

  /** Copies of the example x = [1, 3], y = 1 at w = [2, 1], b = −1. */
  private static ExplanationReport report(Neuron neuron, int rows, String first, String second) {
    double[] x = new double[2 * rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[2 * i] = 1;
      x[2 * i + 1] = 3;
      y[i] = 1;
    }
    Block block = new Block(x, y, null, rows, 2);
    Explanation explanation =
        Explanation.of(neuron, List.of(block), 1, 1000, new double[] {2, 1, -1}, 0.125);
    return new ExplanationReport(
        explanation,
        List.of(first, second),
        "y",
        Scaling.Kind.STANDARD,
        rows == 1 ? 1 : 0,
        "at the start",
        "the learning rate");
  }
}

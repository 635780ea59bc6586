package dev.neuron.report.doc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexMathTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "u = w ⊗ x; \\mathbf{u} = \\mathbf{w} \\otimes \\mathbf{x}",
        "∂C/∂w; \\frac{\\partial C}{\\partial \\mathbf{w}}",
        "∂sum(u)/∂u = 𝟏ᵀ; \\frac{\\partial \\operatorname{sum}(\\mathbf{u})}"
            + "{\\partial \\mathbf{u}} = \\mathbf{1}^{\\top}",
        "[1, −2.5, …]; \\begin{bmatrix}1 & -2.5 & \\dots \\end{bmatrix}",
        "max(0, z); \\max(0, z)",
        "1.5e-07; 1.5 \\times 10^{-7}",
        "−1e+06; -1 \\times 10^{6}",
        "1/(1 + e⁻ᶻ); 1/(1 + e^{-z})",
        "α·min(0, eᶻ − 1); α\\cdot \\min(0, e^{z} - 1)",
        "(2/442)·Σ eᵢ·xᵢᵀ; (2/442)\\cdot \\sum e_{i}\\cdot \\mathbf{x}_{i}^{\\top}",
        "NaN; \\text{NaN}",
        "442×10; 442\\times 10",
        "y − 𝑢; y - u",
      })
  void translates(String formula, String latex) {
    assertThat(LatexMath.of(formula, "wxu")).isEqualTo(latex);
  }

  @Test
  void the_ones_of_formulas_are_a_plain_1_on_a_terminal() {
    assertThat(LatexMath.plain("∂z/∂b = 𝟏")).isEqualTo("∂z/∂b = 1");
    assertThat(LatexMath.plain("y − 𝑢")).isEqualTo("y − u");
  }
}

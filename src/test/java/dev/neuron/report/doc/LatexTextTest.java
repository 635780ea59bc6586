package dev.neuron.report.doc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatexTextTest {
  @Test
  void raised_and_lowered_letters_go_together_as_tex_wants_them() {
    assertThat(LatexText.of("e⁻¹")).isEqualTo("e$^{-1}$");
    assertThat(LatexText.of("c₁₂x₁")).isEqualTo("c$_{12}$x$_{1}$");
    assertThat(LatexText.of("xᵀ")).isEqualTo("x$^{\\top }$");
  }

  @Test
  void neighbouring_signs_make_one_formula() {
    assertThat(LatexText.of("ŵ·x\u0302")).isEqualTo("$\\hat{w}\\cdot\\hat{x}$");
  }

  @Test
  void characters_that_tex_takes_for_itself_are_escaped() {
    assertThat(LatexText.of("Parr & Howard_100%#{}"))
        .isEqualTo("Parr \\& Howard\\_100\\%\\#\\{\\}");
    assertThat(LatexText.of("a\\b^c~d"))
        .isEqualTo("a\\textbackslash{}b\\textasciicircum{}c\\textasciitilde{}d");
  }

  @Test
  void a_name_brings_no_command_and_no_end_of_a_formula() {
    assertThat(LatexText.of("$<")).isEqualTo("\\$$<$");
    assertThat(LatexText.of("\\\u0302\n\u202E"))
        .isEqualTo("\\textbackslash{}\u0302\\textbackslash{}n\\textbackslash{}u202e");
  }

  @Test
  void a_name_inside_mathematics_has_no_dollar_signs() {
    assertThat(LatexText.symbol("ε₁")).isEqualTo("\\epsilon_{1}");
    assertThat(LatexText.symbol("X")).isEqualTo("X");
  }
}

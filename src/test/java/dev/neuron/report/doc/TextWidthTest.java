package dev.neuron.report.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextWidthTest {
  @Test
  void a_hat_takes_no_place() {
    assertThat(TextWidth.of("x\u0302ᵀ")).isEqualTo(2);
    assertThat(TextWidth.left("x\u0302", 3)).isEqualTo("x\u0302  ");
    assertThat(TextWidth.right("ŵ", 3)).isEqualTo("  ŵ");
    assertThat(TextWidth.of("\uD835\uDC00")).isEqualTo(1);
    assertThat(TextWidth.right("long", 3)).isEqualTo("long");
  }

  @Test
  void wraps_between_words() {
    assertThat(TextWidth.wrap("one two three", 7)).isEqualTo(List.of("one two", "three"));
    assertThat(TextWidth.wrap("unbreakable", 3)).isEqualTo(List.of("unbreakable"));
    assertThat(TextWidth.wrap("", 3)).isEqualTo(List.of(""));
  }

  @Property
  void wrapping_loses_no_word(Draw draw) {
    String clean = draw.text("abcxyz ABC   ", 200).trim().replaceAll(" +", " ");
    int width = draw.between(1, 40);
    List<String> lines = TextWidth.wrap(clean, width);
    assertThat(String.join(" ", lines)).isEqualTo(clean);
    assertThat(lines).allMatch(line -> line.length() <= width || !line.contains(" "));
  }

  @Test
  void folds_at_the_gap_between_columns_or_else_between_words() {
    String text =
        """
        short
          u = w ⊗ x      2×1       [P] Vector sum reduction
        a sentence that is longer than the terminal is wide
        """;
    assertThat(TextWidth.fold(text, 30))
        .isEqualTo(
            """
            short
              u = w ⊗ x      2×1
                  [P] Vector sum reduction
            a sentence that is longer than
            the terminal is wide
            """);
    assertThat(TextWidth.fold(text, 200)).isEqualTo(text);
    assertThat(TextWidth.fold(text, Integer.MAX_VALUE)).isEqualTo(text);
    assertThat(TextWidth.fold("- a point of a list", 12)).isEqualTo("- a point of\n  a list");
    assertThat(TextWidth.fold("unbreakable words", 3)).isEqualTo("unbreakable\nwords");
  }

  @Property
  void folding_loses_no_word_and_exceeds_the_width_for_single_words_only(Draw draw) {
    String text = draw.text("abcxyz ABC   \n", 300);
    int width = draw.between(1, 60);
    String folded = TextWidth.fold(text, width);
    assertThat(folded.split("\\s+")).isEqualTo(text.split("\\s+"));
    assertThat(folded.lines())
        .allMatch(line -> line.length() <= width || !line.strip().contains(" "));
  }
}

package dev.neuron.report.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.diagnose.rules.RuleBook;
import dev.neuron.diagnose.rules.RuleChecker;
import dev.neuron.diagnose.rules.RuleReview;
import dev.neuron.report.doc.TextWidth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTextTest {
  private static final RuleReview REVIEW = new RuleChecker(42).check(RuleBook.all());

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 200})
  void the_list_and_every_rule_fit_the_terminal_and_lose_no_word(int width) {
    assertFits(
        RulesText.list(REVIEW, false, width),
        RulesText.list(REVIEW, false, Integer.MAX_VALUE),
        width);
    RuleReview.RuleResult shapes = result("jacobian-shapes");
    RuleReview alone = new RuleReview(42, RuleChecker.POINTS, List.of(shapes));
    assertFits(
        RulesText.whole(alone, shapes, false, width),
        RulesText.whole(alone, shapes, false, Integer.MAX_VALUE),
        width);
  }

  @Test
  void headings_have_colours_on_a_terminal_and_nothing_else_where_all_holds() {
    String list = RulesText.list(REVIEW, true, 80);
    assertThat(list.lines().filter(line -> line.contains("\u001b")))
        .contains("\u001b[1mChain rules\u001b[0m")
        .allMatch(line -> line.startsWith("\u001b[1m") && line.endsWith("\u001b[0m"));
  }

  private static RuleReview.RuleResult result(String name) {
    return REVIEW.results().get(RuleBook.names().indexOf(name));
  }

  private static void assertFits(String folded, String wide, int width) {
    assertThat(folded.lines()).allMatch(line -> TextWidth.of(line) <= width);
    assertThat(folded.split("\\s+")).isEqualTo(wide.split("\\s+"));
  }
}

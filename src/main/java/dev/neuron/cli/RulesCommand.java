package dev.neuron.cli;

import dev.neuron.data.DataException;
import dev.neuron.data.NearestName;
import dev.neuron.diagnose.rules.Rule;
import dev.neuron.diagnose.rules.RuleBook;
import dev.neuron.diagnose.rules.RuleChecker;
import dev.neuron.diagnose.rules.RuleResult;
import dev.neuron.diagnose.rules.RuleReview;
import dev.neuron.report.RulesJson;
import dev.neuron.report.RulesLatex;
import dev.neuron.report.RulesMarkdown;
import dev.neuron.report.RulesText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuron rules [NAME]}. */
@Command(
    name = "rules",
    description =
        "Checks the rules of matrix calculus behind the gradient: each closed form against"
            + " automatic differentiation, on random inputs.",
    footerHeading = "Examples:%n",
    footer = {
      "  neuron rules                                   all rules, a line each",
      "  neuron rules dot-product                       one rule with its numbers",
      "  neuron rules composite-backward --seed 7       at other random points",
      "  neuron rules --format latex > rules.tex        for lecture notes",
      ""
    })
final class RulesCommand implements Subcommand {
  @Mixin private CommonOptions common;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A rule's name, to see it whole; without it all rules are listed.")
  private String name;

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 1,
      description = "Where the random inputs come from (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      order = 2,
      description = "How to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private PageFormat format = PageFormat.TEXT;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitStatus run(Console console) {
    return answer(console, RuleBook.all());
  }

  /** Answers from a book of rules, which tests replace by a wrong one. */
  ExitStatus answer(Console console, List<Rule> book) {
    List<Rule> chosen = name == null ? book : List.of(find(book));
    RuleReview review = new RuleChecker(seed).check(chosen);
    console.out().print(name == null ? list(review) : whole(review));
    return review.holds() ? ExitStatus.DONE : ExitStatus.ANSWER_IS_NO;
  }

  private Rule find(List<Rule> book) {
    List<String> names = new ArrayList<>();
    for (Rule rule : book) {
      if (rule.name().equals(name)) {
        return rule;
      }
      names.add(rule.name());
    }
    throw DataException.request(
        "there is no rule '" + name + "'" + NearestName.hint(name, names),
        "'neuron rules' lists them");
  }

  private String list(RuleReview review) {
    return switch (format) {
      case TEXT -> RulesText.list(review);
      case MARKDOWN -> RulesMarkdown.list(review);
      case LATEX -> RulesLatex.list(review);
      case JSON -> RulesJson.of(review);
    };
  }

  private String whole(RuleReview review) {
    RuleResult only = review.results().get(0);
    return switch (format) {
      case TEXT -> RulesText.whole(review, only);
      case MARKDOWN -> RulesMarkdown.whole(review, only);
      case LATEX -> RulesLatex.whole(review, only);
      case JSON -> RulesJson.of(review);
    };
  }
}

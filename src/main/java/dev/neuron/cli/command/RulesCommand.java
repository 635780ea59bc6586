package dev.neuron.cli.command;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.data.DataException;
import dev.neuron.data.NearestName;
import dev.neuron.diagnose.rules.Rule;
import dev.neuron.diagnose.rules.RuleBook;
import dev.neuron.diagnose.rules.RuleChecker;
import dev.neuron.diagnose.rules.RuleReview;
import dev.neuron.diagnose.rules.RuleReview.RuleResult;
import dev.neuron.report.explain.RulesJson;
import dev.neuron.report.explain.RulesLatex;
import dev.neuron.report.explain.RulesMarkdown;
import dev.neuron.report.explain.RulesText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code neuron rules [NAME]}. */
public final class RulesCommand extends Subcommand {
  private static final int MOST_NAMED = 6;

  private final Option<List<String>> words =
      optionalArguments(
          "NAME",
          "A rule's name, to see it whole; without it all rules are listed.",
          () -> RuleBook.all().stream().map(Rule::name).iterator());
  private final Option<Long> seed =
      option("--seed", "N")
          .in(Section.DATA)
          .help("Where the random inputs come from (default: 42).")
          .whole()
          .otherwise(42L);
  private final Option<PageFormat> format =
      option("--format", "NAME")
          .help("How to print: ${COMPLETION-CANDIDATES} (default: text).")
          .choice(PageFormat.TEXT);

  public RulesCommand() {
    super(
        "Checks the rules of matrix calculus behind the gradient: each closed form against"
            + " automatic differentiation, on random inputs.",
        """
          neuron rules                                   all rules, a line each
          neuron rules dot-product                       one rule with its numbers
          neuron rules composite-backward --seed 7       at other random points
          neuron rules --format latex > rules.tex        for lecture notes
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    return answer(console, RuleBook.all());
  }

  /** Answers from a book of rules, which tests replace by a wrong one. */
  ExitStatus answer(Console console, List<Rule> book) {
    List<Rule> chosen = words.isGiven() ? List.of(find(book)) : book;
    RuleReview review = new RuleChecker(seed.value()).check(chosen);
    console.out().print(words.isGiven() ? whole(review, console) : list(review, console));
    if (!review.holds()) {
      console.error("the two sides of a rule do not agree");
    }
    return review.holds() ? ExitStatus.DONE : ExitStatus.ANSWER_IS_NO;
  }

  /** The rule of a name, whose words may stand apart. */
  private Rule find(List<Rule> book) {
    String asked = String.join(" ", words.value()).strip();
    List<String> names = new ArrayList<>();
    for (Rule rule : book) {
      if (rule.name().equalsIgnoreCase(asked.replaceAll("\\s+", "-"))) {
        return rule;
      }
      names.add(rule.name());
    }
    String hint = NearestName.hint(asked, names);
    throw DataException.request(
        "there is no rule '" + asked + "'" + (hint.isEmpty() ? about(asked, book) : hint),
        "'neuron rules' lists them");
  }

  /**
   * The rules with all of the words in their text, with or without its blanks: first those with
   * them in their names, then those of a source's section that is called so.
   */
  private static String about(String asked, List<Rule> book) {
    List<String> words = List.of(asked.toLowerCase(Locale.ROOT).split("\\s+"));
    Set<String> found = new LinkedHashSet<>();
    for (Function<Rule, String> text :
        List.<Function<Rule, String>>of(Rule::name, Rule::sections, Rule::text)) {
      for (Rule rule : book) {
        String lower = text.apply(rule).toLowerCase(Locale.ROOT);
        String both = lower + "\n" + lower.replace(" ", "");
        if (!words.contains("") && words.stream().allMatch(both::contains)) {
          found.add(rule.name());
        }
      }
    }
    String some = found.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return found.isEmpty()
        ? ""
        : "; about it "
            + (found.size() == 1 ? "is " : "are ")
            + some
            + (found.size() > MOST_NAMED ? ", …" : "");
  }

  private String list(RuleReview review, Console console) {
    return switch (format.value()) {
      case TEXT -> RulesText.list(review, console.colorsOut(), console.widthOut());
      case MARKDOWN -> RulesMarkdown.list(review);
      case LATEX -> RulesLatex.list(review);
      case JSON -> RulesJson.of(review);
    };
  }

  private String whole(RuleReview review, Console console) {
    RuleResult only = review.results().get(0);
    return switch (format.value()) {
      case TEXT -> RulesText.whole(review, only, console.colorsOut(), console.widthOut());
      case MARKDOWN -> RulesMarkdown.whole(review, only);
      case LATEX -> RulesLatex.whole(review, only);
      case JSON -> RulesJson.of(review);
    };
  }
}

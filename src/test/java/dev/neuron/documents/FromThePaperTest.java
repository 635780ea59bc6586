package dev.neuron.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.diagnose.rules.Rule;
import dev.neuron.diagnose.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that leads from each formula to code, test and rule leads somewhere. */
class FromThePaperTest {
  private static final Path PAGE = Path.of("src/site/markdown/from-the-paper-to-the-program.md");
  private static final Pattern CODE = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");
  private static final Pattern RULE = Pattern.compile("`rules ([a-z-]+)`");

  @Test
  void every_class_method_and_test_it_names_exists() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> missing = new TreeSet<>();
    int named = 0;
    Matcher matcher = CODE.matcher(page);
    while (matcher.find()) {
      // Placeholders that explain the notation.
      if (Set.of("Class", "TestClass").contains(matcher.group(1))) {
        continue;
      }
      named++;
      if (!isDeclared(matcher.group(1), matcher.group(2))) {
        missing.add(matcher.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).as("the page names much code").isGreaterThan(60);
  }

  /** Whether there is a class of that name, in some package, with that method or with any. */
  private static boolean isDeclared(String type, String method) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(file -> file.endsWith(type + ".java")).toList()) {
        if (declares(Files.readString(file), method)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Whether a method of that name is declared: after a type, before its parameters. */
  private static boolean declares(String source, String method) {
    return method == null
        || Pattern.compile("[\\w>\\]] " + method + "\\([^)]*\\)[^;]*?\\{").matcher(source).find();
  }

  @Test
  void every_rule_it_names_exists_and_every_rule_is_named() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> named = new TreeSet<>();
    Matcher matcher = RULE.matcher(page);
    while (matcher.find()) {
      named.add(matcher.group(1));
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(RuleBook.names());
  }

  @Test
  void every_section_that_a_rule_cites_is_on_the_page() throws IOException {
    String page = Files.readString(PAGE);
    List<String> absent = new ArrayList<>();
    for (Rule rule : RuleBook.all()) {
      rule.citations()
          .forEach(
              citation -> {
                if (!page.contains(citation.section())) {
                  absent.add(citation.toString());
                }
              });
    }
    assertThat(absent).isEmpty();
  }
}

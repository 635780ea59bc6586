package dev.neuron.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No link in what the project writes leads nowhere, as GitHub and the site of the manual read it.
 */
class LinksTest {
  private static final Path MANUAL = Path.of("src/site/markdown");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(pages());
    try (Stream<Path> files = Files.list(Path.of(""))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    documents.add(Path.of("data/README.md"));
    return documents;
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(MANUAL)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void every_link_leads_somewhere(Path document) throws IOException {
    Matcher matcher = LINK.matcher(prose(document));
    while (matcher.find()) {
      String link = matcher.group(1);
      if (link.contains("://")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path folder = document.toAbsolutePath().getParent();
      Path file = parts[0].isEmpty() ? document : folder.resolve(parts[0]).normalize();
      assertThat(file).as("%s: %s", document, link).exists();
      if (parts.length == 2) {
        assertThat(anchors(file)).as("%s: %s", document, link).contains(parts[1]);
      }
    }
  }

  @Test
  void every_page_of_the_manual_is_listed_once_in_its_menu() throws IOException {
    String index = prose(MANUAL.resolve("index.md"));
    String menu = index.substring(index.indexOf("\n## "));
    for (Path page : pages()) {
      String name = page.getFileName().toString();
      if (!name.equals("index.md")) {
        assertThat(menu.split(Pattern.quote("](" + name + ")"), -1)).as(name).hasSize(2);
      }
    }
  }

  @Test
  void commands_for_contributors_name_tests_and_scripts_that_are_there() throws IOException {
    String text = Files.readString(Path.of("CONTRIBUTING.md"));
    Matcher test = Pattern.compile("test=(\\w+)(?:#(\\w+))?").matcher(text);
    int tests = 0;
    for (; test.find(); tests++) {
      String name = test.group(1) + ".java";
      try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
        List<Path> classes = files.filter(file -> file.endsWith(name)).toList();
        assertThat(classes).as(name).hasSize(1);
        if (test.group(2) != null) {
          assertThat(classes.get(0)).content().contains(" " + test.group(2) + "(");
        }
      }
    }
    assertThat(tests).isGreaterThanOrEqualTo(3);
    Matcher script = Pattern.compile("`(?:bash )?([.\\w]+/\\w+) ").matcher(text);
    while (script.find()) {
      assertThat(Path.of(script.group(1))).exists();
    }
  }

  /** The anchors of headings as GitHub makes them: small letters, no marks, - for blanks. */
  private static List<String> anchors(Path document) throws IOException {
    return prose(document)
        .lines()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1"))
        .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_\\- ]", ""))
        .map(text -> text.replace(' ', '-'))
        .toList();
  }

  /** The document without its boxes of code. */
  private static String prose(Path document) throws IOException {
    return Files.readString(document).replaceAll("(?ms)^```.*?^```$", "");
  }
}

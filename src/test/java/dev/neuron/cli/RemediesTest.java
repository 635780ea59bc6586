package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A remedy that is printed, followed to the letter, gets past the error it was printed for. Each
 * bad input is trained on, every remedy of its message is tried, and every remedy of what is said
 * then, three in a row at most; where each way ends, in rows used, is counted by hand.
 */
class RemediesTest {
  private static final Pattern OPTION =
      Pattern.compile("--(units|[a-z-]+ (?:'[^']*'|\"[^\"]*\"|[^\\s,();'\"]+))");
  private static final int MOST = 3;

  @TempDir private Path directory;

  static Stream<Arguments> bad_inputs() {
    return Stream.of(
        bad("a word in a column", "a,b,y\n1,2,3\n1,x,3\n4,5,6\n7,8,1\n", "")
            .ends("--missing-tokens x --missing skip", "4 rows, 3 used, 1 skipped")
            .ends("--bad-rows skip", "3 used, 0 skipped, 1 rejected")
            .ends("--exclude b", "4 rows, 4 used")
            .end(),
        bad("a word in the only feature", "a,y\n1,3\nx,3\n4,6\n", "")
            .ends("--missing-tokens x --missing skip", "3 rows, 2 used, 1 skipped")
            .ends("--bad-rows skip", "2 used, 0 skipped, 1 rejected")
            .end(),
        bad("a word in the target", "a,y\n1,3\n2,x\n4,6\n", "")
            .ends("--missing-tokens x --missing skip", "3 rows, 2 used, 1 skipped")
            .ends("--bad-rows skip", "2 used, 0 skipped, 1 rejected")
            .end(),
        bad("an empty cell", "a,y\n1,3\n,4\n4,6\n", "")
            .ends("--missing skip", "3 rows, 2 used, 1 skipped")
            .end(),
        bad("an empty target", "a,y\n1,3\n2,\n4,6\n", "")
            .ends("--missing skip", "3 rows, 2 used, 1 skipped")
            .end(),
        bad("an empty weight", "a,w,y\n1,1,3\n2,,4\n4,2,6\n", "--weights w")
            .ends("--missing skip", "3 rows, 2 used, 1 skipped")
            .end(),
        bad("a cell too few", "a,b,y\n1,2,3\n1,2\n4,5,6\n", "")
            .ends("--bad-rows skip", "2 used, 0 skipped, 1 rejected")
            .end(),
        bad("a comma in doubt", "a;y\n1,200;1\n1,300;2\n1,400;2\n", "")
            .ends("--thousands ','", "3 rows, 3 used")
            .ends("--decimal ','", "3 rows, 3 used")
            .end(),
        bad("a comma in one cell", "a;y\n1;1\n1,5;2\n3;3\n4;4\n", "")
            .ends("--decimal ','", "4 rows, 4 used")
            .end(),
        bad("dollars", "a,y\n$1.50,1\n$2.50,2\n$4.50,3\n", "")
            .ends("--units", "3 rows, 3 used")
            .end(),
        bad("dollars in the target", "a,y\n1,$1.50\n2,$2.50\n3,$3.75\n", "")
            .ends("--units", "3 rows, 3 used")
            .end(),
        bad("brackets", "a,y\n1,1\n(2),2\n3,3\n4,4\n", "").ends("--units", "4 rows, 4 used").end(),
        bad("a target of two texts", "a,y\n1,up\n2,down\n3,up\n", "")
            .ends("--target a", null)
            .ends("--positive up", "\"up\" for 1 (2 of 3 rows)")
            .ends("--positive down", "\"down\" for 1 (1 of 3 rows)")
            .end(),
        bad("a title", "Fields\nby me\na,b,y\n1,2,3\n2,3,4\n3,5,6\n", "")
            .ends("--skip-lines 2", "3 rows, 3 used")
            .end(),
        bad("a comment", "# by me\na,b,y\n1,2,3\n2,3,4\n3,5,6\n", "")
            .ends("--comment '#'", "3 rows, 3 used")
            .end(),
        bad("a title under a comment", "# x\nFields\na,b,y\n1,2,3\n2,3,4\n3,5,6\n", "")
            .ends("--skip-lines 2", "3 rows, 3 used")
            .end(),
        bad("two ways to cut", "1,500 200,3\n1,600 300,4\n", "")
            .ends("--delimiter ','", "2 rows, 2 used")
            .ends("--delimiter ' '", "2 rows, 2 used")
            .end(),
        bad("dates alone", "d,y\n2020-01-01,1\n2020-01-03,2\n2020-01-09,3\n", "")
            .ends("--date d", "3 rows, 3 used")
            .end(),
        bad("one name twice", "a,a,y\n1,2,3\n2,3,4\n", "")
            .ends("--skip-lines 1", "2 rows, 2 used")
            .end(),
        bad("one number twice among names", "1,1,y\n2,3,4\n3,5,9\n", "")
            .ends("--skip-lines 1", "2 rows, 2 used")
            .end(),
        bad("numbers as a target of texts", "a,y\n1,2\n2,3\n", "--positive yes").end(),
        bad("a text as weight", "a,w,y\n1,x,3\n2,z,4\n4,x,6\n", "--weights w").end());
  }

  /** A bad input and where its remedies lead; null for a new error without a remedy to try. */
  private static final class Bad {
    private final String name;
    private final String text;
    private final String options;
    private final Map<String, String> ends = new LinkedHashMap<>();

    Bad(String name, String text, String options) {
      this.name = name;
      this.text = text;
      this.options = options;
    }

    Bad ends(String remedies, String said) {
      ends.put(remedies, said);
      return this;
    }

    Arguments end() {
      return Arguments.of(name, text, options, ends);
    }
  }

  private static Bad bad(String name, String text, String options) {
    return new Bad(name, text, options);
  }

  private Ran train(Path data, String options) {
    List<String> words = new ArrayList<>(List.of("train", data.toString(), "-e", "1"));
    Matcher word = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)").matcher(options);
    while (word.find()) {
      words.add(
          Stream.of(word.group(1), word.group(2), word.group(3))
              .filter(found -> found != null)
              .findFirst()
              .orElseThrow());
    }
    return Ran.neuron(words.toArray());
  }

  /** The remedies in the brackets of a message: options that stand side by side are one. */
  private static List<String> remedies(String message) {
    List<String> found = new ArrayList<>();
    String first = message.lines().findFirst().orElse("");
    String brackets = first.endsWith(")") ? first.substring(first.lastIndexOf(" (") + 1) : "";
    Matcher option = OPTION.matcher(brackets);
    int behind = -1;
    while (option.find()) {
      if (option.start() == behind + 1 && !found.isEmpty()) {
        found.set(found.size() - 1, found.get(found.size() - 1) + " " + option.group());
      } else {
        found.add(option.group());
      }
      behind = option.end();
    }
    return found;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad_inputs")
  void every_remedy_gets_past_its_error(
      String name, String text, String options, Map<String, String> ends) throws IOException {
    Path data = Files.writeString(directory.resolve("d.csv"), text);
    Ran ran = train(data, options);
    assertThat(ran.status()).as(ran.err()).isIn(2, 65);
    assertThat(ran.err().lines()).as("one line").hasSizeLessThan(3);
    Map<String, String> reached = new LinkedHashMap<>();
    follow(data, options, "", ran, reached, 0);
    assertThat(reached.keySet()).isEqualTo(ends.keySet());
    ends.forEach(
        (remedy, said) -> {
          if (said != null) {
            assertThat(reached.get(remedy)).as(remedy).contains(said);
          }
        });
  }

  private void follow(
      Path data, String options, String taken, Ran before, Map<String, String> ends, int steps) {
    List<String> remedies = remedies(before.err());
    if (remedies.isEmpty() && steps > 0) {
      ends.put(taken, null);
    }
    for (String remedy : remedies) {
      assertThat(steps).as("steps of " + taken).isLessThan(MOST);
      String all = (taken + " " + remedy).trim();
      Ran after = train(data, options + " " + all);
      if (after.status() == 0) {
        ends.put(all, after.err());
      } else {
        assertThat(Set.of(2, 65)).contains(after.status());
        assertThat(after.err()).as("after " + all).isNotEqualTo(before.err());
        follow(data, options, all, after, ends, steps + 1);
      }
    }
  }
}

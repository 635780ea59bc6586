package dev.neuron.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.CommandName;
import dev.neuron.diagnose.rules.Citation.Source;
import dev.neuron.diagnose.rules.Rule;
import dev.neuron.diagnose.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that leads from every formula of the sources to where it runs leaves none out. */
class EveryFormulaTest {
  private static final Path MANUAL = Path.of("src/site/markdown");
  private static final Pattern PLACE = Pattern.compile("`([^`]+)`|\\]\\(([^)]+)\\)");
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:–(\\d+))?");
  private static final Map<Source, List<String[]>> ROWS = new EnumMap<>(Source.class);

  @BeforeAll
  static void read() throws IOException {
    Source source = null;
    for (String line : Files.readAllLines(MANUAL.resolve("every-formula.md"))) {
      if (line.startsWith("## [")) {
        source = Source.valueOf(line.substring(4, 5));
        ROWS.put(source, new ArrayList<>());
      } else if (line.startsWith("| ") && !line.contains("runs in")) {
        ROWS.get(source).add(line.substring(2, line.length() - 2).split(" \\| "));
      }
    }
  }

  private static Stream<String[]> rows() {
    return ROWS.values().stream().flatMap(List::stream);
  }

  private static List<String> places(String[] row) {
    List<String> places = new ArrayList<>();
    Matcher matcher = PLACE.matcher(row[2]);
    while (matcher.find()) {
      places.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return places;
  }

  /** How many displayed equations [L] has, and how far the numbers go that [D] is asked for. */
  @ParameterizedTest
  @CsvSource({"L, 63", "D, 20"})
  void no_equation_of_a_source_is_left_out(Source source, int last) {
    Set<Integer> numbers = new TreeSet<>();
    for (String[] row : ROWS.get(source)) {
      if (!row[0].startsWith("Exercise")) {
        Matcher matcher = NUMBERS.matcher(row[0]);
        while (matcher.find()) {
          int first = Integer.parseInt(matcher.group(1));
          int end = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
          IntStream.rangeClosed(first, end)
              .forEach(number -> assertThat(numbers.add(number)).as("%d twice", number).isTrue());
        }
      }
    }
    assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, last).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void no_exercise_is_left_out(int number) {
    assertThat(ROWS.get(Source.L)).extracting(row -> row[0]).contains("Exercise " + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Review: Scalar derivative rules",
        "Introduction to vector calculus and partial derivatives",
        "Matrix calculus",
        "Generalization of the Jacobian",
        "Derivatives of vector element-wise binary operators",
        "Derivatives involving scalar expansion",
        "Vector sum reduction",
        "Single-variable chain rule",
        "Single-variable total-derivative chain rule",
        "Vector chain rule",
        "The gradient of neuron activation",
        "The gradient of the neural network loss function",
        "The gradient with respect to the weights",
        "The derivative with respect to the bias",
        "Reference: Gradients and Jacobians",
        "Reference: Element-wise operations on vectors",
        "Reference: Scalar expansion",
        "Reference: Vector reductions",
        "Reference: Chain rules",
      })
  void no_section_and_no_reference_rule_of_the_paper_is_left_out(String section) {
    assertThat(ROWS.get(Source.P)).extracting(row -> row[0]).contains(section);
  }

  @Test
  void every_row_leads_to_a_rule_a_command_or_a_page_that_exists() {
    Set<String> commands =
        Stream.of(CommandName.values())
            .map(command -> command.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    rows()
        .forEach(
            row -> {
              assertThat(places(row)).as(row[0]).isNotEmpty();
              for (String place : places(row)) {
                boolean exists =
                    place.startsWith("rules ")
                        ? RuleBook.find(place.substring(6)) != null
                        : place.endsWith(".md")
                            ? Files.exists(MANUAL.resolve(place))
                            : commands.contains(place);
                assertThat(exists).as("%s: %s", row[0], place).isTrue();
              }
            });
  }

  @Test
  void every_rule_is_where_some_formula_runs() {
    Set<String> named =
        rows()
            .flatMap(row -> places(row).stream())
            .filter(place -> place.startsWith("rules "))
            .map(place -> place.substring(6))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(RuleBook.all()).extracting(Rule::name).containsExactlyInAnyOrderElementsOf(named);
  }
}

package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.golden.PackagedProgram.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code action.yml}: what it hands over, and what it runs; and what else names the version. */
class ActionIT {
  private static final Path PROJECT = PackagedProgram.projectDirectory();

  @TempDir private Path folder;

  @BeforeEach
  void check_out() throws IOException {
    GoldenCase.copyData(folder, PROJECT);
    Path scripts = Files.createDirectories(folder.resolve("scripts"));
    Files.copy(PROJECT.resolve("scripts/action"), scripts.resolve("action"));
    String command =
        PackagedProgram.command().stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    Path launcher =
        Files.writeString(scripts.resolve("neuron"), "#!/bin/sh\nexec " + command + " \"$@\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  /** Runs the action's step as a runner does on a push, with these inputs, the others empty. */
  private Outcome run(Map<String, String> inputs) throws IOException {
    return run("refs/heads/main", inputs);
  }

  private Outcome run(String ref, Map<String, String> inputs) throws IOException {
    String action = Files.readString(PROJECT.resolve("action.yml"));
    Matches steps = Matches.of("(?m)^      run: '(.*)'$", action);
    assertThat(steps.groups(1)).hasSize(1);
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", steps.groups(1).get(0)).directory(folder.toFile());
    builder.environment().put("GITHUB_ACTION_PATH", folder.toString());
    builder.environment().put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    builder.environment().put("GITHUB_REF", ref);
    builder.environment().put("GITHUB_REPOSITORY", "me/data");
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    Matches variables = Matches.of("(?m)^        (\\w+): \\$\\{\\{ inputs[.]([\\w-]+) }}$", action);
    assertThat(new TreeSet<>(variables.groups(2)))
        .isEqualTo(new TreeSet<>(Matches.of("(?m)^  ([\\w-]+):\n    descr", action).groups(1)))
        .containsAll(inputs.keySet());
    for (MatchResult variable : variables.all()) {
      builder.environment().put(variable.group(1), inputs.getOrDefault(variable.group(2), ""));
    }
    return PackagedProgram.finish(builder);
  }

  private record Matches(List<MatchResult> all) {
    static Matches of(String regex, String text) {
      return new Matches(Pattern.compile(regex).matcher(text).results().toList());
    }

    List<String> groups(int number) {
      return all.stream().map(match -> match.group(number)).toList();
    }
  }

  @Test
  void trains_and_shows_the_neuron_and_the_rates_in_the_summary() throws IOException {
    Outcome outcome =
        run(
            Map.of(
                "data", "data/mtcars.csv",
                "options", "--target mpg --features wt,hp",
                "rates", "0.01:0.1:3",
                "model", "a model.json"));
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.stdout()).contains("mpg = max(0, ");
    assertThat(folder.resolve("summary.md"))
        .content()
        .startsWith("### data/mtcars.csv\n\n```\n")
        .contains("epoch  ", "mpg = max(0, ", "| | learning rate |");
    assertThat(folder.resolve("a model.json")).exists();
  }

  @Test
  void fails_where_the_gate_is_missed_and_says_so_in_the_summary() throws IOException {
    Outcome outcome = run(Map.of("data", "data/diabetes.csv", "max-loss", "2800"));
    assertThat(outcome.exit()).isEqualTo(5);
    assertThat(folder.resolve("summary.md")).content().contains("is above --max-loss 2800");
  }

  @ParameterizedTest
  @CsvSource({
    "min-r2, 0.6, 5, R² 0.515",
    "max-held-out-loss, 2900, 5, is above --max-held-out-loss 2900",
    "require-converged, true, 6, as --require-converged demands",
    "min-r2, 0.5, 0, R²",
    "max-held-out-loss, 3500, 0, held out",
    "require-converged, false, 0, progression =",
  })
  void every_gate_of_the_program_is_an_input(String gate, String bound, int exit, String said)
      throws IOException {
    Outcome outcome = run(Map.of("data", "data/diabetes.csv", "options", "--folds 3", gate, bound));
    assertThat(outcome.exit()).isEqualTo(exit);
    assertThat(outcome.stdout()).contains(said);
    assertThat(folder.resolve("model.json")).doesNotExist();
  }

  /** A gh that hands out the numbers of comments there are, and keeps what it is told. */
  private void gh(String answer) throws IOException {
    Path gh =
        Files.writeString(
            folder.resolve("gh"),
            """
            #!/bin/sh
            cd '%s'
            case $* in
              *--paginate*) printf '%%s\\n' "$*" "$MARK" >>asked; %s ;;
              *) printf '%%s\\n' "$*" >>told; for last; do :; done; cat "${last#body=@}" >body ;;
            esac
            """
                .formatted(folder, answer));
    assertThat(gh.toFile().setExecutable(true)).isTrue();
  }

  private static final Map<String, String> COMMENTED =
      Map.of("data", "data/faithful.csv", "rates", "0.01:0.1:3", "comment", "true");

  @Test
  void a_pull_request_gets_one_comment_with_the_table_which_later_runs_write_anew()
      throws IOException {
    gh("true");
    assertThat(run("refs/pull/42/merge", COMMENTED).exit()).isZero();
    assertThat(folder.resolve("asked"))
        .content()
        .startsWith("api repos/me/data/issues/42/comments --paginate --jq .[] | select(")
        .endsWith("\n<!-- neuron data/faithful.csv -->\n");
    assertThat(folder.resolve("told"))
        .content()
        .startsWith("api --method POST repos/me/data/issues/42/comments --field body=@");
    assertThat(folder.resolve("body"))
        .content()
        .startsWith("<!-- neuron data/faithful.csv -->\n### data/faithful.csv\n")
        .contains("eruptions = max(0, ", "| | learning rate |");

    Files.delete(folder.resolve("told"));
    gh("echo 777; echo 999");
    assertThat(run("refs/pull/42/merge", COMMENTED).exit()).isZero();
    assertThat(folder.resolve("told"))
        .content()
        .startsWith("api --method PATCH repos/me/data/issues/comments/777 --field body=@");
  }

  @Test
  void a_push_gets_no_comment_and_one_that_may_not_be_written_is_a_warning() throws IOException {
    gh("echo 'HTTP 403' >&2; exit 1");
    assertThat(run(COMMENTED).stdout()).doesNotContain("::warning::");
    assertThat(folder.resolve("asked")).doesNotExist();
    Outcome outcome = run("refs/pull/42/merge", COMMENTED);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.stdout()).contains("::warning::neuron: no comment was written");
  }

  @Test
  void the_catalogue_for_jbang_names_this_version() throws IOException {
    String pom = Files.readString(PROJECT.resolve("pom.xml"));
    String version = Matches.of("<version>([^<]+)</version>", pom).groups(1).get(0);
    assertThat(PROJECT.resolve("jbang-catalog.json"))
        .content()
        .contains("\"dev.neuron:neuron:" + version + "\"", "\"main\": \"dev.neuron.Main\"");
  }
}

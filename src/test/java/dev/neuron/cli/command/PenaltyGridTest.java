package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenaltyGridTest {
  private static Ran compare(String... more) {
    List<Object> args = new ArrayList<>(List.of("compare", "data/diabetes.csv", "-q"));
    args.addAll(List.of(more));
    return Ran.neuron(args.toArray());
  }

  private static List<String[]> rows(Ran ran) {
    return ran.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
  }

  @Test
  void penalties_are_crossed_with_the_rest() {
    Ran ran = compare("--l1=0,1", "--l2=1e-2:1:3", "--optimizers=gd,adam", "--format=csv");
    assertThat(rows(ran)).hasSize(2 * 3 * 2);
    assertThat(rows(ran))
        .extracting(row -> row[20] + " " + row[21])
        .contains("0.0 0.01", "0.0 0.1", "1.0 1.0");
  }

  /** Each row is the run that train makes of it. */
  @Test
  void rows_rank_by_the_loss_on_unseen_rows() {
    Ran ran = compare("--l1=1,20,3", "--validation=0.2", "--format=csv");
    double before = 0;
    for (String[] row : rows(ran)) {
      Ran alone =
          Ran.neuron(
              "train",
              "data/diabetes.csv",
              "-q",
              "--validation=0.2",
              "--format=csv",
              "--l1=" + row[20]);
      List<String> lines = alone.out().lines().toList();
      String last = lines.get(lines.size() - 1);
      assertThat(row[15]).isEqualTo(last.split(",")[5]);
      assertThat(Double.parseDouble(row[15])).isGreaterThanOrEqualTo(before);
      before = Double.parseDouble(row[15]);
    }
  }

  @Test
  void without_unseen_rows_there_is_a_warning_and_no_best_penalty() {
    Ran ran = compare("--l2=0.1,1");
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).contains("warning: penalties", "--validation 0.2");
    assertThat(ran.out()).doesNotContain("tried");
    assertThat(compare("--l2=0.1,1", "--validation=0.2").err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--l1=50,100,200  | the best --l1, 50, is the smallest tried: a smaller one, or 0, may",
        "--l1=0.01,0.1,1  | the best --l1, 1, is the largest tried: a larger one may be better",
      })
  void a_best_at_the_end_of_its_range_is_told(String option, String told) {
    assertThat(compare(option, "--validation=0.2").out()).contains(told);
  }

  @ParameterizedTest
  @CsvSource({"'--l1=1,10,30'", "'--l1=0,50'"})
  void a_best_inside_its_range_or_0_is_not(String option) {
    assertThat(compare(option, "--validation=0.2").out()).doesNotContain("tried");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare | --l2=-1         | must be at least 0",
        "compare | --l2=0:1:3      | cannot begin with 0",
        "compare | --l2=1:2        | from:to:count",
        "compare | --l2=a          | is not a number",
        "compare | --l1=1,2 -onewton | needs a smooth cost",
        "train   | --l2=0.1,1      | --l2: '0.1,1' is several penalties, which neuron compare"
            + " takes",
        "find    | --l1=1e-4:1:3   | is several penalties",
      })
  void refuses_what_makes_no_sense(String command, String options, String told) {
    List<Object> args = new ArrayList<>(List.of(command, "data/diabetes.csv"));
    args.addAll(List.of(options.split(" ")));
    Ran ran = Ran.neuron(args.toArray());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(told);
  }

  @Test
  void a_picture_shows_the_weights_by_penalty(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("path.html");
    compare("--l1=1:100:5", "--validation=0.2", "--plot=" + page);
    assertThat(Files.readString(page))
        .contains(
            "Weights by penalty", "\"label\":\"bmi\"", "\"x\":[1.0,3.16228,10.0,31.6228,100.0]")
        .contains("{\"label\":\"best\"");
  }
}

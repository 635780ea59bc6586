package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The data sets that come with the program, against figures computed in exact arithmetic. */
class RealDataTest {
  private static final Path DATA = Path.of("data");

  private static Dataset load(String file, String target, MissingRule missing) {
    return DataLoader.load(
        DataRequest.of(DATA.resolve(file))
            .withSelection(Selection.DEFAULT.withTarget(target))
            .withMissing(missing),
        LoadProgress.NONE);
  }

  @Test
  void loads_diabetes_with_every_default() {
    Dataset data = load("diabetes.csv", null, MissingRule.ERROR);
    assertThat(data.columns().names())
        .containsExactly("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6");
    assertThat(data.columns().target()).isEqualTo("progression");
    assertThat(data.rows()).isEqualTo(442);
    // The variance of the target is the loss of the best-constant start.
    double deviation = data.statistics().target().deviation();
    assertThat(deviation * deviation).isCloseTo(5929.884896910383, within(1e-11 * 5929));
  }

  @Test
  void means_and_deviations_are_those_of_exact_arithmetic() {
    Statistics statistics = load("diabetes.csv", null, MissingRule.ERROR).statistics();
    double[] means = {
      48.51809954751131,
      1.4683257918552035,
      26.37579185520362,
      94.64701357466063,
      189.14027149321268,
      115.43914027149322,
      49.78846153846154,
      4.070248868778281,
      4.641410859728507,
      91.26018099547511
    };
    double[] deviations = {
      13.094190207980025,
      0.49899573599220276,
      4.413120855492464,
      13.815628311857534,
      34.568880126921364,
      30.378657550243798,
      12.919562419379737,
      1.288989285051803,
      0.5217992869003063,
      11.48332247173548
    };
    for (int j = 0; j < means.length; j++) {
      assertThat(statistics.mean()[j]).isCloseTo(means[j], within(2 * Math.ulp(means[j])));
      assertThat(statistics.deviation()[j]).isCloseTo(deviations[j], within(2e-15 * deviations[j]));
    }
    assertThat(statistics.target().mean()).isCloseTo(152.13348416289594, within(6e-14));
    assertThat(statistics.target().deviation()).isCloseTo(77.00574586945044, within(1.5e-13));
  }

  @Test
  void leaves_out_the_text_column_of_mtcars_with_a_note() {
    Dataset data = load("mtcars.csv", "mpg", MissingRule.ERROR);
    assertThat(data.columns().names()).doesNotContain("").contains("cyl", "carb").hasSize(10);
    assertThat(Sources.notes(data))
        .anyMatch(
            note -> note.contains("text column \"#1\"") && note.contains("no two of its values"));
  }

  @Test
  void skips_the_rows_of_airquality_with_a_missing_cell() {
    LoadReport report = load("airquality.csv", "Ozone", MissingRule.SKIP).report();
    assertThat(report.rowsRead()).isEqualTo(153);
    assertThat(report.rowsUsed()).isEqualTo(111);
    assertThat(report.rowsSkipped()).isEqualTo(42);
    assertThat(report.rowsRejected()).isZero();
  }
}

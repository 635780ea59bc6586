package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The data sets that come with the program, against figures computed by numpy. */
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
  void leaves_out_the_text_column_of_mtcars_with_a_note() {
    Dataset data = load("mtcars.csv", "mpg", MissingRule.ERROR);
    assertThat(data.columns().names()).doesNotContain("").contains("cyl", "carb").hasSize(10);
    assertThat(Sources.notes(data))
        .anyMatch(note -> note.contains("text column \"\"") && note.contains("--one-hot 1"));
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

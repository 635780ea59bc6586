package dev.neuron.train;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.Scaling;
import dev.neuron.fixture.Fixture;
import dev.neuron.fixture.RealData;
import dev.neuron.math.Block;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs, line by line, against a naive loop in numpy with exactly rounded sums. */
class ReferenceRunTest {
  private static final Fixture SUMMARY = Fixture.read("reference/summary.csv");

  private static Block raw(Fixture.Row run) {
    String target =
        switch (run.text("file")) {
          case "diabetes.csv" -> "progression";
          case "faithful.csv" -> "eruptions";
          default -> run.text("target");
        };
    return RealData.raw(run.text("file"), target);
  }

  private static Scaling scaling(Fixture.Row run, Block raw) {
    return run.text("scale").equals("none") ? Scaling.none(raw.columns()) : RealData.scaling(raw);
  }

  private static Block scaled(Fixture.Row run) {
    return run.text("scale").equals("none") ? raw(run) : RealData.standardized(raw(run));
  }

  private static TrainingPlan plan(Fixture.Row run) {
    TrainingPlan plan = TrainingPlan.DEFAULT;
    if (!run.text("init").equals("mean")) {
      plan = plan.withStart(Start.constant(run.number("init")));
    }
    return run.text("scale").equals("none")
        ? plan.withLearningRate(run.number("learning_rate"))
        : plan;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diabetes",
        "faithful",
        "mtcars",
        "airquality",
        "faithful-raw",
        "diabetes-raw-too-fast"
      })
  void every_line_agrees_with_the_naive_loop(String name) {
    Fixture.Row summary = SUMMARY.row("case", name);
    Runs run = Runs.train(plan(summary), scaled(summary));
    List<Fixture.Row> expected = Fixture.read("reference/" + name + ".csv").rows();
    assertThat(run.lines()).hasSameSizeAs(expected);
    double first = expected.get(0).number("gradient_norm");
    for (int k = 0; k < expected.size(); k++) {
      EpochResult line = run.lines().get(k);
      Fixture.Row row = expected.get(k);
      assertThat(line.epoch()).isEqualTo(k);
      assertThat(line.loss()).as("%s", row).isCloseTo(row.number("loss"), loss(row));
      assertThat(line.gradientNorm())
          .as("%s", row)
          .isCloseTo(
              row.number("gradient_norm"),
              relative(row.number("gradient_norm"), 1e-9, 1e-14 * first));
      assertThat(line.activeShare()).as("%s", row).isEqualTo(row.number("active"));
      assertThat(line.learningRate())
          .isCloseTo(row.number("learning_rate"), relative(row.number("learning_rate"), 1e-13));
    }
  }

  private static Offset<Double> loss(Fixture.Row row) {
    return relative(row.number("loss"), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diabetes",
        "faithful",
        "mtcars",
        "airquality",
        "faithful-raw",
        "diabetes-raw-too-fast"
      })
  void the_end_agrees_with_the_naive_loop(String name) {
    Fixture.Row expected = SUMMARY.row("case", name);
    Block block = scaled(expected);
    Runs run = Runs.train(plan(expected), block);
    assertThat(run.result().verdict().word()).isEqualTo(expected.text("verdict"));
    assertThat(run.result().epochs()).isEqualTo((int) expected.number("epochs"));
    assertThat(block.rows()).isEqualTo((int) expected.number("rows"));
    assertThat(run.result().learningRate().limit())
        .isCloseTo(
            expected.number("stable_below"), relative(expected.number("stable_below"), 1e-13));
    assertThat(run.r2(block)).isCloseTo(expected.number("r2"), within(1e-11));

    double[] weights =
        scaling(expected, raw(expected)).affine(run.result().parameters(), j -> true).parameters();
    List<Fixture.Row> raw = Fixture.read("reference/" + name + "-weights.csv").rows();
    assertThat(weights).hasSameSizeAs(raw);
    for (int j = 0; j < weights.length; j++) {
      double weight = raw.get(j).number("weight");
      assertThat(weights[j]).as("%s", raw.get(j)).isCloseTo(weight, relative(weight, 1e-9));
    }
  }

  /** The figures the documentation promises, as they are printed there. */
  @Test
  void the_promised_figures_of_diabetes_come_out() {
    Runs run = Runs.train(TrainingPlan.DEFAULT, scaled(SUMMARY.row("case", "diabetes")));
    double[][] promised = {
      {0, 5929.884896910383},
      {1, 3548.249390266968},
      {10, 2889.1850259154126},
      {100, 2874.3319149688264}
    };
    for (double[] line : promised) {
      assertThat(run.lines().get((int) line[0]).loss())
          .isCloseTo(line[1], relative(line[1], 1e-12));
    }
    assertThat(run.result().learningRate().value())
        .isCloseTo(0.12424796588524013, relative(0.124, 1e-13));
    assertThat(run.result().learningRate().limit())
        .isCloseTo(0.24849593177048027, relative(0.248, 1e-13));
    assertThat(run.r2(scaled(SUMMARY.row("case", "diabetes")))).isCloseTo(0.51528, within(5e-6));
  }
}

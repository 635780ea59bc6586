package dev.neuron.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.Columns;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadReport;
import dev.neuron.data.MissingRule;
import dev.neuron.math.Affine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenanceTest {
  @Test
  void every_rule_for_missing_cells_and_an_r2_that_does_not_exist_are_kept() throws IOException {
    Provenance from = Models.provenance();
    Provenance.Training told = from.training();
    Provenance.Training training =
        new Provenance.Training(Map.of(), told.seed(), 0, "stopped", 0, Double.NaN);
    Provenance.Data data = new Provenance.Data(List.of(), 0, 0, 0, 0);
    for (MissingRule.Kind kind : MissingRule.Kind.values()) {
      MissingRule rule = new MissingRule(kind, kind == MissingRule.Kind.NUMBER ? -7.5 : 0);
      double replacement = rule.replaces() ? 2 : Double.NaN;
      Columns columns = new Columns(List.of(Feature.numeric("a", replacement)), "y", rule);
      TrainedNeuron saved =
          new TrainedNeuron(
              Models.linear(),
              columns,
              Affine.of(1, 2),
              new double[] {1},
              new Provenance(training, data, from.program(), from.run()));
      String text = new String(ModelFile.bytes(saved), UTF_8);
      assertThat(text).contains("\"options\": {},").contains("\"files\": [],");
      TrainedNeuron loaded =
          ModelFile.read("m.json", new ByteArrayInputStream(text.getBytes(UTF_8)));
      assertThat(loaded.columns()).isEqualTo(saved.columns());
      assertThat(loaded.provenance()).isEqualTo(saved.provenance());
    }
  }

  @Test
  void provenance_that_makes_no_sense_is_refused() {
    Map<String, Object> none = Map.of();
    assertSenseless(() -> new Provenance.Training(none, 1, -1, "stopped", 0, 0), "epochs");
    assertSenseless(() -> new Provenance.Training(none, 1, 1, "dead", 0, 0), "verdict");
    double infinite = Double.POSITIVE_INFINITY;
    assertSenseless(() -> new Provenance.Training(none, 1, 1, "stopped", infinite, 0), "loss");
    assertSenseless(() -> new Provenance.Training(none, 1, 1, "stopped", 0, infinite), "r2");
    for (Object value : new Object[] {infinite, 1, List.of()}) {
      Map<String, Object> wrong = Map.of("l2", value);
      assertSenseless(() -> new Provenance.Training(wrong, 1, 1, "stopped", 0, 0), "option l2");
    }
    List<LoadReport.SourceFile> unhashed = List.of(new LoadReport.SourceFile("d", 1, null));
    assertSenseless(() -> new Provenance.Data(unhashed, 1, 1, 0, 0), "without its hash");
    assertSenseless(() -> new Provenance.Data(List.of(), 0, 1, -1, 0), "negative");
    assertSenseless(() -> new Provenance.Data(List.of(), 0, 1, 0, -1), "negative");
  }

  private static void assertSenseless(ThrowingCallable made, String what) {
    assertThatThrownBy(made)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(what);
  }

  @Test
  void the_program_knows_its_libraries_and_its_java() {
    assertThat(Program.libraries()).containsKeys("picocli", "commons-csv", "commons-math3");
    assertThat(Program.current().version()).matches("\\d+\\.\\d+.*");
    assertThat(Program.current().commit()).matches("[0-9a-f]{10}|unknown");
    assertThat(Program.current().java()).contains(System.getProperty("java.version"));
  }

  @Test
  void identical_runs_give_identical_files_but_for_the_times() {
    Provenance.Run run = Provenance.Run.of(Instant.EPOCH, Instant.EPOCH.plusMillis(1999));
    assertThat(run.end()).isEqualTo(Instant.parse("1970-01-01T00:00:01Z"));
  }

  @ParameterizedTest
  @CsvSource({"0, 1970-01-01T00:00:00Z", "1700000000, 2023-11-14T22:13:20Z"})
  void source_date_epoch_fixes_the_times(String seconds, Instant instant) {
    assertThat(Provenance.Run.fixed(seconds)).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({"''", "x", "-1", "1.5", "123456789012"})
  void what_is_no_source_date_epoch_is_ignored(String seconds) {
    assertThat(Provenance.Run.fixed(seconds)).isNull();
  }
}

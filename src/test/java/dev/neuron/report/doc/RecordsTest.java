package dev.neuron.report.doc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RecordsTest {
  private record Run(String name, double loss, Integer epochs, double[] losses) {}

  private static final Records<Run> FIELDS =
      new Records<Run>()
          .field("name", Run::name)
          .field("finalLoss", Run::loss)
          .field("epochsToOnePercent", Run::epochs)
          .field("validationLoss", run -> OptionalDouble.empty())
          .detail("losses", Run::losses);

  private static final List<Run> RUNS =
      List.of(
          new Run("a,b", 0.1, 3, new double[] {1, 0.1}),
          new Run("c", Double.NaN, null, new double[0]));

  @Test
  void csv_spells_keys_with_underscores_and_leaves_out_lists_and_what_is_unknown() {
    assertThat(FIELDS.csv(RUNS))
        .isEqualTo(
            """
            name,final_loss,epochs_to_one_percent,validation_loss
            "a,b",0.1,3,
            c,,,
            """);
  }

  @Test
  void json_has_the_keys_as_they_are_and_null_for_what_is_unknown() {
    assertThat(FIELDS.jsonLines("run", RUNS))
        .isEqualTo(
            """
            {"event":"run","name":"a,b","finalLoss":0.1,"epochsToOnePercent":3,"losses":[1.0,0.1],"schema":1}
            {"event":"run","name":"c","finalLoss":null,"epochsToOnePercent":null,"losses":[],"schema":1}
            """);
  }

  @Test
  void without_records_csv_still_has_its_header() {
    assertThat(FIELDS.csv(List.of())).startsWith("name,final_loss").hasLineCount(1);
  }
}

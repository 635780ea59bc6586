package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.DataLoader;
import dev.neuron.data.DataRequest;
import dev.neuron.data.Dataset;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.Scaling;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditioningTest {
  private static Dataset raw(String name) {
    DataRequest request = DataRequest.of(Path.of("data", name + ".csv"));
    return DataLoader.load(request.withScaling(Scaling.Kind.NONE), LoadProgress.NONE);
  }

  /** Figures of an independent computation. */
  @ParameterizedTest
  @CsvSource({
    "diabetes, 73592.42170699891, 0.0014053651800518127, 4.0242107501527835, 0.008560729827052964",
    "faithful, 5211.501430586276, 0.03533411960671326, 1, 1",
  })
  void agrees_with_the_independent_spectra(
      String name, double rawMax, double rawMin, double scaledMax, double scaledMin) {
    for (Conditioning found : Conditioning.all(raw(name), 2)) {
      if (found.scaling() == Scaling.Kind.MINMAX) {
        continue;
      }
      boolean none = found.scaling() == Scaling.Kind.NONE;
      double max = none ? rawMax : scaledMax;
      double min = none ? rawMin : scaledMin;
      assertThat(found.largest()).isCloseTo(max, within(1e-9 * max));
      assertThat(found.smallest()).isCloseTo(min, within(1e-10 * max));
      assertThat(found.limit()).isCloseTo(1 / max, within(1e-9 / max));
      assertThat(found.conditionNumber()).isCloseTo(max / min, within(1e-4 * max / min));
    }
  }
}

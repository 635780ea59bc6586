package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.Scaling;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import dev.neuron.math.GramSum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  private static Conditioning none(List<Conditioning> all) {
    return all.stream().filter(c -> c.scaling() == Scaling.Kind.NONE).findFirst().orElseThrow();
  }

  /** Above 200 features the spectrum comes from Lanczos's method, below from the matrix. */
  @Test
  void many_features_and_few_are_measured_alike(@TempDir Path folder) throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    int features = 205;
    for (int row = -1; row < 400; row++) {
      for (int j = 0; j <= features; j++) {
        text.append(j == 0 ? "" : ",");
        text.append(row < 0 ? "c" + j : (j == 3 ? "5000" : "") + random.nextInt(1000));
      }
      text.append('\n');
    }
    Path file = Files.writeString(folder.resolve("wide.csv"), text);
    DataRequest request = DataRequest.of(file).withScaling(Scaling.Kind.NONE);
    Dataset data = DataLoader.load(request, LoadProgress.NONE);
    Conditioning raw = none(Conditioning.all(data, 2));
    GramSum gram = new GramSum(features, null, GramSum.ALL);
    data.blocks().forEach(gram::add);
    double largest = Spectrum.of(gram.matrix()).largest();
    assertThat(raw.largest()).isCloseTo(largest, within(1e-9 * largest));
    assertThat(raw.column()).as("the column of millions").isEqualTo(3);
  }
}

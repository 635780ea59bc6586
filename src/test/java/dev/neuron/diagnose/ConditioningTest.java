package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.Scaling;
import dev.neuron.data.Selection;
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

  /**
   * Without the direction along which the three features of cyl add up to the bias. By numpy: the
   * eigenvalues of Z'Z/n, Z of standardized wt, cyl=4, cyl=6, cyl=8 and a column of ones, are
   * 9.99e-16, 0.268031464, 1, 1.35616057, 2.37580797.
   */
  @Test
  void features_that_add_up_to_the_bias_are_no_condition_of_the_data() {
    DataRequest request = DataRequest.of(Path.of("data", "mtcars.csv"));
    Selection columns = new Selection("mpg", List.of("wt"), List.of(), List.of("cyl"), null);
    Dataset data =
        DataLoader.load(
            request.withScaling(Scaling.Kind.NONE).withSelection(columns), LoadProgress.NONE);
    Conditioning standard =
        Conditioning.all(data, 1).stream()
            .filter(c -> c.scaling() == Scaling.Kind.STANDARD)
            .findFirst()
            .orElseThrow();
    assertThat(standard.smallest()).isCloseTo(0.268031464, within(1e-9));
    assertThat(standard.largest()).isCloseTo(2.37580797, within(1e-8));
    assertThat(standard.conditionNumber()).isCloseTo(2.37580797 / 0.268031464, within(1e-6));
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

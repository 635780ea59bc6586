package dev.neuron.data.npy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.Scaling;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import dev.neuron.data.load.DiskLoader;
import dev.neuron.math.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables of every type that NumPy saves numbers in, against what NumPy makes of them as doubles.
 */
class NpyTypesTest {
  @TempDir private Path folder;

  static Stream<List<String>> tables() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/npy/expected.csv")).stream()
        .map(line -> List.of(line.split(",")));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void are_read_as_the_same_doubles(List<String> expected) throws IOException {
    String name = expected.get(0) + ".npy";
    Path table = Files.copy(Path.of("src/test/resources/npy", name), folder.resolve(name));
    double[] numbers = expected.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
    DataRequest request = DataRequest.of(table).withScaling(Scaling.Kind.NONE);
    assertThat(rows(DataLoader.load(request, LoadProgress.NONE))).containsExactly(numbers);
    assertThat(rows(DiskLoader.load(request, null, LoadProgress.NONE))).containsExactly(numbers);
  }

  /** The feature and the target of each row, in turns. */
  private static double[] rows(Dataset data) {
    assertThat(data.blocks().size()).isEqualTo(1);
    Block block = data.blocks().get(0);
    double[] rows = new double[2 * block.rows()];
    for (int i = 0; i < block.rows(); i++) {
      rows[2 * i] = block.x()[i];
      rows[2 * i + 1] = block.y()[i];
    }
    return rows;
  }
}

package dev.neuron.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Categories that others are compared with in the model file, which version 1.2 does not know. */
class ReferencesFileTest {
  private static final String COMPARED = new String(ModelFile.bytes(compared()), UTF_8);

  private static TrainedNeuron compared() {
    List<Feature> features =
        List.of(
            Feature.oneHot("c", "a", Double.NaN).asReference(),
            Feature.oneHot("c", "b", Double.NaN),
            Feature.oneHot("c", "e", Double.NaN),
            Feature.numeric("x", Double.NaN));
    return Models.of(Models.linear(), new Columns(features, "y", MissingRule.ERROR), 0, 2, 0, 3, 4);
  }

  private static TrainedNeuron read(String text) throws IOException {
    return ModelFile.read("m.json", new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @Test
  void come_back_and_save_to_the_same_bytes() throws IOException {
    TrainedNeuron again = read(COMPARED);
    assertThat(again.columns().references()).containsExactly("c=a");
    assertThat(new String(ModelFile.bytes(again), UTF_8)).isEqualTo(COMPARED);
    assertThat(COMPARED).contains("\"version\": \"1.3\"").containsOnlyOnce("\"references\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"1.3\" | \"1.2\" | is a key no model has",
        "\"1.3\" | \"1.5\" | newer than this program",
        "[\"c=a\"] | [\"c=b\"] | names what is no category of weight 0: 'c=b'",
        "[\"c=a\"] | [\"x\"] | names what is no category of weight 0: 'x'",
        "[\"c=a\"] | [\"c=d\"] | names what is no feature",
        "[\"c=a\"] | [\"c=a\",\"c=e\"] | names two categories of 'c'",
      })
  void nothing_of_a_file_is_believed(String find, String put, String problem) {
    String text =
        COMPARED
            .replaceFirst(",\n  \"checksum\": \"[^\"]*\"", "")
            .replaceFirst("\\[\\s*\"c=a\"\\s*]", "[\"c=a\"]");
    assertThat(text).contains(find);
    String broken = text.replace(find, put);
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(problem);
  }
}

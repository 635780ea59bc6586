package dev.neuron.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.DataException;
import dev.neuron.diagnose.certainty.ErrorMethod;
import dev.neuron.diagnose.certainty.StandardErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standard errors in the model file, which version 1.0 does not know. */
class StandardErrorsFileTest {
  private static final String SURE = new String(ModelFile.bytes(sure()), UTF_8);

  /** The second of three features never varies. */
  private static TrainedNeuron sure() {
    return sure(8);
  }

  private static TrainedNeuron sure(long bending) {
    TrainedNeuron rich = Models.rich();
    double[] errors = {0.1 + 0.2, Double.NaN, 4.9e-324, 1e300};
    return new TrainedNeuron(
        rich.neuron(),
        rich.columns(),
        rich.affine(),
        rich.deviations(),
        null,
        rich.provenance(),
        new StandardErrors(ErrorMethod.SANDWICH, false, 0.95, 8, 3, 7, 1, bending, errors),
        null);
  }

  private static TrainedNeuron read(String text) throws IOException {
    return ModelFile.read("m.json", new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @Test
  void come_back_to_the_bit_and_save_to_the_same_bytes() throws IOException {
    TrainedNeuron again = read(SURE);
    assertThat(again.standardErrors().errors())
        .containsExactly(0.1 + 0.2, Double.NaN, 4.9e-324, 1e300);
    assertThat(again.standardErrors().method()).isEqualTo(ErrorMethod.SANDWICH);
    assertThat(again.standardErrors().degreesOfFreedom()).isEqualTo(5);
    assertThat(new String(ModelFile.bytes(again), UTF_8)).isEqualTo(SURE);
    assertThat(SURE).contains("\"version\": \"1.1\"").containsOnlyOnce("\"certainty\"");
  }

  @Test
  void say_where_the_cost_bends_at_some_examples_alone() throws IOException {
    String huber = new String(ModelFile.bytes(sure(5)), UTF_8);
    assertThat(huber).contains("\"version\": \"1.4\"", "\"bending\": 5");
    assertThat(read(huber).standardErrors().bending()).isEqualTo(5);
    assertThat(new String(ModelFile.bytes(read(huber)), UTF_8)).isEqualTo(huber);
    assertThat(read(SURE).standardErrors().bending()).isEqualTo(8);
    assertThatThrownBy(() -> read(unsigned(huber).replace("\"bending\": 5", "\"bending\": 9")))
        .hasMessageContaining("9 bending of 8 examples");
    assertThatThrownBy(() -> read(unsigned(huber).replace("\"1.4\"", "\"1.3\"")))
        .hasMessageContaining("bending");
  }

  @Test
  void a_file_without_them_has_the_version_it_had() {
    assertThat(new String(ModelFile.bytes(Models.rich()), UTF_8))
        .contains("\"version\": \"1.0\"")
        .doesNotContain("tandardError");
  }

  private static String unsigned(String text) {
    return text.replaceFirst(",\n  \"checksum\": \"[^\"]*\"", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"version\": \"1.1\" | \"version\": \"1.0\" | is a key no model has",
        "\"errors\": \"sandwich\" | \"errors\": \"lunch\" | no standard errors are called"
            + " \"lunch\"",
        "\"distribution\": \"t\" | \"distribution\": \"u\" | is neither t nor normal: 'u'",
        "\"confidence\": 0.95 | \"confidence\": 1.0 | the confidence is 1.0",
        "\"parameters\": 3 | \"parameters\": 8 | 8 parameters of 8 examples",
        "\"parameters\": 3 | \"parameters\": 99999999999 | integer overflow",
        "\"active\": 7 | \"active\": 9 | 9 active of 8 examples",
        "\"onKink\": 1 | \"onKink\": -1 | -1 on a kink of 8 examples",
        "\"standardError\": 4.9E-324 | \"standardError\": -1.0 | a standard error is -1.0",
        "\"biasStandardError\": 1.0E300 | \"other\": 1 | biasStandardError",
      })
  void believes_nothing_of_a_file(String find, String put, String problem) throws IOException {
    String text = unsigned(SURE);
    assertThat(read(text).standardErrors()).isNotNull();
    assertThat(text).contains(find);
    assertThatThrownBy(() -> read(text.replace(find, put)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(problem);
  }
}

package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neuron.fixture.Near;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A feature moved by an offset asks for the same neuron moved by it. The numbers are eighths, so
 * that no digit is lost in writing them: whatever differs is the program's.
 */
class FarFromZeroTest {
  @TempDir Path folder;

  private Path data(String offset) throws IOException {
    SplittableRandom random = new SplittableRandom(18);
    StringBuilder text = new StringBuilder("t,u,y\n");
    for (int i = 0; i < 150; i++) {
      BigDecimal t = BigDecimal.valueOf(random.nextInt(-16, 17) * 0.125);
      BigDecimal y = BigDecimal.valueOf(random.nextInt(-80, 81) * 0.125);
      text.append(t.add(new BigDecimal(offset)).toPlainString()).append(',');
      text.append(random.nextInt(0, 9)).append(',').append(y.toPlainString()).append('\n');
    }
    return Files.writeString(folder.resolve("d" + offset + ".csv"), text);
  }

  private Path train(Path data, String... more) {
    Path model = folder.resolve(data.getFileName() + ".json");
    String[] args = {"train", data.toString(), "-q", "-a", "identity", "-e", "400", "-m"};
    List<Object> all = new ArrayList<>(List.of((Object[]) args));
    all.add(model);
    all.addAll(List.of(more));
    Ran ran = Ran.neuron(all.toArray());
    assertThat(ran.status()).as(ran.err()).isZero();
    return model;
  }

  private static double evaluated(Path model, Path data) {
    Ran ran = Ran.neuron("evaluate", model, data, "-q", "--format=csv");
    return Double.parseDouble(ran.out().lines().toList().get(1).split(",")[1]);
  }

  private static double[] predicted(Path model, Path data) {
    Ran ran = Ran.neuron("predict", model, data, "-q", "--only");
    return ran.out().lines().skip(1).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9", "-1e9", "1e12", "-1e12", "1e13", "20000"})
  void evaluate_and_predict_keep_the_digits_of_training(String offset) throws IOException {
    Path near = data("0");
    Path far = data(offset);
    Path model = train(far);
    double loss = ModelFile.load(model).provenance().training().loss();
    assertThat(evaluated(model, far)).isCloseTo(loss, Near.relative(loss, 1e-13));
    double[] expected = predicted(train(near), near);
    double[] actual = predicted(model, far);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void minmax_keeps_them_too_and_a_start_from_the_model_is_where_it_ended() throws IOException {
    Path far = data("1e12");
    Path model = train(far, "--scale", "minmax");
    double loss = ModelFile.load(model).provenance().training().loss();
    assertThat(evaluated(model, far)).isCloseTo(loss, Near.relative(loss, 1e-13));
    Ran on =
        Ran.neuron(
            "train", far, "-a", "identity", "--init", model, "-e", "0", "--format=csv", "-q");
    double start = Double.parseDouble(on.out().lines().toList().get(1).split(",")[1]);
    assertThat(start).isCloseTo(loss, Near.relative(loss, 1e-13));
  }

  @Test
  void the_formula_and_the_terms_of_a_row_are_about_the_centre_and_sum_to_the_affine_value()
      throws IOException {
    Path far = data("1e12");
    Path model = train(far);
    assertThat(Ran.neuron("show", model).out()).contains("·(t − 1000000000000)");
    assertThat(Ran.neuron("train", far, "-a", "identity", "-q").out())
        .contains("·(t − 1000000000000)");
    Ran row = Ran.neuron("show", model, far, "--row", "1", "-q");
    assertThat(row.out()).contains("w·(x − c)", "(bias at c)");
    ObjectMapper json = new ObjectMapper();
    JsonNode shown = json.readTree(Ran.neuron("show", model, "--format=json").out());
    assertThat(shown.path("features").findValuesAsText("centre")).containsExactly("1.0E12");
    JsonNode terms =
        json.readTree(Ran.neuron("show", model, far, "--row", "1", "-q", "--format=json").out());
    double z = terms.path("terms").get(1).path("sum").asDouble();
    assertThat(z + shown.path("centredBias").asDouble())
        .isEqualTo(terms.path("affine").asDouble())
        .isEqualTo(predicted(model, far)[0]);
  }

  @Test
  void the_model_file_has_the_bias_of_old_beside_the_centre_and_loads_to_the_same_bytes()
      throws IOException {
    Path model = train(data("1e12"));
    String text = Files.readString(model);
    assertThat(text).contains("\"centre\": 1.0E12", "\"centredBias\": ");
    TrainedNeuron loaded = ModelFile.load(model);
    assertThat(new String(ModelFile.bytes(loaded), StandardCharsets.UTF_8)).isEqualTo(text);
    BigDecimal bias =
        new BigDecimal(loaded.affine().centredBias())
            .subtract(new BigDecimal(loaded.weight(0)).multiply(new BigDecimal(1e12)));
    assertThat(loaded.bias()).isEqualTo(bias.doubleValue());
  }

  @Test
  void contradictory_centres_are_refused_and_their_removal_is_an_edit() throws IOException {
    Path model = train(data("1e12"));
    String text = Files.readString(model).replaceFirst(",\\s*\"checksum\": .*", "");
    String moved = text.replaceFirst("\"centre\": 1.0E12", "\"centre\": 1.1E12");
    assertThat(refused(model, moved)).contains("\"bias\" that is not", "remove \"centredBias\"");
    assertThat(refused(model, text.replaceFirst("\"centredBias\": .*\n", "")))
        .contains("\"bias\" that is not");
    assertThat(refused(model, text.replaceFirst("\"centre\": 1.0E12", "\"centre\": null")))
        .contains("centre");
    String without = text.replaceFirst("\"centre\": 1.0E12, ", "");
    Files.writeString(model, without.replaceFirst("\"centredBias\": .*\n", ""));
    assertThat(Ran.neuron("show", model).status()).isZero();
  }

  private static String refused(Path model, String text) throws IOException {
    Files.writeString(model, text);
    Ran ran = Ran.neuron("show", model);
    assertThat(ran.status()).as(ran.err()).isEqualTo(65);
    assertThat(ran.err()).hasLineCount(1);
    return ran.err();
  }

  @Test
  void inspect_knows_the_deviation_that_training_scales_by() throws IOException {
    Path far = data("1e12");
    double trained = ModelFile.load(train(far)).deviations()[0];
    double exact = ModelFile.load(train(data("0"))).deviations()[0]; // moving changes no deviation
    Ran ran = Ran.neuron("inspect", far, "-q", "--format=json");
    double inspected =
        new ObjectMapper()
            .readTree(ran.out())
            .path("columns")
            .get(0)
            .path("standardDeviation")
            .asDouble();
    assertThat(trained).isCloseTo(exact, Near.relative(exact, 1e-14));
    assertThat(inspected).isCloseTo(exact, Near.relative(exact, 1e-14));
  }

  @Test
  void near_zero_and_for_categories_nothing_changes_in_the_file() throws IOException {
    String plain = Files.readString(train(data("0")));
    assertThat(plain).doesNotContain("centre");
    StringBuilder rare = new StringBuilder("c,y\n");
    for (int i = 0; i < 3000; i++) {
      rare.append(i == 7 ? "b," : "a,").append(i % 5).append('\n');
    }
    Path data = Files.writeString(folder.resolve("rare.csv"), rare);
    assertThat(Files.readString(train(data, "--one-hot", "c"))).doesNotContain("centre");
  }
}

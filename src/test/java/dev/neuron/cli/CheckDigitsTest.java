package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neuron.fixture.Near;
import dev.neuron.model.ModelFile;
import dev.neuron.model.Models;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where rounding has eaten the gradient, the check says how much is left, and what ate it. */
class CheckDigitsTest {
  private static final MathContext DIGITS = new MathContext(50);

  @TempDir Path folder;

  private Path table(double ofFeature, double ofTarget) throws IOException {
    double[] a = {-1, 0.5, 2, -0.25, 1.5};
    double[] noise = {0.125, -0.25, 0, 0.25, -0.125};
    StringBuilder text = new StringBuilder("a,y\n");
    for (int i = 0; i < a.length; i++) {
      BigDecimal y = new BigDecimal(2 * a[i] + 1 + noise[i]).add(new BigDecimal(ofTarget));
      text.append(new BigDecimal(a[i]).add(new BigDecimal(ofFeature)).toPlainString());
      text.append(',').append(y.toPlainString()).append('\n');
    }
    return Files.writeString(folder.resolve("d.csv"), text);
  }

  private static String lastLine(Ran ran) {
    List<String> lines = ran.out().lines().toList();
    return lines.get(lines.size() - 1);
  }

  @Test
  void the_target_far_from_zero_is_named_with_the_digits_left() throws IOException {
    Path data = table(0, 1e12);
    Ran ran = Ran.neuron("check", data, "-a", "identity", "-q", "--epochs=200", "--points=0");
    assertThat(ran.status()).isZero();
    assertThat(lastLine(ran))
        .startsWith("passed as far as rounding lets see: ")
        .containsPattern("the derivative by \"(a|bias)\" has \\d digits? left \\(0\\.0")
        .contains("as the target is of the size 1e+12 where the errors a − y are of the size 0.")
        .doesNotContain("1e-09");
    assertThat(ran.out()).containsPattern("ok, \\d digits?\n");
  }

  @Test
  void a_feature_far_from_zero_is_named_and_the_digits_are_those_of_exact_arithmetic()
      throws IOException {
    Path data = table(1e12, 0);
    double bias = new BigDecimal(2e12).subtract(BigDecimal.ONE).negate().doubleValue();
    double weight = 2.000000000001;
    Path model = folder.resolve("m.json");
    ModelFile.save(model, Models.of(Models.linear(), weight, bias));
    List<Object> args = new ArrayList<>(List.of("check", data, "-q", "-a", "identity"));
    args.addAll(List.of("--scale=none", "--init", model, "--epochs=0", "--points=0"));
    assertThat(lastLine(Ran.neuron(args.toArray())))
        .contains("as the terms w·x of \"a\" are of the size 2e+12 where the errors a − y")
        .endsWith("--scale standard takes its offset away");
    args.add("--format=json");
    JsonNode point = new ObjectMapper().readTree(Ran.neuron(args.toArray()).out());
    point = point.path("points").get(0);
    assertThat(point.path("lostDigits").path("cause").asText()).isEqualTo("feature");
    assertThat(point.path("lostDigits").path("feature").asText()).isEqualTo("a");
    for (int j = 0; j < 2; j++) {
      JsonNode found = point.path("coordinates").get(j);
      BigDecimal gradient = BigDecimal.ZERO;
      BigDecimal size = BigDecimal.ZERO;
      for (String line : Files.readAllLines(data).subList(1, 6)) {
        BigDecimal x = new BigDecimal(line.split(",")[0]);
        BigDecimal error =
            new BigDecimal(weight)
                .multiply(x)
                .add(new BigDecimal(bias))
                .subtract(new BigDecimal(line.split(",")[1]));
        BigDecimal part =
            error.multiply(j == 0 ? x : BigDecimal.ONE).multiply(new BigDecimal("0.4"));
        gradient = gradient.add(part);
        size = size.add(part.abs());
      }
      double exact = gradient.doubleValue();
      assertThat(found.path("differences").get(0).asDouble())
          .isCloseTo(exact, Near.relative(exact, 1e-12));
      double closed = found.path("closedForm").asDouble();
      double lost =
          new BigDecimal(closed).subtract(gradient).abs().divide(size, DIGITS).doubleValue();
      int digits = found.path("digits").asInt();
      assertThat(Math.pow(10, -digits)).isGreaterThanOrEqualTo(lost);
      assertThat(found.path("apart").asDouble())
          .isBetween(Math.pow(10, -digits - 1), Math.pow(10, -digits));
    }
  }

  @Test
  void a_perfect_fit_is_told_as_that() throws IOException {
    Path data = Files.writeString(folder.resolve("p.csv"), "t,y\n1,3.1\n2,5.3\n4,9.7\n5,11.9\n");
    Ran ran = Ran.neuron("check", data, "-q", "-a", "identity", "-e", "2000", "--points=0");
    assertThat(ran.status()).isZero();
    assertThat(lastLine(ran))
        .startsWith("passed as far as rounding lets see: after ")
        .contains("as the fit is perfect: the errors a − y, of the size ");
  }

  @Test
  void nothing_is_said_where_no_digit_is_missed() throws IOException {
    Ran ran = Ran.neuron("check", table(1e12, 0), "-q", "-a", "identity");
    assertThat(ran.status()).isZero();
    assertThat(lastLine(ran)).startsWith("passed: all 8 comparisons agree, ");
    assertThat(ran.out()).doesNotContain("digit");
    Ran json = Ran.neuron("check", table(0, 0), "-q", "--format=json");
    assertThat(json.out()).doesNotContain("lostDigits");
  }
}

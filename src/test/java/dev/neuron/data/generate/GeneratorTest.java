package dev.neuron.data.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.Sources;
import dev.neuron.data.csv.RecordStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {
  private static final List<String> NAMES = List.of("a", "b,c");

  @Test
  void the_same_seed_gives_the_same_bytes() throws IOException {
    assertThat(text(plain(7), 50)).isEqualTo(text(plain(7), 50)).isNotEqualTo(text(plain(8), 50));
  }

  @Test
  void a_longer_file_begins_with_the_shorter_one() throws IOException {
    assertThat(text(plain(7), 50)).startsWith(text(plain(7), 20));
  }

  @Test
  void features_are_standard_normal_and_targets_are_the_teacher_s() throws IOException {
    String[] lines = lines(plain(3), 20_000);
    assertThat(lines[0]).isEqualTo("a,\"b,c\",y");
    double sum = 0;
    double squares = 0;
    for (int i = 1; i < lines.length; i++) {
      String[] cells = lines[i].split(",", -1);
      double a = Double.parseDouble(cells[0]);
      double b = Double.parseDouble(cells[1]);
      sum += a;
      squares += a * a;
      assertThat(Double.parseDouble(cells[2])).isCloseTo(a - 2 * b, within(3e-6));
    }
    // 20,000 draws: the mean is off by more than 0.04 once in 10⁸ times.
    assertThat(sum / 20_000).isCloseTo(0, within(0.04));
    assertThat(squares / 20_000).isCloseTo(1, within(0.06));
  }

  /** Each name is one cell of the header however few rows are there to guess a delimiter from. */
  @ParameterizedTest
  @ValueSource(
      strings = {"a;b;c", "a\tb\tc", "p|q|r", "say \"x\"", "c,d", "l\nm", " x ", "#5", "=1+1", "é"})
  void a_header_is_read_back_as_the_names_it_was_made_of(String name) throws IOException {
    List<String> names = List.of(name, "other");
    for (int rows : new int[] {1, 3}) {
      String csv = text(new Generator(names, "y", x -> x[0], 0, Map.of(), 1), rows);
      try (RecordStream stream = RecordStream.open(List.of(Sources.text(csv)), CsvFormat.DEFAULT)) {
        assertThat(stream.heading()).containsExactly(name, "other", "y");
        assertThat(stream.delimiter()).isEqualTo(',');
      }
    }
  }

  @Test
  void defects_spoil_their_share_of_the_rows_and_leave_the_others_as_they_were()
      throws IOException {
    Map<Generator.Defect, Double> defects =
        Map.of(Generator.Defect.MISSING, 0.1, Generator.Defect.RAGGED, 0.1);
    String[] clean = lines(plain(5), 5000);
    Generator spoilt = new Generator(NAMES, "y", x -> x[0] - 2 * x[1], 0, defects, 5);
    String[] lines = lines(spoilt, 5000);
    int ragged = 0;
    int missing = 0;
    int same = 0;
    for (int i = 1; i < lines.length; i++) {
      String[] cells = lines[i].split(",", -1);
      boolean isRagged = cells.length == 2;
      boolean isMissing = cells[0].isEmpty() || cells[1].isEmpty();
      ragged += isRagged ? 1 : 0;
      missing += isMissing ? 1 : 0;
      same += lines[i].equals(clean[i]) ? 1 : 0;
      assertThat(isRagged || isMissing || lines[i].equals(clean[i])).isTrue();
    }
    assertThat(ragged).isBetween(400, 600);
    assertThat(missing).isBetween(400, 600);
    assertThat(same).isGreaterThan(3900);
  }

  @Test
  void defects_come_in_the_rows_that_the_seed_says_and_change_nothing_else() throws IOException {
    Map<Generator.Defect, Double> always =
        Map.of(Generator.Defect.TEXT, 1.0, Generator.Defect.OUTLIER, 1.0);
    Map<Generator.Defect, Double> never =
        Map.of(Generator.Defect.TEXT, 0.0, Generator.Defect.OUTLIER, 0.0);
    String[] clean = lines(plain(5), 100);
    String[] spoilt = lines(new Generator(NAMES, "y", x -> x[0] - 2 * x[1], 0, always, 5), 100);
    int first = 0;
    for (int i = 1; i < spoilt.length; i++) {
      String[] was = clean[i].split(",", -1);
      String[] is = spoilt[i].split(",", -1);
      first += is[0].equals("oops") ? 1 : 0;
      assertThat(List.of(is[0], is[1])).containsAnyOf(was[0], was[1]).contains("oops");
      assertThat(Double.parseDouble(is[2]))
          .isCloseTo(Double.parseDouble(was[2]) + 1000, within(2e-6));
    }
    assertThat(first).isBetween(25, 75);
    assertThat(lines(new Generator(NAMES, "y", x -> x[0] - 2 * x[1], 0, never, 5), 100))
        .isEqualTo(clean);
  }

  @Test
  void noise_is_normal_with_its_deviation() throws IOException {
    String[] lines = lines(new Generator(NAMES, "y", x -> 7, 0.5, Map.of(), 3), 20_000);
    double sum = 0;
    double squares = 0;
    for (int i = 1; i < lines.length; i++) {
      double off = Double.parseDouble(lines[i].substring(lines[i].lastIndexOf(',') + 1)) - 7;
      sum += off;
      squares += off * off;
    }
    assertThat(sum / 20_000).isCloseTo(0, within(0.02));
    assertThat(squares / 20_000).isCloseTo(0.25, within(0.015));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000",
    "-0.0000001, -1.0E-7",
    "0.000999, 9.99E-4",
    "0.001, 0.001000",
    "-12.3456784, -12.345678",
    "999999999.5, 999999999.500000",
    "1e9, 1.0E9",
    "-1.7976931348623157e308, -1.7976931348623157E308",
  })
  void targets_of_every_size_keep_their_value(double target, String written) throws IOException {
    Generator generator = new Generator(NAMES, "t", x -> target, 0, Map.of(), 3);
    assertThat(lines(generator, 1)[0]).isEqualTo("a,\"b,c\",t");
    assertThat(lines(generator, 1)[1]).endsWith("," + written);
  }

  @Test
  void a_target_beyond_all_numbers_is_refused() {
    Generator generator = new Generator(NAMES, "y", x -> 1 / 0.0, 0, Map.of(), 3);
    assertThatThrownBy(() -> lines(generator, 1))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the target of row 1 is beyond the largest number");
  }

  @Test
  void names_are_quoted_where_they_must_be() throws IOException {
    List<String> names = List.of(",", "a\"b", "\nc", "\rd", "Größe");
    Generator generator = new Generator(names, ",y", x -> 0, 0, Map.of(), 3);
    assertThat(text(generator, 0)).isEqualTo("\",\",\"a\"\"b\",\"\nc\",\"\rd\",Größe,\",y\"\n");
  }

  /** More than is written at a time, and the longest cells there are. */
  @Test
  void rows_of_any_length_are_written_whole() throws IOException {
    List<String> names = Collections.nCopies(5000, "x");
    Generator generator = new Generator(names, "y", x -> -Double.MIN_NORMAL * 1.1, 0, Map.of(), 3);
    String[] lines = lines(generator, 8);
    assertThat(lines).hasSize(9);
    for (int i = 1; i < lines.length; i++) {
      assertThat(lines[i].split(",", -1)).hasSize(5001);
      assertThat(lines[i]).endsWith("," + -Double.MIN_NORMAL * 1.1);
    }
  }

  @Test
  void the_usual_teacher_is_a_relu_with_bias_a_half() {
    ToDoubleFunction<double[]> teacher = Generator.reluTeacher(2, 11);
    assertThat(teacher.applyAsDouble(new double[2])).isEqualTo(0.5);
    double first = slope(teacher, 0);
    double second = slope(teacher, 1);
    assertThat(first).isNotZero().isNotEqualTo(second);
    double[] far = {first / 10, second / 10};
    assertThat(teacher.applyAsDouble(far))
        .isCloseTo(0.5 + (first * first + second * second) / 10, within(1e-12));
    far[0] *= -1e3;
    far[1] *= -1e3;
    assertThat(teacher.applyAsDouble(far)).isZero();
  }

  /** ∂z/∂x_j near 0, where the relu is open. */
  private static double slope(ToDoubleFunction<double[]> teacher, int j) {
    double[] x = new double[2];
    x[j] = 1e-3;
    return (teacher.applyAsDouble(x) - 0.5) / 1e-3;
  }

  private static Generator plain(long seed) {
    return new Generator(NAMES, "y", x -> x[0] - 2 * x[1], 0, Map.of(), seed);
  }

  private static String[] lines(Generator generator, long rows) throws IOException {
    return text(generator, rows).lines().toArray(String[]::new);
  }

  private static String text(Generator generator, long rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    generator.write(rows, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}

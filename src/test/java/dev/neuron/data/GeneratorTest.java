package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

  @Test
  void defects_spoil_their_share_of_the_rows_and_leave_the_others_as_they_were()
      throws IOException {
    Map<Generator.Defect, Double> defects =
        Map.of(Generator.Defect.MISSING, 0.1, Generator.Defect.RAGGED, 0.1);
    String[] clean = lines(plain(5), 5000);
    Generator spoilt = new Generator(NAMES, x -> x[0] - 2 * x[1], 0, defects, 5);
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

  private static Generator plain(long seed) {
    return new Generator(NAMES, x -> x[0] - 2 * x[1], 0, Map.of(), seed);
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

package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.block.Dataset;
import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The same numbers give the same bits, however they are stored and read. */
class LoaderLawsTest {
  private static List<List<Double>> table(Draw draw) {
    return draw.list(1, 40, () -> draw.list(3, 3, () -> number(draw)));
  }

  private static double number(Draw draw) {
    return switch (draw.between(1, 3)) {
      case 1 -> draw.between(-1_000_000_000, 1_000_000_000) / 1e6;
      case 2 -> draw.between(-5, 5);
      default -> draw.finite();
    };
  }

  private static String csv(List<List<Double>> table, String delimiter, String end) {
    StringBuilder text = new StringBuilder("a" + delimiter + "b" + delimiter + "y" + end);
    for (List<Double> row : table) {
      for (int j = 0; j < 3; j++) {
        text.append(row.get(j)).append(j < 2 ? delimiter : end);
      }
    }
    return text.toString();
  }

  private static void refuseDifference(Dataset data, Dataset reference) {
    assertThat(Sources.x(data)).isEqualTo(Sources.x(reference));
    assertThat(Sources.y(data)).isEqualTo(Sources.y(reference));
    assertThat(data.statistics().mean()).isEqualTo(reference.statistics().mean());
  }

  @Property(tries = 100)
  void reads_back_every_bit(Draw draw) {
    List<List<Double>> table = table(draw);
    Dataset data = Sources.load(csv(table, ",", "\n"));
    assertThat(data.rows()).isEqualTo(table.size());
    double[] x = Sources.x(data);
    for (int i = 0; i < table.size(); i++) {
      assertThat(x[2 * i]).isEqualTo(table.get(i).get(0));
      assertThat(x[2 * i + 1]).isEqualTo(table.get(i).get(1));
      assertThat(Sources.y(data)[i]).isEqualTo(table.get(i).get(2));
    }
  }

  @Property(tries = 50)
  void storage_never_changes_a_bit(Draw draw) throws IOException {
    List<List<Double>> table = table(draw);
    String text = csv(table, ",", "\n");
    Dataset reference = Sources.load(text);
    refuseDifference(Sources.load(csv(table, ",", "\r\n")), reference);
    refuseDifference(Sources.load(csv(table, ",", "\r")), reference);
    refuseDifference(Sources.load(csv(table, ";", "\n")), reference);
    refuseDifference(Sources.load(csv(table, "\t", "\n")), reference);
    refuseDifference(Sources.load("\uFEFF" + text), reference);
    refuseDifference(Sources.load(text.strip()), reference);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    DataRequest request = Sources.raw("").withSources(List.of(Sources.bytes(packed.toByteArray())));
    refuseDifference(Sources.load(request), reference);
    Path file = Files.createTempFile("neuron", ".csv");
    Files.writeString(file, text);
    refuseDifference(Sources.load(request.withSources(List.of(DataSource.of(file)))), reference);
    Files.delete(file);
  }

  @Property(tries = 50)
  void quotes_around_every_cell_change_nothing(Draw draw) {
    List<List<Double>> table = table(draw);
    String text = csv(table, ",", "\n");
    String quoted = "\"" + text.strip().replace(",", "\",\"").replace("\n", "\"\n\"") + "\"\n";
    refuseDifference(Sources.load(quoted), Sources.load(text));
  }

  @Property(tries = 50)
  void cutting_a_file_in_two_changes_nothing(Draw draw) {
    List<List<Double>> table = table(draw);
    int half = table.size() / 2;
    Dataset whole = Sources.load(csv(table, ",", "\n"));
    if (half == 0) {
      return;
    }
    DataRequest request =
        Sources.raw("")
            .withSources(
                List.of(
                    Sources.text(csv(table.subList(0, half), ",", "\n")),
                    Sources.text(csv(table.subList(half, table.size()), ",", "\n"))));
    refuseDifference(Sources.load(request), whole);
  }

  @Property(tries = 50)
  void rows_read_are_used_skipped_or_rejected(Draw draw) {
    List<List<Double>> table = table(draw);
    StringBuilder text = new StringBuilder("a,b,y\n" + "0.5,0.5,0.5\n".repeat(table.size()));
    int missing = 0;
    int bad = 0;
    for (List<Double> row : table) {
      int fate = draw.between(0, 3);
      missing += fate == 0 ? 1 : 0;
      bad += fate == 1 ? 1 : 0;
      String second = fate == 0 ? "" : fate == 1 ? "oops" : String.valueOf(row.get(1));
      text.append(row.get(0)).append(',').append(second).append(',').append(row.get(2));
      text.append('\n');
    }
    LoadReport report =
        Sources.load(
                Sources.raw(text.toString())
                    .withMissing(MissingRule.SKIP)
                    .withBadRows(BadRows.skipping()))
            .report();
    assertThat(report.rowsRead()).isEqualTo(2L * table.size());
    assertThat(report.rowsSkipped()).isEqualTo(missing);
    assertThat(report.rowsRejected()).isEqualTo(bad);
  }
}

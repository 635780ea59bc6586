package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.block.Dataset;
import dev.neuron.data.csv.ChunkSource;
import dev.neuron.data.load.DataLoader;
import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import dev.neuron.math.Block;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the file, the fast readers give what commons-csv gives: the same bits or error. */
class ReferenceLawTest {
  private static final String[] CELLS = {
    "1",
    "-2.5",
    "0.125",
    "+7",
    "1e3",
    "-1.25E-3",
    "12345678",
    "123456789.5",
    "0.12345678",
    "0.123456789",
    "3.141592653589793",
    "1234567.12345678",
    "9007199254740993",
    ".5",
    "5.",
    "-0",
    "-0.0",
    "1e-400",
    " 8 ",
    "\t9",
    "00012.5",
    "-",
    ".",
    "1e400",
    "Infinity",
    "NaN",
    "NA",
    "",
    "?",
    "null",
    "x",
    "1,5",
    "1.2.3",
    "12a",
    "0x10",
    "é",
    "\u20ac",
    "\uFFFD",
    "a b",
    "\u0000",
    "1\u0000"
  };

  private static final class Table {
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final double wild;

    Table(long seed) {
      random = new Random(seed);
      wild = random.nextInt(3) == 0 ? 0 : Math.pow(10, -4 * random.nextDouble());
    }

    /** Mostly clean rows; wild ones hold anything. */
    String make(int rows) {
      int columns = 2 + random.nextInt(5);
      char delimiter = ",;\t|".charAt(random.nextInt(4));
      String end = random.nextInt(12) == 0 ? "\r" : random.nextInt(2) == 0 ? "\n" : "\r\n";
      boolean quotedHeader = random.nextInt(4) == 0;
      for (int j = 0; j < columns; j++) {
        String name = j == 0 && random.nextInt(3) == 0 ? "gr\u00f6\u00dfe" : "c" + j;
        text.append(j > 0 ? String.valueOf(delimiter) : "");
        text.append(quotedHeader ? "\"" + name + "\"" : name);
      }
      text.append(end);
      boolean textColumn = random.nextInt(4) == 0;
      for (int i = 0; i < rows; i++) {
        row(columns, delimiter, textColumn);
        text.append(random.nextDouble() < wild / 4 ? "\n\r\n\r" : end);
      }
      if (random.nextBoolean()) {
        text.setLength(text.length() - end.length());
      }
      return text.toString();
    }

    private void row(int columns, char delimiter, boolean textColumn) {
      int cells = columns + (random.nextDouble() < wild / 4 ? random.nextInt(3) - 1 : 0);
      for (int j = 0; j < cells; j++) {
        text.append(j > 0 ? String.valueOf(delimiter) : "");
        String cell =
            textColumn && j == 0
                ? "na\u00efve" + random.nextInt(3)
                : random.nextDouble() < wild
                    ? CELLS[random.nextInt(CELLS.length)].replace(delimiter, '_')
                    : number();
        boolean quoted = random.nextDouble() < wild / 20;
        text.append(quoted ? "\"" + cell + (random.nextBoolean() ? "\n\"\"" : "") + "\"" : cell);
      }
    }

    private String number() {
      return switch (random.nextInt(4)) {
        case 0 -> String.valueOf(random.nextInt(2_000_000) - 1_000_000);
        case 1 -> String.valueOf(random.nextGaussian());
        case 2 -> String.format(java.util.Locale.ROOT, "%.6f", random.nextGaussian() * 100);
        default -> String.valueOf((float) random.nextGaussian());
      };
    }
  }

  /** Everything a load tells, as text; doubles by their bits. */
  private static String told(DataRequest request, boolean reference) {
    StringBuilder out = new StringBuilder();
    try {
      Dataset data = DataLoader.load(request, reference, LoadProgress.NONE);
      for (Block block : data.blocks()) {
        for (int i = 0; i < block.rows(); i++) {
          out.append(Double.doubleToRawLongBits(block.y()[i])).append(':');
          for (int j = 0; j < block.columns(); j++) {
            double value = block.x()[i * block.columns() + j];
            out.append(Double.doubleToRawLongBits(value)).append(' ');
          }
          if (block.weights() != null) {
            out.append('*').append(Double.doubleToRawLongBits(block.weights()[i]));
          }
          out.append('\n');
        }
      }
      out.append(data.columns()).append(data.report());
    } catch (DataException e) {
      out.append(e.kind()).append(e.getMessage());
    }
    return out.toString();
  }

  private static DataRequest request(byte[] bytes, Random random) {
    MissingRule[] rules = {
      MissingRule.ERROR, MissingRule.SKIP, MissingRule.MEAN, MissingRule.number(3)
    };
    BadRows[] bad = {BadRows.ERROR, BadRows.skipping(), new BadRows(true, 3, null)};
    String weights = random.nextInt(5) == 0 ? "2" : null;
    return DataRequest.of(DataSource.of("data.csv", new ByteArrayInputStream(bytes)))
        .withMissing(rules[random.nextInt(4)])
        .withBadRows(bad[random.nextInt(3)])
        .withSelection(new Selection(null, List.of(), List.of(), List.of(), weights))
        .withScaling(Scaling.Kind.NONE)
        .withThreads(1 + random.nextInt(4));
  }

  private static String told(byte[] bytes, long seed, boolean reference) {
    return told(request(bytes, new Random(seed)), reference);
  }

  private static boolean alike(byte[] bytes, long seed) {
    return told(bytes, seed, false).equals(told(bytes, seed, true));
  }

  private static void compare(byte[] bytes, long seed) {
    if (!alike(bytes, seed)) {
      byte[] shown = shrunk(bytes, seed);
      assertThat(told(shown, seed, false))
          .as("%s", new String(shown, StandardCharsets.UTF_8))
          .isEqualTo(told(shown, seed, true));
    }
  }

  /** The file without the lines that the difference does not need, in at most 500 trials. */
  private static byte[] shrunk(byte[] bytes, long seed) {
    List<String> lines = List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\n)"));
    int trials = 0;
    for (int size = lines.size() / 2; size > 0; size /= 2) {
      for (int from = 0; from + size <= lines.size() && trials < 500; trials++) {
        List<String> fewer = new ArrayList<>(lines.subList(0, from));
        fewer.addAll(lines.subList(from + size, lines.size()));
        boolean needed = alike(bytes(fewer), seed);
        lines = needed ? lines : fewer;
        from += needed ? size : 0;
      }
    }
    return bytes(lines);
  }

  private static byte[] bytes(List<String> lines) {
    return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A file of so many rows, one byte of some of them damaged. */
  private static void fileIsReadAlike(Draw draw, int rows, int damaged) {
    long seed = draw.bits();
    byte[] bytes = new Table(seed).make(rows).getBytes(StandardCharsets.UTF_8);
    if (draw.oneIn(damaged)) {
      bytes[draw.between(0, bytes.length - 1)] = (byte) draw.between(-128, 127);
    }
    compare(bytes, seed);
  }

  @Property(tries = 400)
  void small_files_are_read_alike(Draw draw) {
    fileIsReadAlike(draw, draw.between(1, 40), 10);
  }

  @Property(tries = 4000)
  @Tag("slow")
  void many_small_files_are_read_alike(Draw draw) {
    fileIsReadAlike(draw, draw.between(1, 40), 10);
  }

  @Property(tries = 2)
  @Tag("seconds")
  void files_of_several_chunks_are_read_alike(Draw draw) {
    fileIsReadAlike(draw, draw.between(30_000, 60_000), 3);
  }

  @Property(tries = 80)
  @Tag("slow")
  void many_files_of_several_chunks_are_read_alike(Draw draw) {
    fileIsReadAlike(draw, draw.between(30_000, 120_000), 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,y\n1,2",
        "a,y\r1,2\r3,4",
        "a,y\n\n\n1,2\n\n",
        "\na,y\n1,2\n",
        "a,y\n1,2\r",
        "a,y\n1\r,2\n",
        "\"a\",\"y\"\n1,2\n",
        "\"a,b\",y\n1,2\n",
        "\"a\"\"b\",y\n1,2\n",
        "\"a\nb\",y\n1,2\n",
        "\"a\"x,y\n1,2\n",
        "\"a,y\n1,2\n",
        "a,y\n\"1\",2\n3,4\n",
        "a,y\n1,2\n\"3,4\n",
        "a,\n1,2\n",
        ",\n1,2\n",
        "a,y\n1,2,\n",
        "a,y\n1\n",
        "a,y\n1,\u00e9\n",
        "\uFEFFa,y\n1,2\n",
        "a,y\n1, 2 \n",
        "a,y\n-,2\n",
        "a,y\n1,2\n \n",
        "a y\n1 2\n",
        "a;y\n1;2\n",
        "a,y\n1,2\n3,\"4\" \n",
        "a",
        "\"\"",
        "a,y\n99999999,1\n",
        "a,y\n1234567.12345678,1\n",
        "a,y\n0.000000001,-.5\n"
      })
  void corner_cases_are_read_alike(String text) {
    for (long seed = 0; seed < 12; seed++) {
      compare(text.getBytes(StandardCharsets.UTF_8), seed);
    }
  }

  @Test
  void a_line_longer_than_a_chunk_is_read_alike() {
    StringBuilder text = new StringBuilder("a,t,y\n1,x,2\n3,");
    text.append("long ".repeat(ChunkSource.SIZE / 2)).append(",4\n5,y,6\n");
    compare(text.toString().getBytes(StandardCharsets.UTF_8), 3);
  }

  @Test
  void a_line_too_long_for_chunks_is_read_alike() {
    StringBuilder text = new StringBuilder("a,t,y\n1,x,2\n".repeat(1));
    text.append("1,x,2\n".repeat(100_000)).append("3,");
    text.append("x".repeat(20 << 20)).append(",4\n5,y,6\n");
    compare(text.toString().getBytes(StandardCharsets.UTF_8), 3);
  }
}

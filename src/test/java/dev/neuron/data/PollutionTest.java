package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kinds of pollution of the Pollock benchmark (Vitagliano et al., <em>Pollock: A Data Loading
 * Benchmark</em>, VLDB 2023), done to a small table of our own. For each the outcome is declared:
 * the table as it was, or a refusal that says where. None loads other numbers than were meant.
 */
class PollutionTest {
  private static final String CLEAN = "id,\"w, kg\",size,y\n10,1.5,7,1\n20,2.5,8,2\n30,3.5,9,4\n";
  private static final double[] X = {10, 1.5, 7, 20, 2.5, 8, 30, 3.5, 9};
  private static final double[] Y = {1, 2, 4};

  /** What happens: the table is read, fewer rows of it, or a message. */
  private record Kind(String name, byte[] bytes, double[] x, double[] y, String refusal) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Kind> KINDS = new ArrayList<>();

  private static void reads(String name, String text) {
    KINDS.add(new Kind(name, text.getBytes(StandardCharsets.UTF_8), X, Y, null));
  }

  private static void refused(String name, String text, String message) {
    KINDS.add(new Kind(name, text.getBytes(StandardCharsets.UTF_8), null, null, message));
  }

  private static String replaced(String text, String with) {
    return CLEAN.replace(text, with);
  }

  static List<Kind> kinds() {
    KINDS.clear();
    // The file.
    refused("no payload", "", "is empty");
    reads("no trailing line feed", CLEAN.substring(0, CLEAN.length() - 1));
    reads("two trailing line feeds", CLEAN + "\n");
    reads("byte order mark", "\ufeff" + CLEAN);
    byte[] utf16 = ("\ufeff" + CLEAN).getBytes(StandardCharsets.UTF_16LE);
    KINDS.add(new Kind("UTF-16", utf16, X, Y, null));
    // The table.
    reads("no header", CLEAN.substring(CLEAN.indexOf('\n') + 1));
    refused("header only", CLEAN.substring(0, CLEAN.indexOf('\n') + 1), "no data rows");
    KINDS.add(
        new Kind(
            "one data row",
            CLEAN.substring(0, CLEAN.indexOf("20")).getBytes(StandardCharsets.UTF_8),
            new double[] {10, 1.5, 7},
            new double[] {1},
            null));
    refused("header of two rows", replaced("\n10", "\n#,kg,m,t\n10"), ":2: ");
    refused("header of three rows", replaced("\n10", "\n#,kg,m,t\na,b,c,d\n10"), ":2: ");
    refused("duplicate name", replaced("size", "id"), "\"id\"");
    refused("preamble", "made on Monday\n\n" + CLEAN, ":");
    refused("footer", CLEAN + "three rows\n", ":5: ");
    refused("a second table with fewer columns", CLEAN + "a,b\n1,2\n", ":5: ");
    refused("a second table with more columns", CLEAN + "a,b,c,d,e\n1,2,3,4,5\n", ":5: ");
    refused("a second table of the same width", CLEAN + "a,b,c,d\n1,2,3,4\n", ":5: ");
    // The dialect.
    reads("records end with CR LF", CLEAN.replace("\n", "\r\n"));
    reads("records end with CR", CLEAN.replace("\n", "\r"));
    reads("fields end with semicolons", CLEAN.replace(",", ";").replace("w;", "w,"));
    reads("fields end with tabs", CLEAN.replace(",", "\t").replace("w\t", "w,"));
    reads("a space after the delimiter", CLEAN.replace("\"w, kg\"", "w").replace(",", ", "));
    refused("a space before a quote", CLEAN.replace(",", ", "), "p.csv");
    reads("every cell quoted", CLEAN.replace("10", "\"10\"").replace("2.5", "\"2.5\""));
    // Single records.
    refused("a delimiter too few", replaced("20,2.5,", "20,2.5"), ":3: ");
    refused("a delimiter too many", replaced("20,2.5", "20,,2.5"), ":3: ");
    refused("an extra quote", replaced("20,2.5", "20,\"2.5"), ":3");
    refused("another delimiter in a row", replaced("20,2.5,8,2", "20;2.5;8;2"), ":3: ");
    refused("another quote in a row", replaced("2.5", "'2.5'"), ":3: ");
    refused("an escape in a row", replaced("2.5", "\\\"2.5\\\""), ":3");
    return KINDS;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void has_its_declared_outcome(Kind kind) {
    DataSource source = DataSource.of("p.csv", new ByteArrayInputStream(kind.bytes));
    DataRequest request = DataRequest.of(source).withScaling(Scaling.Kind.NONE);
    if (kind.refusal != null) {
      assertThatThrownBy(() -> DataLoader.load(request, LoadProgress.NONE))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("p.csv")
          .hasMessageContaining(kind.refusal);
      return;
    }
    Dataset data = DataLoader.load(request, LoadProgress.NONE);
    assertThat(data.blocks()).hasSize(1);
    assertThat(data.blocks().get(0).x()).startsWith(kind.x);
    assertThat(data.blocks().get(0).y()).startsWith(kind.y);
    assertThat(data.rows()).isEqualTo(kind.y.length);
    assertThat(data.features()).isEqualTo(3);
  }
}

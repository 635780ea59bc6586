package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A column and a category with every character up to U+017F and all that ends a text or starts a
 * comment somewhere: in its own engine each export finds them and predicts as the program does.
 */
class ExportedTextsTest {
  private static final String SIGNS =
      "??/\" ??' ??( trigraphs \\u0022 \\n"
          + " \\ */ /* // -- # ; ${x} `y` </script><!-- ]]> _x0041_ '' \"\""
          + " \u2028\u2029\u202E\uFEFF \u4F60 \uD83D\uDC4D";

  /** Blank to some languages, and part of the text to this program. */
  private static final String EDGE = "\u00A0\u2028\u3000";

  private static final String PRINTABLE = EDGE + SIGNS + EDGE;
  private static final String EVERY = EDGE + characters(0x180) + SIGNS + EDGE;
  private static final String CONTROLS = characters(0x20) + "\u007f\u0085\u009b\u009f";

  @TempDir private Path directory;
  private ExportedEngine engine;

  @BeforeEach
  void open() {
    engine = new ExportedEngine(directory);
  }

  private static String characters(int end) {
    StringBuilder text = new StringBuilder();
    for (char c = 1; c < end; c++) {
      text.append(c);
    }
    return text.toString();
  }

  /** A column of numbers, one of categories, both called like code; blanks are around a cell. */
  private ExportedTable table(String text) {
    List<List<String>> rows =
        List.of(
            List.of("1", text, "3"),
            List.of("2.5", "lead", "1"),
            List.of("-4", "  lead ", "7"),
            List.of("8", text + "!", "2"));
    // H2 has 256 characters for a name.
    String name =
        text.length() < 200 ? text : EDGE + CONTROLS + SIGNS.replace("\uD83D\uDC4D", "") + EDGE;
    return new ExportedTable(List.of(name, name + " c", "y"), rows);
  }

  private List<Double> train(ExportedTable table) throws Exception {
    return engine.train(table, "--one-hot", "2", "--missing", "mean", "--delimiter", ",");
  }

  @Test
  void java_and_a_database_hold_every_character() throws Exception {
    ExportedTable table = table(EVERY);
    List<Double> expected = train(table);
    assertThat(engine.inJava(table)).isEqualTo(expected);
    assertClose(engine.inH2(table), expected);
  }

  @Test
  void python_holds_every_character() throws Exception {
    assumeTrue(ExportedEngine.has("python3"), "there is no python3");
    ExportedTable table = table(EVERY);
    assertThat(train(table)).isEqualTo(engine.inPython(table));
  }

  @Test
  void javascript_holds_every_character_and_ends_no_script_within_a_page() throws Exception {
    assumeTrue(ExportedEngine.has("node"), "there is no node");
    ExportedTable table = table(EVERY);
    List<Double> expected = train(table);
    assertThat(engine.inNode(table)).isEqualTo(expected);
    assertThat(Files.readString(directory.resolve("model.js")))
        .doesNotContain("</script", "<!--", "\u2028");
  }

  @Test
  void c_holds_every_character_also_where_trigraphs_are_read() throws Exception {
    assumeTrue(ExportedEngine.has("gcc"), "there is no gcc");
    ExportedTable table = table(EVERY);
    List<Double> expected = train(table);
    assertThat(engine.inC(table)).isEqualTo(expected);
  }

  @Test
  void a_workbook_and_pmml_hold_every_character_they_can() throws Exception {
    ExportedTable table = table(PRINTABLE);
    List<Double> expected = train(table);
    assertClose(engine.inWorkbook(table), expected);
    ExportedTable bare = table.trimmed(); // PMML and ONNX compare cells as they are
    assertClose(engine.inPmml(bare), expected);
  }

  @Test
  @Tag("slow")
  void onnx_holds_every_character() throws Exception {
    // ONNX Runtime's Java binding ends the JVM at characters beyond U+FFFF.
    ExportedTable every = table(EVERY.replace("\uD83D\uDC4D", ""));
    List<Double> wanted = train(every);
    assertClose(engine.inOnnx(every.trimmed()), wanted);
  }

  private static void assertClose(List<Double> actual, List<Double> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      double wanted = expected.get(i);
      assertThat(actual.get(i)).as("row %d", i + 1).isCloseTo(wanted, within(1e-12));
    }
  }
}

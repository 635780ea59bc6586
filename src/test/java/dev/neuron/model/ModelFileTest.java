package dev.neuron.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Ranges;
import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
  private static final String RICH = new String(ModelFile.bytes(Models.rich()), UTF_8);

  @TempDir Path folder;

  @Test
  void is_readable_with_a_stable_order_of_keys_and_a_line_for_each_feature() {
    assertThat(RICH)
        .isEqualTo(
            """
            {
              "format": "neuron model",
              "version": "1.0",
              "neuron": {
                "activation": "elu",
                "alpha": 0.5,
                "cost": "huber",
                "costParameter": 1.5
              },
              "target": "price",
              "features": [
                {"name": "Größe \\"m²\\"", "weight": 0.1, "deviation": 0.25, "replacement": 1.75},
                {"name": "color=re=d\\n", "weight": -1.0E-300, "column": "color", "value": "re=d\\n", "replacement": 0.25},
                {"name": "", "weight": 4.9E-324, "deviation": 0.0, "replacement": -0.0}
              ],
              "bias": 1.23456789E7,
              "missing": {
                "rule": "mean"
              },
              "training": {
                "options": {
                  "optimizer": "gd",
                  "learning-rate": 0.125,
                  "epochs": 100
                },
                "seed": 42,
                "epochs": 100,
                "verdict": "completed",
                "loss": 2874.25,
                "r2": 0.515
              },
              "data": {
                "files": [
                  {"name": "data.csv", "bytes": 1234, "sha256": "%1$s%1$s%1$s%1$s"}
                ],
                "rowsRead": 10,
                "rowsUsed": 8,
                "rowsSkipped": 1,
                "rowsRejected": 1
              },
              "program": {
                "version": "1.2.3",
                "commit": "abcdef0123",
                "java": "17.0.1 (Vendor)"
              },
              "run": {
                "start": "2026-01-31T12:00:00Z",
                "end": "2026-01-31T12:00:05Z"
              },
              "checksum": "crc32:%2$s"
            }
            """
                .formatted("0123456789abcdef", checksum()));
  }

  private static String checksum() {
    int at = RICH.lastIndexOf("crc32:");
    return RICH.substring(at + 6, at + 14);
  }

  @Test
  void saved_and_loaded_it_is_the_same_neuron() {
    Path file = folder.resolve("m.json");
    TrainedNeuron saved = Models.rich();
    ModelFile.save(file, saved);
    TrainedNeuron loaded = ModelFile.load(file);
    assertThat(loaded.neuron()).isEqualTo(saved.neuron());
    assertThat(loaded.columns()).isEqualTo(saved.columns());
    assertThat(loaded.parameters()).isEqualTo(saved.parameters());
    assertThat(loaded.deviations()).isEqualTo(saved.deviations());
    assertThat(loaded.provenance()).isEqualTo(saved.provenance());
  }

  private static TrainedNeuron ranged() {
    TrainedNeuron rich = Models.rich();
    double[] min = {0.1, 0, -4.9e-324};
    double[] max = {1e300, 1, 4.9e-324};
    return new TrainedNeuron(
        rich.neuron(),
        rich.columns(),
        rich.affine(),
        rich.deviations(),
        new Ranges(min, max, 0.1 + 0.2),
        rich.provenance(),
        null,
        null);
  }

  @Test
  void the_ranges_of_features_and_the_spread_of_the_target_come_back_to_the_bit() {
    byte[] once = ModelFile.bytes(ranged());
    TrainedNeuron again = read(new String(once, UTF_8));
    assertThat(again.ranges().min()).containsExactly(0.1, 0, -4.9e-324);
    assertThat(again.ranges().max()).containsExactly(1e300, 1, 4.9e-324);
    assertThat(again.ranges().targetDeviation()).isEqualTo(0.1 + 0.2);
    assertThat(ModelFile.bytes(again)).isEqualTo(once);
    assertThat(new String(once, UTF_8)).contains("\"version\": \"1.3\"");
    assertThat(read(RICH).ranges()).isNull();
  }

  @Test
  void ranges_are_not_believed_blindly() {
    String text = unsummed(new String(ModelFile.bytes(ranged()), UTF_8));
    refuses(text.replace("\"version\": \"1.3\"", "\"version\": \"1.2\""), "is a key no model has");
    refuses(text.replace("\"max\": 1.0E300", "\"max\": 0"), "must not be less than \"min\"");
    refuses(text.replace(", \"max\": 1.0E300", ""), "key \"features[0].max\" is missing");
    refuses(text.replace("0.30000000000000004", "-1"), "\"targetDeviation\" must not be negative");
    refuses(text.replace("  \"targetDeviation\": 0.30000000000000004,\n", ""), "is a key no model");
  }

  @Property(tries = 300)
  void saved_loaded_and_saved_it_is_the_same_bytes(Draw draw) {
    List<Double> numbers = draw.list(1, 21, draw::finite);
    double[] parameters = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    byte[] once = ModelFile.bytes(Models.of(Models.linear(), parameters));
    assertThat(ModelFile.bytes(read(new String(once, UTF_8)))).isEqualTo(once);
  }

  @Test
  void an_r2_that_does_not_exist_is_null() {
    String text = RICH.replace("\"r2\": 0.515", "\"r2\": null");
    assertThat(read(unsummed(text)).provenance().training().r2()).isNaN();
  }

  @Test
  void blanks_line_ends_and_the_order_of_keys_are_free() {
    String target = "  \"target\": \"price\",\n";
    String moved = RICH.replace(target, "").replaceFirst("\\{\n", "{\n" + target);
    assertThat(ModelFile.bytes(read("\uFEFF" + moved.replace("\n", "\r\n  "))))
        .isEqualTo(RICH.getBytes(UTF_8));
  }

  @Test
  void edited_on_purpose_it_is_accepted_without_the_checksum() {
    String edited = unsummed(RICH.replace("\"weight\": 0.1", "\"weight\": 2"));
    assertThat(read(edited).weight(0)).isEqualTo(2);
  }

  @Test
  void a_damaged_digit_is_found_by_the_checksum() {
    refuses(RICH.replace("12345", "12335").replace("1.23456789E7", "1.23456788E7"), "checksum");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "1.0"                       | "2.0"              | has model version 2.0, this program reads versions 1.x (install neuron 1.2.3 or later)
          "1.0"                       | "0.9"              | has model version 0.9, this program reads versions 1.x
          "1.0"                       | "1.5"              | has model version 1.5, newer than this program (install neuron 1.2.3 or later)
          "1.0"                       | "1"                | "version" is no version: '1'
          "1.0"                       | "1.00"             | "version" is no version: '1.00'
          "1.0"                       | "1.0.0"            | "version" is no version
          "1.0"                       | 1.0                | :3: "version" must be a text
          "neuron model"              | "other"            | is not a model of this program
          "target": "price",          | ''                 | :1: key "target" is missing
          "target": "price"           | "target": 5        | :10: "target" must be a text
          "target"                    | "tarqet"           | key "target" is missing
          "bias": 1.23456789E7        | "bias": NaN        | :16: "bias" is NaN, not a number
          "bias": 1.23456789E7        | "bias": -Infinity  | "bias" is too large for a number
          "bias": 1.23456789E7        | "bias": 1e400      | "bias" is too large for a number: "1e400"
          "bias": 1.23456789E7        | "bias": "1"        | :16: "bias" must be a number
          "bias": 1.23456789E7        | "bias": null       | "bias" must be a number
          "bias": 1.23456789E7        | "bias": true       | "bias" must be a number
          "bias": 1.23456789E7        | "bias": 01         | is not valid JSON
          "bias": 1.23456789E7        | "bias": 1, "bias": 1 | :16: key "bias" appears twice
          "bias": 1.23456789E7        | "bias": 1, "extra": 1 | :16: "extra" is a key no model has
          "weight": 4.9E-324          | "weight": NaN      | "features[2].weight" is NaN, not a number
          "weight": 4.9E-324,         | ''                 | :14: key "features[2].weight" is missing
          "deviation": 0.25           | "deviation": -1    | "features[0].deviation" must not be negative
          , "replacement": 1.75       | ''                 | key "features[0].replacement" is missing
          "column": "color"           | "column": "colour" | "features[1].name" is not column=value
          , "column": "color"         | ''                 | key "features[1].column" is missing
          , "value": "re=d\\n"        | ''                 | key "features[1].value" is missing
          "name": ""                  | "name": "Größe \\"m²\\"" | "features[2].name" repeats the name of another feature
          "name": "",                 | "name": "", "x": 1, | "features[2].x" is a key no model has
          "name": ""                  | "name": "\\ud800"  | "features[2].name" holds half a character
          "elu"                       | "gelu"             | no activation is called
          "alpha": 0.5                | "alpha": 0         | alpha must be a positive number
          "cost": "huber"             | "cost": "hubr"     | "neuron.cost" is no cost: 'hubr'
          "cost": "huber"             | "cost": "log-loss" | "neuron": log-loss has no parameter
          "costParameter": 1.5        | "costParameter": -1 | delta must be a positive number
          "mean"                      | "median"           | "missing.rule" is no rule for missing cells: 'median'
          "seed": 42                  | "seed": 42.5       | "training.seed" must be a whole number
          "seed": 42                  | "seed": 99999999999999999999 | "training.seed" must be a whole number
          "seed": 42,                 | "seed": 42, "sed": 1, | "training.sed" is a key no model has
          "epochs": 100,              | "epochs": -1,      | "training": epochs is -1
          "completed"                 | "dead"             | no neuron is saved under the verdict dead
          "optimizer": "gd"           | "optimizer": []    | "training.options.optimizer" must be a text, a number, true or false
          "rowsUsed": 8               | "rowsUsed": 9      | "data": 10 rows read are not those used
          "rowsUsed": 8               | "rowsUsed": -8     | "data": a number of rows is negative
          "rowsUsed": 8               | "rowsUsed": 8.5    | "data.rowsUsed" must be a whole number
          "bytes": 1234               | "bytes": -1        | "data.files[0].sha256" or "bytes" is impossible
          "sha256": "01               | "sha256": "0g      | "data.files[0].sha256" or "bytes" is impossible
          12:00:00Z                   | 25:00:00Z          | "run.start" is no time such as
          "program": {                | "program": [{      | is not valid JSON
          "checksum"                  | "chek"             | "chek" is a key no model has
          """)
  void refuses_with_a_message_of_its_own(String part, String instead, String message) {
    assertThat(RICH).contains(part);
    String text = RICH.replace(part, instead == null ? "" : instead);
    refuses(part.equals("\"checksum\"") ? text : unsummed(text), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''            | is empty, not a model
          '   '         | is empty, not a model
          a,b,c         | looks like CSV data; a model file is JSON written by train -m
          '"a","b"'     | looks like CSV data; a model file is JSON written by train -m
          1;2           | looks like CSV data; a model file is JSON written by train -m
          a,b,c         | (the model is named before the data)
          words         | is not valid JSON
          [1]           | is not a model: a JSON object is expected
          "neuron"      | is not a model: a JSON object is expected
          null          | is not a model: a JSON object is expected
          {}            | is not a model of this program
          {"a":1}       | is not a model of this program
          {"format"     | ends too early: it is truncated
          """)
  void refuses_what_is_no_model(String text, String message) {
    refuses(text, message);
  }

  @Test
  void an_unknown_key_is_refused_in_every_object_but_the_options() {
    int refused = 0;
    for (int at = RICH.indexOf('{'); at >= 0; at = RICH.indexOf('{', at + 1)) {
      if (!RICH.substring(0, at).endsWith("\"options\": ")) {
        String more = RICH.substring(0, at + 1) + "\"x\": 1, " + RICH.substring(at + 1);
        refuses(unsummed(more), "is a key no model has");
        refused++;
      }
    }
    assertThat(refused).isEqualTo(11);
  }

  @Test
  void a_character_of_two_halves_is_read_and_halves_in_the_wrong_order_are_not() {
    String brain = RICH.replace("\"target\": \"price\"", "\"target\": \"\\ud83e\\udde0\"");
    assertThat(read(unsummed(brain)).columns().target()).isEqualTo("\ud83e\udde0");
    String target = "\"target\": \"\\udde0\\ud83e\"";
    refuses(unsummed(RICH.replace("\"target\": \"price\"", target)), "holds half a character");
  }

  @Test
  void a_cut_file_is_said_to_be_truncated_wherever_it_is_cut() {
    byte[] bytes = RICH.getBytes(UTF_8);
    for (int end = 1; end < bytes.length - 2; end++) {
      String cut = new String(Arrays.copyOf(bytes, end), UTF_8);
      if (cut.indexOf('\uFFFD') < 0) { // else the cut went through a character
        refuses(cut, "ends too early: it is truncated");
      }
    }
  }

  @Test
  void refuses_what_follows_the_end() {
    refuses(RICH + "{}", "goes on after the end of the model");
    refuses(RICH + "x", "goes on after the end of the model");
    refuses(RICH + "\u0000", "goes on after the end of the model");
  }

  @Test
  void refuses_deep_nesting_without_following_it() {
    refuses("{\"a\":".repeat(1_000_000), "nesting");
    refuses("{\"a\":" + "[".repeat(1_000_000), "nesting");
  }

  @Test
  void refuses_a_huge_file_without_reading_it_all() {
    assertThatThrownBy(() -> ModelFile.load(Path.of("/dev/zero")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("/dev/zero");
    assertThatThrownBy(() -> ModelFile.read("blanks", new Blanks(), 1 << 20))
        .hasMessageContaining("is larger than any model");
  }

  @Test
  @Tag("slow")
  void what_was_saved_is_loaded_however_large_it_is() {
    assertLoadsAgain(800_000, "x"); // 67 MB
    assertLoadsAgain(1, "x".repeat(30_000_000)); // as long as a line of CSV may be
  }

  private void assertLoadsAgain(int features, String name) {
    List<Feature> columns = new ArrayList<>();
    for (int j = 0; j < features; j++) {
      columns.add(Feature.numeric(name + j, Double.NaN));
    }
    double[] parameters = new SplittableRandom(7).doubles(features + 1L).toArray();
    Path file = folder.resolve("large.json");
    ModelFile.save(
        file, Models.of(Models.linear(), new Columns(columns, "y", MissingRule.ERROR), parameters));
    TrainedNeuron loaded = ModelFile.load(file);
    assertThat(loaded.parameters()).isEqualTo(parameters);
    assertThat(loaded.columns().features()).isEqualTo(columns);
  }

  @Test
  void refuses_a_huge_number_and_a_huge_key() {
    refuses(unsummed(RICH.replace("1.23456789E7", "1".repeat(5000))), "number longer than any");
    refuses("{\"" + "k".repeat(100_000) + "\": 1}", "a name");
  }

  @Test
  void what_an_error_quotes_cannot_steer_the_terminal() {
    assertThatThrownBy(() -> read("{\"\u001b[31m\": 1}"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b"));
    assertThatThrownBy(() -> read(RICH.replace("price\"", "price\", \"\\u001b[31m\": 1")))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b"));
  }

  @Test
  void a_missing_file_and_a_folder_cannot_be_read() {
    for (Path path : new Path[] {folder.resolve("none.json"), folder}) {
      assertThatThrownBy(() -> ModelFile.load(path))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(path.toString())
          .extracting("kind")
          .isEqualTo(DataException.Kind.UNREADABLE);
    }
  }

  @Test
  void a_flipped_bit_in_any_byte_is_refused_or_harmless() {
    assertThat(flip(1)).isLessThan(RICH.length());
  }

  @Test
  @Tag("slow")
  void every_flipped_bit_is_refused_or_harmless() {
    // A blank that became another blank, an e for an E in a number.
    assertThat(flip(8)).isBetween(1, RICH.length());
  }

  /** So many bits of each byte, another first one from byte to byte; how many were harmless. */
  private static int flip(int bits) {
    byte[] bytes = RICH.getBytes(UTF_8);
    int harmless = 0;
    for (int at = 0; at < bytes.length; at++) {
      for (int k = 0; k < bits; k++) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << ((at + k) % 8));
        harmless += refusedOrHarmless(flipped) ? 0 : 1;
      }
    }
    return harmless;
  }

  @Test
  void every_cut_byte_doubled_byte_and_cut_end_is_refused_or_harmless() {
    byte[] bytes = RICH.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      byte[] end = Arrays.copyOf(bytes, i);
      assertThat(refusedOrHarmless(end)).isEqualTo(i < bytes.length - 1);
      byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
      System.arraycopy(bytes, i + 1, cut, i, bytes.length - i - 1);
      refusedOrHarmless(cut);
      byte[] doubled = Arrays.copyOf(bytes, bytes.length + 1);
      System.arraycopy(bytes, i, doubled, i + 1, bytes.length - i);
      refusedOrHarmless(doubled);
    }
  }

  @Property
  void random_bytes_are_refused_and_nothing_else(Draw draw) {
    assertThat(refusedOrHarmless(draw.bytes(255))).isTrue();
  }

  /** Whether the file was refused; if it was not, it must be the same neuron. */
  private static boolean refusedOrHarmless(byte[] bytes) {
    try {
      TrainedNeuron neuron = ModelFile.read("m.json", new ByteArrayInputStream(bytes));
      assertThat(ModelFile.bytes(neuron)).isEqualTo(RICH.getBytes(UTF_8));
      return false;
    } catch (DataException refused) {
      assertThat(refused.kind()).isEqualTo(DataException.Kind.CONTENT);
      return true;
    }
  }

  @Test
  void a_failed_save_leaves_the_old_file() throws IOException {
    Path file = folder.resolve("m.json");
    Files.writeString(file, "old");
    assertThatThrownBy(() -> ModelFile.save(folder, Models.rich())).hasMessageContaining("folder");
    assertThat(file).hasContent("old");
  }

  private static TrainedNeuron read(String text) {
    return ModelFile.read("m.json", new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static String unsummed(String text) {
    return text.replaceFirst(",\n *\"checksum.*", "");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("m.json:")
        .hasMessageContaining(message)
        .extracting("kind")
        .isEqualTo(DataException.Kind.CONTENT);
  }

  /** Blanks for ever, which JSON allows. */
  private static final class Blanks extends InputStream {
    @Override
    public int read() {
      return ' ';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      Arrays.fill(bytes, offset, offset + length, (byte) ' ');
      return length;
    }
  }
}

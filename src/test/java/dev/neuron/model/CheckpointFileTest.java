package dev.neuron.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.neuron.data.DataException;
import dev.neuron.data.LoadReport;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Finding;
import dev.neuron.train.RunState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
  @TempDir Path folder;

  private static EpochResult line(int epoch, double loss) {
    return new EpochResult(epoch, loss, 0, 1e-310, 0.5, 0.1, Double.NaN);
  }

  private static Checkpoint checkpoint() {
    EpochResult start = line(0, 5.5);
    EpochResult best = line(1, 0.1 + 0.2);
    RunState.Watched watched =
        new RunState.Watched(
            start,
            best,
            best,
            List.of(start, best),
            2,
            1,
            0,
            new Finding.PatternChanged(1, 0.25, 0.75));
    RunState state =
        new RunState(
            1,
            2,
            new double[] {-0.0, 4.9e-324, Math.PI},
            new double[] {1, 2, 1.7976931348623157e308},
            List.of(new double[] {Double.NaN, Double.NEGATIVE_INFINITY}, new double[0]),
            new double[] {Double.POSITIVE_INFINITY, 0, 1},
            watched);
    return new Checkpoint(
        Map.of("epochs", 10L, "l1", 0.0, "init", "mean"),
        "y",
        List.of("a \"ü\" \n", "b"),
        List.of(new LoadReport.SourceFile("d.csv", 12, "ab".repeat(32))),
        new Checkpoint.Log(10, 200, 0xFFFFFFFFL),
        state);
  }

  private static Checkpoint read(byte[] bytes) {
    return CheckpointFile.read("run.ckpt", bytes);
  }

  @Test
  void reads_back_every_bit() {
    byte[] bytes = CheckpointFile.bytes(checkpoint());
    assertThat(read(bytes))
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(checkpoint());
    assertThat(CheckpointFile.bytes(read(bytes))).isEqualTo(bytes);
  }

  @Test
  void goes_through_a_file() {
    Path file = folder.resolve("run.ckpt");
    CheckpointFile.save(file, checkpoint());
    assertThat(CheckpointFile.load(file))
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(checkpoint());
  }

  @Test
  void refuses_a_flipped_bit_in_any_byte_with_65() {
    flip(1);
  }

  @Test
  @Tag("slow")
  void refuses_every_flipped_bit_with_65() {
    flip(8);
  }

  /** So many bits of each byte, one at a time, beginning with another from byte to byte. */
  private static void flip(int bits) {
    byte[] bytes = CheckpointFile.bytes(checkpoint());
    for (int at = 0; at < bytes.length; at++) {
      for (int k = 0; k < bits; k++) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) (1 << ((at + k) % 8));
        assertRefused(damaged);
      }
    }
  }

  @Test
  void refuses_every_byte_replaced_dropped_or_doubled() {
    byte[] bytes = CheckpointFile.bytes(checkpoint());
    Random random = new Random(1);
    for (int at = 0; at < bytes.length; at++) {
      byte[] replaced = bytes.clone();
      replaced[at] = (byte) (bytes[at] + 1 + random.nextInt(255));
      assertRefused(replaced);
      byte[] dropped = Arrays.copyOf(bytes, bytes.length - 1);
      System.arraycopy(bytes, at + 1, dropped, at, bytes.length - at - 1);
      assertRefused(dropped);
      byte[] doubled = Arrays.copyOf(bytes, bytes.length + 1);
      System.arraycopy(bytes, at, doubled, at + 1, bytes.length - at);
      assertRefused(doubled);
    }
  }

  @Test
  void refuses_every_truncation() {
    byte[] bytes = CheckpointFile.bytes(checkpoint());
    for (int length = 0; length < bytes.length; length++) {
      assertRefused(Arrays.copyOf(bytes, length));
    }
  }

  private static void assertRefused(byte[] bytes) {
    DataException refused = catchThrowableOfType(DataException.class, () -> read(bytes));
    assertThat(refused).isNotNull();
    assertThat(refused.kind()).isEqualTo(DataException.Kind.CONTENT);
    assertThat(refused.getMessage()).startsWith("run.ckpt");
  }

  @Test
  void says_what_a_file_is_instead() throws Exception {
    assertMessage("{}", "run.ckpt: is not a checkpoint of this program");
    assertMessage("[1]", "run.ckpt:1: is not a checkpoint: a JSON object is expected");
    assertMessage("", "run.ckpt: is empty, not a checkpoint");
    assertMessage(
        "{\"format\":\"neuron checkpoint\",\"version\":\"2.0\",\"program\":\"3.1\"}",
        "run.ckpt: has checkpoint version 2.0, this program reads 1.1; go on with neuron 3.1");
    assertMessage(
        new String(CheckpointFile.bytes(checkpoint()), StandardCharsets.UTF_8)
            .replace("0.1", "0.2"),
        "run.ckpt: does not match its checksum: it is damaged (take an older copy)");
    assertMessage(
        new String(ModelFile.bytes(Models.rich()), StandardCharsets.UTF_8),
        "run.ckpt: is not a checkpoint of this program");
  }

  private static void assertMessage(String text, String message) {
    assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8))).hasMessage(message);
  }

  @Test
  void a_missing_file_or_a_folder_cannot_be_read() {
    assertThatThrownBy(() -> CheckpointFile.load(folder.resolve("none")))
        .hasMessageContaining("there is no such checkpoint");
    assertThatThrownBy(() -> CheckpointFile.load(folder))
        .isInstanceOfSatisfying(
            DataException.class,
            refused -> assertThat(refused.kind()).isEqualTo(DataException.Kind.UNREADABLE));
    assertThat(Files.exists(folder)).isTrue();
  }

  @Test
  void of_a_device_without_end_only_the_beginning_is_read() {
    assertThatThrownBy(() -> CheckpointFile.load(Path.of("/dev/zero")))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("/dev/zero:1: is not valid JSON");
  }

  @Test
  void goes_through_a_file_larger_than_what_is_read_at_once() {
    double[] many = new Random(3).doubles(2_000).toArray();
    RunState small = checkpoint().state();
    RunState state =
        new RunState(1, 2, many, many, small.memory(), small.plateau(), small.watched());
    Checkpoint large =
        new Checkpoint(Map.of(), "y", List.of(), List.of(), checkpoint().log(), state);
    CheckpointFile.save(folder.resolve("large"), large);
    assertThat(CheckpointFile.load(folder.resolve("large")).state().wHat()).isEqualTo(many);
  }

  /** The text with the checksum it would have if this program had written it. */
  private static byte[] summed(String text) {
    String content = text.substring(0, text.lastIndexOf(",\"checksum\""));
    CRC32 crc = new CRC32();
    crc.update(content.getBytes(StandardCharsets.UTF_8));
    String sum = String.format(Locale.ROOT, "%08x", crc.getValue());
    return (content + ",\"checksum\":\"crc32:" + sum + "\"}\n").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void an_unknown_key_is_refused_in_every_object_but_the_options() {
    String text = new String(CheckpointFile.bytes(checkpoint()), StandardCharsets.UTF_8);
    assertThat(summed(text)).isEqualTo(CheckpointFile.bytes(checkpoint()));
    int refused = 0;
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
      if (!text.substring(0, at).endsWith("\"options\":")) {
        String more = text.substring(0, at + 1) + "\"x\":1," + text.substring(at + 1);
        assertThatThrownBy(() -> read(summed(more))).hasMessageContaining("is a key no checkpoint");
        refused++;
      }
    }
    assertThat(refused).isEqualTo(5); // the whole, data, log, state, watched
  }

  @Test
  void a_number_that_makes_no_sense_is_refused() {
    String text = new String(CheckpointFile.bytes(checkpoint()), StandardCharsets.UTF_8);
    String count = text.replace("\"epoch\":1,", "\"epoch\":2147483648,");
    assertThatThrownBy(() -> read(summed(count)))
        .hasMessageContaining("\"state.epoch\" is no count");
    String negative = text.replace("\"epoch\":1,", "\"epoch\":-1,");
    assertThatThrownBy(() -> read(summed(negative))).hasMessageContaining("is no count: -1");
    String zero = text.replace("\"epoch\":1,", "\"epoch\":0,");
    assertThatThrownBy(() -> read(summed(zero)))
        .hasMessageContaining("the last line is not that of epoch 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint.Log(-1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint.Log(1, 0, 0));
    assertThat(new Checkpoint.Log(0, 0, 0).to()).isZero();
  }
}

package dev.neuron.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.Main;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged inputs of every kind end in an answer or a clear error: never in an internal error, a
 * stack trace, a control character on the terminal, or not at all.
 *
 * <p>A few hundred with every build, many more with {@code -Pfull}, and with {@code scripts/fuzz}
 * for as long as one likes, from other seeds each time.
 */
@Timeout(value = 10, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTest {
  /** Minutes to go on for, from a seed of the clock's; 0 for fixed seeds and numbers. */
  private static final double MINUTES = Double.parseDouble(System.getProperty("fuzz.minutes", "0"));

  private static final String HEADER = "a,b,\"c d\",kind,y\n";

  @TempDir Path folder;
  private byte[] model;
  private byte[] checkpoint;
  private byte[] csv;

  @BeforeEach
  void makes_what_will_be_damaged() throws IOException {
    csv = table(new Random(1), 12);
    Path data = at("data.csv", csv);
    Ran ran =
        run(
            new byte[0],
            "train",
            data,
            "--one-hot",
            "kind",
            "-m",
            folder.resolve("model.json"),
            "--checkpoint",
            folder.resolve("checkpoint"),
            "-e",
            "3",
            "-o",
            "adam");
    assertThat(ran.status).as(ran.err).isZero();
    model = Files.readAllBytes(folder.resolve("model.json"));
    checkpoint = Files.readAllBytes(folder.resolve("checkpoint"));
  }

  private static byte[] table(Random random, int rows) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < rows; i++) {
      text.append(random.nextInt(100))
          .append(',')
          .append(random.nextGaussian())
          .append(",\"")
          .append(random.nextInt())
          .append("\",")
          .append(random.nextBoolean() ? "red" : "blue")
          .append(',')
          .append(random.nextInt(1000) / 8.0)
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Path at(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private record Ran(int status, String out, String err) {}

  private static Ran run(byte[] in, Object... args) {
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Main.run(new ByteArrayInputStream(in), out, err, words);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Damages and runs, and returns how it ended; the bytes are for the failure's message. */
  private interface Attempt {
    Ran on(Random random, List<byte[]> inputs) throws IOException;
  }

  private static void repeat(int times, Attempt attempt) throws IOException {
    long seed = MINUTES > 0 ? System.nanoTime() : 20260131;
    long end = System.nanoTime() + (long) (MINUTES * 60e9);
    int done = 0;
    while (MINUTES > 0 ? System.nanoTime() < end : done < times) {
      List<byte[]> inputs = new ArrayList<>();
      Ran ran = attempt.on(new Random(seed + done), inputs);
      String what = "seed " + (seed + done) + ", inputs " + shown(inputs) + "\n" + ran.err;
      // 73: a damaged argument may name an output that no file system takes.
      assertThat(ran.status).as(what).isIn(0, 2, 3, 4, 5, 65, 66, 70, 73);
      assertThat(ran.err).as(what).doesNotContain("internal error", "\tat ", "Exception");
      assertThat(ran.err.chars().noneMatch(FuzzTest::steersTerminal)).as(what).isTrue();
      assertThat(ran.status == 0 || ran.status == 3 || ran.status == 4 || !ran.err.isEmpty())
          .as(what)
          .isTrue();
      done++;
    }
    assertThat(done).isPositive();
    if (MINUTES > 0) {
      Files.writeString(
          Path.of(System.getProperty("project.basedir", ""), "target", "fuzz.log"),
          Thread.currentThread().getStackTrace()[2].getMethodName() + " " + done + " inputs\n",
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    }
  }

  private static boolean steersTerminal(int c) {
    return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
  }

  private static String shown(List<byte[]> inputs) {
    StringBuilder text = new StringBuilder();
    for (byte[] input : inputs) {
      text.append('\n').append(HexFormat.of().formatHex(input));
    }
    return text.toString();
  }

  private static <T> T any(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Ran damagedTable(Random random, List<byte[]> inputs) throws IOException {
    byte[] damaged = new Mutations(random).apply(table(random, random.nextInt(15)));
    if (random.nextInt(4) == 0) {
      damaged = new Mutations(random).apply(packed(damaged, random.nextBoolean()));
    }
    inputs.add(damaged);
    List<Object> args = new ArrayList<>(List.of("train", "-", "-e", "2", "--format", "jsonl"));
    args.add("--missing=" + any(random, List.of("error", "skip", "mean", "zero", "7")));
    args.add("--bad-rows=" + any(random, List.of("error", "skip")));
    args.add("--header=" + any(random, List.of("auto", "yes", "no")));
    if (random.nextBoolean()) {
      args.add("--one-hot=kind");
    }
    if (random.nextInt(4) == 0) {
      args.add("--encoding=" + any(random, List.of("UTF-8", "ISO-8859-1", "UTF-16LE")));
    }
    Ran ran = run(damaged, args.toArray());
    if (ran.status == 0) {
      assertRowsAddUp(ran);
    }
    return ran;
  }

  /** Several members or frames. */
  private static byte[] packed(byte[] bytes, boolean zstd) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at += 100) {
      try (var packing = zstd ? new ZstdOutputStream(out) : new GZIPOutputStream(out)) {
        packing.write(bytes, at, Math.min(100, bytes.length - at));
      }
    }
    return out.toByteArray();
  }

  private static void assertRowsAddUp(Ran ran) {
    String start = ran.out.lines().findFirst().orElseThrow();
    long read = count(start, "rowsRead");
    assertThat(
            count(start, "rowsUsed") + count(start, "rowsSkipped") + count(start, "rowsRejected"))
        .isEqualTo(read);
    assertThat(ran.out).contains("\"event\":\"end\"");
  }

  private static long count(String json, String key) {
    int from = json.indexOf("\"" + key + "\":") + key.length() + 3;
    int to = from;
    while (Character.isDigit(json.charAt(to))) {
      to++;
    }
    return Long.parseLong(json.substring(from, to));
  }

  private Ran damagedModel(Random random, List<byte[]> inputs) throws IOException {
    byte[] damaged = new Mutations(random).apply(withoutChecksum(random));
    inputs.add(damaged);
    Path file = at("damaged.json", damaged);
    Ran shown = run(new byte[0], "show", file);
    if (shown.status != 0) {
      return shown;
    }
    return random.nextBoolean()
        ? run(csv, "predict", file, "-", "-q", "--missing=zero")
        : run(csv, "train", "-", "-q", "--one-hot=kind", "--init", file, "-e", "1");
  }

  /** Half of the time the checksum goes first: else it would find all that the checks should. */
  private byte[] withoutChecksum(Random random) {
    String text = new String(model, StandardCharsets.UTF_8);
    int at = text.lastIndexOf(",\n  \"checksum\"");
    return random.nextBoolean()
        ? model
        : (text.substring(0, at) + "\n}\n").getBytes(StandardCharsets.UTF_8);
  }

  private Ran damagedCheckpoint(Random random, List<byte[]> inputs) throws IOException {
    byte[] damaged = new Mutations(random).apply(checkpoint);
    inputs.add(damaged);
    Path file = at("damaged.ckpt", damaged);
    Ran ran =
        run(
            new byte[0],
            "train",
            folder.resolve("data.csv"),
            "--one-hot",
            "kind",
            "-e",
            "5",
            "-o",
            "adam",
            "-q",
            "--resume",
            file);
    boolean same = java.util.Arrays.equals(damaged, checkpoint);
    assertThat(ran.status).as(ran.err).isEqualTo(same ? 0 : 65);
    return ran;
  }

  private Ran damagedArguments(Random random, List<byte[]> inputs) throws IOException {
    String fine =
        "train "
            + folder.resolve("data.csv")
            + " -e 2 -q --one-hot kind -o adam --l2 0.1 -b 4 --seed"
            + " 7 --schedule step:5:0.5 --warmup 3\n--alpha '1' # comment\n --init \"mean\"";
    byte[] damaged = new Mutations(random).apply(fine.getBytes(StandardCharsets.UTF_8));
    inputs.add(damaged);
    if (new String(damaged, StandardCharsets.ISO_8859_1).contains("--")
        && new String(damaged, StandardCharsets.UTF_8).matches("(?s).*-(-e|e).*\\d{6}.*")) {
      return new Ran(0, "", ""); // a million epochs are no bug
    }
    return run(csv, "@" + at("args", damaged));
  }

  @Test
  void damaged_tables() throws IOException {
    repeat(300, this::damagedTable);
  }

  @Test
  void damaged_models() throws IOException {
    repeat(300, this::damagedModel);
  }

  @Test
  void damaged_checkpoints() throws IOException {
    repeat(200, this::damagedCheckpoint);
  }

  @Test
  void damaged_argument_files() throws IOException {
    repeat(200, this::damagedArguments);
  }

  @Test
  @Tag("slow")
  void many_damaged_tables() throws IOException {
    repeat(10_000, this::damagedTable);
  }

  @Test
  @Tag("slow")
  void many_damaged_models() throws IOException {
    repeat(10_000, this::damagedModel);
  }

  @Test
  @Tag("slow")
  void many_damaged_argument_files() throws IOException {
    repeat(3_000, this::damagedArguments);
  }
}

package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.neuron.model.CheckpointFile;
import dev.neuron.model.ModelFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals, in a process of its own. */
@EnabledOnOs(OS.LINUX)
class SignalTest {
  private static final String WHILE_READING =
      "warning: interrupted while the data were read: nothing was written\n";

  @TempDir Path folder;

  /** A run without end, seen to be under way, then asked to stop. */
  private record Stopped(int status, List<String> out, String err) {}

  private Stopped stop(List<String> signals, String... args) throws Exception {
    List<Object> words = new ArrayList<>(List.of("train", Started.DIABETES));
    words.addAll(List.of("--tolerance", "0", "-e", "2000000000", "--format", "csv"));
    words.addAll(List.of((Object[]) args));
    Path err = folder.resolve("err");
    Process process =
        Started.neuron(words.toArray())
            .directory(folder.toFile())
            .redirectError(err.toFile())
            .start();
    List<String> out = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      out.add(reader.readLine());
      out.add(reader.readLine());
      for (String signal : signals) {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      }
      reader.lines().forEach(out::add);
      assertThat(process.waitFor(900, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Stopped(process.exitValue(), out, Files.readString(err));
  }

  private void assertNoLitter() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INT, 130, gd, full",
    "TERM, 143, adam, 32",
    "HUP, 129, lbfgs, full",
    "TERM, 143, asgd, full",
  })
  void a_signal_ends_the_step_and_saves_what_was_asked_for(
      String signal, int status, String optimizer, String batch) throws Exception {
    Stopped run =
        stop(
            List.of(signal),
            "-o",
            optimizer,
            "-b",
            batch,
            "-m",
            "m.json",
            "--checkpoint",
            "c",
            "--log",
            "log.csv");
    assertThat(run.status()).isEqualTo(status);
    assertThat(run.err()).contains("saved the neuron in m.json").doesNotContain("neuron:");
    int epochs = CheckpointFile.load(folder.resolve("c")).state().epoch();
    assertThat(run.out().get(run.out().size() - 1)).startsWith(epochs + ",");
    assertThat(Files.readAllLines(folder.resolve("log.csv"))).isEqualTo(run.out());
    assertThat(ModelFile.load(folder.resolve("m.json")).provenance().training().epochs())
        .isEqualTo(epochs);
    assertNoLitter();
  }

  @Test
  void the_interrupted_run_goes_on_as_if_nothing_had_happened() throws Exception {
    Stopped run = stop(List.of("INT"), "-o", "adam", "-b", "32", "--checkpoint", "c");
    int epochs = CheckpointFile.load(folder.resolve("c")).state().epoch();
    String total = Integer.toString(epochs + 3);
    Object[] same = {
      "train",
      Started.DIABETES,
      "--tolerance",
      "0",
      "--format",
      "csv",
      "-q",
      "-o",
      "adam",
      "-b",
      "32",
      "-e",
      total
    };
    List<Object> resumed = new ArrayList<>(List.of(same));
    resumed.addAll(List.of("--resume", folder.resolve("c")));
    List<String> whole = Ran.neuron(same).out().lines().toList();
    List<String> rest = Ran.neuron(resumed.toArray()).out().lines().toList();
    List<String> joined = new ArrayList<>(run.out());
    joined.addAll(rest.subList(1, rest.size()));
    assertThat(joined).isEqualTo(whole);
  }

  @ParameterizedTest
  @Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @CsvSource({"train, INT, 130", "compare, TERM, 143", "find, HUP, 129"})
  void a_signal_while_the_data_are_read_ends_at_once_and_says_so(
      String command, String signal, int status) throws Exception {
    Path pipe = folder.resolve("pipe.csv");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    Path err = folder.resolve("err");
    Process process =
        Started.neuron(command, pipe)
            .directory(folder.toFile())
            .redirectError(err.toFile())
            .start();
    try (OutputStream in = Files.newOutputStream(pipe)) { // waits until it is opened
      in.write("a,y\n1,2\n".getBytes(StandardCharsets.US_ASCII));
      in.flush();
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(900, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(status);
    assertThat(Files.readString(err)).isEqualTo(WHILE_READING);
    assertNoLitter();
  }

  @Test
  void a_second_signal_stops_at_once_and_leaves_no_half_file() throws Exception {
    Stopped run = stop(List.of("INT", "TERM"), "-m", "m.json", "--checkpoint", "c");
    // Which of the two wins is a race; either way the status is that of a signal.
    assertThat(run.status()).isIn(130, 143);
    assertNoLitter();
    if (Files.exists(folder.resolve("m.json"))) {
      ModelFile.load(folder.resolve("m.json"));
    }
  }

  /** Starts what writes to these files, and waits until one of them is under way. */
  private Process startedWriting(Path err, String... args) throws Exception {
    Process process =
        Started.neuron((Object[]) args)
            .directory(folder.toFile())
            .redirectError(err.toFile())
            .start();
    while (Objects.requireNonNull(folder.toFile().list((at, name) -> name.startsWith("."))).length
        == 0) {
      assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).as(Files.readString(err)).isFalse();
    }
    return process;
  }

  private void assertEndsAtOnce(Process process, String signal, int status) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    try {
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(status);
    } finally {
      process.destroyForcibly();
    }
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("err", "data.csv");
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
  void a_signal_while_the_data_are_awaited_leaves_nothing_behind(String signal, int status)
      throws Exception {
    Files.createFile(folder.resolve("data.csv"));
    Path err = folder.resolve("err");
    Process process =
        startedWriting(err, "train", "-", "-m", "m.json", "--log", "l.csv", "--checkpoint", "c");
    process.getOutputStream().write("a,y\n1,2\n".getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
    assertEndsAtOnce(process, signal, status);
    assertThat(Files.readString(err)).isIn("", WHILE_READING);
  }

  @Test
  void a_signal_while_standard_input_is_put_aside_leaves_nothing_behind() throws Exception {
    Path err = Files.createFile(folder.resolve("err"));
    Files.createFile(folder.resolve("data.csv"));
    Process process =
        Started.java(List.of("-Djava.io.tmpdir=" + folder), "dev.neuron.Main", "inspect", "-")
            .redirectError(err.toFile())
            .start();
    while (Objects.requireNonNull(folder.toFile().list()).length == 2) {
      assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).as(Files.readString(err)).isFalse();
    }
    assertEndsAtOnce(process, "TERM", 143);
  }

  @Test
  @Tag("slow")
  void a_signal_while_the_data_are_converted_leaves_nothing_behind() throws Exception {
    Path data = folder.resolve("data.csv");
    assertThat(Ran.neuron("generate", "--rows", 400_000, "--features", 10, "-o", data).status())
        .isZero();
    Path err = folder.resolve("err");
    Process process = startedWriting(err, "train", "data.csv", "-q", "--out-of-core");
    assertEndsAtOnce(process, "INT", 130);
  }

  @Test
  @Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_signal_while_compare_reads_the_data_again_keeps_the_runs_that_ended() throws Exception {
    Path pipe = folder.resolve("pipe.csv");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    Process process =
        Started.neuron("compare", pipe, "--seeds", "1,2", "--validation", "0.5", "-e", "1").start();
    try {
      byte[] rows = "x,y\n1,2\n2,3\n3,5\n4,4\n".getBytes(StandardCharsets.US_ASCII);
      Files.write(pipe, rows);
      BufferedReader notes = process.errorReader(StandardCharsets.UTF_8);
      while (!notes.readLine().contains("validating on")) {
        // The first reading is not over.
      }
      try (OutputStream again = Files.newOutputStream(pipe)) { // waits until it is opened again
        again.write(rows);
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
        assertThatIOException()
            .isThrownBy(() -> writeUntilNobodyReads(again))
            .withMessageContaining("Broken pipe");
      }
      assertThat(process.inputReader(StandardCharsets.UTF_8).lines())
          .anyMatch(line -> line.contains(" of 7 runs"));
      assertThat(process.waitFor()).isEqualTo(129);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void writeUntilNobodyReads(OutputStream out) throws IOException {
    byte[] rows = "5,6\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 100_000; i++) {
      out.write(rows);
    }
  }

  @Test
  void a_signal_that_nohup_ignores_stays_ignored() throws Exception {
    ProcessBuilder builder =
        Started.neuron(
            "train",
            Started.DIABETES,
            "--tolerance",
            "0",
            "-e",
            "2000000000",
            "-q",
            "--format",
            "csv");
    builder.command().set(1, "--ignore-signal=HUP");
    Process process = builder.start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.readLine();
      new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
      assertThat(reader.readLine()).isNotNull();
      new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
      reader.lines().forEach(line -> {});
      assertThat(process.waitFor()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }
}

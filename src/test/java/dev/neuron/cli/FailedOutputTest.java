package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Device;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk, a reader that went away, a place that cannot be written to: each writer says so. */
@EnabledOnOs(OS.LINUX)
class FailedOutputTest {
  @TempDir Path folder;

  @BeforeEach
  void links_to_a_full_disk() throws IOException {
    Path full = Device.full();
    for (String name : List.of("full.csv", "full.jsonl", "full.md")) {
      Files.createSymbolicLink(folder.resolve(name), full);
    }
    Files.copy(Started.DIABETES, folder.resolve("d.csv"));
    Files.writeString(
        folder.resolve("bad.csv"),
        Files.readString(Started.DIABETES).replaceFirst(",(\\d+)\\n", ",x$1\n"));
    Object[] args = {"train", folder.resolve("d.csv"), "-q", "-m", folder.resolve("m.json")};
    assertThat(Ran.neuron(args).status()).isZero();
  }

  private ProcessBuilder start(String line) {
    return Started.neuron((Object[]) line.split(" ", -1)).directory(folder.toFile());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train d.csv -q",
        "train d.csv -q --format csv -e 5000",
        "train d.csv -q --format jsonl",
        "train d.csv -q --dry-run",
        "predict m.json d.csv -q",
        "evaluate m.json d.csv -q",
        "show m.json -q",
        "compare d.csv -q -e 2",
        "inspect d.csv -q",
        "generate --rows 10",
        "reproduce m.json -q",
        "--help",
        "--version",
      })
  void standard_output_on_a_full_disk_is_74(String line) throws Exception {
    Ran ran = onFullDisk(line);
    assertThat(ran.err())
        .isEqualTo("neuron: standard output: cannot be written: No space left on device\n");
    assertThat(ran.status()).isEqualTo(74);
  }

  /** Inside this JVM, its standard output on a disk without room. */
  private Ran onFullDisk(String line) throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (OutputStream full = new FileOutputStream(Device.full().toFile())) {
      int status = CommandRunner.run(InputStream.nullInputStream(), full, err, absolute(line));
      return new Ran(status, "", err.toString(StandardCharsets.UTF_8));
    }
  }

  private Ran ran(String line) {
    return Ran.neuron((Object[]) absolute(line));
  }

  /** The words of a command line, its files in the folder. */
  private String[] absolute(String line) {
    String[] words = line.split(" ", -1);
    for (int i = 1; i < words.length; i++) {
      if (words[i].matches("[a-z]\\S*\\.\\S+")) {
        words[i] = folder.resolve(words[i]).toString();
      }
    }
    return words;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train d.csv -q -m /dev/full",
        "train d.csv -q --log full.csv",
        "train d.csv -q --log full.jsonl",
        "train d.csv -q --checkpoint /dev/full",
        "train d.csv -q --checkpoint /dev/full --checkpoint-every 1",
        "train bad.csv -q --bad-rows skip --rejects full.csv",
        "compare d.csv -q -e 2 --export full.csv",
        "predict m.json d.csv -q --output full.csv",
      })
  void a_file_on_a_full_disk_is_74(String line) throws Exception {
    Ran ran = ran(line);
    assertThat(ran.err()).contains("cannot be written: No space left on device");
    assertThat(ran.status()).as(ran.err()).isEqualTo(74);
  }

  @Test
  void the_other_outputs_are_whole_when_one_fails() throws Exception {
    Ran ran = ran("train d.csv -q -m new.json --checkpoint /dev/full --log log.csv");
    assertThat(ran.status()).isEqualTo(74);
    assertThat(ran.out()).contains("completed 100 epochs");
    assertThat(Files.readAllLines(folder.resolve("log.csv"))).hasSize(102);
    assertThat(Ran.neuron("show", folder.resolve("new.json")).status()).isZero();
    assertNothingHidden();
  }

  @Test
  void a_full_standard_output_does_not_keep_the_neuron_from_being_saved() throws Exception {
    assertThat(onFullDisk("train d.csv -q -e 0 -m new.json").status()).isEqualTo(74);
    assertThat(Ran.neuron("show", folder.resolve("new.json")).status()).isZero();
  }

  /** The lines of two billion epochs fail as soon as the first of them leave the buffer. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "csv", "jsonl"})
  void output_that_fails_on_the_way_ends_the_run_and_loses_nothing(String format) throws Exception {
    String files = " -m new.json --checkpoint c.ckpt --log log.csv";
    Ran ran =
        onFullDisk("train d.csv -q -e 2000000000 --tolerance 0 -l 1e-9 --format " + format + files);
    assertThat(ran.err()).contains("standard output: cannot be written: No space left on device");
    assertThat(ran.status()).isEqualTo(74);
    List<String> log = Files.readAllLines(folder.resolve("log.csv"));
    String last = log.get(log.size() - 1);
    long epochs = Long.parseLong(last.substring(0, last.indexOf(',')));
    assertThat(epochs).isEqualTo(log.size() - 2);
    assertThat(Ran.neuron("show", folder.resolve("new.json")).out())
        .contains("after " + epochs + " epoch");
    assertThat(folder.resolve("c.ckpt")).exists();
    assertNothingHidden();
  }

  @Test
  void data_that_are_not_there_are_told_before_places_that_cannot_be_written() throws Exception {
    for (String line :
        List.of(
            "train nix.csv -m no/m.json",
            "train nix.csv --log no/log.csv --checkpoint no/c.ckpt",
            "compare nix.csv --export no/runs.csv",
            "compare nix.csv --plot no/runs.svg",
            "find nix.csv --plot no/runs.svg",
            "surface nix.csv -o no/page.html",
            "evaluate m.json nix.csv --plot no/rest.svg",
            "predict m.json nix.csv -o no/out.csv")) {
      Ran ran = ran(line);
      assertThat(ran.err()).as(line).contains("nix.csv: there is no such file");
      assertThat(ran.status()).as(line).isEqualTo(66);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train d.csv -q --format csv -e 2000000000 --tolerance 0 -m new.json --log log.csv",
        "train d.csv -q --format jsonl -e 2000000000 --tolerance 0",
        "train d.csv -q -e 2000000000 --tolerance 0 --checkpoint c",
        "generate --rows 1000000000",
        "predict m.json -",
      })
  void a_reader_that_goes_away_ends_the_run_at_once_and_quietly(String line) throws Exception {
    ProcessBuilder builder = start(line);
    if (line.endsWith("-")) {
      builder.redirectInput(endless());
    }
    Path err = folder.resolve("err");
    Process process = builder.redirectError(err.toFile()).start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.readLine();
    }
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(err)).doesNotContain("neuron:");
    assertNothingHidden();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 ", "5 --max-loss 0", "6 --require-converged"})
  void a_run_that_nobody_reads_on_keeps_what_it_has_learned_and_has_to_pass_the_gates(String gate)
      throws Exception {
    String line = "train d.csv -q -e 2000000000 --tolerance 0 -m new.json --log log.csv";
    Process process = start((line + gate.substring(1)).trim()).start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.readLine();
    }
    assertThat(process.waitFor()).isEqualTo(gate.charAt(0) - '0');
    long epochs = Files.readAllLines(folder.resolve("log.csv")).size() - 2L;
    assertThat(Ran.neuron("show", folder.resolve("new.json")).out())
        .contains("after " + epochs + " epoch");
    assertNothingHidden();
  }

  /** More than fits into any buffer on the way. */
  private File endless() throws IOException {
    List<String> lines = Files.readAllLines(Started.DIABETES);
    List<String> many = new ArrayList<>(lines);
    for (int i = 0; i < 100; i++) {
      many.addAll(lines.subList(1, lines.size()));
    }
    return Files.write(folder.resolve("many.csv"), many).toFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train d.csv -q -m no/m.json",
        "train d.csv -q --log d.csv/log.csv",
        "train d.csv -q --checkpoint /proc/neuron/c",
        "train d.csv -q -m /proc/m.json",
        "compare d.csv -q --export no/runs.csv",
      })
  void a_place_that_cannot_be_written_to_is_73_before_anything_is_read(String line) {
    Ran ran = ran(line);
    assertThat(ran.status()).as(ran.err()).isEqualTo(73);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("cannot be created: ");
    assertNothingHidden();
  }

  private void assertNothingHidden() {
    assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("."));
  }

  @Test
  void too_little_memory_is_70_with_the_need_and_the_remedy() throws Exception {
    Path big = folder.resolve("big.csv");
    assertThat(Ran.neuron("generate", "--rows", "200000", "--features", "20", "-o", big).status())
        .isZero();
    Process process =
        Started.java(List.of("-Xmx24m"), "dev.neuron.Main", "inspect", big, "-q").start();
    assertOutOfMemory(process, " MB");
  }

  private static void assertOutOfMemory(Process process, String told) throws Exception {
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(err).isEqualTo(70);
    assertThat(err).contains(told, "-Xmx").doesNotContain("OutOfMemoryError", "\tat ");
  }

  @Test
  @Tag("slow")
  void a_gzip_bomb_of_many_rows_is_70_with_what_did_fit() throws Exception {
    Path bomb = folder.resolve("bomb.csv.gz");
    byte[] rows = "1,2\n".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write("a,y\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 64; i++) { // 64 MB, 16 million rows
        out.write(rows);
      }
    }
    assertThat(Files.size(bomb)).isLessThan(200_000);
    Process process =
        Started.java(List.of("-Xmx32m"), "dev.neuron.Main", "inspect", bomb, "-q").start();
    assertOutOfMemory(process, "MB");
  }
}

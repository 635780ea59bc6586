package dev.neuron.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.Main;
import dev.neuron.cli.CommandName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The program ends at every moment in the life of every file it makes. The moments are not hit by
 * luck: the command is held at each of them, one after the other, until the end has begun.
 */
@Isolated("the registry of temporary files is the process's")
class EndAtEveryFileTest {
  private static final String ROWS = "a,y\n1,2\n2,3\n3,x\n4,6\n5,5\n6,8\n7,9\n";
  private static final String TMPDIR = "java.io.tmpdir";

  static final List<String> COMMANDS =
      List.of(
          "train in/bad.csv -e 2 -m out/m.json --log out/l.csv --checkpoint out/c"
              + " --checkpoint-every 1 --plot out/p.svg --bad-rows skip --rejects out/r.csv",
          "train - -e 1 -m out/m.json --plot out/p.html --bad-rows skip --rejects out/r.csv",
          "train in/d.csv -e 4 --resume in/c --log in/l.csv --checkpoint out/c",
          "train in/d.csv -e 1 --out-of-core --cache out/d.npy",
          "train in/d.csv -e 1 --out-of-core --cache out/d.npy --validation 0.5",
          "compare in/d.csv -e 1 --export out/a.csv --export out/b.json --plot out/p.svg",
          "compare in/d.csv -e 1 --seeds 1,2 --cache out/d.npy --export out/a.md",
          "compare --logs in/l.csv --export out/a.csv --plot out/p.svg",
          "compare --models in/m.json --export out/a.csv",
          "compare in/bad.csv -e 1 --bad-rows skip --rejects out/r.csv",
          "find in/bad.csv --plot out/p.png --cache out/d.npy --bad-rows skip --rejects out/r.csv",
          "surface in/d.csv -e 1 -o out/s.html",
          "surface in/bad.csv -e 1 --output out/s.html --cache out/d.npy --bad-rows skip"
              + " --rejects out/r.csv",
          "evaluate in/m.json in/d.csv --plot out/e.svg",
          "inspect - --bad-rows skip --rejects out/r.csv",
          "check in/bad.csv --bad-rows skip --rejects out/r.csv",
          "explain in/bad.csv --bad-rows skip --rejects out/r.csv",
          "predict in/m.json in/d.csv -o out/p.csv",
          "generate --rows 10 -o out/g.csv",
          "export in/m.json --to sql -o out/x.sql",
          "export in/m.json --to excel -o out/x.xlsx");

  @TempDir Path folder;
  private final String tmpdir = System.getProperty(TMPDIR);
  private final TemporaryFiles before = TemporaryFiles.ofProcess();

  @BeforeEach
  void makes_the_inputs() throws IOException {
    Files.createDirectory(folder.resolve("in"));
    Files.createDirectory(folder.resolve("tmp"));
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(folder.resolve("in/bad.csv"), ROWS);
    Files.writeString(folder.resolve("in/d.csv"), ROWS.replace("x", "5"));
    run("train in/d.csv -e 2 -m in/m.json --log in/l.csv --checkpoint in/c");
    System.setProperty(TMPDIR, folder.resolve("tmp").toString());
  }

  @AfterEach
  void gives_the_process_its_own_back() {
    System.setProperty(TMPDIR, tmpdir);
    TemporaryFiles.setOfProcess(before);
  }

  /** What one run did. */
  private record Run(int status, String err) {}

  private String[] words(String line) {
    String[] words = line.split(" ", -1);
    for (int i = 1; i < words.length; i++) {
      words[i] = words[i].replaceFirst("^(in|out)/", folder + "/$1/");
    }
    return words;
  }

  private Run run(String line) {
    InputStream in = new ByteArrayInputStream(ROWS.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status;
    try {
      status = Main.run(in, OutputStream.nullOutputStream(), err, words(line));
    } catch (Ended waiting) {
      status = -1;
    }
    return new Run(status, err.toString(StandardCharsets.UTF_8));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private void empty(Path outputs) throws IOException {
    for (Path file : files()) {
      if (file.startsWith(outputs)) {
        Files.delete(file);
      }
    }
  }

  /** Thrown where the program would wait for its end. */
  private static final class Ended extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Lets the end begin at one moment of the command. */
  private static final class Ending implements TemporaryFiles.Watch {
    private final int at;
    private final TemporaryFiles files = new TemporaryFiles(this);
    private int moments;
    private final Thread end = new Thread(files::end);

    Ending(int at) {
      this.at = at;
    }

    @Override
    public void at(TemporaryFiles.Moment moment) {
      if (moment == TemporaryFiles.Moment.REFUSED) {
        throw new Ended();
      }
      if (++moments == at) {
        end.start();
        // Under the lock the end waits for us, elsewhere we wait for the end.
        while (end.isAlive() && !files.lock.hasQueuedThread(end)) {
          Thread.onSpinWait();
        }
      }
    }
  }

  private int momentsOf(String line, int endAt) throws IOException, InterruptedException {
    empty(folder.resolve("out"));
    Ending ending = new Ending(endAt);
    TemporaryFiles.setOfProcess(ending.files);
    Run run = run(line);
    ending.end.join();
    assertNoLitter(line + ", ended at moment " + endAt + " of its files: " + run);
    assertThat(run.err()).doesNotContain("internal error");
    if (endAt == 0) {
      assertThat(run.status()).as(run.err()).isZero();
    }
    return ending.moments;
  }

  private void assertNoLitter(String what) throws IOException {
    assertThat(files())
        .as(what)
        .allMatch(file -> !file.getFileName().toString().startsWith("."))
        .noneMatch(file -> file.startsWith(folder.resolve("tmp")));
  }

  @Test
  void every_option_that_makes_a_file_is_tried_with_every_command_that_has_it() {
    Pattern making = Pattern.compile("--(output|plot|export|rejects|cache|checkpoint)");
    for (CommandName command : CommandName.values()) {
      for (OptionSpec option : command.create().parser("x").getCommandSpec().options()) {
        if (making.matcher(option.longestName()).matches()) {
          assertThat(COMMANDS)
              .as(command + " " + option.longestName())
              .anyMatch(line -> gives(line, command.toString(), option));
        }
      }
    }
  }

  private static boolean gives(String line, String command, OptionSpec option) {
    List<String> words = List.of(line.split(" "));
    return words.get(0).equals(command)
        && words.stream().anyMatch(List.of(option.names())::contains);
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void nothing_is_left_behind(String line) throws Exception {
    int moments = momentsOf(line, 0);
    assertThat(moments).as("files made by %s", line).isPositive();
    for (int at = 1; at <= moments; at++) {
      momentsOf(line, at);
    }
  }

  /** Each moment has one signal, in turn: a process takes most of a second, to start. */
  @ParameterizedTest
  @FieldSource("COMMANDS")
  @Tag("slow")
  void nothing_is_left_behind_by_signals_to_a_process(String line) throws Exception {
    int moments = momentsOf(line, 0);
    List<String> signals = List.of("HUP", "INT", "TERM");
    int turn = COMMANDS.indexOf(line);
    for (int at = 1; at <= moments; at++) {
      empty(folder.resolve("out"));
      signalled(line, at, signals.get((turn + at) % signals.size()));
    }
  }

  private void signalled(String line, int at, String signal) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "--default-signal=INT,HUP"));
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Signalled.class.getName(), Integer.toString(at), signal));
    command.addAll(List.of(words(line)));
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().write(ROWS.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    assertThat(process.waitFor())
        .as("%s, %s at moment %d of its files: %s", line, signal, at, Files.readString(err))
        .isEqualTo(signal.equals("HUP") ? 129 : signal.equals("INT") ? 130 : 143);
    assertNoLitter(line + ", " + signal + " at moment " + at);
    assertThat(Files.readString(err)).doesNotContain("neuron:");
  }

  /** The program, which sends itself signals at one moment until its end has begun. */
  static final class Signalled {
    private Signalled() {}

    public static void main(String[] args) throws IOException {
      AtomicInteger moments = new AtomicInteger(Integer.parseInt(args[0]));
      TemporaryFiles[] files = new TemporaryFiles[1];
      files[0] =
          TemporaryFiles.endingWithTheProcess(
              moment -> {
                TemporaryFiles.waitWhenRefused(moment);
                if (moments.decrementAndGet() == 0) {
                  signalUntilEnding(files[0], args[1]);
                }
              });
      TemporaryFiles.setOfProcess(files[0]);
      Main.main(Arrays.copyOfRange(args, 2, args.length));
    }

    /** More than one, as the first of a run that can be saved only asks it to end. */
    private static void signalUntilEnding(TemporaryFiles files, String signal) {
      String[] kill = {"kill", "-" + signal, Long.toString(ProcessHandle.current().pid())};
      try {
        while (!files.lock.hasQueuedThreads() && !files.isEnded()) {
          new ProcessBuilder(kill).start().waitFor();
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.golden.PackagedProgram.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scripts/neuron} where something is missing, limited, left behind or ended. */
@Execution(ExecutionMode.CONCURRENT)
@EnabledOnOs(OS.LINUX)
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTroubleIT extends LauncherCheckout {
  private static final String REAL = System.getProperty("java.home");

  /** Runs lines of the shell in which {@code $neuron} is the launcher. */
  private Outcome shell(String javaHome, String lines) throws IOException {
    Path script = parent.resolve("script");
    Files.writeString(script, "neuron='" + launcher + "'\n" + lines, StandardCharsets.UTF_8);
    return launchWith(javaHome, "sh", script.toString());
  }

  private Process start(Path err) throws IOException {
    // A background job of a script ignores SIGINT, under nohup SIGHUP too, and so would the
    // launcher.
    String asATerminal = "--default-signal=INT,HUP";
    ProcessBuilder builder =
        new ProcessBuilder("env", asATerminal, launcher.toString(), "--version");
    builder.environment().put("JAVA_HOME", parent.resolve("java").toString());
    return builder.redirectError(err.toFile()).start();
  }

  private static void awaitText(Path file, String text) throws Exception {
    while (!Files.exists(file) || !Files.readString(file).contains(text)) {
      Thread.sleep(10);
    }
  }

  /** What the checkout's build waits in, once it does. */
  private ProcessHandle slowBuild() throws Exception {
    Path number = checkout.resolve("maven");
    awaitText(number, "\n");
    return ProcessHandle.of(Long.parseLong(Files.readString(number).trim())).orElseThrow();
  }

  private static void signal(String name, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private void assertOneSentence(Outcome outcome, int status, String words) {
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).startsWith("neuron: ").contains(words).hasLineCount(1);
    assertThat(outcome.exit()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"$neuron\"", "\"$JAVA_HOME/bin/java\" -cp '%s' dev.neuron.Main"})
  void closed_descriptors_leave_nothing_in_a_model_but_the_model(String program)
      throws IOException {
    launch();
    String run = program.formatted(jar);
    Files.writeString(parent.resolve("good.csv"), "x,y\n1,2\n2,4\n3,7\n4,8\n");
    Files.writeString(parent.resolve("bad.csv"), "x,y\n1,2\n2,4\n3,a\n");

    Outcome outcome =
        shell(
            REAL,
            run
                + " train good.csv -m open.json -q >/dev/null\n"
                + run
                + " train good.csv -m closed.json <&- >&- 2>&-; a=$?\n"
                + run
                + " train bad.csv -m bad.json <&- >&- 2>&-; echo $a $?\n"
                // a run so slow that its lines are written on the way ends there, with its model
                + "grep -q '\"verdict\": \"stopped\"' closed.json && exit 0\n"
                + "sed '/\"run\"/,$d' open.json >a; sed '/\"run\"/,$d' closed.json >b; cmp a b\n");

    assertThat(outcome.stdout()).isEqualTo("74 65\n"); // the answer could not be written
    assertThat(outcome.stderr()).isEmpty();
    assertThat(parent.resolve("bad.json")).doesNotExist();
  }

  @Test
  void what_a_killed_launcher_left_is_swept_though_its_number_is_in_use() throws IOException {
    Path lock = Files.createDirectories(jar.resolveSibling("launcher.lock"));
    Files.writeString(lock.resolve("pid"), ProcessHandle.current().pid() + "\n");
    Files.createFile(Files.createDirectories(jar.resolveSibling("launcher.x")).resolve("log"));

    assertThat(launch().stderr()).startsWith("neuron: building for the first").hasLineCount(1);
    assertThat(list(jar.getParent())).hasSize(2).contains(jar);
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
  void a_signal_ends_a_build_at_once(String name, int status) throws Exception {
    Files.createFile(checkout.resolve("slow"));
    Process process = start(parent.resolve("err"));
    ProcessHandle maven = slowBuild();

    signal(name, process);

    assertThat(process.waitFor()).isEqualTo(status);
    maven.onExit().get(900, TimeUnit.SECONDS);
    assertThat(list(jar.getParent())).isEmpty();
  }

  @Test
  void a_killed_launcher_takes_its_build_along_and_nobody_waits_for_it() throws Exception {
    Files.createFile(checkout.resolve("slow"));
    Process process = start(parent.resolve("err"));
    ProcessHandle maven = slowBuild();

    process.destroyForcibly().waitFor();

    maven.onExit().get(900, TimeUnit.SECONDS);
    Files.delete(checkout.resolve("slow"));
    assertThat(launch().stderr()).startsWith("neuron: building for the first").hasLineCount(1);
    assertThat(list(jar.getParent())).hasSize(2).contains(jar);
  }

  @Test
  void a_signal_ends_the_wait_for_the_build_of_another() throws Exception {
    Files.createFile(checkout.resolve("slow"));
    Process first = start(parent.resolve("first"));
    ProcessHandle maven = slowBuild();
    Process second = start(parent.resolve("second"));
    awaitText(parent.resolve("second"), "waiting for a build");

    signal("TERM", second);

    assertThat(second.waitFor()).isEqualTo(143);
    assertThat(maven.isAlive()).isTrue();
    signal("TERM", first);
    assertThat(first.waitFor()).isEqualTo(143);
  }

  @Test
  void a_class_archive_that_could_not_be_made_is_tried_again_less_and_less_often()
      throws IOException {
    Path full = Files.createFile(parent.resolve("java/bin/full"));
    List<Integer> tries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      assertThat(launch().exit()).isZero();
      try (Stream<String> dumps = Files.lines(parent.resolve("java/bin/dumps"))) {
        tries.add((int) dumps.count());
      }
    }
    assertThat(tries).containsExactly(1, 2, 2, 3, 3, 3, 4, 4);
    assertThat(archives(jar.getParent())).isEmpty();

    Files.delete(full);
    for (int i = 0; i < 4; i++) {
      assertRan(launch());
    }
    assertThat(archives(jar.getParent())).hasSize(1);
    assertThat(list(jar.getParent())).hasSize(2);
  }

  @Test
  void runs_in_a_folder_with_a_colon_and_letters_of_any_language_without_a_locale()
      throws IOException {
    launch();
    Outcome outcome =
        shell(
            REAL,
            """
            mv 'a check out' 'Prüfung: 1'
            export LC_ALL=C
            printf 'x,y\\n1,2\\n2,4\\n3,7\\n' >größe.csv
            'Prüfung: 1/scripts/neuron' train größe.csv -q -m mäß.json && ls mäß.json
            LC_ALL=xx_YY.ISO-8859-1 'Prüfung: 1/scripts/neuron' train fehlt-ü.csv
            """);

    assertThat(outcome.stdout()).endsWith("\nmäß.json\n");
    assertThat(outcome.stderr()).isEqualTo("neuron: fehlt-ü.csv: there is no such file\n");
    assertThat(outcome.exit()).isEqualTo(66);
  }

  @ParameterizedTest
  @CsvSource({
    "export NEURON_JAVA_OPTS=-Xmx1m, 70, NEURON_JAVA_OPTS is -Xmx1m",
    "export NEURON_JAVA_OPTS=-Xmx2m, 70, memory",
    "export NEURON_JAVA_OPTS=-nonsense, 2, NEURON_JAVA_OPTS is -nonsense",
    "ulimit -v 1000000, 70, ulimit -v is 1000000",
    "ulimit -v 100000, 70, ulimit -v is 100000", // too little for the machine code
  })
  void limits_that_java_cannot_start_under_are_one_sentence(String limit, int status, String words)
      throws IOException {
    launch();
    assertOneSentence(shell(REAL, limit + "\nexec \"$neuron\" --version\n"), status, words);
  }

  @Test
  void an_output_that_is_the_file_of_the_answer_is_not_waited_for() throws IOException {
    launch();
    Outcome outcome =
        shell(
            parent.resolve("java").toString(),
            "\"$neuron\" train data.csv -m /dev/stdout >answer && cat answer\n");

    assertThat(outcome.stdout()).startsWith("neuron got").endsWith("<-m>\n</dev/stdout>\n");
  }

  @Test
  void a_limit_of_processes_is_one_sentence() throws IOException {
    launch();
    Files.writeString(
        parent.resolve("java/bin/words"),
        "Error occurred during initialization of VM\n"
            + "java.lang.OutOfMemoryError: unable to create native thread: possibly out of"
            + " memory\n");
    assertOneSentence(
        shell(
            parent.resolve("java").toString(),
            "ulimit -u 900 2>/dev/null || ulimit -p 900\nexec \"$neuron\" --version\n"),
        70,
        "the system allows it too few threads; ulimit -u is 900");
  }

  @Test
  void a_thread_dump_is_no_part_of_the_answer() throws Exception {
    launch();
    Path out = parent.resolve("out");
    Path err = parent.resolve("err");
    Path pipe = parent.resolve("pipe.csv");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    ProcessBuilder builder =
        new ProcessBuilder(launcher.toString(), "train", pipe.toString(), "-q");
    builder.environment().put("JAVA_HOME", REAL);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try (var in = Files.newOutputStream(pipe)) { // waits until it is opened
      signal("QUIT", process);
      awaitText(err, "JNI global refs");
      in.write("x,y\n1,2\n2,4\n3,7\n".getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(process.waitFor()).isZero();
    assertThat(out).content().startsWith("epoch ").doesNotContain("thread");
  }
}

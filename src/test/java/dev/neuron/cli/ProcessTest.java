package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a process of its own can show: its descriptors and its exit status. */
@EnabledOnOs(OS.LINUX)
class ProcessTest {
  @Test
  void a_full_disk_ends_with_74_and_a_message() throws Exception {
    Process process = start("completion").redirectOutput(Device.full().toFile()).start();
    assertThat(said(process))
        .isEqualTo("neuron: standard output: cannot be written: No space left on device\n");
    assertThat(process.waitFor()).isEqualTo(74);
  }

  @Test
  void a_closed_pipe_ends_quietly() throws Exception {
    Process process = start("completion").start();
    process.getInputStream().close();
    assertThat(said(process)).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  /**
   * A reader missed in the midst of a run ends it at once, with 0; that it is missed only at the
   * end takes a run of less than a tenth of a second, which a busy machine may not give at once.
   */
  @ParameterizedTest
  @CsvSource({
    "3, train data/faithful.csv -q -e 9 -l 100",
    "4, train data/faithful.csv -q -e 9 --init zeros",
    "5, train data/faithful.csv -q -e 9 --max-loss 0",
    "6, train data/diabetes.csv -q -e 1 --require-converged",
    "3, compare data/faithful.csv -q --learning-rates 50:500:3"
  })
  void a_closed_pipe_hides_no_verdict(int status, String command) throws Exception {
    int seen = 0;
    for (int runs = 0; seen == 0 && runs < 50; runs++) {
      Process process = start(command.split(" ")).start();
      process.getInputStream().close();
      assertThat(said(process)).doesNotContain("Broken pipe");
      seen = process.waitFor();
    }
    assertThat(seen).isEqualTo(status);
  }

  @Test
  void exits_with_the_status_and_writes_utf8_whatever_the_locale() throws Exception {
    ProcessBuilder builder = start("--help");
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(out).contains("COMMAND …");
    assertThat(process.waitFor()).isZero();
    assertThat(start("nothing").start().waitFor()).isEqualTo(2);
  }

  private static String said(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static ProcessBuilder start(String... args) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("dev.neuron.Main");
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }
}

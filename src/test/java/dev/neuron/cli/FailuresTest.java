package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.console.ClosedPipeException;
import dev.neuron.cli.console.Console;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.OutputException;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void bad_content_ends_with_65() {
    Fault fault = new Fault("d.csv", 17, "sqft", "12,5", "is not a number", "use --decimal ','");
    assertThat(report(DataException.content(fault))).isEqualTo(65);
    assertThat(said())
        .isEqualTo(
            "neuron: d.csv:17: column \"sqft\": \"12,5\" is not a number (use --decimal ',')\n");
  }

  @Test
  void an_unreadable_input_ends_with_66() {
    Fault fault = Fault.of("d.csv", "no such file", null);
    assertThat(report(new DataException(DataException.Kind.UNREADABLE, fault))).isEqualTo(66);
  }

  @Test
  void a_request_that_does_not_fit_ends_with_2() {
    assertThat(report(DataException.request("no column 'a'", null))).isEqualTo(2);
  }

  @Test
  void data_larger_than_memory_ends_with_70() {
    Fault fault = Fault.of("d.csv", "needs 9 GB", null);
    assertThat(report(new DataException(DataException.Kind.TOO_LARGE, fault))).isEqualTo(70);
  }

  @Test
  void a_full_heap_ends_with_70_and_the_remedy() {
    assertThat(report(new OutOfMemoryError("Java heap space"))).isEqualTo(70);
    long most = Runtime.getRuntime().maxMemory() >> 20;
    assertThat(said())
        .startsWith("neuron: not enough memory: this needs more than the " + most + " MB")
        .containsPattern("\\(set NEURON_JAVA_OPTS=-Xmx\\d+m, or use fewer rows or features\\)");
    String asked = said().replaceAll("(?s).*-Xmx(\\d+)m.*", "$1");
    assertThat(Long.parseLong(asked)).isGreaterThan(2 * most);
  }

  @Test
  void memory_that_ended_while_a_class_was_made_ready_is_no_bug() {
    Error failure = new ExceptionInInitializerError(new OutOfMemoryError("Java heap space"));
    assertThat(report(failure)).isEqualTo(70);
    assertThat(said()).startsWith("neuron: not enough memory").hasLineCount(1);
  }

  @Test
  void threads_that_cannot_be_had_are_not_told_as_a_full_heap() {
    assertThat(report(new OutOfMemoryError("unable to create native thread: …"))).isEqualTo(70);
    assertThat(said()).contains("no further thread").contains("--threads").hasLineCount(1);
  }

  @Test
  void an_output_that_cannot_be_created_ends_with_73() {
    assertThat(report(failed(OutputException.Kind.CREATE))).isEqualTo(73);
    assertThat(said()).isEqualTo("neuron: m.json: did not work\n");
  }

  @Test
  void a_failed_write_ends_with_74() {
    assertThat(report(failed(OutputException.Kind.WRITE))).isEqualTo(74);
  }

  @Test
  void a_closed_pipe_is_no_failure_and_not_worth_a_word() {
    assertThat(report(new ClosedPipeException())).isZero();
    assertThat(said()).isEmpty();
  }

  @Test
  void a_bug_ends_with_1_and_asks_for_a_report_without_a_stack_trace() {
    assertThat(report(new IllegalStateException("odd"))).isEqualTo(1);
    assertThat(said())
        .contains("internal error: java.lang.IllegalStateException: odd at dev.neuron.cli.Fail")
        .contains("report")
        .doesNotContain("\tat ");
  }

  @Test
  void debug_shows_the_stack_trace_of_a_users_mistake() {
    Failures failures = new Failures(console());
    failures.heed(new String[] {"train", "--debug"});
    failures.report(DataException.request("no column 'a'", null));
    assertThat(said()).contains("    at dev.neuron.cli.FailuresTest");
  }

  private int report(Throwable failure) {
    return new Failures(console()).report(failure).number();
  }

  private Console console() {
    return new Console(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static OutputException failed(OutputException.Kind kind) {
    return new OutputException(kind, Path.of("m.json"), "did not work", null, null);
  }
}

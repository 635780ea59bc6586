package dev.neuron.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8OutputTest {
  private final ByteArrayOutputStream sink = new ByteArrayOutputStream();
  private final Utf8Output answer = new Utf8Output(sink, UncheckedIOException::new);

  @Property
  void writes_text_as_java_encodes_it(Draw draw) {
    String text = draw.anyText(255);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Utf8Output to = new Utf8Output(bytes, UncheckedIOException::new);
    to.print(text);
    to.append('!');
    to.close();
    byte[] expected = (text + "!").getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.toByteArray()).isEqualTo(expected);
  }

  @Test
  void a_pair_of_surrogates_may_come_in_two_parts() {
    answer.append("\uD83E").append("\uDDE0 brain");
    answer.flush();
    assertThat(sink.toString(StandardCharsets.UTF_8)).isEqualTo("\uD83E\uDDE0 brain");
  }

  @Test
  void half_a_pair_before_a_whole_one_takes_nothing_from_it() {
    answer.append("\uDBB1\uDBB1\uDEDA!\uD83E");
    answer.append('a');
    answer.flush();
    assertThat(sink.toString(StandardCharsets.UTF_8)).isEqualTo("?\uDBB1\uDEDA!?a");
  }

  @Test
  void nothing_is_lost_where_the_buffer_ends() {
    byte[] bytes = new byte[200_001];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    answer.write(bytes, 0, 65_530);
    answer.print("0123456789");
    answer.write(bytes, 65_530, bytes.length - 65_530);
    answer.flush();
    byte[] written = sink.toByteArray();
    assertThat(written)
        .hasSize(bytes.length + 10)
        .startsWith(java.util.Arrays.copyOf(bytes, 65_530));
    assertThat(written).endsWith(java.util.Arrays.copyOfRange(bytes, 65_530, bytes.length));
  }

  @Test
  void a_failed_write_is_thrown_once() {
    Utf8Output full =
        new Utf8Output(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("No space left on device");
              }
            },
            UncheckedIOException::new);
    full.print("lost");
    assertThatThrownBy(full::flush).hasMessageContaining("No space left");
    full.flush();
  }
}

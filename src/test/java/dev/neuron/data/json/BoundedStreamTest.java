package dev.neuron.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class BoundedStreamTest {
  @Test
  void a_stream_counts_its_bytes_to_the_limit_and_knows_its_end() {
    BoundedStream in =
        new BoundedStream("m.json", "model", new ByteArrayInputStream(new byte[] {-1, 2}), 2);
    assertThat(in.read()).isEqualTo(255);
    assertThat(in.read()).isEqualTo(2);
    assertThat(in.isAtEnd()).isFalse();
    assertThat(in.read()).isEqualTo(-1);
    assertThat(in.isAtEnd()).isTrue();
    BoundedStream longer =
        new BoundedStream("m.json", "model", new ByteArrayInputStream(new byte[3]), 2);
    assertThatThrownBy(() -> longer.read(new byte[3])).hasMessageContaining("larger than any");
  }
}

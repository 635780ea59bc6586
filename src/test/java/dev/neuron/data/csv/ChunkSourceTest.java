package dev.neuron.data.csv;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks are whole lines, all of them, in order. */
class ChunkSourceTest {
  private static final int OFFSET = 7; // of the first byte in the text, as behind a header

  /** Lines of all lengths up to 3000. */
  private static byte[] lines(int size, String end) {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder text = new StringBuilder();
    while (text.length() < size) {
      text.append("x".repeat(random.nextInt(3000))).append(text.length()).append('\n');
    }
    return text.append(end).toString().getBytes(US_ASCII);
  }

  /** Gives at most so many bytes at a time, and throws at the end if there is something to. */
  private static InputStream slow(byte[] text, int most, RuntimeException atEnd) {
    return new ByteArrayInputStream(text) {
      @Override
      public synchronized int read(byte[] into, int from, int length) {
        int read = super.read(into, from, Math.min(length, most));
        if (read < 0 && atEnd != null) {
          throw atEnd;
        }
        return read;
      }
    };
  }

  /** Takes the chunks there are; returns the text they hold. */
  private static byte[] takeAll(ChunkSource source, Chunk chunk) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int index = 0; source.next(chunk) && chunk.failure == null; index++) {
      assertThat(chunk.index).isEqualTo(index);
      assertThat(chunk.offset).isEqualTo(OFFSET + all.size());
      assertThat(chunk.length).isPositive();
      for (int i = 0; i < Chunk.SLACK; i++) {
        assertThat(chunk.bytes[chunk.length + i]).isZero();
      }
      if (!source.isEnded()) {
        assertThat(chunk.bytes[chunk.length - 1]).isEqualTo((byte) '\n');
      }
      all.write(chunk.bytes, 0, chunk.length);
      assertThat(source.offset()).isEqualTo(OFFSET + all.size());
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 65_537, 10_000_000})
  void every_byte_is_in_one_chunk_however_slowly_it_comes(int most) throws IOException {
    for (String end : new String[] {"", "no line end"}) {
      byte[] text = lines(3 * ChunkSource.SIZE, end);
      ChunkSource source = new ChunkSource(slow(text, most, null), OFFSET);
      assertThat(takeAll(source, new Chunk(10))).isEqualTo(text);
      assertThat(source.isEnded()).isTrue();
      assertThat(source.isTooLong()).isFalse();
      assertThat(source.next(new Chunk(10))).isFalse();
    }
  }

  @Test
  void an_empty_text_has_no_chunk() {
    ChunkSource source = new ChunkSource(slow(new byte[0], 1, null), OFFSET);
    assertThat(source.isEnded()).isFalse(); // nobody knows yet
    assertThat(source.next(new Chunk(10))).isFalse();
    assertThat(source.isEnded()).isTrue();
  }

  @Test
  void a_failure_comes_behind_the_whole_lines_before_it() throws IOException {
    IllegalStateException failure = new IllegalStateException("the disk");
    byte[] text = lines(2 * ChunkSource.SIZE, "half a line");
    ChunkSource source = new ChunkSource(slow(text, 65_536, failure), OFFSET);
    Chunk chunk = new Chunk(10);
    byte[] read = takeAll(source, chunk);
    assertThat(read).isEqualTo(Arrays.copyOf(text, text.length - 11));
    assertThat(chunk.failure).isSameAs(failure);
    assertThat(chunk.length).isZero();
    assertThat(source.isEnded()).isFalse();
    assertThat(source.next(chunk)).isFalse();
    assertThatThrownBy(() -> source.rest().read()).isSameAs(failure);
    assertThatThrownBy(() -> source.rest().readNBytes(2)).isSameAs(failure);
  }

  @Test
  void who_stops_it_gets_the_rest() throws IOException {
    byte[] text = lines(2 * ChunkSource.SIZE, "");
    ChunkSource source = new ChunkSource(slow(text, 100_000, null), OFFSET);
    Chunk chunk = new Chunk(10);
    assertThat(source.next(chunk)).isTrue();
    source.stop();
    int first = chunk.length;
    assertThat(source.next(chunk)).isFalse();
    assertThat(source.rest().readAllBytes())
        .isEqualTo(Arrays.copyOfRange(text, first, text.length));
  }

  @Test
  void a_line_that_is_too_long_is_left_whole() throws IOException {
    byte[] text = ("1,2\n" + "9".repeat((1 << 24) + 2_000_000) + "\n3,4\n").getBytes(US_ASCII);
    ChunkSource source = new ChunkSource(slow(text, 1 << 20, null), OFFSET);
    byte[] before = takeAll(source, new Chunk(10));
    assertThat(source.isTooLong()).isTrue();
    assertThat(before).isEqualTo("1,2\n".getBytes(US_ASCII));
    assertThat(source.offset()).isEqualTo(OFFSET + 4);
    assertThat(source.rest().readAllBytes()).isEqualTo(Arrays.copyOfRange(text, 4, text.length));
  }
}

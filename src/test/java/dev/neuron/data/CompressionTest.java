package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
  private static final String TEXT = "a,y\n" + "1.5,2\n".repeat(10_000);

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] zstd(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new ZstdOutputStream(out)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] both(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  private static Dataset load(byte[] bytes) {
    return DataLoader.load(DataRequest.of(Sources.bytes(bytes)), LoadProgress.NONE);
  }

  @Test
  void reads_gzip_and_zstd_like_plain_text() throws IOException {
    Dataset plain = load(TEXT.getBytes(StandardCharsets.UTF_8));
    for (byte[] packed : new byte[][] {gzip(TEXT), zstd(TEXT)}) {
      Dataset data = load(packed);
      assertThat(Sources.x(data)).isEqualTo(Sources.x(plain));
      assertThat(data.report().files().get(0).bytes()).isEqualTo(packed.length);
    }
  }

  @Test
  void hashes_the_bytes_as_they_are_stored() throws Exception {
    byte[] packed = both(gzip(TEXT), "trailing garbage".getBytes(StandardCharsets.US_ASCII));
    byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(packed);
    LoadReport.SourceFile file = load(packed).report().files().get(0);
    assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(file.bytes()).isEqualTo(packed.length);
  }

  @Test
  void reads_every_member_of_a_gzip_file_even_from_a_slow_pipe() throws IOException {
    byte[] packed = both(gzip("a,y\n1,2\n"), gzip("3,4\n"));
    InputStream slow =
        new FilterInputStream(new java.io.ByteArrayInputStream(packed)) {
          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(length, 7));
          }

          @Override
          public int available() {
            return 0;
          }
        };
    Dataset data = Sources.load(DataRequest.of(DataSource.of("-", slow)));
    assertThat(data.rows()).isEqualTo(2);
  }

  @Test
  void refuses_what_is_cut_off_or_damaged() throws IOException {
    for (byte[] packed : new byte[][] {gzip(TEXT), zstd(TEXT)}) {
      byte[] cut = Arrays.copyOf(packed, packed.length / 2);
      assertThatThrownBy(() -> load(cut))
          .isInstanceOfSatisfying(
              DataException.class, e -> assertThat(e.kind()).isEqualTo(DataException.Kind.CONTENT))
          .hasMessageStartingWith("data.csv: is damaged or cut off: ");
    }
    byte[] flipped = gzip(TEXT);
    flipped[flipped.length - 6] ^= 1;
    assertThatThrownBy(() -> load(flipped)).hasMessageStartingWith("data.csv: is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK\3\4....", "BZh91AY", "\u00FD7zXZ\0.."})
  void names_other_kinds_of_files(String start) {
    assertThatThrownBy(() -> load(start.getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessageContaining("not CSV (export or unpack it first)");
  }

  @Test
  void names_who_reads_parquet() {
    assertThatThrownBy(() -> load("PAR1....".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage(
            "data.csv: is a Parquet file, not CSV (use --engine spark where the command has it,"
                + " or export it as CSV)");
  }
}

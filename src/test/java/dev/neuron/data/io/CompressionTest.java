package dev.neuron.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Sources;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

  private static byte[] zip(String... entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry : entries) {
        byte[] content = entry.substring(entry.indexOf('|') + 1).getBytes(StandardCharsets.UTF_8);
        ZipEntry named = new ZipEntry(entry.substring(0, entry.indexOf('|')));
        CRC32 sum = new CRC32();
        sum.update(content);
        named.setMethod(ZipEntry.STORED);
        named.setSize(content.length);
        named.setCrc(sum.getValue());
        zip.putNextEntry(named);
        zip.write(content);
      }
    }
    return out.toByteArray();
  }

  private static void refused(byte[] content, String as) {
    InputStream stored = new ByteArrayInputStream(content);
    assertThatThrownBy(() -> Compression.unpack("f", stored)).hasMessage("f: is " + as);
  }

  @Test
  void what_is_no_text_is_named_for_what_it_is() throws IOException {
    refused(
        zip("[Content_Types].xml|<Types/>", "xl/workbook.xml|<workbook/>"),
        "a workbook of Excel, not CSV (save the sheet as CSV, or use --query \"FROM"
            + " read_xlsx('f')\" --jdbc jdbc:duckdb: with DuckDB's driver)");
    refused(
        zip("mimetype|application/vnd.oasis.opendocument.spreadsheet", "content.xml|<x/>"),
        "a spreadsheet of LibreOffice (OpenDocument), not CSV (save the sheet as CSV)");
    refused(zip("a.csv|a,y"), "a zip archive, not CSV (unpack it first)");
    refused(
        HexFormat.of().parseHex("d0cf11e0a1b11ae1"),
        "an old workbook of Excel or another file of Office, not CSV (save the sheet as CSV)");
    for (String text :
        List.of(
            "%PDF-1.7 a PDF file",
            "\uFEFF \n<!DOCTYPE html><p>a web page",
            "<?xml version='1.0'?>XML",
            "ARROW1 an Arrow or Feather file",
            "PAR1 a Parquet file",
            "SQLite format 3\0 a database of SQLite")) {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      String name = text.replaceFirst("(?s).*?(?=an? \\p{Lu}|a web|a database|XML$)", "");
      assertThatThrownBy(() -> Compression.unpack("f", new ByteArrayInputStream(content)))
          .hasMessageStartingWith("f: is " + name + ", not CSV (");
    }
  }

  /** Markup within cells, or a name that begins as a mark does, is no reason to refuse a table. */
  @Test
  void tables_that_hold_such_words_are_read() throws IOException {
    for (String text :
        List.of("<b>,y\n1,2\n", "PK,y\n1,2\n", "html,y\n<html>,2\n", "ARROW,y\n1,2\n")) {
      InputStream stored = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      assertThat(Compression.unpack("f", stored).readAllBytes()).asString().isEqualTo(text);
    }
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
    byte[] packed = both(gzip(TEXT), new byte[70_000]);
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
          .hasMessageStartingWith(
              "data.csv: is damaged or cut off at offset " + cut.length + " of the packed file: ");
    }
    byte[] flipped = gzip(TEXT);
    flipped[flipped.length - 6] ^= 1;
    assertThatThrownBy(() -> load(flipped)).hasMessageStartingWith("data.csv: is damaged");
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    copy[at] = (byte) value;
    return copy;
  }

  private static void assertDamagedAt(int offset, byte[] packed) {
    assertThatThrownBy(() -> load(packed))
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.kind()).isEqualTo(DataException.Kind.CONTENT))
        .hasMessageStartingWith(
            "data.csv: is damaged or cut off at offset " + offset + " of the packed file: ");
  }

  /** In every case {@code gzip -t} ends with 1 or 2; here it was tried with gzip 1.12. */
  @Test
  void refuses_whatever_follows_a_gzip_member_and_is_none() throws IOException {
    byte[] one = gzip("a,y\n1,2\n3,4\n");
    byte[] two = gzip("5,6\n");
    int end = one.length;
    assertDamagedAt(end, both(one, "5,6\n".getBytes(StandardCharsets.US_ASCII)));
    assertDamagedAt(end, both(one, changed(two, 0, 0x1E)));
    assertDamagedAt(end, both(one, changed(two, 1, 0x8C)));
    assertDamagedAt(end + 2, both(one, changed(two, 2, 9)));
    assertDamagedAt(end + 3, both(one, changed(two, 3, 0xE0)));
    assertDamagedAt(end + 3, both(one, both(new byte[3], new byte[] {'x'})));
    for (int length = 1; length < two.length; length++) {
      assertDamagedAt(end + length, both(one, Arrays.copyOf(two, length)));
    }
    int crc = two.length - 8;
    assertDamagedAt(end + crc, both(one, changed(two, crc, two[crc] + 1)));
    assertDamagedAt(end + crc, both(one, changed(two, crc + 4, 5)));
  }

  /** What {@code gzip -t} says 0 to, and what a member's header may hold (RFC 1952, 2.3.1). */
  @Test
  void reads_padded_gzip_and_headers_with_every_field() throws IOException {
    byte[] one = gzip("a,y\n1,2\n3,4\n");
    assertThat(load(both(one, new byte[100_000])).rows()).isEqualTo(2);
    byte[] two = gzip("5,6\n");
    byte[] start = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3};
    byte[] fields = {3, 0, 'e', 'x', 't', 'n', 'a', 0, 'c', 0};
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(start);
    crc.update(fields);
    byte[] sum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    byte[] rest = Arrays.copyOfRange(two, 10, two.length);
    byte[] header = both(start, fields);
    assertThat(load(both(one, both(header, both(sum, rest)))).rows()).isEqualTo(3);
    sum[1] ^= 1;
    assertDamagedAt(one.length + header.length, both(one, both(header, both(sum, rest))));
  }

  private static byte[] skippable(int kind, int length) {
    byte[] frame = new byte[8 + length];
    byte[] start = {(byte) (0x50 + kind), 0x2A, 0x4D, 0x18, (byte) length, (byte) (length >> 8)};
    System.arraycopy(start, 0, frame, 0, start.length);
    return frame;
  }

  /** Every file of {@code pzstd} begins its frames with a frame to be skipped (RFC 8878, 3.1.2). */
  @Test
  void reads_every_zstd_frame_and_passes_over_those_to_be_skipped() throws IOException {
    byte[] packed = both(skippable(0, 4), zstd("a,y\n1,2\n"));
    packed = both(packed, both(skippable(15, 50_000), zstd("3,4\n")));
    assertThat(load(both(packed, skippable(7, 0))).rows()).isEqualTo(2);
    byte[] open = both(packed, Arrays.copyOf(skippable(7, 20), 15));
    assertDamagedAt(open.length, open);
    assertThatThrownBy(() -> load(skippable(3, 9))).hasMessageStartingWith("data.csv: is empty");
  }

  /** In every case {@code zstd -t} ends with 1; here it was tried with zstd 1.5.4. */
  @Test
  void refuses_whatever_follows_a_zstd_frame_and_is_none() throws IOException {
    byte[] one = zstd("a,y\n1,2\n3,4\n");
    byte[] two = zstd("5,6\n");
    assertDamagedAt(one.length, both(one, "5,6\n".getBytes(StandardCharsets.US_ASCII)));
    assertDamagedAt(one.length, both(one, new byte[16]));
    assertDamagedAt(one.length, both(one, Arrays.copyOf(two, 3)));
    for (int length = 4; length < two.length; length++) {
      assertDamagedAt(one.length + length, both(one, Arrays.copyOf(two, length)));
    }
    byte[] wrongSum = changed(two, two.length - 1, two[two.length - 1] + 1);
    assertThatThrownBy(() -> load(both(one, wrongSum)))
        .hasMessageStartingWith("data.csv: is damaged at or before offset ");
  }

  @Test
  void a_zstd_window_or_dictionary_beyond_the_unpacker_is_not_called_damage() {
    byte[] frame = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) (17 << 3), 1, 0, 0};
    byte[] withDictionary = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x21, 7, 0, 1, 0, 0};
    assertThatThrownBy(() -> load(frame)) // 2^(10 + 17) bytes, as zstd --long=27 has them
        .hasMessage(
            "data.csv: is packed with a zstd window of more than 8 MB, the most that is unpacked"
                + " here (unpack it first, zstd -d --long=31)");
    assertThatThrownBy(() -> load(withDictionary))
        .hasMessageStartingWith("data.csv: is packed with a zstd dictionary");
  }

  /** A frame of blocks of 128 KB, four bytes each, that repeat a byte (RFC 8878, 3.1.1.2.2). */
  private static byte[] bomb(int blocks) {
    byte[] frame = new byte[6 + 4 * blocks];
    byte[] start = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 7 << 3}; // a window of 2^17 bytes
    System.arraycopy(start, 0, frame, 0, start.length);
    for (int i = 0; i < blocks; i++) {
      int header = ((1 << 17) << 3) | (1 << 1) | (i == blocks - 1 ? 1 : 0);
      for (int k = 0; k < 3; k++) {
        frame[6 + 4 * i + k] = (byte) (header >> (8 * k));
      }
      frame[6 + 4 * i + 3] = '1';
    }
    return frame;
  }

  private static long unpackedLength(byte[] packed, long maxExpansion) throws IOException {
    try (RewindableInput source =
        RewindableInput.open(
            Sources.bytes(packed), false, LoadProgress.NONE, 0, -1, maxExpansion)) {
      source.rewindForGood();
      byte[] buffer = new byte[1 << 20];
      long length = 0;
      for (int read = 0; read >= 0; read = source.read(buffer, 0, buffer.length)) {
        length += read;
      }
      return length;
    }
  }

  @Test
  void what_unpacks_to_more_than_a_gigabyte_and_many_times_its_size_is_refused()
      throws IOException {
    byte[] gigabyte = bomb(1 << 13);
    assertThat(unpackedLength(gigabyte, CsvFormat.MAX_EXPANSION)).isEqualTo(1L << 30);
    byte[] more = bomb((1 << 13) + 1);
    assertThatThrownBy(() -> unpackedLength(more, CsvFormat.MAX_EXPANSION))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "data.csv: unpacks to more than 1 GB and 100 times its size (use --max-expansion none"
                + " if it is to be trusted)");
    assertThat(unpackedLength(more, Long.MAX_VALUE)).isEqualTo((1L << 30) + (1 << 17));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK\3\4....", "BZh91AY", "\u00FD7zXZ\0.."})
  void names_other_kinds_of_files(String start) {
    assertThatThrownBy(() -> load(start.getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessageContaining("not CSV (unpack it first)");
  }

  @Test
  void names_who_reads_parquet() {
    assertThatThrownBy(() -> load("PAR1....".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage(
            "data.csv: is a Parquet file, not CSV (use --query \"FROM 'data.csv'\" --jdbc"
                + " jdbc:duckdb: with DuckDB's driver, --engine spark where the command has it, or"
                + " export it as CSV)");
  }
}

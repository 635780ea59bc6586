package dev.neuron.data.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.BadRows;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.LoadReport;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Selection;
import dev.neuron.data.Sources;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.Split;
import dev.neuron.data.csv.SourceRecord;
import dev.neuron.data.fit.MemoryExamples;
import dev.neuron.data.load.DataLoader;
import dev.neuron.math.Block;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Files read in parts, wherever they are cut, are the files read as a whole. */
class PartReaderTest {
  private static final String TABLE = "a,b,y\n1,2,3\r\n40,50,60\n\n7.5,-8,9e1\n,11,12\n";

  private final List<PartReport> reports = new ArrayList<>();
  private DistributedLoading loading;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static DataRequest request(byte[]... files) {
    List<DataSource> sources = new ArrayList<>();
    for (byte[] file : files) {
      sources.add(Sources.bytes(file));
    }
    return Sources.raw("").withSources(sources).withHashed(false);
  }

  /** Reads the files in parts of so many bytes. */
  private List<Block> read(DataRequest request, int size, byte[]... files) {
    reports.clear();
    loading = DistributedLoading.training(request, request(files).sources().iterator());
    if (loading.needsValues()) {
      parts(size, files);
      loading.learnValues(List.copyOf(reports));
      reports.clear();
    }
    List<Block> blocks = parts(size, files);
    List<LoadReport.SourceFile> read = new ArrayList<>();
    for (byte[] file : files) {
      read.add(new LoadReport.SourceFile("data.csv", file.length, null));
    }
    loading.account(reports, read, (part, position) -> linesBefore(files, part, (int) position));
    return blocks;
  }

  private List<Block> parts(int size, byte[]... files) {
    PartReader reader = loading.reader();
    List<Block> blocks = new ArrayList<>();
    for (int f = 0; f < files.length; f++) {
      byte[] file = files[f];
      for (int from = 0; from < file.length; from += size) {
        int to = Math.min(file.length, from + size);
        FilePart part = new FilePart(reports.size(), "data.csv", String.valueOf(f), from, to);
        LoadedPart loaded =
            reader.read(
                part, at -> new ByteArrayInputStream(file, (int) at, file.length - (int) at));
        reports.add(loaded.report());
        blocks.addAll(loaded.blocks());
      }
    }
    return blocks;
  }

  private static long linesBefore(byte[][] files, FilePart part, int position) {
    byte[] file = files[Integer.parseInt(part.location())];
    String before = new String(file, 0, position, StandardCharsets.ISO_8859_1);
    return before.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
  }

  private void refuseDifference(DataRequest whole, DataRequest request, byte[]... files) {
    Dataset expected = Sources.load(whole);
    for (int size = 1; size <= files[0].length + 1; size++) {
      List<Block> blocks = read(request, size, files);
      Dataset actual = loading.like(expected, new MemoryExamples(blocks, 1));
      assertThat(Sources.x(actual)).as("parts of %s bytes", size).isEqualTo(Sources.x(expected));
      assertThat(Sources.y(actual)).isEqualTo(Sources.y(expected));
      LoadReport report = actual.report();
      assertThat(report.rowsRead()).isEqualTo(expected.report().rowsRead());
      assertThat(report.rowsSkipped()).isEqualTo(expected.report().rowsSkipped());
      assertThat(report.rowsRejected()).isEqualTo(expected.report().rowsRejected());
    }
  }

  private void refuseDifference(DataRequest rules, byte[]... files) {
    refuseDifference(rules.withSources(request(files).sources()), rules, files);
  }

  @Test
  void wherever_a_file_is_cut_its_rows_are_the_same() {
    DataRequest skipping = request(new byte[0]).withMissing(MissingRule.SKIP);
    refuseDifference(skipping, utf8(TABLE));
    refuseDifference(skipping, utf8(TABLE.strip()));
    refuseDifference(skipping, utf8("\uFEFF" + TABLE));
    refuseDifference(skipping, utf8(TABLE.replace("\r\n", "\n").replace('\n', '\r')));
    refuseDifference(skipping, utf8(TABLE.replace(',', ';')));
    refuseDifference(skipping, utf8("1,2,3\n4,5,6\n7,8,9"));
  }

  @Test
  void every_file_has_its_own_header() {
    DataRequest skipping = request(new byte[0]).withMissing(MissingRule.SKIP);
    refuseDifference(skipping, utf8(TABLE), utf8("a,b,y\n5,5,5\n"), utf8("a,b,y\n"));
    assertThatThrownBy(() -> read(skipping, 9, utf8(TABLE), utf8("b,a,y\n5,5,5\n")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 1 is \"b\", but \"a\"");
  }

  @Test
  void packed_and_wide_text_is_read_whole_by_its_first_part() throws IOException {
    DataRequest skipping = request(new byte[0]).withMissing(MissingRule.SKIP);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(utf8(TABLE));
    }
    refuseDifference(skipping, packed.toByteArray());
    refuseDifference(skipping, TABLE.getBytes(Charset.forName("UTF-16")));
  }

  @Test
  void categories_have_the_features_of_the_whole() {
    String text = "c,y\nred,1\nblue,2\ngreen,3\nred,4\n";
    Selection oneHot = new Selection(null, List.of(), List.of(), List.of("c"), null);
    refuseDifference(request(new byte[0]).withSelection(oneHot), utf8(text));
  }

  @Test
  void weights_come_with_their_rows() {
    Selection weights = new Selection("y", List.of(), List.of(), List.of(), "w");
    DataRequest request = request(new byte[0]).withSelection(weights);
    for (int size : new int[] {1, 7, 100}) {
      List<Block> blocks = read(request, size, utf8("a,w,y\n1,0.5,3\n4,2,6\n7,0,9\n"));
      double[] found =
          blocks.stream()
              .flatMapToDouble(b -> Arrays.stream(b.weights()).limit(b.rows()))
              .toArray();
      assertThat(found).containsExactly(0.5, 2, 0);
    }
  }

  @Test
  void bad_rows_are_told_in_the_words_and_with_the_lines_of_the_local_loader() {
    byte[] file = utf8("a,y\n1,2\r\nx,4\n5,6\n7\n8,z\n9,10\n,1\n2,2,2\n1,1\nq,1\n");
    DataRequest request = request(new byte[0]);
    String expected = message(() -> Sources.load(request(file)));
    assertThat(expected).startsWith("data.csv:3: column \"a\": \"x\"").contains("1 more");
    for (int size = 1; size <= file.length; size++) {
      int parts = size;
      assertThat(message(() -> read(request, parts, file))).isEqualTo(expected);
    }
    DataRequest few = request.withBadRows(new BadRows(true, 2, null));
    assertThat(message(() -> read(few, 5, file))).contains("there are more than 2 such rows");
    refuseDifference(request.withBadRows(BadRows.skipping()), file);
  }

  private static String message(Runnable loading) {
    try {
      loading.run();
    } catch (DataException e) {
      return e.getMessage();
    }
    throw new AssertionError("nothing was wrong");
  }

  @Test
  void damaged_text_is_told_with_its_line() {
    byte[] file = utf8("a,y\n1,2\n3,4\nä,6\n7,8\n");
    file[13] = ' '; // the second byte of ä
    for (int size : new int[] {3, 5, 100}) {
      assertThat(message(() -> read(request(new byte[0]), size, file)))
          .startsWith("data.csv:4: byte 0xC3");
    }
  }

  @Test
  void a_cut_inside_a_quoted_cell_is_noticed() {
    byte[] broken = utf8("t,a,y\n\"one\ntwo\",1,2\n\"x\",3,4\n");
    byte[] quoted = utf8("\"t\",a,y\n\"one\",1,2\n\"t\"\"wo\",3,4\n");
    DataRequest request = request(new byte[0]).withBadRows(BadRows.skipping());
    for (int size = 1; size < broken.length; size++) {
      loading = DistributedLoading.training(request, request(broken).sources().iterator());
      reports.clear();
      parts(size, broken);
      boolean inside = reports.stream().anyMatch(r -> r.start() == 11 && r.part().to() > 11);
      assertThat(DistributedLoading.isCutInsideQuotes(reports)).isEqualTo(inside);
    }
    for (int size = 1; size <= quoted.length; size++) {
      read(request, size, quoted);
      assertThat(DistributedLoading.isCutInsideQuotes(reports)).isFalse();
    }
  }

  @Test
  void a_split_puts_the_rows_apart_that_the_local_loader_does() {
    StringBuilder text = new StringBuilder("a,y\n");
    for (int i = 0; i < 40; i++) {
      text.append(i).append(',').append(i % 7).append('\n');
    }
    byte[] file = utf8(text.toString());
    Split expected = DataLoader.split(request(file), 0.3, 5, LoadProgress.NONE);
    read(request(new byte[0]), 1000, file);
    loading.account(reports, List.of(), (part, at) -> 0);
    List<Block> raw = read(request(new byte[0]), 17, file);
    for (boolean validation : new boolean[] {false, true}) {
      Dataset side = validation ? expected.validation() : expected.training();
      List<Block> rows = loading.split(0.3, 5).choice(validation).of(raw, 0, null);
      assertThat(rows).hasSize(1);
      assertThat(Arrays.copyOf(rows.get(0).x(), rows.get(0).rows())).isEqualTo(Sources.x(side));
    }
  }

  @Test
  void the_records_of_all_parts_are_those_of_the_file() {
    byte[] file = utf8("a,t,y\n1,u,3\n40,\"v,w\",60\n7,x,9\n");
    PartRecords records = PartRecords.of(request(file).sources().iterator(), CsvFormat.DEFAULT);
    for (int size = 1; size <= file.length; size++) {
      List<String> found = new ArrayList<>();
      for (int from = 0; from < file.length; from += size) {
        FilePart part = new FilePart(0, "data.csv", "0", from, Math.min(file.length, from + size));
        PartRecords.Done<Boolean> done =
            records.run(
                part,
                at -> new ByteArrayInputStream(file, (int) at, file.length - (int) at),
                rows -> {
                  for (SourceRecord row = rows.next(); row != null; row = rows.next()) {
                    found.add(String.join("|", row.cells()));
                  }
                  return true;
                });
        assertThat(done.failure()).isNull();
      }
      assertThat(found).containsExactly("1|u|3", "40|v,w|60", "7|x|9");
    }
  }
}

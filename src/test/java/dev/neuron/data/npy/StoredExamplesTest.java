package dev.neuron.data.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.MissingRule;
import dev.neuron.data.OutputException;
import dev.neuron.data.Scaling;
import dev.neuron.data.Selection;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.io.SourceState;
import dev.neuron.data.load.DataLoader;
import dev.neuron.data.load.DiskLoader;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache beside the data: used again when it may be, never when it may not. */
class StoredExamplesTest {
  @TempDir private Path folder;
  private Path data;
  private Path cache;

  @BeforeEach
  void write_data() throws Exception {
    data = folder.resolve("data.csv");
    cache = folder.resolve("data.csv.npy");
    write("a,b,y\n1,2,3\n4,5,6\n7,8.5,9\n", "2020-01-01T00:00:00Z");
  }

  private void write(String text, String time) throws Exception {
    Files.writeString(data, text);
    Files.setLastModifiedTime(data, FileTime.from(Instant.parse(time)));
  }

  private Dataset load(DataRequest request) {
    return DiskLoader.load(request, null, LoadProgress.NONE);
  }

  private Dataset load() {
    return load(DataRequest.of(data));
  }

  private static boolean wasKept(Dataset dataset) {
    return dataset.report().notes().stream().anyMatch(note -> note.text().contains("made before"));
  }

  @Test
  void a_cache_that_was_cut_off_is_made_anew_and_a_table_of_the_user_is_not() throws Exception {
    double[] x = load().blocks().get(0).x();
    byte[] whole = Files.readAllBytes(cache);
    for (int length : new int[] {128, 150, 200, whole.length - 1}) {
      Files.write(cache, Arrays.copyOf(whole, length));
      Dataset again = load();
      assertThat(again.report().notes())
          .anyMatch(note -> note.text().contains("made anew, as it "));
      assertThat(Files.size(cache)).isEqualTo(whole.length);
      assertThat(again.blocks().get(0).x()).isEqualTo(x);
    }
    byte[] own =
        new String(whole, StandardCharsets.ISO_8859_1)
            .replace("# neuron cache", "              ")
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.write(cache, Arrays.copyOf(own, 150));
    assertThatThrownBy(this::load).hasMessageContaining("delete it, or name another file");
    assertThat(cache).hasSize(150);
  }

  @Test
  void is_made_once_and_says_where() {
    Dataset first = load();
    assertThat(wasKept(first)).isFalse();
    assertThat(first.report().notes())
        .anyMatch(note -> note.text().contains("kept as raw numbers in " + cache));
    Dataset second = load();
    assertThat(wasKept(second)).isTrue();
    assertThat(second.report().files()).isEqualTo(first.report().files());
    assertThat(second.report().rowsUsed()).isEqualTo(3);
    assertThat(second.report().notes().get(0)).isEqualTo(first.report().notes().get(0));
  }

  @Test
  void changed_data_are_read_again() throws Exception {
    load();
    write("a,b,y\n1,2,3\n4,5,6\n7,8.5,8\n", "2020-01-02T00:00:00Z");
    Dataset changed = load();
    assertThat(wasKept(changed)).isFalse();
    assertThat(changed.statistics().target().max()).isEqualTo(8);
    assertThat(changed.report().notes())
        .anyMatch(note -> note.text().contains("made anew, as " + data + " has changed (--cache)"));
  }

  @Test
  void a_cell_changed_with_the_time_put_back_is_read_again() throws Exception {
    load();
    write("a,b,y\n1,2,3\n4,5,6\n7,8.5,8\n", "2020-01-01T00:00:00Z");
    assertThat(load().statistics().target().max()).isEqualTo(8);
  }

  /** What is left to judge by where the file system keeps no time of the last change. */
  @Test
  void the_first_and_last_block_and_some_between_are_looked_at() throws Exception {
    byte[] bytes = new byte[3 << 20];
    FileTime time = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    java.util.Set<String> samples = new java.util.HashSet<>();
    int[] places = {0, bytes.length - 1, (bytes.length - 4096) / 63 * 40};
    for (int i = 0; i <= places.length; i++) {
      Files.write(data, bytes);
      Files.setLastModifiedTime(data, time);
      SourceState state = SourceState.of(List.of(DataSource.of(data))).get(0);
      assertThat(state.bytes()).isEqualTo(bytes.length);
      samples.add(state.sample());
      bytes[places[i % places.length]] ^= 1;
    }
    assertThat(samples).hasSize(4);
    Files.write(data, java.util.Arrays.copyOf(bytes, 100_000));
    String small = SourceState.of(List.of(DataSource.of(data))).get(0).sample();
    bytes[77_777] ^= 1;
    Files.write(data, java.util.Arrays.copyOf(bytes, 100_000));
    assertThat(SourceState.of(List.of(DataSource.of(data))).get(0).sample()).isNotEqualTo(small);
  }

  @Test
  void a_damaged_record_of_a_cache_is_made_anew() throws Exception {
    write("k,b,y\nu,2,3\nv,5,6\nu,8.5,9\n", "2020-01-01T00:00:00Z");
    DataRequest request =
        DataRequest.of(data)
            .withSelection(new Selection(null, List.of(), List.of(), List.of("k"), null));
    Dataset right = load(request);
    byte[] whole = Files.readAllBytes(cache);
    int record = 128 + 8 * 3 * 3;
    java.util.Random random = new java.util.Random(5);
    for (int i = 0; i < 40; i++) {
      byte[] damaged = whole.clone();
      int at = record + 14 + random.nextInt(whole.length - record - 14);
      damaged[at] ^= (byte) (1 + random.nextInt(255));
      boolean cut = random.nextInt(4) == 0;
      Files.write(cache, cut ? java.util.Arrays.copyOf(damaged, at) : damaged);
      Dataset again = load(request);
      assertThat(again.columns().names()).isEqualTo(right.columns().names());
      assertThat(again.statistics().target()).isEqualTo(right.statistics().target());
    }
  }

  @Test
  void a_category_that_the_cache_does_not_name_is_told() throws Exception {
    write("k,b,y\nu,2,3\nv,5,6\nu,8.5,9\n", "2020-01-01T00:00:00Z");
    DataRequest request =
        DataRequest.of(data)
            .withSelection(new Selection(null, List.of(), List.of(), List.of("k"), null));
    load(request);
    byte[] bytes = Files.readAllBytes(cache);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(128, 2);
    Files.write(cache, bytes);
    assertThatThrownBy(() -> load(request))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column \"k\": the cache has a value that it does not name")
        .hasMessageContaining("delete the cache");
  }

  @Test
  void touched_data_are_recognised_by_their_hash() throws Exception {
    load();
    Files.setLastModifiedTime(data, FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));
    assertThat(wasKept(load())).isTrue();
  }

  @Test
  void data_written_again_within_a_tick_of_the_clock_are_read_again() throws Exception {
    String now = Instant.now().toString();
    write("a,b,y\n1,2,3\n4,5,6\n7,8.5,9\n", now);
    load();
    write("a,b,y\n1,2,3\n4,5,6\n7,8.5,8\n", now); // same size, same time
    assertThat(load().statistics().target().max()).isEqualTo(8);
  }

  @Test
  void other_columns_are_read_again() {
    load();
    Dataset other = load(DataRequest.of(data).withSelection(Selection.DEFAULT.withTarget("a")));
    assertThat(wasKept(other)).isFalse();
    assertThat(other.columns().names()).containsExactly("b", "y");
  }

  @Test
  void another_scaling_uses_the_same_cache() {
    load();
    assertThat(wasKept(load(DataRequest.of(data).withScaling(Scaling.Kind.NONE)))).isTrue();
  }

  @Test
  void a_file_of_somebody_else_is_not_overwritten() throws Exception {
    Files.writeString(cache, "precious");
    assertThatThrownBy(this::load)
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("--cache");
    assertThat(cache).hasContent("precious");
  }

  @Test
  void bad_data_leave_no_cache_behind() throws Exception {
    write("a,b,y\n1,2,3\n4,oops,6\n", "2020-01-01T00:00:00Z");
    assertThatThrownBy(this::load).hasMessageContaining("data.csv:3").hasMessageContaining("oops");
    assertThat(folder)
        .isDirectoryContaining("glob:**data.csv")
        .isDirectoryNotContaining("glob:**npy*");
  }

  @Test
  void standard_input_needs_a_name_for_the_cache() {
    DataSource stdin =
        DataSource.of(
            "-", new ByteArrayInputStream("a,y\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> load(DataRequest.of(stdin))).hasMessageContaining("--cache FILE");
    Path named = folder.resolve("named.npy");
    assertThat(DiskLoader.load(DataRequest.of(stdin), named, LoadProgress.NONE).rows())
        .isEqualTo(2);
    assertThat(named).exists();
  }

  @Test
  void the_cache_is_a_numpy_file_of_the_raw_numbers() throws Exception {
    load();
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(cache)).order(ByteOrder.LITTLE_ENDIAN);
    String header = new String(bytes.array(), 10, 118, StandardCharsets.US_ASCII);
    assertThat(header.strip())
        .isEqualTo("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 3), } # neuron cache");
    assertThat(bytes.getDouble(128 + 8 * 7)).isEqualTo(8.5);
  }

  @Test
  void a_numpy_file_is_read_as_it_is() throws Exception {
    load();
    Path table = Files.move(cache, folder.resolve("table.npy"));
    Dataset stored = load(DataRequest.of(table));
    assertThat(stored.blocks()).isInstanceOf(NpyExamples.class);
    assertThat(stored.columns().names()).containsExactly("x1", "x2");
    assertThat(folder).isDirectoryNotContaining("glob:**npy.npy");
    Dataset memory = DataLoader.load(DataRequest.of(table), LoadProgress.NONE);
    assertThat(memory.blocks()).isNotInstanceOf(NpyExamples.class);
    assertThat(memory.blocks().get(0).x()).startsWith(stored.blocks().get(0).x());
    try (RecordStream records =
        RecordStream.open(List.of(DataSource.of(table)), CsvFormat.DEFAULT)) {
      assertThat(records.next().cells()).containsExactly("1.0", "2.0", "3.0");
    }
  }

  @Test
  void a_hole_in_a_numpy_file_is_an_error_with_its_row() throws Exception {
    load();
    byte[] bytes = Files.readAllBytes(cache);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(128 + 8 * 4, Double.NaN);
    Path table = Files.write(folder.resolve("table.npy"), bytes);
    assertThatThrownBy(() -> load(DataRequest.of(table)))
        .hasMessageContaining("table.npy:2")
        .hasMessageContaining("x2");
    Dataset skipped = load(DataRequest.of(table).withMissing(MissingRule.SKIP));
    assertThat(skipped.rows()).isEqualTo(2);
    Dataset filled = load(DataRequest.of(table).withMissing(MissingRule.ZERO));
    assertThat(filled.statistics().min()[1]).isZero();
  }

  @Test
  void a_numpy_file_of_another_kind_is_refused_with_what_to_do() throws Exception {
    load();
    byte[] bytes = Files.readAllBytes(cache);
    bytes[10 + "{'descr': '<".length()] = 'c';
    Path table = Files.write(folder.resolve("table.npy"), bytes);
    assertThatThrownBy(() -> load(DataRequest.of(table))).hasMessageContaining("numpy.save");
  }

  /** Columns x1 to x4 of two rows: 1, 2, 3, 4 and 10, 20, 30, 40. */
  private Path table() throws Exception {
    write("a,b,c,d\n1,2,3,4\n10,20,30,40\n", "2020-01-01T00:00:00Z");
    load();
    return Files.move(cache, folder.resolve("table.npy"));
  }

  @Test
  void any_columns_of_a_numpy_file_may_be_features_target_and_weight() throws Exception {
    DataRequest request = DataRequest.of(table()).withScaling(Scaling.Kind.NONE);
    Dataset shuffled =
        load(
            request.withSelection(
                new Selection("x2", List.of("x4", "x3"), List.of(), List.of(), "x1")));
    assertThat(shuffled.blocks().get(0).x()).containsExactly(4, 3, 40, 30);
    assertThat(shuffled.blocks().get(0).y()).containsExactly(2, 20);
    assertThat(shuffled.blocks().get(0).weights()).containsExactly(1, 10);
    Dataset apart = load(request.withSelection(Selection.DEFAULT.withTarget("x2")));
    assertThat(apart.blocks().get(0).x()).containsExactly(1, 3, 4, 10, 30, 40);
    Dataset behind = load(request.withSelection(Selection.DEFAULT.withTarget("x1")));
    assertThat(behind.blocks().get(0).x()).containsExactly(2, 3, 4, 20, 30, 40);
    assertThat(behind.blocks().get(0).weights()).isNull();
  }

  @Test
  void a_numpy_file_is_reported_like_any_other() throws Exception {
    Path table = table();
    Dataset stored = load(DataRequest.of(table));
    Dataset memory = DataLoader.load(DataRequest.of(table), LoadProgress.NONE);
    assertThat(stored.report()).isEqualTo(memory.report());
    assertThat(load(DataRequest.of(table).withHashed(false)).report().files().get(0).sha256())
        .isNull();
  }

  @Test
  void data_grown_within_a_tick_of_the_clock_are_read_again() throws Exception {
    load();
    write("a,b,y\n1,2,3\n4,5,6\n7,8.5,9\n1,1,1\n", "2020-01-01T00:00:00Z");
    assertThat(load().rows()).isEqualTo(4);
  }
}

package dev.neuron.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.OutputException;
import dev.neuron.data.Scaling;
import dev.neuron.data.Selection;
import dev.neuron.data.Sources;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import dev.neuron.data.load.DiskLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that no table has: refused in words, whichever way the file is read. */
class NpyHeaderTest {
  @TempDir Path folder;

  /** A file of version 1 with six doubles behind its header. */
  private static byte[] file(String entries) {
    ByteBuffer bytes = ByteBuffer.allocate(10 + entries.length() + 48);
    bytes.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x93);
    bytes.put("NUMPY\1\0".getBytes(StandardCharsets.US_ASCII));
    bytes.putShort((short) entries.length());
    bytes.put(entries.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 6; i++) {
      bytes.putDouble(i * i);
    }
    return bytes.array();
  }

  private static String entries(String type, String fortran, String shape) {
    return "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
  }

  /** From memory by its name, through a pipe, and from disk. */
  private List<Throwable> failures(byte[] bytes) throws IOException {
    Path path = Files.write(folder.resolve("t.npy"), bytes);
    Path cache = folder.resolve("cache.npy");
    List<Throwable> failures = new ArrayList<>();
    for (Runnable way :
        new Runnable[] {
          () -> DataLoader.load(DataRequest.of(path), LoadProgress.NONE),
          () -> DataLoader.load(DataRequest.of(Sources.bytes(bytes)), LoadProgress.NONE),
          () -> DiskLoader.load(DataRequest.of(path), cache, LoadProgress.NONE)
        }) {
      try {
        way.run();
      } catch (DataException | OutputException e) {
        failures.add(e);
      }
    }
    return failures;
  }

  @Test
  void a_plain_header_is_read() throws IOException {
    assertThat(failures(file(entries("<f8", "False", "(3, 2)")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<f8|False|()|holds an array of shape ()",
        "<f8|False|(6,)|holds an array of shape (6,)",
        "<f8|False|(3, 2, 1)|holds an array of shape (3, 2, 1)",
        "<f8|False|(-3, 2)|holds an array of shape (-3, 2)",
        "<f8|False|(3, -2)|holds an array of shape (3, -2)",
        "<f8|False|(3, 0)|holds an array of shape (3, 0)",
        "<f8|False|(0, 2)|is empty",
        "<f8|False|(4, 2)|is shorter than its header says",
        "<f8|False|(9223372036854775807, 2)|is shorter than its header says",
        "<f8|False|(1152921504606846976, 2)|is shorter than its header says",
        "<f8|False|(2305843009213693952, 8)|is shorter than its header says",
        "<f8|False|(1, 16777216)|is shorter than its header says",
        "<f8|False|(1, 268435456)|has 268435456 columns",
        "<f8|False|(1, 2147483647)|has 2147483647 columns",
        "<f8|False|(1, 2147483648)|holds an array of shape",
        "<f8|False|(99999999999999999999, 2)|holds an array of shape",
        "<c16|False|(3, 2)|is no table of plain numbers: its type is <c16",
        "<f2|False|(3, 2)|is no table of plain numbers: its type is <f2",
      })
  void a_crafted_header_is_refused_in_words(
      String type, String fortran, String shape, String problem) throws IOException {
    assertThat(failures(file(entries(String.valueOf(type), fortran, shape))))
        .hasSize(3)
        .allSatisfy(e -> assertThat(e).hasMessageContaining(problem));
  }

  @Test
  void a_header_too_short_to_be_one_is_refused() throws IOException {
    for (String entries : new String[] {"", "{", "{}"}) {
      assertThat(failures(file(entries))).hasSize(3);
    }
  }

  @Test
  void no_damage_to_a_header_is_anything_but_told() throws IOException {
    byte[] whole = file(entries("<f8", "False", "(3, 2)"));
    Random random = new Random(7);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = whole.clone();
      int at = 6 + random.nextInt(whole.length - 54);
      damaged[at] = (byte) (random.nextBoolean() ? '0' + random.nextInt(10) : random.nextInt(256));
      byte[] cut = java.util.Arrays.copyOf(damaged, random.nextInt(3) == 0 ? at : damaged.length);
      failures(cut); // anything else than the two kinds of failure is thrown
    }
  }

  /** A wide table of which one column is learned from: no more is read at a time than fits. */
  @Test
  void a_wide_table_is_read_by_the_row() throws IOException {
    int columns = 70_000;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(NpyHeader.bytes(5, columns));
    ByteBuffer row = ByteBuffer.allocate(8 * columns).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 5; i++) {
      row.putDouble(0, i).putDouble(8 * (columns - 1), 2 * i);
      out.write(row.array());
    }
    Path path = Files.write(folder.resolve("wide.npy"), out.toByteArray());
    Selection one = new Selection(null, List.of("x1"), List.of(), List.of(), null);
    DataRequest request = DataRequest.of(path).withSelection(one).withScaling(Scaling.Kind.NONE);
    Dataset data = DiskLoader.load(request, null, LoadProgress.NONE);
    assertThat(data.blocks().get(0).x()).containsExactly(0, 1, 2, 3, 4);
    assertThat(data.blocks().get(0).y()).containsExactly(0, 2, 4, 6, 8);
  }
}

package dev.neuron.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Sources;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Several files as if they were one. */
class SourceSequenceTest {
  @TempDir private Path folder;

  private DataSource file(String name, String text) throws IOException {
    return DataSource.of(Files.writeString(folder.resolve(name), text));
  }

  private static DataRequest request(DataSource... sources) {
    return Sources.raw("").withSources(List.of(sources));
  }

  @Test
  void files_with_the_same_columns_are_one_table() throws IOException {
    Dataset data =
        Sources.load(
            request(
                file("1.csv", "a,y\n1,2\n"),
                file("2.csv", "a,y\n3,4\n"),
                file("3.csv", "a,y\n5,6\n")));
    assertThat(Sources.x(data)).containsExactly(1, 3, 5);
    assertThat(data.report().files()).extracting(LoadReport.SourceFile::bytes).hasSize(3);
  }

  @Test
  void a_file_with_other_columns_is_refused_with_the_first_that_differs() throws IOException {
    DataSource first = file("1.csv", "a,b,y\n1,2,3\n");
    for (List<String> other :
        List.of(
            List.of("a,c,y", "column 2 is \"c\", but \"b\""),
            List.of("a,b", "column 3 is missing, but \"y\""),
            List.of("a,b,y,z", "column 4 is \"z\", but missing"))) {
      DataRequest both = request(first, file("2.csv", other.get(0) + "\n1,2\n"));
      assertThatThrownBy(() -> Sources.load(both))
          .hasMessageContaining("2.csv:1: " + other.get(1) + " in " + folder.resolve("1.csv"));
    }
  }

  @Test
  void progress_goes_through_all_files_up_to_their_total() throws IOException {
    DataRequest both =
        request(file("1.csv", "a,y\n" + "1,2\n".repeat(9)), file("2.csv", "a,y\n3,4\n"));
    List<Long> read = new ArrayList<>();
    DataLoader.load(
        both,
        (now, total) -> {
          assertThat(total).isEqualTo(48);
          read.add(now);
        });
    assertThat(read).isSorted().endsWith(48L);
  }

  @Test
  void the_total_is_unknown_once_a_source_is_no_file() throws IOException {
    DataRequest both = request(file("1.csv", "a,y\n1,2\n"), Sources.text("a,y\n3,4\n"));
    DataLoader.load(both, (now, total) -> assertThat(total).isEqualTo(-1));
  }

  /** Files with a hole: rows at the beginning, and nothing that takes room on the disk. */
  @Test
  void files_too_large_together_are_refused_before_they_are_read() throws IOException {
    long most = Runtime.getRuntime().maxMemory();
    DataSource[] halves = {
      file("1.csv", "1,2\n".repeat(10_000)), file("2.csv", "1,2\n".repeat(10_000))
    };
    for (DataSource half : halves) {
      try (RandomAccessFile hole = new RandomAccessFile(half.path().toFile(), "rw")) {
        hole.setLength(most / 4 * 4 / 6);
      }
    }
    // 4 bytes of text become 16 of numbers: a sixth is too little, and two sixths are too much.
    assertThatThrownBy(() -> Sources.load(request(halves)))
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.kind()).isEqualTo(DataException.Kind.TOO_LARGE))
        .hasMessageContaining("about " + 2 * (most / 4 * 4 / 6) / 4 + " examples of 1 feature ");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void no_file_stays_open_whatever_happens() throws IOException {
    DataSource good = file("1.csv", "a,y\n1,2\n");
    DataSource other = file("2.csv", "b,y\n1,2\n");
    DataSource empty = file("3.csv", "");
    Sources.load(request(good, good));
    assertThatThrownBy(() -> Sources.load(request(good, other))).isInstanceOf(DataException.class);
    assertThatThrownBy(() -> Sources.load(request(empty))).isInstanceOf(DataException.class);
    assertThatThrownBy(() -> Sources.load(request(good, empty))).isInstanceOf(DataException.class);
    assertThat(openFiles()).noneMatch(open -> open.startsWith(folder.toString()));
  }

  private static List<String> openFiles() throws IOException {
    List<String> open = new ArrayList<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          open.add(Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException closed) { // the listing's own, or another test's
          assertThat(closed.getFile()).startsWith("/proc/self/fd");
        }
      }
    }
    return open;
  }
}

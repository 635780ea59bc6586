package dev.neuron.data.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Scaling;
import dev.neuron.data.Selection;
import dev.neuron.data.Sources;
import dev.neuron.data.TableRows;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.RowChoice;
import dev.neuron.data.block.Split;
import dev.neuron.data.csv.SourceRecord;
import dev.neuron.data.fit.FoldedRows;
import dev.neuron.data.load.DataLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of parts, wherever the files are cut, is what loading the files makes of them. */
class DistributedLoadingTest {
  private static final String TABLE =
      """
      a,b,c,same,w,t
      1,10.5,red,1,2,yes
      2,,blue,2,1,no
      ,7,red,,1,no
      4,-3e2,green,4,0.5,yes
      5,8,blue,5,1,yes
      """;

  private static final Selection WEIGHTED =
      new Selection("t", List.of(), List.of(), List.of("c"), "w");

  private static DataRequest request(MissingRule missing, Scaling.Kind scaling) {
    return Sources.raw("")
        .withSelection(WEIGHTED)
        .withMissing(missing)
        .withScaling(scaling)
        .withHashed(false);
  }

  private static DataRequest of(DataRequest rules, String... texts) {
    List<DataSource> sources = new ArrayList<>();
    for (String text : texts) {
      sources.add(Sources.text(text));
    }
    return rules.withSources(sources);
  }

  private static void assertSame(Dataset actual, Dataset expected) {
    assertThat(actual.columns().names()).isEqualTo(expected.columns().names());
    assertThat(actual.columns().references()).isEqualTo(expected.columns().references());
    assertThat(actual.columns().reading()).isEqualTo(expected.columns().reading());
    assertThat(actual.columns().missing()).isEqualTo(expected.columns().missing());
    assertClose(replacements(actual), replacements(expected));
    assertClose(actual.scaling().shift(), expected.scaling().shift());
    assertClose(actual.scaling().scale(), expected.scaling().scale());
    assertClose(actual.statistics().deviation(), expected.statistics().deviation());
    assertClose(Sources.x(actual), Sources.x(expected));
    assertThat(Sources.y(actual)).isEqualTo(Sources.y(expected));
    assertThat(actual.report()).isEqualTo(expected.report());
  }

  private static double[] replacements(Dataset data) {
    return data.columns().features().stream().mapToDouble(Feature::replacement).toArray();
  }

  private static void assertClose(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      if (Double.isNaN(expected[i])) {
        assertThat(actual[i]).isNaN();
      } else {
        assertThat(actual[i]).isCloseTo(expected[i], within(1e-12 * (1 + Math.abs(expected[i]))));
      }
    }
  }

  private static Dataset training(DataRequest rules, int size, String... texts) {
    CutFiles files = new CutFiles(size, texts);
    DistributedLoading loading = files.load(rules, null);
    return loading.training(files.examples(RowChoice.ALL));
  }

  @Test
  void training_data_are_those_of_the_local_loader() {
    String more = TABLE.replace("red", "violet").replace("yes", "no");
    for (MissingRule missing : List.of(MissingRule.MEAN, MissingRule.ZERO, MissingRule.SKIP)) {
      for (Scaling.Kind scaling : Scaling.Kind.values()) {
        List<String> references = scaling == Scaling.Kind.NONE ? List.of("c=green") : List.of();
        DataRequest rules =
            request(missing, scaling).withSelection(WEIGHTED.withReferences(references));
        Dataset expected = Sources.load(of(rules, TABLE, more));
        for (int size : new int[] {1, 13, 40, 1000}) {
          assertSame(training(rules, size, TABLE, more), expected);
        }
      }
    }
  }

  @Test
  void a_split_is_that_of_the_local_loader() {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 60; i++) {
      text.append(i * i).append(',').append(i % 9 == 4 ? "" : i % 7).append(',').append(i);
      text.append('\n');
    }
    DataRequest rules =
        request(MissingRule.MEAN, Scaling.Kind.STANDARD).withSelection(Selection.DEFAULT);
    Split expected = DataLoader.split(of(rules, text.toString()), 0.25, 7, LoadProgress.NONE);
    for (int size : new int[] {5, 64, 1000}) {
      CutFiles files = new CutFiles(size, text.toString());
      DistributedLoading loading = files.load(rules, null);
      Dataset training = loading.training(files.examples(loading.split(0.25, 7).choice(false)));
      assertSame(training, expected.training());
      Dataset validation =
          loading.like(training, files.examples(loading.split(0.25, 7).choice(true)));
      assertClose(Sources.x(validation), Sources.x(expected.validation()));
      assertThat(Sources.y(validation)).isEqualTo(Sources.y(expected.validation()));
    }
  }

  /** Groups are numbered in the order of the rows; those of equal size go by their number. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void folds_are_those_of_the_local_loader(boolean grouped) {
    StringBuilder text = new StringBuilder("site,a,b,y\n");
    for (int i = 0; i < 60; i++) {
      text.append(i % 11 == 5 ? "" : "s" + i * i % 13).append(',').append(i * i).append(',');
      text.append(i % 9 == 4 ? "" : i % 7).append(',').append(i).append('\n');
    }
    Selection selection = grouped ? Selection.DEFAULT.withGroups("site") : Selection.DEFAULT;
    DataRequest rules = request(MissingRule.MEAN, Scaling.Kind.STANDARD).withSelection(selection);
    FoldedRows expected = DataLoader.folded(of(rules, text.toString()), 4, 7, LoadProgress.NONE);
    for (int size : new int[] {5, 64, 2000}) {
      CutFiles files = new CutFiles(size, text.toString());
      FoldedRows folds = files.load(rules, null).folded(files::examples, 4, 7);
      assertSame(folds.all(), expected.all());
      for (int fold = 0; fold < 4; fold++) {
        Split part = folds.split(fold);
        Split local = expected.split(fold);
        assertClose(Sources.x(part.training()), Sources.x(local.training()));
        assertClose(Sources.x(part.validation()), Sources.x(local.validation()));
        assertThat(Sources.y(part.training())).isEqualTo(Sources.y(local.training()));
        assertThat(Sources.y(part.validation())).isEqualTo(Sources.y(local.validation()));
      }
    }
  }

  @Test
  void other_files_come_into_the_coordinates_of_training_data() {
    String other = "t,w,c,b,a,same\nno,1,green,,3,3\nyes,4,blue,1,2,2\n";
    DataRequest rules = request(MissingRule.MEAN, Scaling.Kind.MINMAX);
    Dataset training = Sources.load(of(rules, TABLE));
    Dataset expected =
        DataLoader.loadLike(training, rules, List.of(Sources.text(other)), LoadProgress.NONE);
    for (int size = 1; size <= other.length(); size += 2) {
      CutFiles files = new CutFiles(size, other);
      DistributedLoading loading = files.load(rules, training.columns());
      assertThat(loading.needsValues()).isFalse();
      Dataset like = loading.like(training, files.examples(RowChoice.ALL));
      assertSame(like, expected);
    }
  }

  @Test
  void what_no_file_can_give_is_refused() {
    DataRequest rules = request(MissingRule.MEAN, Scaling.Kind.NONE);
    assertThatThrownBy(() -> DistributedLoading.training(rules, List.<DataSource>of().iterator()))
        .hasMessageContaining("is empty");
    assertThatThrownBy(() -> training(rules, 50, "a,b,c,same,w,t\n"))
        .hasMessageContaining("has column names but no data rows");
    DataRequest empty =
        rules.withSelection(new Selection("y", List.of("b"), List.of(), List.of(), null));
    String text = "b,y\n,1\n,2\n";
    assertThatThrownBy(() -> training(empty, 5, text))
        .hasMessageContaining("there is no value to take the mean of");
    Columns other = new Columns(List.of(Feature.numeric("z", Double.NaN)), "t", rules.missing());
    assertThatThrownBy(() -> new CutFiles(9, TABLE).load(rules, other))
        .hasMessageContaining("there is no column \"z\"");
  }

  /** The rows of a table, as a file that is no text gives them. */
  private static final class Rows implements TableRows {
    private final Queue<String[]> left = new ArrayDeque<>();
    private long number;
    private boolean closed;

    Rows(String... rows) {
      for (String row : rows) {
        left.add(row.split(",", -1));
      }
    }

    @Override
    public List<String> names() {
      return List.of("a", "y");
    }

    @Override
    public String[] next() throws IOException {
      String[] row = left.poll();
      number++;
      if (row != null && row[0].equals("torn")) {
        throw new IOException("torn");
      }
      return row;
    }

    @Override
    public boolean isNumber(int column) {
      return true;
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static FilePart.Opener table(Rows rows) {
    return new FilePart.Opener() {
      @Override
      public InputStream open(long position) {
        throw new AssertionError("a table has no text");
      }

      @Override
      public TableRows table() {
        return rows;
      }
    };
  }

  private static PartReader tableReader() {
    DataSource first = DataSource.of("data.parquet", new Rows("1,2"));
    return DistributedLoading.training(Sources.raw("").withHashed(false), List.of(first).iterator())
        .reader();
  }

  @Test
  void a_part_may_be_rows_of_a_table() {
    FilePart part = new FilePart(0, "data.parquet", "0", 100, 200);
    Rows rows = new Rows("3,4", "5,6");
    LoadedPart loaded = tableReader().read(part, table(rows));
    assertThat(loaded.report().failure()).isNull();
    assertThat(loaded.report().rows()).isEqualTo(2);
    assertThat(loaded.blocks().get(0).x()).startsWith(3, 5);
    assertThat(rows.closed).isTrue();
    LoadedPart torn = tableReader().read(part, table(new Rows("3,4", "torn,6")));
    assertThat(torn.report().failure()).hasMessageContaining("data.parquet: is damaged: torn");
    assertThat(torn.blocks()).isEmpty();
  }

  @Test
  void a_part_that_cannot_be_read_tells_why() {
    FilePart part = new FilePart(0, "data.csv", "0", 0, 9);
    FilePart.Opener gone =
        at -> {
          throw new IOException("gone");
        };
    FilePart.Opener refused =
        at -> {
          throw DataException.request("refused", null);
        };
    PartReader reader = new CutFiles(9, "a,y\n1,2\n").load(Sources.raw(""), null).reader();
    assertThat(reader.read(part, gone).report().failure()).hasMessageContaining("gone");
    assertThat(reader.read(part, refused).report().failure()).hasMessage("refused");
    PartRecords records =
        PartRecords.of(List.of(Sources.text("a;y\n1;2\n")).iterator(), CsvFormat.DEFAULT);
    assertThat(records.run(part, gone, rows -> 1).failure()).hasMessageContaining("gone");
    assertThat(records.run(part, refused, rows -> 1).failure()).hasMessage("refused");
  }

  @Test
  void records_of_parts_are_told_about_before_any_is_read() {
    PartRecords records =
        PartRecords.of(List.of(Sources.text("a;y\n1;2\nx;4\n")).iterator(), CsvFormat.DEFAULT);
    assertThat(records.header()).containsExactly("a", "y");
    assertThat(records.heading()).containsExactly("a", "y");
    assertThat(records.delimiter()).isEqualTo(';');
    assertThat(records.notes()).hasSize(2);
    MissingRule rule = MissingRule.ERROR;
    records.refuseOtherColumns(new Columns(List.of(Feature.numeric("a", Double.NaN)), "y", rule));
    assertThatThrownBy(
            () ->
                records.refuseOtherColumns(
                    new Columns(List.of(Feature.numeric("b", Double.NaN)), "y", rule)))
        .hasMessageContaining("there is no column \"b\"");
  }

  @Test
  void work_on_records_that_fails_names_the_line_in_the_file() {
    byte[] file = "a,y\n1,2\nx,4\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    PartRecords records =
        PartRecords.of(List.of(Sources.bytes(file)).iterator(), CsvFormat.DEFAULT);
    FilePart second = new FilePart(1, "data.csv", "0", 5, file.length);
    PartRecords.Done<Boolean> done =
        records.run(
            second,
            at -> new ByteArrayInputStream(file, (int) at, file.length - (int) at),
            rows -> {
              SourceRecord row = rows.next();
              throw new DataException(
                  DataException.Kind.CONTENT,
                  dev.neuron.data.Fault.of(row.file(), row.line(), "no " + row.cells()[0], null));
            });
    assertThat(done.start()).isEqualTo(8);
    assertThat(done.failureAfter(2)).hasMessage("data.csv:3: no x");
  }

  @Test
  void the_hash_of_a_file_is_that_of_its_bytes() {
    String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assertThat(PartReader.sha256("data.csv", InputStream.nullInputStream())).isEqualTo(empty);
  }
}

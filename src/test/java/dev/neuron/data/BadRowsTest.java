package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.block.Dataset;
import dev.neuron.data.load.DataLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadRowsTest {
  private static final String BAD = "a,b,y\n1,2,3\n1,x,3\n4,5\n6,7,8,9\n\"7,7\",1e999,2\n5,6,7\n";

  @TempDir Path folder;

  @Test
  void refuses_a_ragged_row() {
    assertThatThrownBy(() -> Sources.load("a,b,y\n1,2,3\n4,5\n"))
        .hasMessage(
            "data.csv:3: the row has 2 cells where 3 are expected (mend the row, or use --bad-rows"
                + " skip to leave it out)");
  }

  @Test
  void names_the_first_few_faults_and_counts_all() {
    assertThatThrownBy(() -> Sources.load(BAD + "x,y,z\n"))
        .hasMessageStartingWith(
            "data.csv:3: column \"b\": \"x\" is not a number (use --missing-tokens x if it means a"
                + " missing value, --bad-rows skip to leave such rows out, or --exclude b to do"
                + " without the column)\ndata.csv:4: the")
        .hasMessageContaining(
            "data.csv:6: column \"a\": \"7,7\" is not a number (use --decimal ',' if it is)\n"
                + "data.csv:6: column \"b\": \"1e999\" is too large for a number")
        .hasMessageEndingWith("\nand 3 more like this")
        .satisfies(e -> assertThat(((DataException) e).count()).isEqualTo(8))
        .satisfies(e -> assertThat(((DataException) e).faults()).hasSize(DataException.SHOWN));
  }

  @Test
  void leaves_bad_rows_out_with_a_warning() {
    Dataset data = Sources.load(Sources.raw(BAD).withBadRows(BadRows.skipping()));
    assertThat(Sources.y(data)).containsExactly(3, 7);
    LoadReport report = data.report();
    assertThat(report.rowsRead()).isEqualTo(6);
    assertThat(report.rowsUsed()).isEqualTo(2);
    assertThat(report.rowsRejected()).isEqualTo(4);
    assertThat(report.notes())
        .contains(
            Note.warning(
                "left out 4 bad rows, the first: data.csv:3: column \"b\": \"x\" is not a number;"
                    + " of 1 cell an option makes numbers, such as \"7,7\" (use --decimal ',' if it"
                    + " is)"));
  }

  @Test
  void refuses_more_than_the_limit() {
    BadRows three = new BadRows(true, 3, null);
    assertThatThrownBy(() -> Sources.load(Sources.raw(BAD).withBadRows(three)))
        .hasMessageContaining("\"x\" is not a number, and there are more than 3 such rows")
        .hasMessageContaining("--max-bad-rows");
    BadRows four = new BadRows(true, 4, null);
    assertThat(Sources.load(Sources.raw(BAD).withBadRows(four)).rows()).isEqualTo(2);
  }

  @Test
  void writes_rejected_rows_so_that_they_can_be_mended_and_loaded() throws IOException {
    Path rejects = folder.resolve("rejects.csv");
    Sources.load(Sources.raw(BAD).withBadRows(new BadRows(true, 9, rejects)));
    assertThat(rejects).hasContent("a,b,y\n1,x,3\n4,5\n6,7,8,9\n\"7,7\",1e999,2\n");
  }

  @Test
  void writes_an_empty_list_of_rejects_when_all_rows_are_good() throws IOException {
    Path rejects = folder.resolve("rejects.csv");
    Sources.load(Sources.raw("a,y\n1,2\n").withBadRows(new BadRows(true, 9, rejects)));
    assertThat(rejects).hasContent("a,y\n");
  }

  @Test
  void a_failed_load_leaves_an_older_rejects_file_alone() throws IOException {
    Path rejects = folder.resolve("rejects.csv");
    Files.writeString(rejects, "old");
    BadRows none = new BadRows(true, 0, rejects);
    assertThatThrownBy(() -> Sources.load(Sources.raw(BAD).withBadRows(none)))
        .isInstanceOf(DataException.class);
    assertThat(rejects).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.rejects*");
  }

  @Test
  void rejects_a_row_with_a_missing_cell_where_that_is_an_error() {
    Dataset data = Sources.load(Sources.raw("a,y\n1,2\n,3\n").withBadRows(BadRows.skipping()));
    assertThat(data.report().rowsRejected()).isEqualTo(1);
    assertThat(data.report().rowsSkipped()).isZero();
  }

  @Test
  void refuses_negative_weights() {
    assertThatThrownBy(
            () ->
                Sources.load(
                    Sources.raw("a,w,y\n1,-1,2\n")
                        .withSelection(new Selection(null, List.of(), List.of(), List.of(), "w"))))
        .hasMessage("data.csv:2: column \"w\": \"-1\" is a negative weight");
  }

  private static Dataset skipping(String text, Selection selection) {
    return Sources.load(Sources.raw(text).withSelection(selection).withBadRows(BadRows.skipping()));
  }

  @Test
  void leaves_out_rows_with_a_negative_weight() {
    Selection weights = new Selection(null, List.of(), List.of(), List.of(), "w");
    Dataset data = skipping("a,w,y\n1,-1,2\n2,0,3\n3,-0.5,4\n4,1,5\n", weights);
    assertThat(Sources.x(data)).containsExactly(2, 4);
    assertThat(data.report().rowsRejected()).isEqualTo(2);
  }

  @Test
  void leaves_out_rows_with_a_category_not_seen_in_training() {
    Selection oneHot = new Selection(null, List.of(), List.of(), List.of("c"), null);
    Dataset training = skipping("c,y\nred,1\nblue,2\n", oneHot);
    DataRequest like = Sources.raw("").withSelection(oneHot).withBadRows(BadRows.skipping());
    Dataset data =
        DataLoader.loadLike(
            training,
            like,
            List.of(Sources.text("c,y\nblue,3\ngreen,4\nred,5\n")),
            LoadProgress.NONE);
    assertThat(Sources.y(data)).containsExactly(3, 5);
  }

  @Test
  void leaves_out_rows_whose_missing_category_no_number_can_replace() {
    DataRequest request =
        Sources.raw("c,a,y\nred,1,1\n,2,2\nred,,3\n")
            .withSelection(new Selection(null, List.of(), List.of(), List.of("c"), null))
            .withMissing(MissingRule.number(7))
            .withBadRows(BadRows.skipping());
    assertThat(Sources.x(Sources.load(request))).containsExactly(1, 1, 1, 7);
  }
}

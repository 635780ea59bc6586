package dev.neuron.data.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Selection;
import dev.neuron.data.Sources;
import dev.neuron.data.UnseenRule;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.csv.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowParserTest {
  private static final Columns COLUMNS =
      new Columns(
          List.of(
              Feature.numeric("size", Double.NaN),
              Feature.oneHot("city", "Bonn", Double.NaN),
              Feature.oneHot("city", "Kiel", Double.NaN)),
          "price",
          MissingRule.ERROR);

  private static List<double[]> encode(Columns columns, UnseenRule unseen, String text) {
    List<double[]> rows = new ArrayList<>();
    try (RecordStream stream = RecordStream.open(List.of(Sources.text(text)), CsvFormat.DEFAULT)) {
      RowParser parser = RowParser.features(columns, stream, unseen, null);
      for (SourceRecord row = stream.next(); row != null; row = stream.next()) {
        double[] x = new double[columns.size()];
        boolean complete = parser.parse(row);
        parser.features(x);
        rows.add(complete ? x : null);
      }
    }
    return rows;
  }

  @Test
  void matches_by_name_whatever_the_order_and_extra_columns() {
    List<double[]> rows =
        encode(COLUMNS, UnseenRule.ERROR, "city,extra,size\n Kiel ,?,50\nBonn,zz,1e2\n");
    assertThat(rows.get(0)).containsExactly(50, 0, 1);
    assertThat(rows.get(1)).containsExactly(100, 1, 0);
  }

  @Test
  void gives_what_loading_gave() {
    String text = "c,a,y\nu,1,2\nv,,4\nw,3,5\n";
    DataRequest request =
        Sources.raw(text)
            .withMissing(MissingRule.MEAN)
            .withSelection(new Selection(null, List.of(), List.of(), List.of("c"), null));
    Dataset data = Sources.load(request);
    List<double[]> rows = encode(data.columns(), UnseenRule.ERROR, text);
    double[] x = Sources.x(data);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)).isEqualTo(java.util.Arrays.copyOfRange(x, 4 * i, 4 * i + 4));
    }
  }

  @Test
  void refuses_a_missing_column() {
    assertThatThrownBy(() -> encode(COLUMNS, UnseenRule.ERROR, "city,sizes\nKiel,50\n"))
        .hasMessageStartingWith("data.csv: there is no column \"size\"; did you mean \"sizes\"?")
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.kind()).isEqualTo(DataException.Kind.CONTENT));
  }

  @Test
  void refuses_bad_cells_with_their_place() {
    assertThatThrownBy(() -> encode(COLUMNS, UnseenRule.ERROR, "city,size\n\nKiel,big\nBonn,1\n"))
        .hasMessage(
            "data.csv:3: column \"size\": \"big\" is not a number (use --missing-tokens big if it"
                + " means a missing value)");
    assertThatThrownBy(() -> encode(COLUMNS, UnseenRule.ERROR, "city,size\nKiel,1,2\n"))
        .hasMessageStartingWith("data.csv:2: the row has 3 cells where 2 are expected");
    assertThatThrownBy(() -> encode(COLUMNS, UnseenRule.ERROR, "city,size\nKiel,\n"))
        .hasMessageStartingWith("data.csv:2: column \"size\": the cell is empty");
    assertThatThrownBy(() -> encode(COLUMNS, UnseenRule.ERROR, "city,size\nRoma,1\n"))
        .hasMessageStartingWith("data.csv:2: column \"city\": \"Roma\" was not there in training");
  }

  @Test
  void gives_an_unseen_value_zeros_when_told() {
    assertThat(encode(COLUMNS, UnseenRule.ZEROS, "city,size\nRoma,1\n").get(0))
        .containsExactly(1, 0, 0);
  }

  @Test
  void follows_the_rule_for_missing_cells() {
    String text = "city,size\nKiel,\n,7\n";
    assertThat(encode(COLUMNS.withMissing(MissingRule.SKIP), UnseenRule.ERROR, text))
        .containsExactly(null, null);
    assertThat(encode(COLUMNS.withMissing(MissingRule.ZERO), UnseenRule.ERROR, text).get(1))
        .containsExactly(7, 0, 0);
    Columns five = COLUMNS.withMissing(MissingRule.number(5));
    assertThat(encode(five, UnseenRule.ERROR, "city,size\nKiel,\n").get(0))
        .containsExactly(5, 0, 1);
    assertThatThrownBy(() -> encode(five, UnseenRule.ERROR, "city,size\n,7\n"))
        .hasMessageStartingWith("data.csv:2: column \"city\": the cell is empty");
    assertThatThrownBy(() -> COLUMNS.withMissing(MissingRule.MEAN))
        .hasMessageContaining("--missing mean needs the means of the training data");
  }

  private static RowParser examples(RecordStream stream, MissingRule missing, int weights) {
    return RowParser.examples(
        COLUMNS.withMissing(missing), stream, UnseenRule.ERROR, null, weights);
  }

  private static RecordStream open(String text) {
    return RecordStream.open(List.of(Sources.text(text)), CsvFormat.DEFAULT);
  }

  @Test
  void reads_target_and_weight_beside_the_features() {
    try (RecordStream stream = open("n,price,city,size\n2,3,Kiel,1\n0.5,4,Bonn,2\n")) {
      RowParser parser = examples(stream, MissingRule.ERROR, 0);
      assertThat(parser.parse(stream.next())).isTrue();
      assertThat(new double[] {parser.target(), parser.weight()}).containsExactly(3, 2);
      assertThat(parser.parse(stream.next())).isTrue();
      assertThat(new double[] {parser.target(), parser.weight()}).containsExactly(4, 0.5);
    }
  }

  @Test
  void one_column_may_be_feature_target_and_weight() {
    Columns columns = COLUMNS.withTarget("size");
    try (RecordStream stream = open("city,size\nKiel,7\n")) {
      RowParser parser = RowParser.examples(columns, stream, UnseenRule.ERROR, null, 1);
      assertThat(parser.parse(stream.next())).isTrue();
      double[] x = new double[3];
      parser.features(x);
      assertThat(x).containsExactly(7, 0, 1);
      assertThat(new double[] {parser.target(), parser.weight()}).containsExactly(7, 7);
    }
  }

  @Test
  void a_missing_target_is_never_replaced() {
    String text = "price,city,size\nNA,Kiel,1\n5,Kiel,\n";
    try (RecordStream stream = open(text)) {
      RowParser parser = examples(stream, MissingRule.ZERO, -1);
      assertThat(parser.parse(stream.next())).isFalse();
      assertThat(parser.parse(stream.next())).isTrue();
      assertThat(new double[] {parser.target(), parser.weight()}).containsExactly(5, 1);
    }
    try (RecordStream stream = open(text)) {
      RowParser parser = examples(stream, MissingRule.ERROR, -1);
      SourceRecord first = stream.next();
      assertThatThrownBy(() -> parser.parse(first))
          .hasMessage(
              "data.csv:2: column \"price\": \"NA\" stands for a missing value (use --missing skip"
                  + " to leave such rows out)");
    }
  }

  @Test
  void refuses_bad_targets_and_weights_with_their_place() {
    String text = "price,city,size,n\nx,Kiel,1,1\n1,2\n1,Kiel,1,-1\n1,Kiel,1,2e100\n";
    try (RecordStream stream = open(text)) {
      RowParser parser = examples(stream, MissingRule.ERROR, 3);
      for (String problem :
          List.of(
              "data.csv:2: column \"price\": \"x\" is not a number (use --missing-tokens x if it"
                  + " means a missing value)",
              "data.csv:3: the row has 2 cells where 4 are expected",
              "data.csv:4: column \"n\": \"-1\" is a negative weight",
              "data.csv:5: column \"n\": \"2e100\" is a weight above 1e100")) {
        SourceRecord record = stream.next();
        assertThatThrownBy(() -> parser.parse(record)).hasMessageStartingWith(problem);
      }
    }
  }

  @Test
  void needs_the_target_only_where_it_is_asked_for() {
    try (RecordStream stream = open("city,size\nKiel,1\n")) {
      assertThat(RowParser.features(COLUMNS, stream, UnseenRule.ERROR, null).parse(stream.next()))
          .isTrue();
      assertThatThrownBy(() -> examples(stream, MissingRule.ERROR, -1))
          .hasMessageContaining("no column \"price\"");
    }
  }
}

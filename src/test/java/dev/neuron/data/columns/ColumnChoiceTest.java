package dev.neuron.data.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.DataException;
import dev.neuron.data.Feature;
import dev.neuron.data.Selection;
import dev.neuron.data.Sources;
import dev.neuron.data.block.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnChoiceTest {
  private static final String TEXT = "id,city,size,rooms,price\n7,Bonn,50,2,100\n9,Kiel,60,3,90\n";

  private static Selection choose(
      String target, String features, String exclude, String oneHot, String weights) {
    return new Selection(target, list(features), list(exclude), list(oneHot), weights);
  }

  private static List<String> list(String names) {
    return names.isEmpty() ? List.of() : List.of(names.split(",", -1));
  }

  private static Dataset load(String text, Selection selection) {
    return Sources.load(Sources.raw(text).withSelection(selection));
  }

  private static DataException failure(Selection selection) {
    try {
      load(TEXT, selection);
    } catch (DataException e) {
      return e;
    }
    throw new AssertionError("nothing was refused");
  }

  @Test
  void predicts_the_last_column_from_every_other_numeric_one() {
    Dataset data = load(TEXT, Selection.DEFAULT);
    assertThat(data.columns().target()).isEqualTo("price");
    assertThat(data.columns().names()).containsExactly("id", "size", "rooms");
    assertThat(Sources.notes(data))
        .contains(
            "the target is \"price\", the last column (--target)",
            "left out the text column \"city\" (\"Bonn\" …); --one-hot city makes features of its"
                + " values");
  }

  @Test
  void decimal_commas_are_taken_with_a_note_wherever_they_stand() {
    Dataset data = load("a;b;y\n1,5;2;3\n2,5;1;4\n", Selection.DEFAULT);
    assertThat(Sources.notes(data))
        .contains("took 1,5 for 1.5 in a (--decimal . if commas do not stand before decimals)");
    assertThat(Sources.x(data)).containsExactly(1.5, 2, 2.5, 1);
    Dataset target = load("a;y\n1;1,5\n2;2,5\n", Selection.DEFAULT);
    assertThat(Sources.y(target)).containsExactly(1.5, 2.5);
    Dataset chosen = load("a;b;y\n1,5;2;3\n2,5;1;4\n", choose(null, "a", "", "", null));
    assertThat(Sources.x(chosen)).containsExactly(1.5, 2.5);
  }

  @Test
  void takes_target_and_features_by_name_or_number_and_features_in_the_order_given() {
    Dataset data = load(TEXT, choose("3", "5,id", "", "", null));
    assertThat(data.columns().target()).isEqualTo("size");
    assertThat(data.columns().names()).containsExactly("price", "id");
    assertThat(Sources.x(data)).containsExactly(100, 7, 90, 9);
  }

  @Test
  void a_name_wins_over_a_number() {
    Dataset byNumber = load("b,a,y\n10,20,30\n", choose(null, "1", "", "", null));
    assertThat(Sources.x(byNumber)).containsExactly(10);
    Dataset byName = load("2,1,y\n10,20,30\n", choose(null, "1", "", "", null));
    assertThat(Sources.x(byName)).containsExactly(20);
  }

  @Test
  void leaves_excluded_columns_and_weights_out() {
    Dataset data = load(TEXT, choose(null, "", "id,2", "", "rooms"));
    assertThat(data.columns().names()).containsExactly("size");
    assertThat(data.blocks().get(0).weights()).startsWith(2, 3);
    assertThat(Sources.notes(data)).noneMatch(note -> note.contains("city"));
  }

  @Test
  void makes_a_feature_of_every_value_sorted() {
    Dataset data = load("a,c,y\n1,red,1\n2,blue,2\n3, red ,3\n", choose(null, "", "", "c", null));
    assertThat(data.columns().names()).containsExactly("a", "c=blue", "c=red");
    assertThat(Sources.x(data)).containsExactly(1, 0, 1, 2, 1, 0, 3, 0, 1);
    assertThat(data.columns().features().get(1))
        .isEqualTo(new Feature("c=blue", "c", "blue", Double.NaN, false));
  }

  @Test
  void numbers_can_be_categories_too() {
    Dataset data = load("a,y\n4,1\n8,2\n4,3\n", choose(null, "", "", "a", null));
    assertThat(data.columns().names()).containsExactly("a=4", "a=8");
  }

  @Test
  void suggests_the_name_that_was_meant() {
    DataException e = failure(choose("prize", "", "", "", null));
    assertThat(e.kind()).isEqualTo(DataException.Kind.REQUEST);
    assertThat(e)
        .hasMessage(
            "data.csv: --target: there is no column \"prize\"; did you mean \"price\"? (the columns"
                + " are \"id\", \"city\", \"size\", \"rooms\", \"price\")");
  }

  @Test
  void refuses_numbers_outside_the_columns() {
    assertThat(failure(choose("6", "", "", "", null))).hasMessageContaining("no column \"6\"");
    assertThat(failure(choose("0", "", "", "", null))).hasMessageContaining("no column \"0\"");
  }

  @Test
  void refuses_contradictions() {
    assertThat(failure(choose(null, "id,price", "", "", null)))
        .hasMessageContaining("\"price\" is the target and cannot be in --features");
    assertThat(failure(choose(null, "id", "id", "", null)))
        .hasMessageContaining("\"id\" is in both --features and --exclude");
    assertThat(failure(choose(null, "id,1", "", "", null)))
        .hasMessageContaining("\"id\" is named twice in --features");
    assertThat(failure(choose(null, "", "city", "city", null)))
        .hasMessageContaining("\"city\" is in both --one-hot and --exclude");
    assertThat(failure(choose(null, "", "", "price", null)))
        .hasMessageContaining("the target and cannot be in --one-hot");
    assertThat(failure(choose(null, "", "", "", "price")))
        .hasMessageContaining("the target and cannot be in --weights");
    assertThat(failure(choose(null, "rooms", "", "", "rooms")))
        .hasMessageContaining("\"rooms\" is in both --features and --weights");
    assertThat(failure(choose(null, "", "price", "", null)).kind())
        .isEqualTo(DataException.Kind.REQUEST);
  }

  @Test
  void refuses_a_text_target_and_text_features() {
    DataException target = failure(choose("city", "", "", "", null));
    assertThat(target.kind()).isEqualTo(DataException.Kind.CONTENT);
    assertThat(target)
        .hasMessageStartingWith(
            "data.csv:2: column \"city\": \"Bonn\" is no number, and the target must be one");
    assertThat(failure(choose(null, "city", "", "", null)))
        .hasMessageContaining("use --one-hot city to make features of its values");
  }

  @Test
  void refuses_to_learn_from_nothing() {
    DataException e = failure(choose(null, "", "id,size,rooms", "", null));
    assertThat(e.kind()).isEqualTo(DataException.Kind.CONTENT);
    assertThat(e).hasMessageContaining("no feature is left to learn from");
    assertThatThrownBy(() -> Sources.load("y\n1\n2\n")).hasMessageContaining("there is one column");
  }

  @Test
  void one_typo_drops_no_feature() {
    assertThatThrownBy(() -> Sources.load("a,y\noops,1\n2,2\n3,3\n"))
        .hasMessage(
            "data.csv:2: column \"a\": \"oops\" is not a number (use --missing-tokens oops if it"
                + " means a missing value, or --bad-rows skip to leave such rows out)");
    assertThatThrownBy(() -> Sources.load("a,b,y\n1O,1,1\n2,2,2\n3,3,2\n"))
        .hasMessage(
            "data.csv:2: column \"a\": \"1O\" is not a number (use --bad-rows skip to leave such"
                + " rows out, or --exclude a to do without the column)");
  }

  @Test
  void decides_about_text_by_the_first_thousand_rows() {
    String text = "a,b,y\n" + "x,1,2\n".repeat(501) + "5,1,2\n".repeat(9999);
    assertThat(Sources.load(text).columns().names()).containsExactly("b");
    String number =
        "a,b,y\n" + "x,1,2\n".repeat(500) + "5,1,2\n".repeat(500) + "x,1,2\n".repeat(999);
    assertThatThrownBy(() -> Sources.load(number))
        .hasMessageStartingWith("data.csv:2: column \"a\": \"x\" is not a number")
        .hasMessageEndingWith("and 1494 more like this");
  }

  @Test
  void leaves_an_empty_column_out_with_a_note() {
    Dataset data = Sources.load("a,b,y\n,1,2\nNA,2,3\n");
    assertThat(data.columns().names()).containsExactly("b");
    assertThat(Sources.notes(data))
        .contains("left out the empty column \"a\"; --features takes it");
  }

  @Test
  void notes_what_is_likely_a_row_index() {
    assertThat(Sources.notes(Sources.load("n,a,y\n0,5,1\n1,3,1\n2,4,1\n")))
        .contains(
            "column \"n\" counts the rows: likely a row index, no feature (--exclude n leaves it"
                + " out)");
    assertThat(Sources.notes(Sources.load(",a,y\n17,5,1\n3,3,1\n12,4,1\n")))
        .anyMatch(note -> note.startsWith("the first column has no name") && note.contains("1 le"));
    assertThat(Sources.notes(Sources.load("1,5,1\n2,3,1\n3,4,1\n")))
        .anyMatch(note -> note.startsWith("column \"x1\" counts the rows"));
    assertThat(Sources.notes(Sources.load("n,a,y\n2,5,1\n3,3,1\n4,4,1\n")))
        .noneMatch(note -> note.contains("row index"));
    assertThat(Sources.notes(Sources.load("n,a,y\n1,5,1\n2,3,1\n")))
        .noneMatch(note -> note.contains("row index"));
  }

  @Test
  void notes_constant_and_equal_columns() {
    Dataset data = Sources.load("a,b,c,d,y\n1,7,1,2,3\n5,7,5,6,4\n");
    assertThat(Sources.notes(data))
        .contains(
            "column \"b\" never varies: the bias says as much",
            "columns \"a\" and \"c\" are equal in every row: one of them is enough (--exclude)")
        .noneMatch(note -> note.contains("\"d\" are equal"));
  }

  @Test
  void columns_without_a_name_are_called_by_their_place() {
    Dataset data = load(",a,,y,\n5,1,1,2,7\n", choose("#5", "", "#3", "", null));
    assertThat(data.columns().names()).containsExactly("#1", "a", "y");
    assertThat(data.columns().target()).isEqualTo("#5");
    assertThat(load(",a,,y\n5,1,1,2\n", choose(null, "#3,#1", "", "", null)).columns().names())
        .containsExactly("#3", "#1");
    assertThat(load(",a,y\n5,1,2\n", choose(null, "1", "", "", null)).columns().names())
        .containsExactly("#1");
    assertThatThrownBy(() -> Sources.load("#2,,y\n5,1,2\n"))
        .hasMessageContaining("columns 1 and 2 have this same name");
  }

  @Test
  void refuses_columns_that_would_share_a_name() {
    assertThatThrownBy(() -> load("a,a=x,y\nx,1,2\n", choose(null, "", "", "a", null)))
        .hasMessageContaining("two features would be called \"a=x\"");
  }
}

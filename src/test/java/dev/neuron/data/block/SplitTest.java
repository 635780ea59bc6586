package dev.neuron.data.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Scaling;
import dev.neuron.data.Selection;
import dev.neuron.data.Sources;
import dev.neuron.data.load.DataLoader;
import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static String rows(int rows) {
    StringBuilder text = new StringBuilder("a,c,y\n");
    for (int i = 0; i < rows; i++) {
      text.append(i * i).append(',').append(i % 2 == 0 ? "e" : "o").append(',').append(i);
      text.append('\n');
    }
    return text.toString();
  }

  private static Split split(int rows, double share, long seed) {
    return DataLoader.split(Sources.raw(rows(rows)), share, seed, LoadProgress.NONE);
  }

  @Property(tries = 100)
  void puts_the_share_apart_and_loses_no_row(Draw draw) {
    int rows = draw.between(2, 300);
    double share = draw.between(0.01, 0.99);
    Split split = split(rows, share, draw.bits());
    long expected = Math.min(rows - 1, Math.max(1, Math.round(share * rows)));
    assertThat(split.validation().rows()).isEqualTo(expected);
    List<Double> all = new ArrayList<>();
    for (Dataset part : List.of(split.training(), split.validation())) {
      double[] y = Sources.y(part);
      for (int i = 0; i < y.length; i++) {
        assertThat(Sources.x(part)[i]).isEqualTo(y[i] * y[i]);
        assertThat(i == 0 || y[i] > y[i - 1]).as("file order is kept").isTrue();
        all.add(y[i]);
      }
    }
    assertThat(all).doesNotHaveDuplicates().hasSize(rows);
  }

  @Test
  void depends_on_the_seed_alone() {
    assertThat(Sources.y(split(100, 0.2, 7).validation()))
        .isEqualTo(Sources.y(split(100, 0.2, 7).validation()))
        .isNotEqualTo(Sources.y(split(100, 0.2, 8).validation()));
    // Fixed for ever: a run must be reproducible by later versions.
    assertThat(Sources.y(split(20, 0.2, 42).validation())).containsExactly(4, 14, 15, 17);
  }

  @Test
  void learns_means_and_scaling_from_the_training_part_alone() {
    String text = "a,y\n1,1\n,2\n3,3\n5,4\n,5\n7,6\n100,7\n2,8\n";
    DataRequest request =
        Sources.raw(text).withMissing(MissingRule.MEAN).withScaling(Scaling.Kind.STANDARD);
    Split split = DataLoader.split(request, 0.4, 3, LoadProgress.NONE);
    Scaling scaling = split.training().scaling();
    assertThat(split.validation().scaling()).isSameAs(scaling);
    double[] raw = {1, Double.NaN, 3, 5, Double.NaN, 7, 100, 2};
    double sum = 0;
    int count = 0;
    for (double y : Sources.y(split.training())) {
      double a = raw[(int) y - 1];
      sum += Double.isNaN(a) ? 0 : a;
      count += Double.isNaN(a) ? 0 : 1;
    }
    double mean = sum / count;
    assertThat(split.training().columns().features().get(0).replacement()).isEqualTo(mean);
    double[] y = Sources.y(split.validation());
    for (int i = 0; i < y.length; i++) {
      double a = Double.isNaN(raw[(int) y[i] - 1]) ? mean : raw[(int) y[i] - 1];
      assertThat(Sources.x(split.validation())[i])
          .isEqualTo((a - scaling.shift()[0]) / scaling.scale()[0]);
    }
  }

  @Test
  void refuses_a_share_that_is_none_and_a_single_row() {
    assertThatThrownBy(() -> split(10, 1, 1)).hasMessageContaining("a share above 0 and below 1");
    assertThatThrownBy(() -> split(10, 0, 1)).hasMessageContaining("a share above 0 and below 1");
    assertThatThrownBy(() -> split(10, Double.NaN, 1)).isInstanceOf(DataException.class);
    assertThatThrownBy(() -> split(1, 0.5, 1)).hasMessageContaining("one row cannot be split");
  }

  @Test
  void loads_a_validation_file_by_name_with_the_training_columns() {
    DataRequest request =
        Sources.raw("a,c,y\n1,red,1\n3,blue,2\n,red,3\n")
            .withMissing(MissingRule.MEAN)
            .withScaling(Scaling.Kind.STANDARD)
            .withSelection(new Selection(null, List.of(), List.of(), List.of("c"), null));
    Dataset training = DataLoader.load(request, LoadProgress.NONE);
    Dataset validation =
        DataLoader.loadLike(
            training,
            request,
            List.of(Sources.text("y;extra;c;a\n9;x;blue;5\n8;x;red;\n")),
            LoadProgress.NONE);
    assertThat(validation.columns()).isSameAs(training.columns());
    assertThat(Sources.y(validation)).containsExactly(9, 8);
    double[] shift = training.scaling().shift();
    double[] scale = training.scaling().scale();
    assertThat(Sources.x(validation))
        .containsExactly(
            (5 - shift[0]) / scale[0],
            (1 - shift[1]) / scale[1],
            (0 - shift[2]) / scale[2],
            (2 - shift[0]) / scale[0],
            (0 - shift[1]) / scale[1],
            (1 - shift[2]) / scale[2]);
  }

  @Test
  void refuses_a_validation_file_that_does_not_match() {
    DataRequest request =
        Sources.raw("a,c,y\n1,red,1\n")
            .withSelection(new Selection(null, List.of(), List.of(), List.of("c"), null));
    Dataset training = DataLoader.load(request, LoadProgress.NONE);
    assertThatThrownBy(() -> like(training, request, "A,c,y\n1,red,1\n"))
        .hasMessageStartingWith("data.csv: there is no column \"a\"; did you mean \"A\"?")
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.kind()).isEqualTo(DataException.Kind.CONTENT));
    assertThatThrownBy(() -> like(training, request, "a,c,y\n1,green,1\n"))
        .hasMessage(
            "data.csv:2: column \"c\": \"green\" was not there in training (use --unseen zeros to"
                + " give it no weight)");
  }

  private static Dataset like(Dataset training, DataRequest request, String text) {
    return DataLoader.loadLike(training, request, List.of(Sources.text(text)), LoadProgress.NONE);
  }

  @Test
  void a_share_of_many_rows_is_exact() {
    RowSplit split = RowSplit.of(200_000, 0.3, 5, "data.csv");
    assertThat(LongStream.range(0, 200_000).filter(split::isValidation).count()).isEqualTo(60_000);
  }
}

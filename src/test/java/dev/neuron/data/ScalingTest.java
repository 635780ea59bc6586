package dev.neuron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.block.Dataset;
import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import dev.neuron.math.Affine;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScalingTest {
  private static Dataset load(String text, Scaling.Kind kind) {
    return Sources.load(Sources.raw(text).withScaling(kind));
  }

  @Test
  void standardizes_by_mean_and_population_deviation() {
    Dataset data = load("a,y\n1,0\n3,1\n8,2\n", Scaling.Kind.STANDARD);
    double deviation = Math.sqrt((9 + 1 + 16) / 3.0);
    assertThat(data.scaling().shift()).containsExactly(4);
    assertThat(data.scaling().scale()[0]).isCloseTo(deviation, within(1e-15));
    assertThat(Sources.x(data)[2]).isCloseTo(4 / deviation, within(1e-15));
    assertThat(Sources.y(data)).containsExactly(0, 1, 2);
  }

  @Test
  void weighs_mean_and_deviation() {
    Dataset data =
        Sources.load(
            Sources.raw("a,w,y\n1,3,0\n5,1,0\n1e9,0,0\n")
                .withScaling(Scaling.Kind.STANDARD)
                .withSelection(new Selection(null, List.of(), List.of(), List.of(), "w")));
    assertThat(data.scaling().shift()).containsExactly(2);
    assertThat(data.scaling().scale()[0]).isCloseTo(Math.sqrt(3), within(1e-15));
    assertThat(data.statistics().max()).containsExactly(5);
  }

  @Test
  void refuses_weights_that_are_all_zero() {
    assertThatThrownBy(
            () ->
                Sources.load(
                    Sources.raw("a,w,y\n1,0,0\n")
                        .withSelection(new Selection(null, List.of(), List.of(), List.of(), "w"))))
        .hasMessage("data.csv: every example has weight 0");
  }

  @Test
  void brings_columns_to_the_range_from_0_to_1() {
    Dataset data = load("a,b,y\n1,5,0\n3,5,1\n9,5,2\n", Scaling.Kind.MINMAX);
    assertThat(Sources.x(data)).containsExactly(0, 0, 0.25, 0, 1, 0);
    assertThat(data.scaling().constant()).containsExactly(false, true);
  }

  @Test
  void a_constant_column_has_scale_1_and_raw_weight_0() {
    Dataset data = load("a,b,y\n1,0.1,0\n3,0.1,1\n3,0.1,1\n", Scaling.Kind.STANDARD);
    Scaling scaling = data.scaling();
    assertThat(scaling.shift()[1]).isEqualTo(0.1);
    assertThat(scaling.scale()[1]).isEqualTo(1);
    assertThat(Sources.x(data)[1]).isZero();
    assertThat(scaling.affine(new double[] {1, 123, 0}, j -> true).parameters()[1]).isZero();
    assertThat(Sources.notes(data)).contains("column \"b\" never varies: its weight is 0");
  }

  @Test
  void a_constant_columns_raw_weight_moves_into_the_bias() {
    Scaling scaling =
        new Scaling(
            Scaling.Kind.STANDARD,
            new double[] {2, 10},
            new double[] {4, 1},
            new boolean[] {false, true});
    double[] scaled = scaling.fromRaw(Affine.of(3, 5, 7));
    assertThat(scaled).containsExactly(12, 0, 7 + 6 + 50);
    assertThat(scaling.affine(scaled, j -> true).parameters()).containsExactly(3, 0, 57);
  }

  @Test
  void without_scaling_the_numbers_stay_as_they_are() {
    Dataset data = load("a,y\n1.5,2\n1.5,3\n", Scaling.Kind.NONE);
    assertThat(Sources.x(data)).containsExactly(1.5, 1.5);
    assertThat(data.scaling().affine(new double[] {2, 3}, j -> true).parameters())
        .containsExactly(2, 3);
    assertThat(data.scaling().constant()).containsExactly(false);
  }

  @Test
  void is_exact_far_from_zero() {
    // The deviations from 1e9 are exact, so the figures are those of −1, 0, 1.
    Dataset data = load("a,y\n999999999,0\n1000000000,1\n1000000001,2\n", Scaling.Kind.STANDARD);
    assertThat(data.scaling().shift()).containsExactly(1e9);
    assertThat(data.scaling().scale()[0]).isEqualTo(Math.sqrt(2 / 3.0));
  }

  @Test
  void refuses_columns_that_cannot_be_scaled() {
    assertThatThrownBy(() -> load("a,y\n1e308,1\n-1e308,1\n1e308,2\n", Scaling.Kind.STANDARD))
        .hasMessageContaining("column \"a\": its values are too far apart");
    assertThatThrownBy(() -> load("a,y\n1e-200,1\n2e-200,1\n", Scaling.Kind.STANDARD))
        .hasMessageContaining("or too close together to be scaled")
        .hasMessageContaining("--scale minmax");
    assertThatThrownBy(() -> load("a,y\n1e308,1\n-1e308,1\n1e308,2\n", Scaling.Kind.MINMAX))
        .hasMessageContaining("--scale none");
    assertThat(Sources.x(load("a,y\n1e-200,1\n3e-200,1\n2e-200,1\n", Scaling.Kind.MINMAX)))
        .containsExactly(0, 1, 0.5);
  }

  @Property
  void raw_parameters_give_the_same_affine_value(Draw draw) {
    double[] shift = array(3, () -> draw.between(-9.0, 9.0));
    double[] scale = array(3, () -> draw.between(0.1, 9.0));
    double[] w = array(4, () -> draw.between(-9.0, 9.0));
    double[] x = array(3, () -> draw.between(-9.0, 9.0));
    Scaling scaling = new Scaling(Scaling.Kind.STANDARD, shift, scale);
    double[] raw = scaling.affine(w, j -> true).parameters();
    double scaled = w[3];
    double affine = raw[3];
    for (int j = 0; j < 3; j++) {
      scaled += w[j] * ((x[j] - shift[j]) / scale[j]);
      affine += raw[j] * x[j];
    }
    assertThat(affine).isCloseTo(scaled, within(1e-11 * 81 * 10 * 10));
    double[] back = scaling.fromRaw(Affine.of(raw));
    for (int j = 0; j < 4; j++) {
      assertThat(back[j]).isCloseTo(w[j], within(1e-9));
    }
  }

  private static double[] array(int size, DoubleSupplier value) {
    return DoubleStream.generate(value).limit(size).toArray();
  }

  @Test
  void a_column_of_negative_numbers_has_a_negative_maximum() {
    Statistics statistics = load("a,y\n-3,-5\n-2,-4\n", Scaling.Kind.NONE).statistics();
    assertThat(statistics.max()).containsExactly(-2);
    assertThat(statistics.target().max()).isEqualTo(-4);
  }
}

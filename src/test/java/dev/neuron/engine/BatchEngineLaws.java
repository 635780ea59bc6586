package dev.neuron.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import org.junit.jupiter.api.Test;

/** What an engine must do besides that can sum some of its examples. */
abstract class BatchEngineLaws extends EngineLaws {
  @Test
  void ranges_of_rows_make_up_the_whole() {
    try (GradientEngine engine = engine(blocks(DIABETES, 60), Neuron.PAPER)) {
      int[] bounds = {0, 1, 59, 60, 61, 200, 442};
      double cost = 0;
      long active = 0;
      GradientSum part = new GradientSum(Neuron.PAPER, FEATURES);
      for (int i = 0; i + 1 < bounds.length; i++) {
        engine.sum(somewhere(), bounds[i], bounds[i + 1], part);
        assertThat(part.count()).isEqualTo(bounds[i + 1] - bounds[i]);
        cost += part.cost() * part.count() / 442;
        active += part.activeCount();
      }
      GradientSum all = sum(engine, Neuron.PAPER, somewhere());
      assertThat(cost).isCloseTo(all.cost(), within(1e-12 * all.cost()));
      assertThat(active).isEqualTo(all.activeCount());
    }
  }

  @Test
  void the_range_of_all_rows_has_the_bits_of_the_full_batch() {
    for (int rows : new int[] {442, 60}) {
      try (GradientEngine engine = engine(blocks(DIABETES, rows), Neuron.PAPER)) {
        GradientSum range = new GradientSum(Neuron.PAPER, FEATURES);
        engine.sum(somewhere(), 0, 442, range);
        GradientSum all = sum(engine, Neuron.PAPER, somewhere());
        assertThat(range.cost()).isEqualTo(all.cost());
        assertThat(range.gradient()).isEqualTo(all.gradient());
      }
    }
  }
}

package dev.neuron.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.fixture.RealData;
import dev.neuron.math.Block;
import dev.neuron.math.GradientSum;
import dev.neuron.math.GramSum;
import dev.neuron.math.Neuron;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalEngineTest extends BatchEngineLaws {
  private static final Block AIRQUALITY = RealData.standardized("airquality.csv", "Ozone");

  @Override
  protected GradientEngine engine(List<Block> blocks, Neuron neuron) {
    return new LocalEngine(blocks, neuron, 2);
  }

  @Test
  void the_number_of_threads_changes_no_bit() {
    double[] wHat = {3, -12, 9, 4, -2, 15};
    for (int rows : new int[] {1, 5, 40, 111}) {
      List<Block> blocks = blocks(AIRQUALITY, rows);
      try (GradientEngine one = new LocalEngine(blocks, Neuron.PAPER, 1)) {
        GradientSum expected = new GradientSum(Neuron.PAPER, 5);
        one.sum(wHat, expected);
        for (int threads : new int[] {2, 3, 16}) {
          try (GradientEngine many = new LocalEngine(blocks, Neuron.PAPER, threads)) {
            GradientSum sum = new GradientSum(Neuron.PAPER, 5);
            for (int pass = 0; pass < 20; pass++) {
              many.sum(wHat, sum);
              assertThat(sum.cost()).isEqualTo(expected.cost());
              assertThat(sum.gradient()).isEqualTo(expected.gradient());
            }
            assertThat(many.gram(wHat, GramSum.ACTIVE).matrix())
                .isDeepEqualTo(one.gram(wHat, GramSum.ACTIVE).matrix());
          }
        }
      }
    }
  }

  @Test
  void an_error_on_another_thread_reaches_the_caller() {
    Block broken = new Block(new double[10], new double[5], null, 5, 2);
    List<Block> blocks = List.of(broken, broken, broken, broken);
    try (GradientEngine engine = new LocalEngine(blocks, Neuron.PAPER, 4)) {
      GradientSum sum = new GradientSum(Neuron.PAPER, 2);
      assertThatThrownBy(() -> engine.sum(new double[1], sum))
          .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }
  }

  @Test
  void a_pass_is_given_up_between_two_blocks_and_the_next_one_is_whole() {
    List<Block> blocks = blocks(AIRQUALITY, 10); // 12 of them
    for (int threads : new int[] {1, 3}) {
      try (GradientEngine engine = new LocalEngine(blocks, Neuron.PAPER, threads)) {
        AtomicInteger asked = new AtomicInteger();
        GradientEngine stoppable = engine.interruptible(() -> asked.incrementAndGet() == 5);
        GradientSum sum = new GradientSum(Neuron.PAPER, 5);
        double[] wHat = {3, -12, 9, 4, -2, 15};
        assertThatThrownBy(() -> stoppable.sum(wHat, sum))
            .isInstanceOf(PassInterruptedException.class);
        assertThat(asked.get()).isBetween(5, 5 + threads);
        stoppable.sum(wHat, sum);
        GradientSum whole = new GradientSum(Neuron.PAPER, 5);
        engine.sum(wHat, whole);
        assertThat(sum.gradient()).isEqualTo(whole.gradient());
        asked.set(0);
        assertThatThrownBy(() -> stoppable.gram(wHat, GramSum.ACTIVE))
            .isInstanceOf(PassInterruptedException.class);
      }
    }
  }

  @Test
  void refuses_to_work_without_threads() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LocalEngine(List.of(AIRQUALITY), Neuron.PAPER, 0));
  }
}

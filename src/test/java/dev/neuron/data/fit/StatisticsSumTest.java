package dev.neuron.data.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.data.Statistics;
import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import dev.neuron.math.Block;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One pass gives what exact arithmetic gives, however unkind the order of the values. */
class StatisticsSumTest {
  private static final int ROWS = 2_003;
  private static final MathContext DIGITS = new MathContext(40);

  /** Columns on which summing squares, or taking the first value for a centre, would go wrong. */
  public enum Column {
    FAR_FROM_ZERO,
    RISING,
    FIRST_ROWS_FAR_AWAY,
    ONE_FIRST_VALUE_FAR_AWAY,
    ONE_LAST_VALUE_FAR_AWAY,
    TINY;

    double value(int row) {
      double noise = new Random(row).nextGaussian();
      return switch (this) {
        case FAR_FROM_ZERO -> 1e9 + noise;
        case RISING -> row;
        case FIRST_ROWS_FAR_AWAY -> (row < 300 ? 1e8 : 0) + noise;
        case ONE_FIRST_VALUE_FAR_AWAY -> (row == 0 ? 1e8 : 0) + noise;
        case ONE_LAST_VALUE_FAR_AWAY -> (row == ROWS - 1 ? 1e8 : 0) + noise;
        case TINY -> 1e-100 * noise;
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Column.class)
  void mean_and_deviation_are_those_of_exact_arithmetic(Column column) {
    double[] values = values(column);

    Statistics one = of(List.of(block(values, null, 0, ROWS)));
    Statistics cut = of(blocks(values, null, 301));

    check(one, values, null);
    check(cut, values, null);
  }

  @ParameterizedTest
  @EnumSource(Column.class)
  void numbers_one_at_a_time_have_the_same_figures(Column column) {
    NumberStatistics numbers = new NumberStatistics();
    for (double value : values(column)) {
      numbers.add(value);
    }
    Statistics.Target found = numbers.statistics();
    Statistics as =
        new Statistics(
            new double[] {found.mean(), -found.mean()},
            new double[] {found.deviation(), found.deviation()},
            new double[] {found.min(), -found.max()},
            new double[] {found.max(), -found.min()},
            found);
    check(as, values(column), null);
    assertThat(numbers.count()).isEqualTo(ROWS);
  }

  @Test
  void many_numbers_far_from_the_first_keep_their_digits() {
    NumberStatistics numbers = new NumberStatistics();
    numbers.add(1e9);
    for (int i = 0; i < 400_000; i++) {
      numbers.add(1e12 + (i % 2 == 0 ? -0.5 : 0.5));
    }
    numbers.add(2e12 - 1e9);
    // 400,000 deviations of ½ and two of 1e12 − 1e9 from the mean 1e12
    double apart = 1e12 - 1e9;
    double exact = Math.sqrt((400_000 * 0.25 + 2 * apart * apart) / 400_002);
    assertThat(numbers.statistics().mean()).isCloseTo(1e12, within(1e-3));
    assertThat(numbers.statistics().deviation()).isCloseTo(exact, within(1e-11 * exact));
  }

  @Test
  void numbers_whose_sum_is_none_have_a_mean() {
    NumberStatistics numbers = new NumberStatistics();
    numbers.add(1e308);
    numbers.add(1.5e308);
    assertThat(numbers.statistics().mean()).isCloseTo(1.25e308, within(1e293));
    assertThat(numbers.statistics().deviation()).isNotFinite();
    assertThat(new NumberStatistics().statistics().mean()).isNaN();
  }

  @ParameterizedTest
  @EnumSource(Column.class)
  void the_same_with_weights_and_rows_of_weight_0_count_for_nothing(Column column) {
    double[] values = values(column);
    double[] weights = new double[ROWS];
    Random random = new Random(1);
    for (int i = 400; i < ROWS; i++) {
      weights[i] = random.nextInt(4) * 0.75;
    }

    check(of(List.of(block(values, weights, 0, ROWS))), values, weights);
    check(of(blocks(values, weights, 97)), values, weights);
  }

  @Property(tries = 50)
  void the_bits_do_not_depend_on_the_threads(Draw draw) {
    int rows = draw.between(1, 900);
    List<Block> blocks = blocks(values(Column.FIRST_ROWS_FAR_AWAY), null, rows);

    Statistics one = StatisticsSum.of(new MemoryExamples(blocks, 1), 2, "data.csv");
    Statistics three = StatisticsSum.of(new MemoryExamples(blocks, 3), 2, "data.csv");

    assertThat(three.mean()).isEqualTo(one.mean());
    assertThat(three.deviation()).isEqualTo(one.deviation());
    assertThat(three.target()).isEqualTo(one.target());
  }

  @Test
  void a_constant_is_its_own_mean_and_has_no_deviation() {
    double[] tenths = new double[ROWS];
    Arrays.fill(tenths, 0.1);

    Statistics statistics = of(blocks(tenths, null, 10));

    assertThat(statistics.mean()[0]).isEqualTo(0.1);
    assertThat(statistics.deviation()[0]).isZero();
  }

  private static double[] values(Column column) {
    double[] values = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      values[i] = column.value(i);
    }
    return values;
  }

  private static Statistics of(List<Block> blocks) {
    return StatisticsSum.of(new MemoryExamples(blocks, 1), 2, "data.csv");
  }

  private static List<Block> blocks(double[] values, double[] weights, int rows) {
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < values.length; from += rows) {
      blocks.add(block(values, weights, from, Math.min(values.length, from + rows)));
    }
    return blocks;
  }

  /** The values as first feature, their negatives as second, and as target. */
  private static Block block(double[] values, double[] weights, int from, int to) {
    int rows = to - from;
    double[] x = new double[2 * rows];
    double[] y = new double[rows];
    double[] s = weights == null ? null : Arrays.copyOfRange(weights, from, to);
    for (int i = 0; i < rows; i++) {
      x[2 * i] = values[from + i];
      x[2 * i + 1] = -values[from + i];
      y[i] = values[from + i];
    }
    return new Block(x, y, s, rows, 2);
  }

  private static void check(Statistics statistics, double[] values, double[] weights) {
    BigDecimal weight = BigDecimal.ZERO;
    BigDecimal sum = BigDecimal.ZERO;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      BigDecimal s = new BigDecimal(weights == null ? 1 : weights[i]);
      if (s.signum() > 0) {
        min = Math.min(min, values[i]);
        max = Math.max(max, values[i]);
        weight = weight.add(s);
        sum = sum.add(s.multiply(new BigDecimal(values[i])));
      }
    }
    BigDecimal mean = sum.divide(weight, DIGITS);
    BigDecimal squares = BigDecimal.ZERO;
    for (int i = 0; i < values.length; i++) {
      BigDecimal s = new BigDecimal(weights == null ? 1 : weights[i]);
      BigDecimal d = new BigDecimal(values[i]).subtract(mean);
      squares = squares.add(s.multiply(d.multiply(d, DIGITS)));
    }
    double deviation = squares.divide(weight, DIGITS).sqrt(DIGITS).doubleValue();
    double exactMean = mean.doubleValue();
    // To a few roundings of the values' own spread, or of the mean where that is coarser.
    double close = 5e-14 * deviation + 2 * Math.ulp(exactMean);

    assertThat(statistics.mean()[0]).isCloseTo(exactMean, within(close));
    assertThat(statistics.mean()[1]).isCloseTo(-exactMean, within(close));
    assertThat(statistics.target().mean()).isCloseTo(exactMean, within(close));
    assertThat(statistics.deviation()[0]).isCloseTo(deviation, within(1e-13 * deviation));
    assertThat(statistics.deviation()[1]).isCloseTo(deviation, within(1e-13 * deviation));
    assertThat(statistics.target().deviation()).isCloseTo(deviation, within(1e-13 * deviation));
    assertThat(statistics.min()[0]).isEqualTo(min);
    assertThat(statistics.max()[0]).isEqualTo(max);
    assertThat(statistics.min()[1]).isEqualTo(-max);
    assertThat(statistics.target().max()).isEqualTo(max);
  }
}

package dev.neuron.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.util.Arrays;
import java.util.Random;

/** What makes the gradient a sum: it may be cut anywhere and put together again. */
class GradientSumLawsTest {

  /** Examples, a neuron and its parameters, all of one seed. */
  record Case(Neuron neuron, Block block, double[] wHat, int cut) {
    @Override
    public String toString() {
      return neuron.activation().kind()
          + " "
          + neuron.cost().kind()
          + " "
          + block.rows()
          + "×"
          + block.columns()
          + (block.weights() == null ? "" : " weighted")
          + " cut at "
          + cut;
    }
  }

  private static Case drawn(Draw draw) {
    Cost.Kind cost = draw.one(Cost.Kind.values());
    Activation.Kind activation =
        cost == Cost.Kind.LOG_LOSS ? Activation.Kind.SIGMOID : draw.one(Activation.Kind.values());
    int rows = draw.oneIn(10) ? draw.one(4, 512) : draw.between(1, 1300);
    return draw.shown(
        make(activation, cost, rows, draw.between(0, 40), draw.oneIn(2), draw.bits()));
  }

  private static Case make(
      Activation.Kind activation,
      Cost.Kind cost,
      int rows,
      int columns,
      boolean weighted,
      long seed) {
    Random random = new Random(seed);
    double[] x = gaussian(random, rows * columns);
    double[] y = gaussian(random, rows);
    if (cost == Cost.Kind.LOG_LOSS || cost == Cost.Kind.HINGE) {
      Arrays.setAll(y, i -> y[i] > 0 ? 1 : 0);
    }
    double[] weights = weighted ? random.doubles(rows, 0.1, 3).toArray() : null;
    Neuron neuron = new Neuron(Activation.of(activation), Cost.of(cost));
    Block block = new Block(x, y, weights, rows, columns);
    return new Case(neuron, block, gaussian(random, columns + 1), random.nextInt(rows + 1));
  }

  private static double[] gaussian(Random random, int size) {
    double[] values = new double[size];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  private static GradientSum sum(Case c) {
    return new GradientSum(c.neuron, c.block.columns());
  }

  private static GradientSum all(Case c) {
    GradientSum sum = sum(c);
    sum.add(c.block, c.wHat);
    return sum;
  }

  private static Block part(Block block, int from, int to) {
    int columns = block.columns();
    return new Block(
        Arrays.copyOfRange(block.x(), from * columns, to * columns),
        Arrays.copyOfRange(block.y(), from, to),
        block.weights() == null ? null : Arrays.copyOfRange(block.weights(), from, to),
        to - from,
        columns);
  }

  private static void assertAgree(GradientSum actual, GradientSum expected, double tolerance) {
    assertThat(actual.count()).isEqualTo(expected.count());
    assertThat(actual.activeCount()).isEqualTo(expected.activeCount());
    assertThat(actual.cost()).isCloseTo(expected.cost(), within(tolerance * expected.cost()));
    double[] gradient = expected.gradient();
    double scale = 0.1 + Arrays.stream(gradient).map(Math::abs).sum();
    for (int j = 0; j < gradient.length; j++) {
      assertThat(actual.gradient()[j]).isCloseTo(gradient[j], within(tolerance * scale));
    }
  }

  @Property(tries = 300)
  void equals_the_naive_loop(Draw draw) {
    Case c = drawn(draw);
    NaiveGradient naive = NaiveGradient.of(c.neuron, c.block, c.wHat);
    GradientSum sum = all(c);
    assertThat(sum.activeCount()).isEqualTo(naive.active());
    assertThat(sum.cost()).isCloseTo(naive.cost(), within(1e-12 * naive.cost()));
    double scale = 0.1 + Arrays.stream(naive.gradient()).map(Math::abs).sum();
    for (int j = 0; j < naive.gradient().length; j++) {
      assertThat(sum.gradient()[j]).isCloseTo(naive.gradient()[j], within(1e-12 * scale));
    }
  }

  @Property(tries = 200)
  void blocks_one_after_the_other_are_all_at_once(Draw draw) {
    Case c = drawn(draw);
    GradientSum sum = sum(c);
    sum.add(part(c.block, 0, c.cut), c.wHat);
    sum.add(part(c.block, c.cut, c.block.rows()), c.wHat);
    assertAgree(sum, all(c), 1e-12);
  }

  @Property(tries = 200)
  void a_range_of_rows_is_the_block_of_those_rows(Draw draw) {
    Case c = drawn(draw);
    GradientSum range = sum(c);
    range.add(c.block, c.cut, c.block.rows(), c.wHat);
    GradientSum block = sum(c);
    block.add(part(c.block, c.cut, c.block.rows()), c.wHat);
    assertThat(Double.valueOf(range.cost())).isEqualTo(Double.valueOf(block.cost())); // NaN if none
    assertThat(range.gradient()).isEqualTo(block.gradient());
    assertThat(range.activeCount()).isEqualTo(block.activeCount());
  }

  @Property(tries = 200)
  void merging_is_adding(Draw draw) {
    Case c = drawn(draw);
    GradientSum left = sum(c);
    left.add(c.block, 0, c.cut, c.wHat);
    GradientSum right = sum(c);
    right.add(c.block, c.cut, c.block.rows(), c.wHat);
    left.merge(right);
    assertAgree(left, all(c), 1e-12);
  }

  @Property(tries = 200)
  void merging_is_associative(Draw draw) {
    Case c = drawn(draw);
    int third = c.cut / 2;
    GradientSum[] leftFirst = thirds(c, third);
    leftFirst[0].merge(leftFirst[1]);
    leftFirst[0].merge(leftFirst[2]);
    GradientSum[] rightFirst = thirds(c, third);
    rightFirst[1].merge(rightFirst[2]);
    rightFirst[0].merge(rightFirst[1]);
    assertAgree(leftFirst[0], rightFirst[0], 1e-13);
  }

  private static GradientSum[] thirds(Case c, int third) {
    GradientSum[] sums = {sum(c), sum(c), sum(c)};
    sums[0].add(c.block, 0, third, c.wHat);
    sums[1].add(c.block, third, c.cut, c.wHat);
    sums[2].add(c.block, c.cut, c.block.rows(), c.wHat);
    return sums;
  }

  @Property(tries = 100)
  void an_empty_sum_changes_nothing(Draw draw) {
    Case c = drawn(draw);
    GradientSum sum = all(c);
    sum.merge(sum(c));
    assertThat(sum.cost()).isEqualTo(all(c).cost());
    assertThat(sum.gradient()).isEqualTo(all(c).gradient());
  }

  @Property(tries = 100)
  void a_sum_that_was_reset_is_like_new(Draw draw) {
    Case c = drawn(draw);
    GradientSum sum = all(c);
    sum.reset();
    sum.add(c.block, c.wHat);
    assertThat(sum.cost()).isEqualTo(all(c).cost());
    assertThat(sum.gradient()).isEqualTo(all(c).gradient());
    assertThat(sum.count()).isEqualTo(c.block.rows());
  }

  @Property(tries = 100)
  void a_whole_weight_counts_an_example_that_often(Draw draw) {
    Case c = drawn(draw);
    int rows = c.block.rows();
    double[] twice = new double[rows];
    Arrays.setAll(twice, i -> i < c.cut ? 2 : 1);
    Block block = new Block(c.block.x(), c.block.y(), twice, rows, c.block.columns());
    GradientSum weighted = sum(c);
    weighted.add(block, c.wHat);
    Block plain = new Block(c.block.x(), c.block.y(), null, rows, c.block.columns());
    GradientSum repeated = sum(c);
    repeated.add(plain, c.wHat);
    repeated.add(plain, 0, c.cut, c.wHat);
    assertThat(weighted.cost())
        .isCloseTo(repeated.cost(), within(1e-12 * (repeated.cost() + 1e-300)));
    double scale = 0.1 + Arrays.stream(repeated.gradient()).map(Math::abs).sum();
    for (int j = 0; j <= c.block.columns(); j++) {
      assertThat(weighted.gradient()[j]).isCloseTo(repeated.gradient()[j], within(1e-12 * scale));
    }
  }
}

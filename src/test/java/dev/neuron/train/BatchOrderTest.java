package dev.neuron.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In which order rows are visited; each is known by its number, which is its target. */
class BatchOrderTest {

  /** The targets of all examples, in their order. */
  private static final class Visited implements ExampleSum<Visited> {
    private static final long serialVersionUID = 1;
    private final ArrayList<Integer> rows = new ArrayList<>();

    @Override
    public Visited empty() {
      return new Visited();
    }

    @Override
    public void add(Block block, int from, int to) {
      for (int i = from; i < to; i++) {
        assertThat(block.x()[i]).isEqualTo(-block.y()[i]); // a row's feature goes with its target
        assertThat(block.weights()[i]).isEqualTo(block.y()[i] + 1);
        rows.add((int) block.y()[i]);
      }
    }

    @Override
    public void merge(Visited other) {
      rows.addAll(other.rows);
    }
  }

  private static Block block(int from, int rows) {
    double[] y = IntStream.range(from, from + rows).asDoubleStream().toArray();
    double[] x = IntStream.range(from, from + rows).mapToDouble(i -> -i).toArray();
    double[] s = IntStream.range(from, from + rows).mapToDouble(i -> i + 1).toArray();
    return new Block(x, y, s, rows, 1);
  }

  private static List<Integer> visited(BatchOrder order, int epoch) {
    order.shuffle(epoch);
    List<Integer> all = order.engine().fold(new Visited()).rows;
    List<Integer> visited = new ArrayList<>();
    for (int group = 0; group < order.groups(); group++) {
      visited.addAll(all.subList((int) order.start(group), (int) order.end(group)));
    }
    return visited;
  }

  private static List<Integer> ascending(int rows) {
    return IntStream.range(0, rows).boxed().toList();
  }

  private static List<Integer> sorted(List<Integer> rows) {
    List<Integer> copy = new ArrayList<>(rows);
    Collections.sort(copy);
    return copy;
  }

  @Test
  void few_rows_have_another_order_in_every_epoch() {
    try (GradientEngine engine =
        new LocalEngine(List.of(block(0, 5), block(5, 4)), Neuron.PAPER, 2)) {
      Problem problem = Problem.of(Neuron.PAPER, engine, null);
      BatchOrder order = new BatchOrder(problem, 2, 42, true);
      Set<List<Integer>> orders = new HashSet<>();
      for (int epoch = 1; epoch <= 20; epoch++) {
        List<Integer> visited = visited(order, epoch);
        assertThat(sorted(visited)).isEqualTo(ascending(9));
        orders.add(visited);
      }
      assertThat(orders).hasSize(20);
      assertThat(visited(new BatchOrder(problem, 3, 42, true), 7)).isEqualTo(visited(order, 7));
      assertThat(visited(new BatchOrder(problem, 2, 43, true), 7)).isNotEqualTo(visited(order, 7));
      assertThat(visited(new BatchOrder(problem, 2, 42, false), 7)).isEqualTo(ascending(9));
    }
  }

  @Test
  void of_many_rows_groups_of_256_have_another_order_in_every_epoch() {
    int rows = 100_000; // of two numbers each, more than a megabyte
    try (GradientEngine engine = new LocalEngine(List.of(block(0, rows)), Neuron.PAPER, 1)) {
      BatchOrder order = new BatchOrder(Problem.of(Neuron.PAPER, engine, null), 16, 42, true);
      List<Integer> first = visited(order, 1);
      assertThat(sorted(first)).isEqualTo(ascending(rows));
      assertThat(visited(order, 2)).isNotEqualTo(first);
      for (int i = 1; i < 256; i++) { // the last group has 160 rows; it is not the first here
        assertThat(first.get(i)).isEqualTo(first.get(0) + i);
      }
    }
  }

  /** Each of the 24 orders of four rows is as likely as the others: 1,000 of 24,000, ± 32. */
  @Test
  void every_order_is_as_likely() {
    try (GradientEngine engine = new LocalEngine(List.of(block(0, 4)), Neuron.PAPER, 1)) {
      BatchOrder order = new BatchOrder(Problem.of(Neuron.PAPER, engine, null), 1, 1, true);
      int[] first = new int[256];
      for (int epoch = 1; epoch <= 24_000; epoch++) {
        List<Integer> visited = visited(order, epoch);
        first[visited.get(0) * 64 + visited.get(1) * 16 + visited.get(2) * 4 + visited.get(3)]++;
      }
      int[] seen = IntStream.of(first).filter(count -> count > 0).toArray();
      assertThat(seen).hasSize(24);
      for (int count : seen) {
        assertThat(count).isBetween(850, 1150); // within five standard deviations
      }
    }
  }
}

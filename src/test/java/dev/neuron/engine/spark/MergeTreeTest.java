package dev.neuron.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergeTreeTest {
  /** Spells how it was merged: what the bits of a sum of doubles depend on. */
  private static final class Spelled implements ExampleSum<Spelled> {
    private static final long serialVersionUID = 1;

    private String text;

    Spelled(String text) {
      this.text = text;
    }

    @Override
    public Spelled empty() {
      return new Spelled("");
    }

    @Override
    public void add(Block block, int from, int to) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void merge(Spelled other) {
      text = "(" + text + other.text + ")";
    }
  }

  private static String alone(int parts) {
    MergeTree<Spelled> tree = new MergeTree<>();
    for (int i = 0; i < parts; i++) {
      tree.add(i, new Spelled(Integer.toString(i)));
    }
    return tree.total(new Spelled("")).text;
  }

  @Test
  void merges_neighbours_first() {
    assertThat(alone(0)).isEmpty();
    assertThat(alone(1)).isEqualTo("0");
    assertThat(alone(4)).isEqualTo("((01)(23))");
    assertThat(alone(7)).isEqualTo("(((01)(23))((45)6))");
  }

  @Test
  void how_parts_are_shared_out_changes_nothing() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int parts = 1 + random.nextInt(40);
      MergeTree<Spelled> driver = new MergeTree<>();
      List<MergeTree.Subtree<Spelled>> sent = new ArrayList<>();
      for (int part = 0; part < parts; ) {
        MergeTree<Spelled> task = new MergeTree<>();
        for (int n = random.nextInt(9); n >= 0 && part < parts; n--) {
          task.add(part, new Spelled(Integer.toString(part++)));
        }
        sent.addAll(task.subtrees());
      }
      sent.forEach(driver::add);
      assertThat(driver.total(new Spelled("")).text).isEqualTo(alone(parts));
    }
  }
}

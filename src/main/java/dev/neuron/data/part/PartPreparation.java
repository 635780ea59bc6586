package dev.neuron.data.part;

import dev.neuron.data.Feature;
import dev.neuron.data.Scaling;
import dev.neuron.data.block.RowChoice;
import dev.neuron.data.fit.MemoryExamples;
import dev.neuron.math.Block;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the examples to train on from the raw ones of a part, in new blocks. It is sent to the
 * executors.
 */
public final class PartPreparation implements Serializable {
  private static final long serialVersionUID = 1;

  private final RowChoice choice; // or null for all rows

  @SuppressWarnings("serial") // an immutable list of the JDK
  private final List<Feature> replacing;

  private final Scaling scaling; // or null for raw units

  private PartPreparation(RowChoice choice, List<Feature> replacing, Scaling scaling) {
    this.choice = choice;
    this.replacing = replacing;
    this.scaling = scaling;
  }

  /** Some rows, of which nothing is replaced or scaled yet. */
  public static PartPreparation of(RowChoice choice) {
    return new PartPreparation(choice == RowChoice.ALL ? null : choice, List.of(), null);
  }

  /** The same with missing cells replaced. */
  public PartPreparation replacing(List<Feature> features) {
    return new PartPreparation(choice, List.copyOf(features), scaling);
  }

  /** The same with features scaled. */
  public PartPreparation scaled(Scaling by) {
    return by.kind() == Scaling.Kind.NONE ? this : new PartPreparation(choice, replacing, by);
  }

  /**
   * The examples of a part.
   *
   * @param firstRow how many rows all parts before have
   */
  public List<Block> apply(LoadedPart raw, long firstRow) {
    List<Block> blocks =
        choice == null ? raw.blocks() : choice.of(raw.blocks(), firstRow, raw.groups());
    boolean changes = !replacing.isEmpty() || scaling != null;
    if (!changes) {
      return blocks;
    }
    List<Block> changed = new ArrayList<>();
    for (Block block : blocks) {
      changed.add(
          new Block(block.x().clone(), block.y(), block.weights(), block.rows(), block.columns()));
    }
    MemoryExamples examples = new MemoryExamples(changed, 1);
    if (!replacing.isEmpty()) {
      examples.replaceMissing(replacing);
    }
    if (scaling != null) {
      examples.scale(scaling);
    }
    return examples.blocks();
  }
}

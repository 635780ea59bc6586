package dev.neuron.data.part;

import dev.neuron.data.Feature;
import dev.neuron.data.Scaling;
import dev.neuron.data.block.BlockBuilder;
import dev.neuron.data.block.RowSplit;
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

  private final RowSplit split; // or null for all rows
  private final boolean validation;

  @SuppressWarnings("serial") // an immutable list of the JDK
  private final List<Feature> replacing;

  private final Scaling scaling; // or null for raw units

  private PartPreparation(
      RowSplit split, boolean validation, List<Feature> replacing, Scaling scaling) {
    this.split = split;
    this.validation = validation;
    this.replacing = replacing;
    this.scaling = scaling;
  }

  /** One side of a split, or all rows without one; nothing is replaced or scaled yet. */
  static PartPreparation rows(RowSplit split, boolean validation) {
    return new PartPreparation(split, validation, List.of(), null);
  }

  /** The same with missing cells replaced. */
  public PartPreparation replacing(List<Feature> features) {
    return new PartPreparation(split, validation, List.copyOf(features), scaling);
  }

  /** The same with features scaled. */
  public PartPreparation scaled(Scaling by) {
    return by.kind() == Scaling.Kind.NONE
        ? this
        : new PartPreparation(split, validation, replacing, by);
  }

  /**
   * The examples of a part.
   *
   * @param firstRow how many rows all parts before have
   */
  public List<Block> apply(List<Block> raw, long firstRow) {
    List<Block> blocks = split == null ? raw : chosen(raw, firstRow);
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

  private List<Block> chosen(List<Block> raw, long firstRow) {
    if (raw.isEmpty()) {
      return raw;
    }
    BlockBuilder built = new BlockBuilder(raw.get(0).columns(), raw.get(0).weights() != null);
    long row = firstRow;
    for (Block block : raw) {
      for (int i = 0; i < block.rows(); i++, row++) {
        if (split.isValidation(row) == validation) {
          built.add(block, i);
        }
      }
    }
    return built.build();
  }
}

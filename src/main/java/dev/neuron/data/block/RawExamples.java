package dev.neuron.data.block;

import dev.neuron.data.Feature;
import dev.neuron.data.Scaling;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.util.List;

/**
 * Examples as they were read, to be made ready for training wherever they lie: in memory, in a
 * file, or with the executors of Spark. Nobody sees them one by one: sums tell all that is needed.
 */
public interface RawExamples {
  /**
   * The sum over all examples, merged in an order that no thread and no machine can change.
   *
   * @param empty what is summed; nothing is added to it itself
   */
  <S extends ExampleSum<S>> S sum(S empty);

  /** From now on every missing cell, NaN, has the replacement of its feature. */
  void replaceMissing(List<Feature> features);

  /** From now on the features are in these coordinates. */
  void scale(Scaling scaling);

  /** The examples as they are now. */
  List<Block> blocks();
}

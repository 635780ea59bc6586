package dev.neuron.data.part;

import dev.neuron.math.Block;
import java.io.Serializable;
import java.util.List;

/**
 * The raw examples of a part, missing cells as NaN.
 *
 * @param report what was found
 * @param blocks the examples in order; none if the part could not be read
 * @param groups the group of each, or null without groups
 */
public record LoadedPart(PartReport report, List<Block> blocks, int[] groups)
    implements Serializable {}

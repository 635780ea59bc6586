package dev.neuron.diagnose;

import dev.neuron.data.Scaling;
import dev.neuron.data.block.Dataset;
import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.LocalEngine;
import dev.neuron.math.Block;
import dev.neuron.math.GramSum;
import dev.neuron.math.Neuron;
import java.util.ArrayList;
import java.util.List;

/**
 * How hard gradient descent has it in some coordinates, for the paper's neuron.
 *
 * @param scaling the coordinates
 * @param largest λmax of G = (1/N) Σ x̂ x̂ᵀ; NaN when the numbers are too large to be squared
 * @param smallest λmin of G, the directions left aside in which the features of a column of
 *     categories add up to the bias
 * @param exact whether λmin is known; else it is an upper bound, and the condition number a lower
 *     one
 * @param conditionNumber λmax/λmin, infinite when a feature is a combination of others
 * @param limit the learning rate below which gradient descent is stable, 2/(κ·λmax)
 * @param column the feature that sets the limit, −1 for the bias
 */
public record Conditioning(
    Scaling.Kind scaling,
    double largest,
    double smallest,
    boolean exact,
    double conditionNumber,
    double limit,
    int column) {

  /** As many digits as the matrix would give, where it is too large to be formed. */
  private static final double TOLERANCE = 1e-11;

  /**
   * In every scaling that the program knows, in the order of {@link Scaling.Kind}.
   *
   * @param raw examples in raw units (scaling NONE)
   */
  public static List<Conditioning> all(Dataset raw, int threads) {
    List<Conditioning> all = new ArrayList<>();
    for (Scaling.Kind kind : Scaling.Kind.values()) {
      all.add(of(raw, Scaling.of(kind, raw.statistics()), threads));
    }
    return all;
  }

  private static Conditioning of(Dataset raw, Scaling scaling, int threads) {
    if (!canBeSquared(raw, scaling)) {
      double nan = Double.NaN;
      return new Conditioning(scaling.kind(), nan, nan, true, nan, nan, -1);
    }
    Spectrum spectrum =
        raw.features() <= Curvature.MOST_FEATURES_FOR_GRAM
            ? exact(raw, scaling)
            : iterative(raw, scaling, threads);
    spectrum = spectrum.without(raw.columns().freeCategories().size());
    double[] targets = {raw.statistics().target().min(), raw.statistics().target().max()};
    double kappa = Kappa.of(Neuron.PAPER, targets, true);
    int steepest = spectrum.steepestCoordinate();
    return new Conditioning(
        scaling.kind(),
        spectrum.largest(),
        spectrum.smallest(),
        spectrum.exact(),
        spectrum.conditionNumber(),
        2 / new Curvature(kappa, spectrum).lambda(),
        steepest == scaling.features() ? -1 : steepest);
  }

  /** One scaled block after the other, so that the data are not held twice. */
  private static Spectrum exact(Dataset raw, Scaling scaling) {
    GramSum gram = new GramSum(raw.features(), null, GramSum.ALL);
    for (Block block : raw.blocks()) {
      GramSum part = gram.empty();
      part.add(scaled(block, scaling));
      gram.merge(part);
    }
    return Spectrum.of(gram.matrix());
  }

  private static Spectrum iterative(Dataset raw, Scaling scaling, int threads) {
    List<Block> blocks = new ArrayList<>();
    for (Block block : raw.blocks()) {
      blocks.add(scaled(block, scaling));
    }
    try (GradientEngine engine = new LocalEngine(blocks, Neuron.PAPER, threads)) {
      return Lanczos.spectrum(engine, TOLERANCE);
    }
  }

  private static boolean canBeSquared(Dataset raw, Scaling scaling) {
    for (int j = 0; j < scaling.features(); j++) {
      double shift = scaling.shift()[j];
      double scale = scaling.scale()[j];
      double low = (raw.statistics().min()[j] - shift) / scale;
      double high = (raw.statistics().max()[j] - shift) / scale;
      boolean small = Math.abs(low) < 1e150 && Math.abs(high) < 1e150;
      if (!small || !Double.isFinite(scale)) {
        return false;
      }
    }
    return true;
  }

  private static Block scaled(Block block, Scaling scaling) {
    if (scaling.kind() == Scaling.Kind.NONE) {
      return block;
    }
    int n = block.columns();
    double[] x = new double[block.rows() * n];
    for (int i = 0; i < x.length; i++) {
      x[i] = (block.x()[i] - scaling.shift()[i % n]) / scaling.scale()[i % n];
    }
    return new Block(x, block.y(), block.weights(), block.rows(), n);
  }
}

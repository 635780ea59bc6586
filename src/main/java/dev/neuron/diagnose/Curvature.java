package dev.neuron.diagnose;

import dev.neuron.engine.GradientEngine;
import dev.neuron.math.Cost;
import dev.neuron.math.GramSum;
import dev.neuron.math.Neuron;

/**
 * How sharply the cost can bend. With κ = sup d²c(σ(z), y)/dz² and G = (1/N) Σ x̂ x̂ᵀ the curvature
 * of the cost is at most κ·λmax(G), for every activation pattern: leaving examples out only takes
 * positive semidefinite terms away. From it follows which learning rates are stable.
 *
 * @param kappa κ; 0 when the cost is made of straight lines and bends nowhere
 * @param spectrum the ends of the spectrum of G
 */
public record Curvature(double kappa, Spectrum spectrum) {

  /** Up to this many features G is formed and its eigenvalues computed; beyond, Lanczos. */
  public static final int MOST_FEATURES_FOR_GRAM = 200;

  /** Up to so many different targets κ of huber is that of them alone; else of all between. */
  private static final int MOST_TARGETS = 256;

  /** How well Lanczos's method has to know λ: a rate of 1/λ is safe far beyond that. */
  public static final double TOLERANCE = 1e-2;

  /** The curvature bound of this neuron on the engine's examples. */
  public static Curvature of(GradientEngine engine, Neuron neuron, Targets targets) {
    return new Curvature(kappa(neuron, targets), spectrum(engine));
  }

  /** κ of a neuron for these targets. */
  public static double kappa(Neuron neuron, Targets targets) {
    if (!neuron.cost().hasCurvature()) {
      return 0;
    }
    boolean all =
        neuron.cost().kind() == Cost.Kind.HUBER && !neuron.activation().isPiecewiseLinear();
    double[] few = all ? targets.distinct(MOST_TARGETS) : null;
    double[] ends = {targets.min(), targets.max()};
    return few == null ? Kappa.of(neuron, ends, all) : Kappa.of(neuron, few, false);
  }

  /** The ends of the spectrum of G over the engine's examples. */
  public static Spectrum spectrum(GradientEngine engine) {
    if (engine.features() <= MOST_FEATURES_FOR_GRAM) {
      return Spectrum.of(engine.gram(null, GramSum.ALL).matrix());
    }
    return Lanczos.spectrum(engine, TOLERANCE);
  }

  /**
   * The ends of the spectrum of (1/N) Σ x̂ x̂ᵀ over the examples active at ŵ alone: for a relu the
   * curvature that counts now, as the clipped ones do not bend the cost. Forms the matrix, so it is
   * for up to {@link #MOST_FEATURES_FOR_GRAM} features.
   */
  public static Spectrum activeSpectrum(GradientEngine engine, double[] wHat) {
    return Spectrum.of(engine.gram(wHat, GramSum.ACTIVE).matrix());
  }

  /** λ = κ·λmax(G), the bound of the cost's curvature. */
  public double lambda() {
    return kappa * spectrum.largest();
  }
}

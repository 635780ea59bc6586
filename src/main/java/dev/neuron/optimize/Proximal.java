package dev.neuron.optimize;

/**
 * The proximal step of λ‖w‖₁, one coordinate at a time: from where a step of length t would lead,
 * towards 0 by tλ, and there it stops. A step and its proximal step have one t for each coordinate,
 * η divided by whatever the method divides the gradient by: then the method rests where −g ∈
 * λ·∂|w|, whatever its metric. Source: Parikh and Boyd 2014, <em>Proximal Algorithms</em>, sections
 * 4.2 and 6.5.2.
 */
public final class Proximal {
  private Proximal() {}

  /**
   * Where a step and its proximal step lead: prox(w − ηg/d), pulled to 0 by ηλ/d.
   *
   * @param divisor d, what the method divides by in this coordinate
   */
  static double step(double w, double g, double eta, double divisor, double lambda) {
    double u = w - eta * g / divisor;
    if (!(lambda > 0)) {
      return u;
    }
    return Math.abs(u) > eta * lambda / divisor
        ? w
            - eta
                * (g + Math.copySign(lambda, u))
                / divisor // g + λ first, so that it is exactly 0 where they cancel
        : Math.copySign(0, u);
  }

  /**
   * The shortest of g + λ·∂|w|: what is left to descend where λ|w| holds a part of g in balance.
   */
  static double shortest(double w, double g, double lambda) {
    return w == 0
        ? Math.copySign(Math.max(0, Math.abs(g) - lambda), g)
        : g + Math.copySign(lambda, w);
  }

  /**
   * The gradient mapping (w − prox(w − ηg))/η: what takes the place of the gradient g where there
   * is a penalty λ|w|. It is 0 exactly where g + λ·∂|w| has a 0, and g itself without a penalty.
   */
  public static double gradient(double w, double g, double eta, double lambda) {
    if (!(lambda > 0)) {
      return g;
    }
    double u = w - eta * g;
    return Math.abs(u) > eta * lambda ? g + Math.copySign(lambda, u) : w / eta;
  }
}

package dev.neuron.train.fate;

import dev.neuron.diagnose.Parabola;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import dev.neuron.train.Overshoot;

/** A method on a parabola: the whole run in a few numbers an axis, without looking at the data. */
final class Pendulum {
  /** So many doublings reach a million epochs. */
  private static final int DOUBLINGS = 20;

  /** A run longer than this is foreseen by its first part. */
  private static final int MOST_EPOCHS = 10_000;

  private final Parabola parabola;
  private final OptimizerSettings optimizer;
  private final double rate;

  Pendulum(Parabola parabola, OptimizerSettings optimizer, double rate) {
    this.parabola = parabola;
    this.optimizer = optimizer;
    this.rate = rate;
  }

  /**
   * How a run of so many epochs ends, by the rules that real runs are judged by.
   *
   * @param goal the gradient norm that counts as converged
   */
  Fate fate(int epochs, double goal) {
    double overshoot = Overshoot.times(optimizer);
    LinearStep[] step = steps();
    double[] d = parabola.distances().clone();
    double[] v = new double[d.length];
    double minimum = Math.max(0, parabola.minimum());
    double best = parabola.loss();
    double before = parabola.loss();
    int rises = 0;
    int growing = 0;
    int epoch = 0;
    int last = Math.min(epochs, MOST_EPOCHS);
    while (epoch < last && parabola.gradientNorm(d) > goal) {
      move(step, d, v);
      epoch++;
      double loss = minimum + parabola.excess(d);
      if (!Double.isFinite(loss)) {
        return Fate.DIVERGES;
      }
      rises += loss > before ? 1 : 0;
      best = Math.min(best, loss);
      before = loss;
      growing = loss > 4 * best && loss > overshoot * parabola.loss() ? growing + 1 : 0;
      if (growing >= 3) {
        return Fate.DIVERGES;
      }
    }
    return Fate.ofRises(rises, epoch);
  }

  private LinearStep[] steps() {
    LinearStep[] steps = new LinearStep[parabola.axes()];
    for (int j = 0; j < steps.length; j++) {
      steps[j] = LinearStep.of(optimizer, rate, parabola.curvatures()[j]);
    }
    return steps;
  }

  private static void move(LinearStep[] step, double[] d, double[] v) {
    for (int j = 0; j < d.length; j++) {
      double moved = step[j].dd() * d[j] + step[j].dv() * v[j];
      v[j] = step[j].vd() * d[j] + step[j].vv() * v[j];
      d[j] = moved;
    }
  }

  /**
   * How the loss falls along the axis that has most of it left after so many epochs: a straight
   * line in its logarithm for gd, null for methods with memory, which swing about it.
   */
  Prediction.Decay decay(int epochs) {
    if (optimizer.method() != Method.GD) {
      return null;
    }
    double most = 0;
    Prediction.Decay decay = null;
    for (int j = 0; j < parabola.axes(); j++) {
      double d = parabola.distances()[j];
      double excess = 0.5 * parabola.curvatures()[j] * d * d;
      double step = 1 - rate * parabola.curvatures()[j];
      double left = excess * StrictMath.pow(step * step, epochs);
      if (left > most) {
        most = left;
        decay = new Prediction.Decay(parabola.minimum(), excess, step * step);
      }
    }
    return decay;
  }

  /**
   * After how many epochs the loss is within a part of its minimum, by doubling and halving; NaN if
   * that takes more than a million, or the minimum is as good as 0.
   */
  double epochsToWithin(double part) {
    double minimum = parabola.minimum();
    if (!(minimum > 1e-12 * parabola.loss())) {
      return Double.NaN;
    }
    double target = part * minimum;
    LinearStep[][] powers = new LinearStep[DOUBLINGS + 1][];
    powers[0] = steps();
    for (int i = 1; i <= DOUBLINGS; i++) {
      powers[i] = new LinearStep[parabola.axes()];
      for (int j = 0; j < parabola.axes(); j++) {
        powers[i][j] = powers[i - 1][j].twice();
      }
    }
    double[] d = parabola.distances().clone();
    double[] v = new double[d.length];
    if (parabola.excess(d) <= target) {
      return 0;
    }
    long epochs = 0;
    for (int i = DOUBLINGS; i >= 0; i--) {
      double[] nextD = d.clone();
      double[] nextV = v.clone();
      move(powers[i], nextD, nextV);
      if (!(parabola.excess(nextD) <= target)) {
        d = nextD;
        v = nextV;
        epochs += 1L << i;
      }
    }
    return epochs >= 1L << DOUBLINGS ? Double.NaN : epochs + 1;
  }
}

package dev.neuron.optimize;

import java.util.Arrays;
import java.util.List;

/**
 * The shortest vector among the convex combinations of some vectors. Source: Wolfe, <em>Finding the
 * nearest point in a polytope</em>, 1976.
 */
final class ShortestCombination {
  private static final double ROUNDING = 1e-14;

  private final double[][] products; // of the vectors with each other, the largest being 1
  private final boolean[] used; // the corral: vectors that take part, affinely independent
  private double[] shares; // of each vector, summing to 1

  private ShortestCombination(List<double[]> vectors) {
    int count = vectors.size();
    products = new double[count][count];
    used = new boolean[count];
    shares = new double[count];
    double longest = 0;
    for (double[] v : vectors) {
      longest = Math.max(longest, LineSearch.norm(v));
    }
    for (int i = 0; i < count; i++) {
      for (int k = 0; k <= i; k++) {
        products[i][k] =
            longest == 0 ? 0 : LineSearch.dot(vectors.get(i), vectors.get(k)) / longest / longest;
        products[k][i] = products[i][k];
      }
    }
  }

  /** The shortest convex combination of at least one vector, a new array. */
  static double[] of(List<double[]> vectors) {
    ShortestCombination search = new ShortestCombination(vectors);
    search.find();
    double[] sum = new double[vectors.get(0).length];
    for (int i = 0; i < vectors.size(); i++) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += search.shares[i] * vectors.get(i)[j];
      }
    }
    return sum;
  }

  private void find() {
    int first = 0;
    for (int i = 1; i < shares.length; i++) {
      first = products[i][i] < products[first][first] ? i : first;
    }
    used[first] = true;
    shares[first] = 1;
    for (int round = 0; round < 10 * shares.length; round++) {
      int next = 0;
      double square = 0; // of the combination's length
      double least = Double.POSITIVE_INFINITY; // product of a vector with the combination
      for (int i = 0; i < shares.length; i++) {
        double product = LineSearch.dot(products[i], shares);
        square += shares[i] * product;
        next = product < least ? i : next;
        least = Math.min(least, product);
      }
      if (least >= square - ROUNDING || used[next]) {
        return;
      }
      used[next] = true;
      if (!shorten()) {
        return;
      }
    }
  }

  /** Moves to the shortest affine combination of the used vectors, dropping those in the way. */
  private boolean shorten() {
    while (true) {
      double[] goal = affine();
      if (goal == null) {
        return false;
      }
      double part = 1;
      for (int i = 0; i < goal.length; i++) {
        if (used[i] && goal[i] <= ROUNDING) {
          part = Math.min(part, shares[i] / Math.max(shares[i] - goal[i], Double.MIN_NORMAL));
        }
      }
      boolean inside = true;
      for (int i = 0; i < goal.length; i++) {
        inside &= !used[i] || goal[i] > ROUNDING;
        shares[i] += part * (goal[i] - shares[i]);
      }
      if (inside) {
        return true;
      }
      for (int i = 0; i < goal.length; i++) {
        used[i] = used[i] && shares[i] > ROUNDING;
        shares[i] = used[i] ? shares[i] : 0;
      }
    }
  }

  /** Solves (P + 1)u = 1 by Cholesky over the used vectors; u/Σu are the shares, or null. */
  private double[] affine() {
    int[] index = new int[shares.length];
    int count = 0;
    for (int i = 0; i < shares.length; i++) {
      if (used[i]) {
        index[count++] = i;
      }
    }
    double[][] l = new double[count][count];
    double[] u = new double[count];
    Arrays.fill(u, 1);
    for (int i = 0; i < count; i++) {
      for (int k = 0; k <= i; k++) {
        double rest = products[index[i]][index[k]] + 1;
        for (int m = 0; m < k; m++) {
          rest -= l[i][m] * l[k][m];
        }
        if (k == i && !(rest > ROUNDING)) {
          return null; // as good as dependent
        }
        l[i][k] = k == i ? Math.sqrt(rest) : rest / l[k][k];
      }
      for (int k = 0; k < i; k++) {
        u[i] -= l[i][k] * u[k];
      }
      u[i] /= l[i][i];
    }
    double sum = 0;
    for (int i = count - 1; i >= 0; i--) {
      for (int k = i + 1; k < count; k++) {
        u[i] -= l[k][i] * u[k];
      }
      u[i] /= l[i][i];
      sum += u[i];
    }
    double[] all = new double[shares.length];
    for (int i = 0; i < count; i++) {
      all[index[i]] = u[i] / sum;
    }
    return all;
  }
}

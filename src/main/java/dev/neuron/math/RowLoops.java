package dev.neuron.math;

/**
 * The two loops that read all of x, as (rows, features), row-major, a tile's first example being
 * row {@code start}. Every implementation makes the same additions in the same order, so that who
 * runs them changes no bit; no product is fused with its addition.
 */
interface RowLoops {
  /** So many sums a row's products are added to in turn: j goes to sum j mod 4. */
  int LANES = 4;

  /** With fewer features than this a row's products are added up in one sum, beginning with b. */
  int NARROW = 16;

  /**
   * z_r = w·x_r + b: four sums s_k over the whole fours of features, then b + ((s_0 + s_1) + (s_2 +
   * s_3)), then the features that are left over, one by one; fewer features than {@link #NARROW}
   * one by one from b on.
   *
   * @param wHat (features + 1)
   * @param z receives the affine values, (rows)
   */
  void affine(double[] x, int start, int features, double[] wHat, double[] z, int rows);

  /**
   * gradient += Σ_r error_r · x̂_r, the bias last: four rows at a time, (e_0 x_0 + e_1 x_1) + (e_2
   * x_2 + e_3 x_3), then the rows that are left over, one by one.
   *
   * @param gradient (features + 1)
   */
  void accumulate(double[] x, int start, int features, double[] error, double[] gradient, int rows);
}

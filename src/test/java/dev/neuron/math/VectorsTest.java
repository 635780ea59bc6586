package dev.neuron.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Vectors and plain loops make the same additions in the same order. The tests' JVM has what
 * vectors need ({@code argLine} in the pom), so here they must be found.
 */
class VectorsTest {
  private static final RowLoops PLAIN = new PlainLoops();

  /** Skips the test on a processor that has shorter vectors; whatever else is missing fails it. */
  private static RowLoops vectors() throws ReflectiveOperationException {
    try {
      return Vectors.vectors(Vectors.MODULE);
    } catch (InvocationTargetException e) {
      assumeFalse(e.getCause().getMessage().startsWith("vectors here have"));
      throw e;
    }
  }

  /** Of every size, signed zeros and what is no number among them. */
  private static double[] numbers(SplittableRandom random, int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(400);
      numbers[i] =
          kind == 0
              ? -0.0
              : kind == 1 ? 0 : random.nextDouble(-1, 1) * Math.scalb(1.0, random.nextInt(-30, 30));
    }
    return numbers;
  }

  @Test
  void vectors_and_plain_loops_have_the_same_bits_for_every_shape_and_rest()
      throws ReflectiveOperationException {
    RowLoops vectors = vectors();
    assertThat(vectors.getClass().getSimpleName()).isEqualTo("VectorLoops");
    SplittableRandom random = new SplittableRandom(11);
    int[] widths = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 20, 31, 32, 47, 48, 49, 100, 203, 1026};
    for (int features : widths) {
      for (int rows = 0; rows <= 9; rows++) {
        for (int start = 0; start < 3; start++) {
          double[] x = numbers(random, (start + rows) * features);
          double[] wHat = numbers(random, features + 1);
          double[] error = numbers(random, rows);
          double[] gradient = numbers(random, features + 1);
          double[] expected = new double[rows];
          double[] actual = new double[rows];
          PLAIN.affine(x, start, features, wHat, expected, rows);
          vectors.affine(x, start, features, wHat, actual, rows);
          assertThat(actual).isEqualTo(expected);
          double[] added = gradient.clone();
          PLAIN.accumulate(x, start, features, error, gradient, rows);
          vectors.accumulate(x, start, features, error, added, rows);
          assertThat(added).isEqualTo(gradient);
        }
      }
    }
  }

  @Test
  void compiled_by_every_compiler_they_still_have_the_same_bits()
      throws ReflectiveOperationException {
    RowLoops vectors = vectors();
    SplittableRandom random = new SplittableRandom(12);
    int features = 21;
    int rows = 190;
    double[] x = numbers(random, rows * features);
    double[] wHat = numbers(random, features + 1);
    double[] z = new double[rows];
    double[] plain = new double[features + 1];
    double[] vector = new double[features + 1];
    for (int pass = 0; pass < 20_000; pass++) {
      PLAIN.affine(x, 0, features, wHat, z, rows);
      PLAIN.accumulate(x, 0, features, z, plain, rows);
      vectors.affine(x, 0, features, wHat, z, rows);
      vectors.accumulate(x, 0, features, z, vector, rows);
      if (pass % 1000 == 0) {
        assertThat(vector).isEqualTo(plain);
      }
    }
    assertThat(vector).isEqualTo(plain);
  }

  @Test
  void a_java_without_the_module_says_so() {
    assertThatThrownBy(() -> Vectors.vectors("jdk.no.such.module"))
        .isInstanceOf(ReflectiveOperationException.class)
        .hasRootCauseMessage("Module jdk.no.such.module not found");
  }

  @Test
  void four_sums_and_the_rest_are_added_in_the_order_promised() {
    // 2^53 swallows a 1 that is added to it: which sums meet first shows in the result.
    double big = 0x1p53;
    double[] x = {big, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -big, 1, 1};
    double[] wHat = new double[x.length + 1];
    Arrays.fill(wHat, 1);
    wHat[x.length] = 0.5;
    double[] z = new double[1];
    PLAIN.affine(x, 0, x.length, wHat, z, 1);
    // s = (2^53, 1, 1, 1), then b + ((2^53 + 1) + (1 + 1)), then −2^53, 1 and 1
    double whole = 0.5 + ((big + 1.0) + (1.0 + 1.0));
    assertThat(z[0]).isEqualTo(((whole - big) + 1) + 1);
  }

  @Test
  void few_features_are_added_one_by_one_from_the_bias_on() {
    double[] z = new double[1];
    PLAIN.affine(new double[] {0x1p53, 1, 1}, 0, 3, new double[] {1, 1, 1, 1}, z, 1);
    assertThat(z[0]).isEqualTo(0x1p53); // 1 + 2^53, + 1, + 1: each 1 is swallowed
  }
}

package dev.neuron.diagnose.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules that the manual names for [D], whose text this project has not got: the words of each
 * are taken as a function of plain numbers, written here once more, and what its centred
 * differences say has to be what its closed form says.
 */
class CentredDifferencesTest {
  private static final double STEP = 1e-5;
  private static final double CLOSE = 1e-7; // the truncation and rounding of such a step

  /** A function of a law's inputs, each row-major. */
  private interface Values {
    double[] at(double[][] in);
  }

  /**
   * What a law differentiates.
   *
   * @param by the inputs, by their places, that it differentiates by
   */
  private record Differentiated(Values values, int... by) {}

  private static Differentiated of(Values values, int... by) {
    return new Differentiated(values, by);
  }

  private static Differentiated ofNumber(Numbers number, int... by) {
    return new Differentiated(in -> new double[] {number.at(in)}, by);
  }

  private interface Numbers {
    double at(double[][] in);
  }

  /** The functions, law by law. */
  private static final Map<String, List<Differentiated>> FUNCTIONS =
      Map.ofEntries(
          Map.entry("power", List.of(ofNumber(in -> Math.pow(in[0][0], in[1][0]), 0))),
          Map.entry("product", List.of(ofNumber(in -> Math.sin(in[0][0]) * Math.exp(in[0][0]), 0))),
          Map.entry("chain", List.of(ofNumber(in -> Math.log(in[0][0] * in[0][0]), 0))),
          Map.entry("gradient", List.of(ofNumber(in -> 3 * in[0][0] * in[0][0] * in[1][0], 0, 1))),
          Map.entry("jacobian-stack", List.of(of(CentredDifferencesTest::sines, 1))),
          Map.entry("jacobian-shapes", four(of(CentredDifferencesTest::sines, 1))),
          Map.entry("first-order", List.of(ofNumber(CentredDifferencesTest::sinesAndProduct, 0))),
          Map.entry("chain-vector", List.of(of(CentredDifferencesTest::sineOfSquares, 2))),
          Map.entry(
              "chain-shapes",
              Stream.concat(
                      four(of(CentredDifferencesTest::sineOfSquares, 2)).stream(),
                      four(of(CentredDifferencesTest::sineOfSquares, 2)).stream())
                  .toList()),
          Map.entry(
              "affine",
              List.of(
                  ofNumber(in -> dot(in[0], in[2]) + in[1][0], 0),
                  ofNumber(in -> dot(in[0], in[2]) + in[1][0], 1))),
          Map.entry("sigmoid", List.of(ofNumber(in -> 1 / (1 + Math.exp(-in[0][0])), 0))),
          Map.entry("slope-relu", List.of(ofNumber(in -> in[1][0] * Math.max(0, in[0][0]), 0))),
          Map.entry(
              "activation-jacobian",
              List.of(
                  of(in -> Arrays.stream(in[0]).map(z -> 1 / (1 + Math.exp(-z))).toArray(), 0),
                  of(in -> Arrays.stream(in[0]).map(z -> 2 * Math.max(0, z)).toArray(), 0))),
          Map.entry(
              "layer",
              List.of(
                  of(CentredDifferencesTest::affine, 2),
                  of(CentredDifferencesTest::affine, 1),
                  ofNumber(in -> dot(in[3], affine(in)), 0))),
          Map.entry(
              "layer-activation",
              List.of(
                  of(in -> Arrays.stream(affine(in)).map(Math::tanh).toArray(), 2),
                  of(in -> Arrays.stream(affine(in)).map(Math::tanh).toArray(), 1))),
          Map.entry(
              "two-layers",
              List.of(
                  of(CentredDifferencesTest::network, 2),
                  ofNumber(in -> dot(in[3], network(in)), 0),
                  ofNumber(in -> dot(in[3], network(in)), 1))),
          Map.entry("loss", List.of(ofNumber(CentredDifferencesTest::loss, 0, 1))));

  private static List<Differentiated> four(Differentiated one) {
    return List.of(one, one, one, one);
  }

  /** Σ sin wᵢ + w₁wₙ. */
  private static double sinesAndProduct(double[][] in) {
    double[] w = in[0];
    return Arrays.stream(w).map(Math::sin).sum() + w[0] * w[w.length - 1];
  }

  private static double dot(double[] w, double[] x) {
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      sum += w[i] * x[i];
    }
    return sum;
  }

  private static double[] times(double[] a, double[] x) {
    double[] product = new double[a.length / x.length];
    for (int i = 0; i < a.length; i++) {
      product[i / x.length] += a[i] * x[i % x.length];
    }
    return product;
  }

  /** A·sin(x). */
  private static double[] sines(double[][] in) {
    return times(in[0], Arrays.stream(in[1]).map(Math::sin).toArray());
  }

  /** sin(A·B·x²). */
  private static double[] sineOfSquares(double[][] in) {
    double[] g = times(in[1], Arrays.stream(in[2]).map(x -> x * x).toArray());
    return Arrays.stream(times(in[0], g)).map(Math::sin).toArray();
  }

  /** Wx + b. */
  private static double[] affine(double[][] in) {
    double[] z = times(in[0], in[2]);
    for (int i = 0; i < z.length; i++) {
      z[i] += in[1][i];
    }
    return z;
  }

  /** W₂·tanh(W₁x). */
  private static double[] network(double[][] in) {
    return times(in[0], Arrays.stream(times(in[1], in[2])).map(Math::tanh).toArray());
  }

  /** The mean of (y − max(0, w·x + b))². */
  private static double loss(double[][] in) {
    double[] z = times(in[2], in[0]);
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      double v = in[3][i] - Math.max(0, z[i] + in[1][0]);
      sum += v * v / z.length;
    }
    return sum;
  }

  static Stream<String> names() {
    return FUNCTIONS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("names")
  void closed_forms_are_what_centred_differences_say(String name) {
    Random random = new Random(name.hashCode());
    List<Differentiated> functions = FUNCTIONS.get(name);
    List<Law> laws = RuleBook.find(name).laws();
    assertThat(functions).hasSize(name.equals("first-order") ? 1 : laws.size());
    for (int k = 0; k < functions.size(); k++) {
      for (int point = 0; point < 20; point++) {
        double[][] in = draw(laws.get(k), random);
        double[] closed = flat(laws.get(k).closedForm().at(in));
        double[] differences = differences(functions.get(k), in);
        String where = laws.get(k).symbols() + " at " + Arrays.deepToString(in);
        assertThat(differences).as(where).hasSameSizeAs(closed);
        for (int i = 0; i < closed.length; i++) {
          double size = Math.max(1, Math.abs(closed[i]));
          assertThat(Math.abs(differences[i] - closed[i]) / size).as(where).isLessThan(CLOSE);
        }
      }
    }
  }

  /** L(w + ε) is what its first-order laws say but for a remainder that falls like ε². */
  @Test
  void to_first_order_leaves_a_remainder_of_second_order() {
    List<Law> laws = RuleBook.find("first-order").laws();
    Random random = new Random(7);
    for (int point = 0; point < 20; point++) {
      for (Law law : laws.subList(1, 3)) {
        double[][] in = draw(law, random);
        double[] remainders = new double[2];
        for (int halving = 0; halving < 2; halving++) {
          double[][] near = {in[0], scaled(in[1], 1e-3 / (1 + halving))};
          double[] moved = in[0].clone();
          for (int j = 0; j < near[1].length; j++) {
            moved[j] += near[1][j];
          }
          double exact = sinesAndProduct(new double[][] {moved});
          remainders[halving] = exact - law.closedForm().at(near).getEntry(0, 0);
        }
        assertThat(Math.abs(remainders[0])).isLessThan(1e-4);
        assertThat(remainders[1])
            .isCloseTo(remainders[0] / 4, Offset.offset(0.01 * Math.abs(remainders[0]) + 1e-8));
      }
    }
  }

  private static double[] scaled(double[] x, double factor) {
    return Arrays.stream(x).map(value -> factor * value).toArray();
  }

  /** At a kink there is no derivative: such points are drawn again. */
  private static double[][] draw(Law law, Random random) {
    double[][] in = new double[law.inputs().size()][];
    do {
      for (int k = 0; k < in.length; k++) {
        in[k] = law.inputs().get(k).draw(random);
      }
    } while (isAtKink(law, in));
    return in;
  }

  private static boolean isAtKink(Law law, double[][] in) {
    boolean loss = law.symbols().startsWith("∇C");
    double[] z = loss ? Arrays.stream(times(in[2], in[0])).map(s -> s + in[1][0]).toArray() : in[0];
    return Arrays.stream(z).anyMatch(value -> Math.abs(value) < 10 * STEP);
  }

  private static double[] flat(RealMatrix matrix) {
    return Stream.of(matrix.getData()).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Row by row as a Jacobian; the gradient of a number by a matrix is laid out like the matrix. */
  private static double[] differences(Differentiated function, double[][] in) {
    List<double[]> columns = new ArrayList<>();
    for (int by : function.by()) {
      for (int j = 0; j < in[by].length; j++) {
        double[] ahead = moved(function, in, by, j, STEP);
        double[] behind = moved(function, in, by, j, -STEP);
        for (int i = 0; i < ahead.length; i++) {
          ahead[i] = (ahead[i] - behind[i]) / (2 * STEP);
        }
        columns.add(ahead);
      }
    }
    double[] rows = new double[columns.size() * columns.get(0).length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = columns.get(i % columns.size())[i / columns.size()];
    }
    return rows;
  }

  private static double[] moved(Differentiated f, double[][] in, int by, int j, double step) {
    double[][] there = in.clone();
    there[by] = in[by].clone();
    there[by][j] += step;
    return f.values().at(there);
  }

  /** What the manual's table names in the rows of [D], and nothing less, is proven here. */
  @Test
  void every_rule_of_the_rows_of_dillon_is_proven_so() throws IOException {
    String page = Files.readString(Path.of("src/site/markdown/every-formula.md"));
    String rows = page.substring(page.indexOf("\n## [D] "));
    List<String> named =
        Pattern.compile("`rules ([a-z-]+)`").matcher(rows).results().map(m -> m.group(1)).toList();
    assertThat(new TreeSet<>(named)).isEqualTo(new TreeSet<>(FUNCTIONS.keySet()));
  }
}

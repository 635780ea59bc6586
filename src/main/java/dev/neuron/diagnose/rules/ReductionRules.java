package dev.neuron.diagnose.rules;

import static dev.neuron.diagnose.autodiff.Autodiff.each;
import static dev.neuron.diagnose.autodiff.Autodiff.one;
import static dev.neuron.diagnose.autodiff.Autodiff.sum;
import static dev.neuron.diagnose.rules.Matrices.column;
import static dev.neuron.diagnose.rules.Matrices.identity;
import static dev.neuron.diagnose.rules.Matrices.ones;
import static dev.neuron.diagnose.rules.Matrices.row;
import static dev.neuron.diagnose.rules.Matrices.scalar;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/** [P] "Derivatives involving scalar expansion" and "Vector sum reduction". */
final class ReductionRules {
  private static final Citation EXPANSION =
      new Citation(Source.P, "Derivatives involving scalar expansion");
  private static final Citation REDUCTION = new Citation(Source.P, "Vector sum reduction");
  private static final Input W = Input.vector("w");
  private static final Input X = Input.vector("x");
  private static final List<Input> X_Z = List.of(X, Input.scalar("z"));

  private static final Function SHIFTED = in -> each(in[0], x -> x.add(in[1][0]));
  private static final Function SCALED = in -> each(in[0], x -> x.multiply(in[1][0]));

  private ReductionRules() {}

  static List<Rule> all() {
    return List.of(
        scalarAdd(),
        scalarMultiply(),
        vectorSum(),
        sumOfFunctions(),
        sumScalarAdd(),
        sumScalarMultiply(),
        dotProduct());
  }

  private static Rule scalarAdd() {
    return Rule.of(
        "scalar-add",
        Group.EXPANSION,
        EXPANSION,
        "Adding a number to a vector adds it to every element: x + z is x + 1z.",
        List.of(
            Law.of(
                "∂(x + z)/∂x = I",
                "\\frac{\\partial}{\\partial\\mathbf{x}}(\\mathbf{x}+z) = I",
                Shape.SQUARE,
                X_Z,
                in -> identity(in[0].length),
                SHIFTED,
                0),
            Law.of(
                "∂(x + z)/∂z = 1",
                "\\frac{\\partial}{\\partial z}(\\mathbf{x}+z) = \\vec{1}",
                Shape.COLUMN,
                X_Z,
                in -> ones(in[0].length),
                SHIFTED,
                1)));
  }

  private static Rule scalarMultiply() {
    return Rule.of(
        "scalar-multiply",
        Group.EXPANSION,
        EXPANSION,
        "Multiplying a vector by a number multiplies every element: xz is x ⊗ 1z.",
        List.of(
            Law.of(
                "∂(xz)/∂x = diag(1z) = Iz",
                "\\frac{\\partial}{\\partial\\mathbf{x}}(\\mathbf{x}z) ="
                    + " \\operatorname{diag}(\\vec{1}z) = Iz",
                Shape.SQUARE,
                X_Z,
                in -> identity(in[0].length).scalarMultiply(in[1][0]),
                SCALED,
                0),
            Law.of(
                "∂(xz)/∂z = x",
                "\\frac{\\partial}{\\partial z}(\\mathbf{x}z) = \\mathbf{x}",
                Shape.COLUMN,
                X_Z,
                in -> column(in[0]),
                SCALED,
                1)));
  }

  private static Rule vectorSum() {
    return Rule.of(
        "vector-sum",
        Group.REDUCTIONS,
        REDUCTION,
        "A sum changes as fast as each of its elements: its gradient is a row of ones.",
        List.of(
            Law.of(
                "∂sum(x)/∂x = 1ᵀ",
                "\\frac{\\partial}{\\partial\\mathbf{x}}\\operatorname{sum}(\\mathbf{x}) ="
                    + " \\vec{1}^{\\,\\top}",
                Shape.ROW,
                List.of(X),
                in -> ones(in[0].length).transpose(),
                in -> one(sum(in[0])),
                0)));
  }

  private static Rule sumOfFunctions() {
    return Rule.of(
        "sum-of-functions",
        Group.REDUCTIONS,
        REDUCTION,
        "The derivative moves inside a sum: column by column the Jacobian of f is added up. Here"
            + " fᵢ(x) = xᵢ²·sin(x₁).",
        List.of(
            Law.of(
                "∂sum(f(x))/∂x = [Σᵢ ∂fᵢ/∂x₁, …, Σᵢ ∂fᵢ/∂xₙ]",
                "\\frac{\\partial}{\\partial\\mathbf{x}}\\operatorname{sum}"
                    + "(\\mathbf{f}(\\mathbf{x})) = \\begin{bmatrix}"
                    + " \\sum_i\\frac{\\partial f_i}{\\partial x_1} & \\cdots &"
                    + " \\sum_i\\frac{\\partial f_i}{\\partial x_n} \\end{bmatrix}",
                Shape.ROW,
                List.of(X),
                in -> columnSums(in[0]),
                in -> one(sum(each(in[0], x -> x.multiply(x).multiply(in[0][0].sin())))),
                0)));
  }

  /** The columns of the Jacobian of fᵢ(x) = xᵢ²·sin(x₁), each added up. */
  private static RealMatrix columnSums(double[] x) {
    double[] sums = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sums[i] += 2 * x[i] * StrictMath.sin(x[0]); // ∂fᵢ/∂xᵢ
      sums[0] += x[i] * x[i] * StrictMath.cos(x[0]); // ∂fᵢ/∂x₁ through the sine
    }
    return row(sums);
  }

  private static Rule sumScalarAdd() {
    Function f = in -> one(sum(SHIFTED.at(in)));
    return Rule.of(
        "sum-scalar-add",
        Group.REDUCTIONS,
        REDUCTION,
        "A number added to each of n elements counts n times in their sum.",
        List.of(
            Law.of(
                "∂sum(x + z)/∂x = 1ᵀ",
                "\\frac{\\partial}{\\partial\\mathbf{x}}\\operatorname{sum}(\\mathbf{x}+z) ="
                    + " \\vec{1}^{\\,\\top}",
                Shape.ROW,
                X_Z,
                in -> ones(in[0].length).transpose(),
                f,
                0),
            Law.of(
                "∂sum(x + z)/∂z = n",
                "\\frac{\\partial}{\\partial z}\\operatorname{sum}(\\mathbf{x}+z) = n",
                Shape.SCALAR,
                X_Z,
                in -> scalar(in[0].length),
                f,
                1)));
  }

  private static Rule sumScalarMultiply() {
    Function f = in -> one(sum(SCALED.at(in)));
    return Rule.of(
        "sum-scalar-multiply",
        Group.REDUCTIONS,
        REDUCTION,
        "A common factor counts once in each element's slope, and the sum of the elements is its"
            + " own slope.",
        List.of(
            Law.of(
                "∂sum(xz)/∂x = [z, …, z]",
                "\\frac{\\partial}{\\partial\\mathbf{x}}\\operatorname{sum}(\\mathbf{x}z) ="
                    + " \\begin{bmatrix} z & \\cdots & z \\end{bmatrix}",
                Shape.ROW,
                X_Z,
                in -> ones(in[0].length).transpose().scalarMultiply(in[1][0]),
                f,
                0),
            Law.of(
                "∂sum(xz)/∂z = sum(x)",
                "\\frac{\\partial}{\\partial z}\\operatorname{sum}(\\mathbf{x}z) ="
                    + " \\operatorname{sum}(\\mathbf{x})",
                Shape.SCALAR,
                X_Z,
                in -> scalar(Matrices.sum(in[0])),
                f,
                1)));
  }

  private static Rule dotProduct() {
    Function f = in -> one(Autodiff.dot(in[0], in[1]));
    return Rule.of(
        "dot-product",
        Group.REDUCTIONS,
        REDUCTION,
        "w·x is sum(w ⊗ x), so the chain rule gives 1ᵀ·diag(x) = xᵀ: the gradient by one vector is"
            + " the other one as a row.",
        List.of(
            Law.of(
                "∂(w·x)/∂w = 1ᵀ·diag(x) = xᵀ",
                "\\frac{\\partial}{\\partial\\mathbf{w}}(\\mathbf{w}\\cdot\\mathbf{x}) ="
                    + " \\vec{1}^{\\,\\top}\\operatorname{diag}(\\mathbf{x}) ="
                    + " \\mathbf{x}^\\top",
                Shape.ROW,
                List.of(W, X),
                in -> row(in[1]),
                f,
                0),
            Law.of(
                "∂(w·x)/∂x = wᵀ",
                "\\frac{\\partial}{\\partial\\mathbf{x}}(\\mathbf{w}\\cdot\\mathbf{x}) ="
                    + " \\mathbf{w}^\\top",
                Shape.ROW,
                List.of(W, X),
                in -> row(in[0]),
                f,
                1)));
  }
}

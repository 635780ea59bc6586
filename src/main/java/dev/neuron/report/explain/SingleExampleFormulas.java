package dev.neuron.report.explain;

import static dev.neuron.report.doc.FormulaSection.shape;
import static dev.neuron.report.words.FormulaNumbers.inside;
import static dev.neuron.report.words.FormulaNumbers.number;
import static dev.neuron.report.words.FormulaNumbers.vector;

import dev.neuron.diagnose.ExampleChain;
import dev.neuron.diagnose.Explanation;
import dev.neuron.diagnose.rules.Citation;
import dev.neuron.math.Cost;
import dev.neuron.report.doc.FormulaSection;
import java.util.Arrays;
import java.util.List;

/** The chain of one example, in the order of the paper. */
final class SingleExampleFormulas {
  private static final String BOLD = "wxu";
  private static final String SCALAR = shape(1, 1);

  private final Explanation explanation;
  private final String rate;
  private final ExampleChain chain;
  private final FunctionFormulas functions;
  private final double[] w;
  private final double b;
  private final int n;

  private SingleExampleFormulas(Explanation explanation, String rate) {
    this.rate = rate;
    this.explanation = explanation;
    this.chain = explanation.chains().get(0);
    this.functions = new FunctionFormulas(explanation.neuron());
    this.w = explanation.weights();
    this.n = explanation.features();
    this.b = explanation.wHat()[n];
  }

  static List<FormulaSection> of(Explanation explanation, String rate) {
    SingleExampleFormulas formulas = new SingleExampleFormulas(explanation, rate);
    return List.of(
        formulas.forward(),
        formulas.links(),
        formulas.product(),
        formulas.backwardOrder(),
        formulas.forwardOrder(),
        formulas.update());
  }

  private FormulaSection forward() {
    FormulaSection section = new FormulaSection("Forward: from the weights to the cost", BOLD);
    section.add("u = w ⊗ x = " + vector(chain.u()) + "ᵀ", shape(n, 1), Citations.ELEMENT_WISE);
    section.add("w·x = sum(u) = " + number(chain.dot()), SCALAR, Citations.SUM);
    section.add(
        "z = w·x + b = " + number(chain.dot()) + " + " + inside(b) + " = " + number(chain.z()),
        SCALAR,
        Citations.ACTIVATION);
    section.add(
        "z = ŵ·x̂ = " + number(chain.z()),
        SCALAR,
        "the same, with `b` behind `w` in `ŵ` and `1` behind `x` in `x̂`",
        Citations.BIAS);
    section.add(
        "a = " + functions.activation() + " = " + number(chain.a()),
        SCALAR,
        functions.activationSource());
    section.add("v = " + equalV(), SCALAR, vRemark(), Citations.LOSS);
    if (chain.share() == 1) {
      section.add("C = " + functions.cost() + " = " + number(chain.c()), SCALAR, Citations.LOSS);
    } else {
      section.add("c = " + functions.cost() + " = " + number(chain.c()), SCALAR, Citations.LOSS);
      section.add(
          "C = s·c = "
              + number(chain.share())
              + "·"
              + number(chain.c())
              + " = "
              + number(explanation.cost()),
          SCALAR,
          "`s` is the row's weight over the mean of all weights",
          Citations.LOSS);
    }
    return section;
  }

  /** ∂C/∂v, the weight of the row in it. */
  private double byV() {
    return chain.share() == 1 ? chain.cByV() : chain.share() * chain.cByV();
  }

  /** ∂C/∂z, the weight of the row in it. */
  private double byZ() {
    return explanation.gradient()[n]; // as the bias's input is 1
  }

  private String equalV() {
    String numbers =
        switch (explanation.neuron().cost().kind()) {
          case SQUARED, ABSOLUTE, HUBER, QUANTILE ->
              " = " + number(chain.y()) + " − " + inside(chain.a());
          case HINGE -> " = " + number(chain.vByA()) + "·" + inside(chain.a());
          case LOG_LOSS -> "";
        };
    return functions.v() + numbers + " = " + number(chain.v());
  }

  private String vRemark() {
    return switch (explanation.neuron().cost().kind()) {
      case HINGE -> "`t = " + number(chain.vByA()) + "` as `y = " + number(chain.y()) + "`";
      case SQUARED, ABSOLUTE, HUBER, QUANTILE -> FunctionFormulas.RENAMED;
      case LOG_LOSS -> "";
    };
  }

  private FormulaSection links() {
    FormulaSection section =
        new FormulaSection("The derivative of each link, in numerator layout", BOLD);
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    section.add(
        "∂u/∂w = diag(x) = diag(" + vector(chain.x()) + ")", shape(n, n), Citations.ELEMENT_WISE);
    section.add("∂sum(u)/∂u = 𝟏ᵀ = " + vector(ones), shape(1, n), Citations.SUM);
    section.add(
        "∂z/∂w = 𝟏ᵀ·diag(x) = xᵀ = " + vector(chain.x()), shape(1, n), Citations.VECTOR_CHAIN);
    section.add("∂z/∂b = 1", SCALAR, Citations.ACTIVATION);
    section.add(
        "∂a/∂z = " + withNumber(functions.slopeAt(chain.z()), chain.slope()),
        SCALAR,
        functions.side(chain.z()),
        functions.activationSource());
    section.add("∂v/∂a = " + vSlope(), SCALAR, Citations.LOSS);
    section.add(
        "∂C/∂v = "
            + (chain.share() == 1 ? "" : "s·")
            + withNumber(functions.costSlope(chain.v()), byV()),
        SCALAR,
        Citations.LOSS);
    return section;
  }

  private String vSlope() {
    String number = number(chain.vByA());
    return explanation.neuron().cost().kind() == Cost.Kind.HINGE ? "t = " + number : number;
  }

  private static String withNumber(String formula, double value) {
    String number = number(value);
    return formula.equals(number) ? number : formula + " = " + number;
  }

  private FormulaSection product() {
    FormulaSection section = new FormulaSection("The chain rule: their product", BOLD);
    section.add(
        "∂C/∂z = ∂C/∂v·∂v/∂a·∂a/∂z = " + factors() + " = " + number(byZ()),
        SCALAR,
        signalRemark(),
        Citations.SINGLE_CHAIN);
    section.add(
        "∂C/∂w = ∂C/∂z·∂z/∂w = " + number(byZ()) + "·xᵀ = " + vector(explanation.byWeights()),
        shape(1, n),
        Citations.WEIGHTS);
    section.add(
        "∂C/∂b = ∂C/∂z·∂z/∂b = " + number(explanation.gradient()[n]), SCALAR, Citations.BIAS);
    return section;
  }

  private String signalRemark() {
    return switch (explanation.neuron().cost().kind()) {
      case SQUARED ->
          chain.signal() == 0 || chain.share() != 1
              ? ""
              : "twice the error `e = a − y`, times `∂a/∂z`";
      case LOG_LOSS -> chain.share() == 1 ? "multiplied out, `a − y`" : "";
      case ABSOLUTE, HUBER, QUANTILE, HINGE -> "";
    };
  }

  private String factors() {
    return number(byV()) + "·" + inside(chain.vByA()) + "·" + inside(chain.slope());
  }

  private FormulaSection backwardOrder() {
    FormulaSection section =
        new FormulaSection(
            "The product from the cost backward: " + (n + 2) + " multiplications", BOLD);
    Citation source = Citations.BACKPROPAGATION;
    section.add("∂C/∂v = " + number(byV()), SCALAR, source);
    section.add("∂C/∂a = ∂C/∂v·∂v/∂a = " + number(byV() * chain.vByA()), SCALAR, source);
    section.add("∂C/∂z = ∂C/∂a·∂a/∂z = " + number(byZ()), SCALAR, source);
    section.add("∂C/∂w = ∂C/∂z·∂z/∂w = " + vector(explanation.byWeights()), shape(1, n), source);
    return section;
  }

  private FormulaSection forwardOrder() {
    FormulaSection section =
        new FormulaSection(
            "The product from the weights forward: " + 3 * n + " multiplications", BOLD);
    Citation source = Citations.VECTOR_CHAIN;
    double[][] products = chain.forwardOrder();
    section.add("∂z/∂w = " + vector(products[0]), shape(1, n), source);
    section.add("∂a/∂w = ∂a/∂z·∂z/∂w = " + vector(products[1]), shape(1, n), source);
    section.add("∂v/∂w = ∂v/∂a·∂a/∂w = " + vector(products[2]), shape(1, n), source);
    section.add("∂C/∂w = ∂C/∂v·∂v/∂w = " + vector(explanation.byWeights()), shape(1, n), source);
    return section;
  }

  private FormulaSection update() {
    FormulaSection section = new FormulaSection("The step", BOLD);
    StepFormulas.add(section, explanation, rate, w, b);
    return section;
  }
}

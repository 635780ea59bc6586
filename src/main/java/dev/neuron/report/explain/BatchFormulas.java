package dev.neuron.report.explain;

import static dev.neuron.report.doc.FormulaSection.shape;
import static dev.neuron.report.words.FormulaNumbers.matrix;
import static dev.neuron.report.words.FormulaNumbers.number;
import static dev.neuron.report.words.FormulaNumbers.vector;

import dev.neuron.diagnose.ExampleChain;
import dev.neuron.diagnose.Explanation;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.report.doc.FormulaSection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The chain of many examples at once: X has a row for each, z, a, v and y an entry. */
final class BatchFormulas {
  private static final String BOLD = "wXxzavytI";

  private final Explanation explanation;
  private final String rate;
  private final FunctionFormulas functions;
  private final long count;
  private final int n;

  private BatchFormulas(Explanation explanation, String rate) {
    this.rate = rate;
    this.explanation = explanation;
    this.functions = new FunctionFormulas(explanation.neuron());
    this.n = explanation.features();
    this.count = explanation.count();
  }

  static List<FormulaSection> of(Explanation explanation, String rate) {
    BatchFormulas formulas = new BatchFormulas(explanation, rate);
    return List.of(
        formulas.forward(),
        formulas.links(),
        formulas.product(),
        formulas.orders(),
        formulas.update());
  }

  private String entries(ToDoubleFunction<ExampleChain> variable) {
    double[] known = new double[explanation.chains().size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = variable.applyAsDouble(explanation.chains().get(i));
    }
    return vector(known, explanation.count()) + "ᵀ";
  }

  /** What each cost is multiplied by in the mean. */
  private String mean() {
    return explanation.weighted() ? "(1/Σ sᵢ)·Σ sᵢ·" : "(1/" + count + ")·Σ ";
  }

  private FormulaSection forward() {
    FormulaSection section = new FormulaSection("Forward: from the weights to the cost", BOLD);
    if (n > 0) {
      List<double[]> rows = explanation.chains().stream().map(ExampleChain::x).toList();
      section.add(
          "X = " + matrix(rows, count),
          shape(count, n),
          "a row `xᵢᵀ` for each example",
          Citations.LOSS);
    }
    section.add(
        "z = X·w + b·𝟏 = " + entries(ExampleChain::z), shape(count, 1), Citations.ACTIVATION);
    section.add(
        "a = σ(z) = " + entries(ExampleChain::a),
        shape(count, 1),
        "`σ(z)` is `" + functions.activation() + "` for each entry",
        functions.activationSource());
    section.add(
        "v = " + functions.v() + " = " + entries(ExampleChain::v),
        shape(count, 1),
        explanation.neuron().cost().kind() == Cost.Kind.HINGE
            ? "`t` is `1` where `y > 0`, else `−1`"
            : explanation.neuron().cost().kind() == Cost.Kind.LOG_LOSS
                ? ""
                : FunctionFormulas.RENAMED,
        Citations.LOSS);
    section.add(
        "C = " + mean() + "c(vᵢ) = " + number(explanation.cost()),
        shape(1, 1),
        "`c(v)` is `" + functions.cost() + "`",
        Citations.LOSS);
    return section;
  }

  private FormulaSection links() {
    FormulaSection section =
        new FormulaSection("The derivative of each link, in numerator layout", BOLD);
    section.add("∂z/∂w = X", shape(count, n), Citations.VECTOR_CHAIN);
    section.add("∂z/∂b = 𝟏", shape(count, 1), Citations.VECTOR_CHAIN);
    section.add(
        "∂a/∂z = diag(σ'(z)) = diag(" + withoutT(entries(ExampleChain::slope)) + ")",
        shape(count, count),
        slopeRemark(),
        functions.activationSource());
    section.add("∂v/∂a = " + vSlope(), shape(count, count), Citations.LOSS);
    section.add(
        "∂C/∂v = " + withoutT(entries(chain -> chain.share() * chain.cByV())),
        shape(1, count),
        slopeOfCost(),
        Citations.LOSS);
    return section;
  }

  private String vSlope() {
    return switch (explanation.neuron().cost().kind()) {
      case SQUARED, ABSOLUTE, HUBER, QUANTILE -> "−I";
      case HINGE -> "diag(t)";
      case LOG_LOSS -> "I";
    };
  }

  private static String withoutT(String column) {
    return column.substring(0, column.length() - 1);
  }

  private String slopeRemark() {
    if (functions.slope() != null) {
      return "`σ'(z)` is `" + functions.slope() + "`";
    }
    return "`σ'(z)` is `"
        + functions.slopeAt(1)
        + "` where `z > 0`, else `"
        + functions.slopeAt(-1)
        + "`";
  }

  private String slopeOfCost() {
    String share = explanation.weighted() ? "sᵢ/Σ sᵢ" : "1/" + count;
    return "`" + share + "` times " + functions.costSlope() + " for each entry";
  }

  private FormulaSection product() {
    FormulaSection section = new FormulaSection("The chain rule: their product", BOLD);
    section.add(
        "∂C/∂z = ∂C/∂v·∂v/∂a·∂a/∂z = " + withoutT(entries(chain -> chain.share() * chain.signal())),
        shape(1, count),
        Citations.VECTOR_CHAIN);
    section.add(
        "∂C/∂w = ∂C/∂z·X" + paperSum("·xᵢᵀ") + " = " + vector(explanation.byWeights()),
        shape(1, n),
        paperRemark(),
        Citations.WEIGHTS);
    section.add(
        "∂C/∂b = ∂C/∂z·𝟏" + paperSum("") + " = " + number(explanation.shown(n)),
        shape(1, 1),
        rounding(),
        Citations.BIAS);
    return section;
  }

  /** What a 0 shown for the bias is exactly. */
  private String rounding() {
    return explanation.isRounding(n)
        ? "`" + number(explanation.gradient()[n]) + "`, which is rounding"
        : "";
  }

  private boolean isPapers() {
    Neuron neuron = explanation.neuron();
    return neuron.activation().equals(Activation.RELU)
        && neuron.cost().kind() == Cost.Kind.SQUARED
        && !explanation.weighted();
  }

  /** The paper's form of the gradient, where the neuron is the paper's. */
  private String paperSum(String times) {
    return isPapers() ? " = (2/" + count + ")·Σ eᵢ" + times : "";
  }

  private String paperRemark() {
    return isPapers()
        ? "`Σ` over the " + explanation.active() + " active examples, `eᵢ = aᵢ − yᵢ`"
        : "";
  }

  private FormulaSection orders() {
    FormulaSection section = new FormulaSection("The same product from either end", BOLD);
    section.add(
        "((∂C/∂v·∂v/∂a)·∂a/∂z)·∂z/∂w",
        shape(1, n),
        "backward, " + count * (n + 2) + " multiplications: a row times diagonals, then `X`",
        Citations.BACKPROPAGATION);
    section.add(
        "∂C/∂v·(∂v/∂a·(∂a/∂z·∂z/∂w))",
        shape(1, n),
        "forward, " + 3 * count * n + " multiplications: `X` is carried along",
        Citations.VECTOR_CHAIN);
    return section;
  }

  private FormulaSection update() {
    FormulaSection section = new FormulaSection("The step", BOLD);
    StepFormulas.add(section, explanation, rate, explanation.weights(), explanation.wHat()[n]);
    return section;
  }
}

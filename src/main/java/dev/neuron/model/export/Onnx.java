package dev.neuron.model.export;

import dev.neuron.data.DataException;
import dev.neuron.data.Feature;
import dev.neuron.math.Activation;
import dev.neuron.model.TrainedNeuron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A neuron as a graph of ONNX in double precision. Every column is an input of its name, (N, 1),
 * numbers or texts; the output is {@code prediction}, (N, 1). NaN comes out where there is no
 * prediction: ONNX has no errors of its own.
 */
final class Onnx {
  private final TrainedNeuron model;
  private final Inputs inputs;
  private final OnnxGraph graph = new OnnxGraph();

  private Onnx(TrainedNeuron model) {
    this.model = model;
    this.inputs = Inputs.of(model);
  }

  static byte[] of(TrainedNeuron model) {
    return new Onnx(model).bytes();
  }

  private byte[] bytes() {
    if (inputs.hasColumn("")) {
      throw DataException.request("ONNX has no inputs without a name, and a column has none", null);
    }
    inputs.numbers().forEach(graph::numbers);
    inputs.categories().keySet().forEach(graph::texts);
    List<String> terms = new ArrayList<>();
    if (!inputs.numbers().isEmpty()) {
      terms.add(numbers());
    }
    for (Map.Entry<String, List<String>> column : inputs.categories().entrySet()) {
      terms.add(category(column.getKey(), column.getValue()));
    }
    String z = terms.get(0);
    for (String term : terms.subList(1, terms.size())) {
      z = graph.apply("Add", z, term);
    }
    z = graph.apply("Add", z, graph.constant(model.affine().centredBias()));
    return graph.model(activation(z), inputs.free("prediction"));
  }

  /** The numbers' part of w·x: (N, n) times (n, 1). */
  private String numbers() {
    String[] columns = inputs.numbers().toArray(new String[0]);
    String x = graph.along(1, "Concat", columns);
    for (double token : inputs.missingNumbers()) {
      String missing = graph.apply("Equal", x, graph.constant(token));
      x = graph.apply("Where", missing, graph.constant(Double.NaN), x);
    }
    double[] weights = new double[columns.length];
    double[] instead = new double[columns.length];
    double[] centre = new double[columns.length];
    for (int j = 0; j < model.features(); j++) {
      Feature feature = model.columns().features().get(j);
      if (!feature.isOneHot()) {
        weights[inputs.place(feature)] = model.weight(j);
        instead[inputs.place(feature)] = feature.replacement();
        centre[inputs.place(feature)] = model.affine().centre()[j];
      }
    }
    if (model.columns().missing().replaces()) {
      String constant = graph.constant(instead, 1, columns.length);
      x = graph.apply("Where", graph.apply("IsNaN", x), constant, x);
    }
    if (model.affine().isCentred()) {
      x = graph.apply("Sub", x, graph.constant(centre, 1, columns.length));
    }
    return graph.apply("MatMul", x, graph.constant(weights, columns.length, 1));
  }

  /**
   * A column's part of w·x: its text is numbered, and the number picks the weight. Behind the
   * categories stand what a missing text gives, and NaN for any other text.
   */
  private String category(String column, List<String> categories) {
    int known = categories.size();
    double[] parts = new double[known + 2];
    parts[known + 1] = Double.NaN;
    int next = 0;
    for (int j = 0; j < model.features(); j++) {
      Feature feature = model.columns().features().get(j);
      if (feature.isOneHot() && feature.source().equals(column)) {
        parts[next++] = model.weight(j);
        parts[known] += model.weight(j) * feature.replacement();
      }
    }
    List<String> texts = new ArrayList<>(categories);
    texts.addAll(inputs.missingTexts());
    long[] places = new long[texts.size()];
    Arrays.setAll(places, i -> Math.min(i, known));
    String place = graph.encode(texts, places, known + 1L, column);
    return graph.along(0, "Gather", graph.constant(parts, known + 2), place);
  }

  private String activation(String z) {
    Activation activation = model.neuron().activation();
    return switch (activation.kind()) {
      case RELU -> scaled(activation, graph.apply("Relu", z));
      case LEAKY_RELU -> above(z, z, scaled(activation, z));
      case ELU -> above(z, z, scaled(activation, expm1(z)));
      case SIGMOID -> sigmoid(z, tail(z));
      case TANH -> graph.apply("Tanh", z);
      case SOFTPLUS -> graph.apply("Add", graph.apply("Relu", z), log1p(tail(z)));
      case IDENTITY -> z;
    };
  }

  private String scaled(Activation activation, String value) {
    double alpha = activation.alpha();
    return alpha == 1 ? value : graph.apply("Mul", graph.constant(alpha), value);
  }

  /** One value where z is above 0, another elsewhere. */
  private String above(String z, String positive, String otherwise) {
    return graph.apply("Where", graph.apply("Greater", z, graph.constant(0)), positive, otherwise);
  }

  /** The operator Sigmoid of ONNX Runtime gives 0 where the value is below 1e-300. */
  private String sigmoid(String z, String tail) {
    String one = graph.constant(1);
    return graph.apply("Div", above(z, one, tail), graph.apply("Add", one, tail));
  }

  /** exp(−|z|), which never overflows. */
  private String tail(String z) {
    return graph.apply("Exp", graph.apply("Neg", graph.apply("Abs", z)));
  }

  /** exp(z) − 1 without cancellation: 2 t / (1 − t) with t = tanh(z/2). */
  private String expm1(String z) {
    String t = graph.apply("Tanh", graph.apply("Mul", graph.constant(0.5), z));
    String twice = graph.apply("Add", t, t);
    return graph.apply("Div", twice, graph.apply("Sub", graph.constant(1), t));
  }

  /** ln(1 + x) without cancellation: what 1 + x lost, the division gives back (Kahan). */
  private String log1p(String x) {
    String one = graph.constant(1);
    String sum = graph.apply("Add", one, x);
    String grown = graph.apply("Sub", sum, one);
    String exact =
        graph.apply("Mul", graph.apply("Log", sum), graph.apply("Div", x, grown)); // 0/0 unused
    return graph.apply("Where", graph.apply("Equal", sum, one), x, exact);
  }
}

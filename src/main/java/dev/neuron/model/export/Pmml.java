package dev.neuron.model.export;

import dev.neuron.data.Feature;
import dev.neuron.math.Activation;
import dev.neuron.model.Program;
import dev.neuron.model.TrainedNeuron;
import java.util.List;
import java.util.Map;

/**
 * A neuron in PMML 4.4: a linear regression gives w·x + b under the name {@code affine}, and a
 * second one, of the activation alone, hands on its value as the prediction of the target. A row
 * without a prediction is an invalid result.
 */
final class Pmml {
  private final TrainedNeuron model;
  private final Inputs inputs;
  private final String affine;
  private final String value;

  private Pmml(TrainedNeuron model) {
    this.model = model;
    this.inputs = Inputs.of(model);
    this.affine = inputs.free("affine");
    this.value = inputs.free("activation");
  }

  static String of(TrainedNeuron model) {
    return new Pmml(model).document();
  }

  private String document() {
    inputs.require("PMML", Inputs::isXml, Integer.MAX_VALUE);
    Xml root = Xml.root("PMML", "xmlns", "http://www.dmg.org/PMML-4_4", "version", "4.4");
    root.add("Header", "description", Literal.origin())
        .add("Application", "name", "neuron", "version", Program.current().version());
    dictionary(root.add("DataDictionary"));
    Xml chain = root.add("MiningModel", "functionName", "regression");
    schema(chain.add("MiningSchema"));
    Xml segments = chain.add("Segmentation", "multipleModelMethod", "modelChain");
    sum(regression(segments, "sum"));
    activation(regression(segments, "activation"));
    return root.toString();
  }

  private static Xml regression(Xml segments, String id) {
    Xml segment = segments.add("Segment", "id", id);
    segment.add("True");
    return segment.add("RegressionModel", "functionName", "regression");
  }

  private void dictionary(Xml dictionary) {
    for (String column : inputs.numbers()) {
      missing(number(dictionary, "DataField", column));
    }
    for (Map.Entry<String, List<String>> column : inputs.categories().entrySet()) {
      Xml field = dictionary.add("DataField", "name", column.getKey());
      field.with("optype", "categorical", "dataType", "string");
      column.getValue().forEach(category -> field.add("Value", "value", category));
      missing(field);
    }
    number(dictionary, "DataField", model.columns().target());
  }

  private static Xml number(Xml parent, String kind, String name) {
    return parent.add(kind, "name", name, "optype", "continuous", "dataType", "double");
  }

  private void missing(Xml field) {
    for (String text : inputs.missingTexts()) {
      field.add("Value", "value", text, "property", "missing");
    }
  }

  /** What stands in for a missing number is put in here; for a category, where it is coded. */
  private void schema(Xml schema) {
    String treatment = model.columns().missing().replaces() ? "asIs" : "returnInvalid";
    for (Feature feature : model.columns().features()) {
      if (!feature.isOneHot()) {
        Xml field = schema.add("MiningField", "name", feature.source());
        if (Double.isNaN(feature.replacement())) {
          field.with("missingValueTreatment", treatment);
        } else {
          field.with("missingValueReplacement", Literal.number(feature.replacement()));
          field.with("missingValueTreatment", "asValue");
        }
      }
    }
    for (String column : inputs.categories().keySet()) {
      schema.add("MiningField", "name", column, "missingValueTreatment", treatment);
    }
    target(schema);
  }

  private void target(Xml schema) {
    schema.add("MiningField", "name", model.columns().target(), "usageType", "target");
  }

  private void sum(Xml regression) {
    Xml schema = regression.add("MiningSchema");
    inputs.numbers().forEach(column -> schema.add("MiningField", "name", column));
    inputs.categories().keySet().forEach(column -> schema.add("MiningField", "name", column));
    number(regression.add("Output"), "OutputField", affine).with("feature", "predictedValue");
    List<Feature> features = model.columns().features();
    if (!inputs.categories().isEmpty() || model.affine().isCentred()) {
      Xml derived = regression.add("LocalTransformations");
      features.stream().filter(Feature::isOneHot).forEach(feature -> category(derived, feature));
      centre(derived);
    }
    String bias = Literal.number(model.affine().centredBias());
    Xml table = regression.add("RegressionTable", "intercept", bias);
    for (int j = 0; j < features.size(); j++) {
      String weight = Literal.number(model.weight(j));
      table.add("NumericPredictor", "name", centredName(j), "coefficient", weight);
    }
  }

  /** Features less their centre, where they have one. */
  private void centre(Xml derived) {
    for (int j = 0; j < model.features(); j++) {
      double centre = model.affine().centre()[j];
      if (centre != 0) {
        Xml feature = Xml.root("FieldRef", "field", name(model.columns().features().get(j)));
        number(derived, "DerivedField", centredName(j)).add(apply("-", feature, constant(centre)));
      }
    }
  }

  private String centredName(int j) {
    String name = name(model.columns().features().get(j));
    return model.affine().centre()[j] == 0 ? name : inputs.free("centred " + name);
  }

  private String name(Feature feature) {
    return feature.isOneHot() ? inputs.free(feature.name()) : feature.source();
  }

  private void category(Xml derived, Feature feature) {
    Xml norm =
        number(derived, "DerivedField", name(feature))
            .add("NormDiscrete", "field", feature.source(), "value", feature.value());
    if (!Double.isNaN(feature.replacement())) {
      norm.with("mapMissingTo", Literal.number(feature.replacement()));
    }
  }

  private void activation(Xml regression) {
    Xml schema = regression.add("MiningSchema");
    schema.add("MiningField", "name", affine);
    target(schema);
    Xml field = number(regression.add("LocalTransformations"), "DerivedField", value);
    field.add(expression(model.neuron().activation()));
    regression
        .add("RegressionTable", "intercept", "0")
        .add("NumericPredictor", "name", value, "coefficient", "1");
  }

  private Xml expression(Activation activation) {
    Xml alpha = constant(activation.alpha());
    return switch (activation.kind()) {
      case RELU -> positive(apply("*", alpha, z()), constant(0));
      case LEAKY_RELU -> positive(z(), apply("*", alpha, z()));
      case ELU -> positive(z(), apply("*", alpha, apply("expm1", z())));
      case SIGMOID -> apply("/", positive(constant(1), tail()), apply("+", constant(1), tail()));
      case TANH -> apply("tanh", z());
      case SOFTPLUS -> apply("+", positive(z(), constant(0)), apply("ln1p", tail()));
      case IDENTITY -> z();
    };
  }

  private Xml z() {
    return Xml.root("FieldRef", "field", affine);
  }

  /** exp(−|z|), which never overflows. */
  private Xml tail() {
    return apply("exp", apply("-", constant(0), apply("abs", z())));
  }

  private Xml positive(Xml then, Xml otherwise) {
    return apply("if", apply("greaterThan", z(), constant(0)), then, otherwise);
  }

  private static Xml constant(double number) {
    return Xml.root("Constant", "dataType", "double").text(Literal.number(number));
  }

  private static Xml apply(String function, Xml... arguments) {
    Xml apply = Xml.root("Apply", "function", function);
    for (Xml argument : arguments) {
      apply.add(argument);
    }
    return apply;
  }
}

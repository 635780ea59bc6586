package dev.neuron.model.export;

import dev.neuron.data.Feature;
import dev.neuron.math.Activation;
import dev.neuron.model.TrainedNeuron;
import java.util.Collection;
import java.util.List;

/** A neuron as a function of C99. */
final class C99 {
  private static final String ABOUT =
      """

         neuron_predict(numbers, categories): a value for each name of neuron_numbers and of
         neuron_categories, in their order; NAN and NULL for missing ones. NAN comes back where
         there is no prediction: a value is missing, or a category was not there in training.
         Compile with -std=c99, or -ffp-contract=off, for the same bits as neuron predict. */

      #include <math.h>
      #include <stddef.h>
      #include <string.h>

      """;

  private C99() {}

  static String of(TrainedNeuron model) {
    Inputs inputs = Inputs.of(model);
    StringBuilder text = new StringBuilder("/* ").append(Literal.origin()).append(ABOUT);
    names(text, "neuron_numbers", inputs.numbers());
    names(text, "neuron_categories", inputs.categories().keySet());
    text.append(
        "\ndouble neuron_predict(const double *numbers, const char *const *categories)\n{\n");
    text.append("  double z = 0.0;\n  double x;\n  (void) numbers;\n  (void) categories;\n");
    for (int j = 0; j < model.features(); j++) {
      Feature feature = model.columns().features().get(j);
      text.append(feature.isOneHot() ? category(inputs, feature) : number(inputs, feature));
      text.append("  z += ").append(Literal.number(model.weight(j))).append(" * ");
      text.append(Literal.centred("x", model.affine().centre()[j])).append(";\n");
    }
    text.append("  z += ")
        .append(Literal.number(model.affine().centredBias()))
        .append(";\n  return ");
    return text.append(activation(model.neuron().activation())).append(";\n}\n").toString();
  }

  private static void names(StringBuilder text, String variable, Collection<String> names) {
    text.append("const char *const ").append(variable).append("[] = {");
    names.forEach(name -> text.append(Literal.octal(name)).append(", "));
    text.append("NULL};\n");
  }

  private static String number(Inputs inputs, Feature feature) {
    String cell = "numbers[" + inputs.place(feature) + "]";
    StringBuilder test = new StringBuilder("isnan(x)");
    for (double token : inputs.missingNumbers()) {
      test.append(" || x == ").append(Literal.number(token));
    }
    return "  x = " + cell + ";\n  if (" + test + ") " + missing(feature);
  }

  private static String category(Inputs inputs, Feature feature) {
    String cell = "categories[" + inputs.place(feature) + "]";
    List<String> known = inputs.categories().get(feature.source());
    StringBuilder text = new StringBuilder("  if (").append(cell).append(" == NULL) ");
    text.append(missing(feature)).append("  else if (").append(is(cell, feature.value()));
    text.append(") x = 1.0;\n  else if (");
    String or = "";
    for (String value : known) {
      text.append(or).append(is(cell, value));
      or = " || ";
    }
    return text.append(") x = 0.0;\n  else return NAN;\n").toString();
  }

  private static String is(String cell, String value) {
    return "strcmp(" + cell + ", " + Literal.octal(value) + ") == 0";
  }

  private static String missing(Feature feature) {
    return Double.isNaN(feature.replacement())
        ? "return NAN;\n"
        : "x = " + Literal.number(feature.replacement()) + ";\n";
  }

  private static String activation(Activation activation) {
    String alpha = Literal.number(activation.alpha());
    return switch (activation.kind()) {
      case RELU -> "z <= 0.0 ? 0.0 : " + alpha + " * z";
      case LEAKY_RELU -> "z > 0.0 ? z : " + alpha + " * z";
      case ELU -> "z > 0.0 ? z : " + alpha + " * expm1(z)";
      case SIGMOID -> "(z >= 0.0 ? 1.0 : exp(-fabs(z))) / (1.0 + exp(-fabs(z)))";
      case TANH -> "tanh(z)";
      case SOFTPLUS -> "fmax(z, 0.0) + log1p(exp(-fabs(z)))";
      case IDENTITY -> "z";
    };
  }
}

package dev.neuron.model.export;

import dev.neuron.data.Feature;
import dev.neuron.math.Activation;
import dev.neuron.model.TrainedNeuron;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A neuron as a function of C99. */
final class C99 {
  private static final String ABOUT =
      """

         neuron_predict(numbers, categories): a value for each name of neuron_numbers and of
         neuron_categories, in their order; NAN and NULL for missing ones. NAN comes back where
         there is no prediction: a value is missing, or a category was not there in training.
         Texts are UTF-8.
         Compile with -std=c99, or -ffp-contract=off, for the same bits as neuron predict. */

      #include <math.h>
      #include <stddef.h>
      #include <string.h>

      """;

  private static final String PLACE =
      """

      /* Where a text is among those known; -1 for a missing one, -2 for any other. */
      static int neuron_place(const char *text, const char *const *known)
      {
        size_t length;
        size_t i;
        int place;
        if (text == NULL) return -1;
        while (*text == ' ' || *text == '\\t') text++;
        length = strlen(text);
        while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\\t')) length--;
        for (place = 0; neuron_missing[place] != NULL; place++) {
          const char *token = neuron_missing[place];
          for (i = 0; i < length && token[i] != '\\0'; i++) {
            const char lower = (char) (text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]);
            if (lower != token[i]) break;
          }
          if (i == length && token[i] == '\\0') return -1;
        }
        for (place = 0; known[place] != NULL; place++) {
          if (strlen(known[place]) == length && memcmp(known[place], text, length) == 0) {
            return place;
          }
        }
        return -2;
      }
      """;

  private C99() {}

  /**
   * The file, as long as the model: a column's text is looked up once.
   *
   * @throws dev.neuron.data.DataException of kind REQUEST if a text has a NUL, where C ends it
   */
  static String of(TrainedNeuron model) {
    Inputs inputs = Inputs.of(model);
    inputs.require("C", c -> c != 0, Integer.MAX_VALUE);
    StringBuilder text = new StringBuilder("/* ").append(Literal.origin()).append(ABOUT);
    names(text, "", "neuron_numbers", inputs.numbers());
    names(text, "", "neuron_categories", inputs.categories().keySet());
    if (!inputs.categories().isEmpty()) {
      names(text, "static ", "neuron_missing", inputs.missingLowerCase());
      int place = 0;
      for (List<String> known : inputs.categories().values()) {
        names(text, "static ", "neuron_known_" + place++, known);
      }
      text.append(PLACE);
    }
    text.append(
        "\ndouble neuron_predict(const double *numbers, const char *const *categories)\n{\n");
    text.append("  double z = 0.0;\n  double x;\n");
    for (int k = 0; k < inputs.categories().size(); k++) {
      text.append("  const int c").append(k).append(" = neuron_place(categories[").append(k);
      text.append("], neuron_known_").append(k).append(");\n");
    }
    text.append("  (void) numbers;\n  (void) categories;\n");
    Set<String> seen = new HashSet<>();
    Map<String, Integer> next = new HashMap<>();
    for (int j = 0; j < model.features(); j++) {
      Feature feature = model.columns().features().get(j);
      if (feature.isOneHot()) {
        String place = "c" + inputs.place(feature);
        if (seen.add(feature.source())) {
          boolean replaced = !Double.isNaN(feature.replacement());
          text.append("  if (").append(place).append(replaced ? " == -2" : " < 0");
          text.append(") return NAN;\n");
        }
        int number = next.merge(feature.source(), 1, Integer::sum) - 1;
        text.append(category(place, number, feature));
      } else {
        text.append(number(inputs, feature));
      }
      text.append("  z += ").append(Literal.number(model.weight(j))).append(" * ");
      text.append(Literal.centred("x", model.affine().centre()[j])).append(";\n");
    }
    text.append("  z += ")
        .append(Literal.number(model.affine().centredBias()))
        .append(";\n  return ");
    return text.append(activation(model.neuron().activation())).append(";\n}\n").toString();
  }

  private static void names(
      StringBuilder text, String kind, String variable, Collection<String> names) {
    text.append(kind).append("const char *const ").append(variable).append("[] = {");
    names.forEach(name -> text.append(Literal.c(name)).append(", "));
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

  private static String category(String place, int number, Feature feature) {
    String x = place + " == " + number + " ? 1.0 : 0.0;\n";
    return Double.isNaN(feature.replacement())
        ? "  x = " + x
        : "  x = " + place + " == -1 ? " + Literal.number(feature.replacement()) + " : " + x;
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

package dev.neuron.model;

import dev.neuron.data.json.Fields;
import dev.neuron.diagnose.certainty.ErrorMethod;
import dev.neuron.diagnose.certainty.StandardErrors;
import java.util.List;

/** How sure a neuron's parameters are, as keys of a model file, see {@link ModelFile}. */
final class CertaintyCodec {
  private CertaintyCodec() {}

  /**
   * What the standard errors rest on, each key named once.
   *
   * @param minor the version of the file
   * @param features of the same file, which have their errors beside their weights
   */
  static StandardErrors certainty(
      Fields<StandardErrors> fields, int minor, List<SavedFeature> features) {
    try {
      ErrorMethod method =
          ErrorMethod.parse(fields.text("errors", errors -> errors.method().toString()));
      boolean normal = isNormal(fields);
      double confidence = fields.number("confidence", StandardErrors::confidence);
      long examples = fields.integer("examples", StandardErrors::examples);
      int parameters = Math.toIntExact(fields.integer("parameters", StandardErrors::parameters));
      long active = fields.integer("active", StandardErrors::active);
      long onKink = fields.integer("onKink", StandardErrors::onKink);
      boolean some = minor >= 4 && fields.has("bending", StandardErrors::isStraightSomewhere);
      long bending = some ? fields.integer("bending", StandardErrors::bending) : examples;
      double[] all = errors(fields, features);
      return new StandardErrors(
          method, normal, confidence, examples, parameters, active, onKink, bending, all);
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw fields.refused("\"certainty\": " + wrong.getMessage(), null);
    }
  }

  private static boolean isNormal(Fields<StandardErrors> fields) {
    String distribution = fields.text("distribution", errors -> errors.normal() ? "normal" : "t");
    if (!distribution.equals("normal") && !distribution.equals("t")) {
      throw fields.wrong("distribution", "is neither t nor normal: '" + distribution + "'");
    }
    return distribution.equals("normal");
  }

  private static double[] errors(Fields<StandardErrors> fields, List<SavedFeature> features) {
    int n = features.size();
    double[] all = new double[n + 1];
    for (int j = 0; j < n; j++) {
      all[j] = features.get(j).error();
    }
    all[n] = fields.number("biasStandardError", errors -> errors.errors()[n]);
    return all;
  }
}

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
   * @param features of the same file, which have their errors beside their weights
   */
  static StandardErrors certainty(Fields<StandardErrors> fields, List<SavedFeature> features) {
    try {
      return new StandardErrors(
          ErrorMethod.parse(fields.text("errors", errors -> errors.method().toString())),
          isNormal(fields),
          fields.number("confidence", StandardErrors::confidence),
          fields.integer("examples", StandardErrors::examples),
          Math.toIntExact(fields.integer("parameters", StandardErrors::parameters)),
          fields.integer("active", StandardErrors::active),
          fields.integer("onKink", StandardErrors::onKink),
          errors(fields, features));
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

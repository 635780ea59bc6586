package dev.neuron.model;

import dev.neuron.diagnose.certainty.ErrorMethod;
import dev.neuron.diagnose.certainty.StandardErrors;

/** Reads how sure a neuron's parameters are, see {@link ModelFile}. */
final class CertaintyReader {
  private CertaintyReader() {}

  /**
   * Reads the object.
   *
   * @param errors those of the features, (features + 1); receives that of the bias, the last
   * @throws IllegalArgumentException or {@link ArithmeticException} if a number makes no sense
   */
  static StandardErrors read(JsonObject object, double[] errors) {
    errors[errors.length - 1] = object.number("biasStandardError");
    StandardErrors read =
        new StandardErrors(
            ErrorMethod.parse(object.text("errors")),
            isNormal(object),
            object.number("confidence"),
            object.integer("examples"),
            Math.toIntExact(object.integer("parameters")),
            object.integer("active"),
            object.integer("onKink"),
            errors);
    object.end();
    return read;
  }

  private static boolean isNormal(JsonObject object) {
    String distribution = object.text("distribution");
    if (!distribution.equals("normal") && !distribution.equals("t")) {
      throw object.wrong("distribution", "is neither t nor normal: '" + distribution + "'");
    }
    return distribution.equals("normal");
  }
}

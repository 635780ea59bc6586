package dev.neuron.model;

import dev.neuron.data.json.Fields;
import dev.neuron.train.fold.HeldOut;
import dev.neuron.train.fold.HeldOutErrors;

/** What is known of a neuron on rows it was not trained with, as keys of a model file. */
final class HeldOutCodec {
  private HeldOutCodec() {}

  /** Each key named once. */
  static HeldOut heldOut(Fields<HeldOut> fields) {
    int folds = fields.count("folds", HeldOut::folds);
    double loss = fields.number("loss", HeldOut::loss);
    double lossError = fields.numberOrNull("lossError", HeldOut::lossError);
    double r2 = fields.numberOrNull("r2", HeldOut::r2);
    double r2Error = fields.numberOrNull("r2Error", HeldOut::r2Error);
    boolean has = fields.has("errors", heldOut -> heldOut.errors() != null);
    return new HeldOut(folds, loss, lossError, r2, r2Error, has ? errors(fields) : null);
  }

  private static HeldOutErrors errors(Fields<HeldOut> fields) {
    long rows = fields.integer("rows", heldOut -> heldOut.errors().count());
    double[] values = fields.numbers("errors", heldOut -> heldOut.errors().values());
    try {
      return new HeldOutErrors(rows, values);
    } catch (IllegalArgumentException wrong) {
      throw fields.wrong("errors", wrong.getMessage());
    }
  }
}

package dev.neuron.report.run;

import dev.neuron.report.doc.Records;
import dev.neuron.train.EpochResult;

/** The fields of an epoch, in csv and in JSON Lines. */
final class EpochRecords {
  private EpochRecords() {}

  /** Those that the epochs of every run have; they come first. */
  static Records<EpochResult> ofEveryRun() {
    return new Records<EpochResult>()
        .field("epoch", EpochResult::epoch)
        .field("loss", EpochResult::loss)
        .field("gradientNorm", EpochResult::gradientNorm)
        .field("active", EpochResult::activeShare)
        .field("learningRate", EpochResult::learningRate);
  }

  /** Those that the epochs of a run have. */
  static Records<EpochResult> of(RunStart start) {
    Records<EpochResult> fields = ofEveryRun();
    if (start.validated()) {
      fields.field("validationLoss", EpochResult::validationLoss);
    }
    if (start.penalized()) {
      fields.field("penalty", EpochResult::penalty);
    }
    return fields;
  }
}

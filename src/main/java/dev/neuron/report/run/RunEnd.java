package dev.neuron.report.run;

import dev.neuron.data.Columns;
import dev.neuron.data.Statistics;
import dev.neuron.diagnose.certainty.Certainty;
import dev.neuron.diagnose.certainty.StandardErrors;
import dev.neuron.math.Activation;
import dev.neuron.math.Affine;
import dev.neuron.report.doc.ErrorTable;
import dev.neuron.train.Finding;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.fate.ActiveCurvature;
import dev.neuron.train.fold.FoldFigures;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a run came to, with all that its last lines show.
 *
 * @param result the run's
 * @param r2 1 − Σ(y − a)²/Σ(y − ȳ)² over the training examples; NaN when all targets are equal, or
 *     an interrupted run did not measure it
 * @param findings what there is to say about it
 * @param activeCurvature how the cost bends by the active examples alone, measured when asked for
 *     as it takes passes over the data; gives null where there is nothing to tell
 * @param activation the neuron's
 * @param columns what the examples are made of
 * @param affine w·x + b in raw units, (features)
 * @param statistics how the training examples spread
 * @param certainty the standard errors of the weights, or why there are none; null where nobody
 *     asked
 * @param folds what the same training came to on rows it had not seen; null where nobody asked
 * @param loadSeconds how long reading took
 * @param trainSeconds how long training took
 */
public record RunEnd(
    TrainingResult result,
    double r2,
    List<Finding> findings,
    Supplier<ActiveCurvature> activeCurvature,
    Activation activation,
    Columns columns,
    Affine affine,
    Statistics statistics,
    Certainty certainty,
    FoldFigures folds,
    double loadSeconds,
    double trainSeconds) {

  /** The target's name. */
  public String target() {
    return columns.target();
  }

  /** The features' names in order. */
  public List<String> features() {
    return columns.names();
  }

  /** The loss on rows held out, by folds or for validation; NaN without any. */
  public double heldOutLoss() {
    return folds == null ? result.answer().validationLoss() : folds.loss();
  }

  /** The standard errors, or null without any. */
  public StandardErrors standardErrors() {
    return certainty instanceof StandardErrors errors ? errors : null;
  }

  /** The table of the weights with their standard errors, or null without any. */
  ErrorTable errorTable() {
    StandardErrors errors = standardErrors();
    return errors == null
        ? null
        : new ErrorTable(errors, activation, columns.features(), affine.parameters());
  }
}

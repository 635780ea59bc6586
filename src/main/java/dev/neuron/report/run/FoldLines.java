package dev.neuron.report.run;

import dev.neuron.data.json.Json;
import dev.neuron.report.doc.Records;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.fold.FoldFigures;
import dev.neuron.train.fold.FoldResult;
import java.util.ArrayList;
import java.util.List;

/** What training came to on folds it had not seen, in the formats of a run. */
final class FoldLines {
  private FoldLines() {}

  /** {@code held out: loss 3012 ± 98.1, R² 0.48 ± 0.021 (10 folds)}. */
  static String text(FoldFigures folds) {
    return "held out: loss "
        + Numbers.text(folds.loss())
        + " ± "
        + Numbers.significant(folds.lossError(), 3)
        + (Double.isNaN(folds.r2())
            ? ""
            : ", R² "
                + Numbers.significant(folds.r2(), 3)
                + " ± "
                + Numbers.significant(folds.r2Error(), 2))
        + " ("
        + folds.each().size()
        + " folds)";
  }

  /** A fold and its number, from 1. */
  private record Numbered(int fold, FoldResult result) {}

  private static Records<Numbered> fields() {
    return new Records<Numbered>()
        .field("fold", Numbered::fold)
        .field("rows", one -> one.result().rows())
        .field("loss", one -> one.result().loss())
        .field("r2", one -> one.result().r2())
        .field("verdict", one -> one.result().verdict().word());
  }

  private static List<Numbered> numbered(FoldFigures folds) {
    List<Numbered> numbered = new ArrayList<>();
    for (FoldResult result : folds.each()) {
      numbered.add(new Numbered(numbered.size() + 1, result));
    }
    return numbered;
  }

  /** A line a fold. */
  static String csv(FoldFigures folds) {
    return fields().csv(numbered(folds));
  }

  /** The fields of the event. */
  static void json(Json json, FoldFigures folds) {
    json.put("folds", folds.each().size());
    json.put("loss", folds.loss());
    json.put("lossError", folds.lossError());
    json.put("r2", folds.r2());
    json.put("r2Error", folds.r2Error());
    json.list("each", numbered(folds), one -> fields().write(json, one));
  }
}

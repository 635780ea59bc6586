package dev.neuron.report.explain;

import dev.neuron.data.json.Json;
import dev.neuron.diagnose.GradientAgreement;
import dev.neuron.diagnose.LostDigits;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.report.doc.JsonAnswer;
import java.util.Locale;

/** A gradient check as JSON. */
final class CheckJson {
  private CheckJson() {}

  static String of(CheckReport report) {
    return JsonAnswer.of(
        Json.Layout.BLOCK,
        json -> {
          json.put("passed", report.passed());
          json.put("tolerance", GradientAgreement.TOLERANCE);
          neuron(json, report.neuron());
          json.put("l2", report.l2());
          json.put("scale", report.scaling().name().toLowerCase(Locale.ROOT));
          json.put("examples", report.sample().total());
          json.put("examplesChecked", report.sample().numbers().length);
          json.list("points", report.points(), point -> point(json, report, point));
        });
  }

  static void neuron(Json json, Neuron neuron) {
    Activation activation = neuron.activation();
    json.put("activation", activation.kind().label());
    if (activation.kind().takesAlpha()) {
      json.put("alpha", activation.alpha());
    }
    Cost cost = neuron.cost();
    json.put("cost", cost.kind().label());
    switch (cost.kind()) {
      case HUBER -> json.put("delta", cost.parameter());
      case QUANTILE -> json.put("quantile", cost.parameter());
      case SQUARED, ABSOLUTE, LOG_LOSS, HINGE -> {}
    }
  }

  private static void point(Json json, CheckReport report, CheckedPoint point) {
    GradientAgreement agreement = point.agreement();
    json.put("at", point.kind().name().toLowerCase(Locale.ROOT));
    json.put("number", point.number());
    json.put("loss", point.loss());
    json.put("active", point.active());
    json.put("passed", point.passed());
    json.list("coordinates", () -> coordinates(json, report, agreement));
    lostDigits(json, report, point);
    kinks(json, agreement);
    suspects(json, report, agreement);
  }

  private static void coordinates(Json json, CheckReport report, GradientAgreement agreement) {
    for (int i = 0; i < agreement.size(); i++) {
      int j = i;
      json.item(
          () -> {
            json.put("name", report.coordinate(j));
            json.put("parameter", agreement.wHat()[j]);
            json.put("closedForm", agreement.closedForm()[j]);
            json.put("autodiff", agreement.autodiff()[j]);
            json.put("differences", agreement.low()[j], agreement.high()[j]);
            json.put("apart", agreement.disagreement(j));
            json.put("rounding", agreement.rounding()[j]);
            json.put("digits", agreement.digits(j));
            json.put("agrees", agreement.agrees(j));
          });
    }
  }

  private static void lostDigits(Json json, CheckReport report, CheckedPoint point) {
    if (CheckReport.blurredCoordinate(point) < 0) {
      return;
    }
    LostDigits lost = point.agreement().lostDigits();
    json.object(
        "lostDigits",
        () -> {
          json.put("cause", lost.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'));
          if (lost.cause() == LostDigits.Cause.FEATURE) {
            json.put("feature", report.coordinate(lost.feature()));
          }
          json.put("size", lost.size());
          json.put("error", lost.error());
        });
  }

  private static void kinks(Json json, GradientAgreement agreement) {
    json.put("examplesOnKinks", agreement.kinkCount());
    json.list(
        "kinks",
        agreement.kinks(),
        kink -> {
          json.put("example", kink.example());
          json.put("z", kink.z());
          json.put("left", kink.left());
          json.put("right", kink.right());
        });
  }

  private static void suspects(Json json, CheckReport report, GradientAgreement agreement) {
    if (agreement.passed()) {
      return;
    }
    json.put("commonFactor", agreement.commonFactor());
    json.list(
        "suspects",
        agreement.suspects(),
        suspect -> {
          json.put("example", suspect.example());
          json.put("coordinate", report.coordinate(suspect.coordinate()));
          json.put("closedForm", suspect.closedForm());
          json.put("autodiff", suspect.autodiff());
        });
  }
}

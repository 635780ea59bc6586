package dev.neuron.report.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.diagnose.GradientAgreement;
import dev.neuron.diagnose.GradientAgreement.Kink;
import dev.neuron.diagnose.GradientAgreement.Suspect;
import dev.neuron.diagnose.LostDigits;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.report.doc.JsonText;
import java.io.IOException;
import java.util.Locale;

/** A gradient check as JSON. */
final class CheckJson {
  private CheckJson() {}

  static String of(CheckReport report) {
    return JsonText.object(
        json -> {
          json.writeBooleanField("passed", report.passed());
          json.writeNumberField("tolerance", GradientAgreement.TOLERANCE);
          neuron(json, report.neuron());
          json.writeNumberField("l2", report.l2());
          json.writeStringField("scale", report.scaling().name().toLowerCase(Locale.ROOT));
          json.writeNumberField("examples", report.sample().total());
          json.writeNumberField("examplesChecked", report.sample().numbers().length);
          json.writeArrayFieldStart("points");
          for (CheckedPoint point : report.points()) {
            point(json, report, point);
          }
          json.writeEndArray();
        });
  }

  static void neuron(JsonGenerator json, Neuron neuron) throws IOException {
    Activation activation = neuron.activation();
    json.writeStringField("activation", activation.kind().label());
    if (activation.kind().takesAlpha()) {
      json.writeNumberField("alpha", activation.alpha());
    }
    Cost cost = neuron.cost();
    json.writeStringField("cost", cost.kind().label());
    switch (cost.kind()) {
      case HUBER -> json.writeNumberField("delta", cost.parameter());
      case QUANTILE -> json.writeNumberField("quantile", cost.parameter());
      case SQUARED, ABSOLUTE, LOG_LOSS, HINGE -> {}
    }
  }

  private static void point(JsonGenerator json, CheckReport report, CheckedPoint point)
      throws IOException {
    GradientAgreement agreement = point.agreement();
    json.writeStartObject();
    json.writeStringField("at", point.kind().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("number", point.number());
    JsonText.number(json, "loss", point.loss());
    JsonText.number(json, "active", point.active());
    json.writeBooleanField("passed", point.passed());
    json.writeArrayFieldStart("coordinates");
    for (int j = 0; j < agreement.size(); j++) {
      json.writeStartObject();
      json.writeStringField("name", report.coordinate(j));
      JsonText.number(json, "parameter", agreement.wHat()[j]);
      JsonText.number(json, "closedForm", agreement.closedForm()[j]);
      JsonText.number(json, "autodiff", agreement.autodiff()[j]);
      JsonText.numbers(json, "differences", agreement.low()[j], agreement.high()[j]);
      JsonText.number(json, "apart", agreement.disagreement(j));
      JsonText.number(json, "rounding", agreement.rounding()[j]);
      json.writeNumberField("digits", agreement.digits(j));
      json.writeBooleanField("agrees", agreement.agrees(j));
      json.writeEndObject();
    }
    json.writeEndArray();
    lostDigits(json, report, point);
    kinks(json, agreement);
    suspects(json, report, agreement);
    json.writeEndObject();
  }

  private static void lostDigits(JsonGenerator json, CheckReport report, CheckedPoint point)
      throws IOException {
    if (CheckReport.blurredCoordinate(point) < 0) {
      return;
    }
    LostDigits lost = point.agreement().lostDigits();
    json.writeObjectFieldStart("lostDigits");
    json.writeStringField("cause", lost.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (lost.cause() == LostDigits.Cause.FEATURE) {
      json.writeStringField("feature", report.coordinate(lost.feature()));
    }
    JsonText.number(json, "size", lost.size());
    JsonText.number(json, "error", lost.error());
    json.writeEndObject();
  }

  private static void kinks(JsonGenerator json, GradientAgreement agreement) throws IOException {
    json.writeNumberField("examplesOnKinks", agreement.kinkCount());
    json.writeArrayFieldStart("kinks");
    for (Kink kink : agreement.kinks()) {
      json.writeStartObject();
      json.writeNumberField("example", kink.example());
      JsonText.number(json, "z", kink.z());
      JsonText.number(json, "left", kink.left());
      JsonText.number(json, "right", kink.right());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void suspects(JsonGenerator json, CheckReport report, GradientAgreement agreement)
      throws IOException {
    if (agreement.passed()) {
      return;
    }
    JsonText.number(json, "commonFactor", agreement.commonFactor());
    json.writeArrayFieldStart("suspects");
    for (Suspect suspect : agreement.suspects()) {
      json.writeStartObject();
      json.writeNumberField("example", suspect.example());
      json.writeStringField("coordinate", report.coordinate(suspect.coordinate()));
      JsonText.number(json, "closedForm", suspect.closedForm());
      JsonText.number(json, "autodiff", suspect.autodiff());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

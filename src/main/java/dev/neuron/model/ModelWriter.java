package dev.neuron.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadReport;
import dev.neuron.data.MissingRule;
import dev.neuron.diagnose.certainty.StandardErrors;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes a neuron as JSON, see {@link ModelFile}. The order of the calls is the order of keys. */
final class ModelWriter {
  static final String FORMAT = "neuron model";
  static final int MAJOR = 1;

  /** The newest minor version; a file gets the oldest that knows all it holds. */
  static final int MINOR = 1;

  private final JsonGenerator json;

  private ModelWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the whole file. */
  static void write(TrainedNeuron neuron, OutputStream out) throws IOException {
    byte[] content = content(neuron);
    // Drops the closing brace and the line feed, to go on after the last key.
    int end = content.length - "\n}\n".length();
    out.write(content, 0, end);
    String last = ",\n  \"checksum\": \"" + checksum(content) + "\"\n}\n";
    out.write(last.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns what the checksum of a neuron's file must be. */
  static String checksum(TrainedNeuron neuron) throws IOException {
    return checksum(content(neuron));
  }

  private static String checksum(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    String digits = Long.toHexString(crc.getValue());
    return "crc32:" + "00000000".substring(digits.length()) + digits;
  }

  private static byte[] content(TrainedNeuron neuron) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    JsonFactory factory =
        JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setPrettyPrinter(new ModelLayout());
      new ModelWriter(json).object(neuron);
    }
    out.write('\n');
    return out.toByteArray();
  }

  private void object(TrainedNeuron neuron) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeStringField("version", MAJOR + "." + minor(neuron));
    functions(neuron.neuron().activation(), neuron.neuron().cost());
    json.writeStringField("target", neuron.columns().target());
    CellReadingKeys.write(json, neuron.columns().reading());
    features(neuron);
    json.writeNumberField("bias", neuron.bias());
    if (neuron.affine().isCentred()) {
      json.writeNumberField("centredBias", neuron.affine().centredBias());
    }
    if (neuron.standardErrors() != null) {
      certainty(neuron.standardErrors());
    }
    json.writeObjectFieldStart("missing");
    MissingRule rule = neuron.columns().missing();
    json.writeStringField("rule", label(rule.kind()));
    if (rule.kind() == MissingRule.Kind.NUMBER) {
      json.writeNumberField("value", rule.value());
    }
    json.writeEndObject();
    provenance(neuron.provenance());
    json.writeEndObject();
  }

  private static int minor(TrainedNeuron neuron) {
    boolean first =
        neuron.standardErrors() == null
            && !neuron.affine().isCentred()
            && neuron.columns().reading().isPlain();
    return first ? 0 : 1;
  }

  private void certainty(StandardErrors errors) throws IOException {
    json.writeObjectFieldStart("certainty");
    json.writeStringField("errors", errors.method().toString());
    json.writeStringField("distribution", errors.normal() ? "normal" : "t");
    json.writeNumberField("confidence", errors.confidence());
    json.writeNumberField("examples", errors.examples());
    json.writeNumberField("parameters", errors.parameters());
    json.writeNumberField("active", errors.active());
    json.writeNumberField("onKink", errors.onKink());
    json.writeNumberField("biasStandardError", errors.errors()[errors.errors().length - 1]);
    json.writeEndObject();
  }

  /** How the rule for missing cells is spelled, here and on the command line. */
  static String label(MissingRule.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void functions(Activation activation, Cost cost) throws IOException {
    json.writeObjectFieldStart("neuron");
    json.writeStringField("activation", activation.kind().label());
    json.writeNumberField("alpha", activation.alpha());
    json.writeStringField("cost", cost.kind().label());
    json.writeNumberField("costParameter", cost.parameter());
    json.writeEndObject();
  }

  private void features(TrainedNeuron neuron) throws IOException {
    json.writeArrayFieldStart("features");
    boolean replaces = neuron.columns().missing().replaces();
    for (int j = 0; j < neuron.features(); j++) {
      Feature feature = neuron.columns().features().get(j);
      json.writeStartObject();
      json.writeStringField("name", feature.name());
      json.writeNumberField("weight", neuron.weight(j));
      if (neuron.affine().centre()[j] != 0) {
        json.writeNumberField("centre", neuron.affine().centre()[j]);
      }
      if (!Double.isNaN(neuron.deviations()[j])) {
        json.writeNumberField("deviation", neuron.deviations()[j]);
      }
      if (neuron.standardErrors() != null && !Double.isNaN(neuron.standardErrors().errors()[j])) {
        json.writeNumberField("standardError", neuron.standardErrors().errors()[j]);
      }
      if (feature.isOneHot()) {
        json.writeStringField("column", feature.source());
        json.writeStringField("value", feature.value());
      }
      if (replaces) {
        json.writeNumberField("replacement", feature.replacement());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void provenance(Provenance provenance) throws IOException {
    training(provenance.training());
    data(provenance.data());
    json.writeObjectFieldStart("program");
    json.writeStringField("version", provenance.program().version());
    json.writeStringField("commit", provenance.program().commit());
    json.writeStringField("java", provenance.program().java());
    json.writeEndObject();
    json.writeObjectFieldStart("run");
    json.writeStringField("start", provenance.run().start().toString());
    json.writeStringField("end", provenance.run().end().toString());
    json.writeEndObject();
  }

  private void training(Provenance.Training training) throws IOException {
    json.writeObjectFieldStart("training");
    json.writeObjectFieldStart("options");
    for (Map.Entry<String, Object> option : training.options().entrySet()) {
      json.writeFieldName(option.getKey());
      if (option.getValue() instanceof Long number) {
        json.writeNumber(number);
      } else if (option.getValue() instanceof Double number) {
        json.writeNumber(number);
      } else {
        json.writeString((String) option.getValue());
      }
    }
    json.writeEndObject();
    json.writeNumberField("seed", training.seed());
    json.writeNumberField("epochs", training.epochs());
    json.writeStringField("verdict", training.verdict());
    json.writeNumberField("loss", training.loss());
    json.writeFieldName("r2");
    if (Double.isNaN(training.r2())) {
      json.writeNull();
    } else {
      json.writeNumber(training.r2());
    }
    json.writeEndObject();
  }

  private void data(Provenance.Data data) throws IOException {
    json.writeObjectFieldStart("data");
    json.writeArrayFieldStart("files");
    for (LoadReport.SourceFile file : data.files()) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeNumberField("bytes", file.bytes());
      json.writeStringField("sha256", file.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("rowsRead", data.rowsRead());
    json.writeNumberField("rowsUsed", data.rowsUsed());
    json.writeNumberField("rowsSkipped", data.rowsSkipped());
    json.writeNumberField("rowsRejected", data.rowsRejected());
    json.writeEndObject();
  }
}

package dev.neuron.report.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.diagnose.ColumnSummary;
import dev.neuron.diagnose.Conditioning;
import dev.neuron.diagnose.DataSummary;
import dev.neuron.report.doc.JsonText;
import java.io.IOException;
import java.util.Locale;

/** What {@code inspect} found, as one JSON object. */
public final class InspectionJson {
  private InspectionJson() {}

  /** The object. */
  public static String of(Inspection inspection) {
    return JsonText.object(json -> write(json, inspection));
  }

  private static void write(JsonGenerator json, Inspection inspection) throws IOException {
    json.writeNumberField("rows", inspection.table().rows());
    json.writeNumberField("raggedRows", inspection.table().ragged());
    json.writeArrayFieldStart("columns");
    for (ColumnSummary column : inspection.table().columns()) {
      writeColumn(json, column, inspection.role(column));
    }
    json.writeEndArray();
    if (inspection.data() == null) {
      json.writeNullField("data");
    } else {
      json.writeObjectFieldStart("data");
      writeData(json, inspection.data());
      json.writeEndObject();
    }
    json.writeArrayFieldStart("remarks");
    for (String remark : InspectionRemarks.of(inspection)) {
      json.writeString(remark);
    }
    json.writeEndArray();
  }

  private static void writeColumn(JsonGenerator json, ColumnSummary column, String role)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", column.name());
    json.writeStringField("type", column.type().name().toLowerCase(Locale.ROOT));
    json.writeStringField("use", role.isEmpty() ? null : role);
    JsonText.number(json, "min", column.min());
    JsonText.number(json, "max", column.max());
    JsonText.number(json, "mean", column.mean());
    JsonText.number(json, "standardDeviation", column.deviation());
    json.writeNumberField("missing", column.missing());
    json.writeNumberField("numbers", column.numbers());
    json.writeNumberField("notNumbers", column.strays());
    json.writeNumberField("distinct", column.distinct());
    json.writeBooleanField("distinctIsExact", column.distinctIsExact());
    json.writeBooleanField("constant", column.isConstant());
    json.writeStringField("duplicateOf", column.duplicateOf());
    json.writeEndObject();
  }

  private static void writeData(JsonGenerator json, DataSummary data) throws IOException {
    json.writeNumberField("examples", data.examples());
    json.writeNumberField("parameters", data.parameters());
    json.writeStringField("target", data.target());
    json.writeArrayFieldStart("features");
    for (String feature : data.features()) {
      json.writeString(feature);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("targets");
    JsonText.number(json, "min", data.targets().min());
    JsonText.number(json, "max", data.targets().max());
    JsonText.number(json, "mean", data.targets().mean());
    JsonText.number(json, "standardDeviation", data.targets().deviation());
    JsonText.number(json, "unreachableByRelu", data.unreachable());
    json.writeBooleanField("binary", data.binary());
    json.writeEndObject();
    json.writeArrayFieldStart("scales");
    for (Conditioning in : data.conditioning()) {
      json.writeStartObject();
      json.writeStringField("scale", in.scaling().name().toLowerCase(Locale.ROOT));
      JsonText.number(json, "largestEigenvalue", in.largest());
      JsonText.number(json, "smallestEigenvalue", in.smallest());
      JsonText.number(json, "conditionNumber", in.conditionNumber());
      json.writeBooleanField("exact", in.exact());
      JsonText.number(json, "stableLearningRate", in.limit());
      json.writeStringField("column", in.column() < 0 ? null : data.limitingColumn(in));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

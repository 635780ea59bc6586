package dev.neuron.report.answer;

import dev.neuron.data.json.Json;
import dev.neuron.diagnose.ColumnSummary;
import dev.neuron.diagnose.DataSummary;
import dev.neuron.report.doc.JsonAnswer;
import java.util.Locale;

/** What {@code inspect} found, as one JSON object. */
public final class InspectionJson {
  private InspectionJson() {}

  /** The object. */
  public static String of(Inspection inspection) {
    return JsonAnswer.of(Json.Layout.BLOCK, json -> write(json, inspection));
  }

  private static void write(Json json, Inspection inspection) {
    json.put("rows", inspection.table().rows());
    json.put("raggedRows", inspection.table().ragged());
    json.list("columns", inspection.table().columns(), column -> column(json, column, inspection));
    if (inspection.data() == null) {
      json.value("data", null);
    } else {
      json.object("data", () -> data(json, inspection.data()));
    }
    json.put("remarks", InspectionRemarks.of(inspection));
  }

  private static void column(Json json, ColumnSummary column, Inspection inspection) {
    String role = inspection.role(column);
    json.put("name", column.name());
    json.put("type", column.type().name().toLowerCase(Locale.ROOT));
    json.put("use", role.isEmpty() ? null : role);
    json.put("min", column.min());
    json.put("max", column.max());
    json.put("mean", column.mean());
    json.put("standardDeviation", column.deviation());
    json.put("missing", column.missing());
    json.put("numbers", column.numbers());
    json.put("notNumbers", column.strays());
    json.put("distinct", column.distinct());
    json.put("distinctIsExact", column.distinctIsExact());
    json.put("constant", column.isConstant());
    json.put("duplicateOf", column.duplicateOf());
  }

  private static void data(Json json, DataSummary data) {
    json.put("examples", data.examples());
    json.put("parameters", data.parameters());
    json.put("target", data.target());
    json.put("features", data.features());
    json.object(
        "targets",
        () -> {
          json.put("min", data.targets().min());
          json.put("max", data.targets().max());
          json.put("mean", data.targets().mean());
          json.put("standardDeviation", data.targets().deviation());
          json.put("unreachableByRelu", data.unreachable());
          json.put("binary", data.binary());
        });
    json.list(
        "scales",
        data.conditioning(),
        in -> {
          json.put("scale", in.scaling().name().toLowerCase(Locale.ROOT));
          json.put("largestEigenvalue", in.largest());
          json.put("smallestEigenvalue", in.smallest());
          json.put("conditionNumber", in.conditionNumber());
          json.put("exact", in.exact());
          json.put("stableLearningRate", in.limit());
          json.put("column", in.column() < 0 ? null : data.limitingColumn(in));
        });
  }
}

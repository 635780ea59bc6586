package dev.neuron.report.doc;

import dev.neuron.data.LoadReport;
import dev.neuron.data.json.Json;
import java.util.List;
import java.util.function.Consumer;

/**
 * An answer for programs: an object, or a line of JSON Lines, that says the version of its keys.
 */
public final class JsonAnswer {
  /**
   * The version of the keys of every answer. A key that goes, or means something else, raises it; a
   * key that is new does not.
   */
  private static final int SCHEMA = 1;

  private JsonAnswer() {}

  /** Returns one object: the version of its keys, then its fields. */
  public static String of(Json.Layout layout, Consumer<Json> fields) {
    return Json.text(
        layout,
        json -> {
          json.put("schema", SCHEMA);
          fields.accept(json);
        });
  }

  /** Returns a line of JSON Lines: the name of the event, its fields, the version of its keys. */
  public static String event(String name, Consumer<Json> fields) {
    return Json.text(
        Json.Layout.LINE,
        json -> {
          json.put("event", name);
          fields.accept(json);
          json.put("schema", SCHEMA);
        });
  }

  /** Writes the files that were read. */
  public static void files(Json json, List<LoadReport.SourceFile> files) {
    json.list(
        "files",
        files,
        file -> {
          json.put("name", file.name());
          json.put("bytes", file.bytes());
          json.put("sha256", file.sha256());
        });
  }
}

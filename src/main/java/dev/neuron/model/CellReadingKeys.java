package dev.neuron.model;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.data.CellReading;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.TextTarget;
import java.io.IOException;

/** The keys of a model file that say what cells mean beyond plain numbers. */
final class CellReadingKeys {
  private CellReadingKeys() {}

  /** Writes only what is beyond plain numbers. */
  static void write(JsonGenerator json, CellReading reading) throws IOException {
    if (reading.target() != null) {
      json.writeStringField("positive", reading.target().positive());
    }
    if (reading.target() != null && reading.target().negative() != null) {
      json.writeStringField("negative", reading.target().negative());
    }
    if (reading.thousands() != CsvFormat.NONE) {
      json.writeStringField("thousands", String.valueOf(reading.thousands()));
    }
  }

  /**
   * Reads them.
   *
   * @param minor the file's minor version: 0 knows none of them
   */
  static CellReading read(JsonObject root, int minor) {
    if (minor < 1) {
      return CellReading.PLAIN;
    }
    String mark = root.has("thousands") ? root.text("thousands") : null;
    if (mark != null && (mark.length() != 1 || ",. '".indexOf(mark) < 0)) {
      throw root.wrong("thousands", "is no mark between groups of digits: '" + mark + "'");
    }
    String negative = root.has("negative") ? root.text("negative") : null;
    TextTarget target =
        root.has("positive") || negative != null
            ? new TextTarget(root.text("positive"), negative)
            : null;
    return new CellReading(mark == null ? CsvFormat.NONE : mark.charAt(0), target);
  }
}

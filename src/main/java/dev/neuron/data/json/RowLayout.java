package dev.neuron.data.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/**
 * A layout to be read by people: one key a line, two blanks for each level, and the objects of a
 * list on one line each, so that a feature is a line to read, to search for and to compare.
 */
final class RowLayout implements PrettyPrinter {
  private int level;
  private boolean inList;
  private boolean inItem;

  @Override
  public void writeRootValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator json) throws IOException {
    json.writeRaw('{');
    inItem = inList;
    level++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) throws IOException {
    if (!inItem) {
      newLine(json);
    }
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    if (inItem) {
      json.writeRaw(", ");
    } else {
      json.writeRaw(',');
      newLine(json);
    }
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) throws IOException {
    level--;
    if (!inItem && entries > 0) {
      newLine(json);
    }
    json.writeRaw('}');
    inItem = false;
  }

  @Override
  public void writeStartArray(JsonGenerator json) throws IOException {
    json.writeRaw('[');
    inList = true;
    level++;
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    newLine(json);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(',');
    newLine(json);
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    level--;
    inList = false;
    if (values > 0) {
      newLine(json);
    }
    json.writeRaw(']');
  }

  private void newLine(JsonGenerator json) throws IOException {
    json.writeRaw('\n');
    for (int i = 0; i < level; i++) {
      json.writeRaw("  ");
    }
  }
}

package dev.neuron.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that a JSON text of this program says, without its shape. */
public final class JsonLeaves {
  private JsonLeaves() {}

  /** The texts of numbers, words and the like by their paths, {@code features[0].weight}. */
  public static Map<String, String> of(byte[] text) {
    Map<String, String> leaves = new LinkedHashMap<>();
    try (JsonParser parser = Json.FACTORY.createParser(text)) {
      parser.nextToken();
      take(parser, "", leaves);
    } catch (IOException impossible) {
      throw new UncheckedIOException("the program wrote it", impossible);
    }
    return leaves;
  }

  private static void take(JsonParser parser, String path, Map<String, String> into)
      throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        take(parser, path.isEmpty() ? key : path + "." + key, into);
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        take(parser, path + "[" + i + "]", into);
      }
    } else {
      into.put(path, parser.getText());
    }
  }
}

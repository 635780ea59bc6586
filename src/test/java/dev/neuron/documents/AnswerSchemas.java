package dev.neuron.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas of the answers, the model file and the checkpoint. */
final class AnswerSchemas {
  private static final Path SCHEMAS = Path.of("src/main/resources/dev/neuron/schemas");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** A schema, and the same that lets no other key pass. */
  private record Strict(JsonNode schema, Schema closed) {}

  private static final Map<String, List<Strict>> STRICT = new ConcurrentHashMap<>();
  private static final Map<String, Schema> SHIPPED = new ConcurrentHashMap<>();

  private AnswerSchemas() {}

  static List<String> names() {
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".schema.json", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    return MAPPER.readTree(text);
  }

  static JsonNode schema(String name) {
    return json(text(name));
  }

  private static String text(String name) {
    try {
      return Files.readString(SCHEMAS.resolve(name + ".schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a schema says of each kind of answer. */
  static List<JsonNode> variants(JsonNode schema) {
    return schema.has("oneOf")
        ? List.copyOf(schema.get("oneOf").valueStream().toList())
        : List.of(schema);
  }

  /**
   * Holds an answer to a schema: it has each key that is always there and none that is not told,
   * and the schema as it is shipped lets the keys of later versions pass.
   *
   * @return what the schema says of this kind of answer
   */
  static JsonNode hold(String name, String answer) {
    JsonNode value = json(answer);
    List<String> problems = new ArrayList<>();
    List<JsonNode> fitting = new ArrayList<>();
    for (Strict variant : STRICT.computeIfAbsent(name, AnswerSchemas::strict)) {
      var errors = variant.closed().validate(value);
      if (errors.isEmpty()) {
        fitting.add(variant.schema());
      }
      problems.add(variant.schema().path("title").asString() + ": " + errors);
    }
    assertThat(fitting).as("%s: %s%n%s", name, problems, answer).hasSize(1);
    JsonNode later = ((ObjectNode) value).put("keyOfALaterVersion", 1);
    assertThat(SHIPPED.computeIfAbsent(name, AnswerSchemas::shipped).validate(later)).isEmpty();
    return fitting.get(0);
  }

  private static Schema shipped(String name) {
    return REGISTRY.getSchema(text(name), InputFormat.JSON);
  }

  private static List<Strict> strict(String name) {
    List<Strict> strict = new ArrayList<>();
    for (JsonNode variant : variants(schema(name))) {
      JsonNode closed = variant.deepCopy();
      close(closed);
      strict.add(new Strict(variant, REGISTRY.getSchema(closed.toString(), InputFormat.JSON)));
    }
    return strict;
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(AnswerSchemas::close);
  }
}

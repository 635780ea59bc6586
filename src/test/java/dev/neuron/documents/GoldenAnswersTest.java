package dev.neuron.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What golden cases expect of JSON is JSON that every reader reads alike, as its schema says. */
class GoldenAnswersTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Every expected file that holds objects, and nothing in another language that begins alike. */
  static List<Path> answers() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      return files
          .filter(Files::isRegularFile)
          .filter(GoldenAnswersTest::isAnswer)
          .sorted()
          .toList();
    }
  }

  private static boolean isAnswer(Path file) {
    boolean expected = file.endsWith("stdout") || file.toString().contains("/expected/");
    String text = text(file);
    return expected && (text.startsWith("{\n  \"") || text.startsWith("{\""));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file)
          .replace("{any}", "\"\"") // what differs in every run
          .replaceAll("\\{\\w+}", "0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema of an answer: that of the command, or of the model it wrote. */
  private static String schema(Path file) {
    String command = GOLDEN.relativize(file).getName(0).toString();
    boolean model =
        text(file).contains("\"format\":\"neuron model\"")
            || text(file).contains("\"format\": \"neuron model\"");
    return model ? "model" : command.equals("root") ? "show" : command;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void each_is_as_its_schema_says_and_no_object_has_a_key_twice(Path file) {
    String text = text(file);
    List<String> objects = text.startsWith("{\"event\"") ? text.lines().toList() : List.of(text);
    for (String object : objects) {
      AnswerSchemas.hold(schema(file), object);
      assertThatCode(() -> readAll(object)).doesNotThrowAnyException();
    }
  }

  private static void readAll(String text) throws IOException {
    try (JsonParser json = STRICT.createParser(text)) {
      while (json.nextToken() != null) {
        // A repeated key is refused on the way.
      }
    }
  }

  @Test
  void there_is_a_case_for_each_answer() throws IOException {
    TreeSet<String> schemas = new TreeSet<>();
    answers().forEach(file -> schemas.add(schema(file)));
    TreeSet<String> all = new TreeSet<>(AnswerSchemas.names());
    all.remove("checkpoint"); // no case compares one
    assertThat(schemas).isEqualTo(all);
  }
}

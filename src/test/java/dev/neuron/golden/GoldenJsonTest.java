package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What golden cases expect of JSON is JSON that every reader reads alike. */
class GoldenJsonTest {
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static void readAll(Path file) throws IOException {
    String text = Files.readString(file).replaceAll("\\{\\w+}", "0"); // what differs in every run
    try (JsonParser json = STRICT.createParser(text)) {
      while (json.nextToken() != null) {
        // A repeated key is refused on the way.
      }
    }
  }

  @Test
  void no_object_has_a_key_twice() throws IOException {
    List<Path> answers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/golden"))) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        boolean answer = file.endsWith("stdout") || file.toString().contains("/expected/");
        if (answer && Files.readString(file).startsWith("{")) {
          answers.add(file);
        }
      }
    }
    assertThat(answers).hasSizeGreaterThan(8);
    for (Path answer : answers) {
      assertThatCode(() -> readAll(answer)).as(answer.toString()).doesNotThrowAnyException();
    }
  }
}

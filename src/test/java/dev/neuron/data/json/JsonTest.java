package dev.neuron.data.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void numbers_have_the_shortest_digits_and_null_stands_for_none() {
    String text =
        Json.text(
            Json.Layout.LINE,
            json -> {
              json.put("small", 1e-5);
              json.put("third", 1.0 / 3);
              json.put("whole", 3L);
              json.put("none", Double.NaN);
              json.put("list", 0.5, Double.POSITIVE_INFINITY);
              json.value("left out", OptionalDouble.empty());
              json.value("options", Map.of("seed", 42L));
              json.value("any", Arrays.asList(1, "a", true, null));
            });
    assertThat(text)
        .isEqualTo(
            "{\"small\":1.0E-5,\"third\":0.3333333333333333,\"whole\":3,\"none\":null,"
                + "\"list\":[0.5,null],\"options\":{\"seed\":42},\"any\":[1,\"a\",true,null]}\n");
  }

  @Test
  void a_block_has_a_key_a_line_and_numbers_in_one() {
    String text =
        Json.text(
            Json.Layout.BLOCK,
            json -> {
              json.put("x", 1, Double.NaN);
              json.list("rows", List.of(7, 8), row -> json.put("row", row));
              json.object("empty", () -> {});
            });
    assertThat(text)
        .isEqualTo(
            """
            {
              "x": [1.0, null],
              "rows": [
                {
                  "row": 7
                },
                {
                  "row": 8
                }
              ],
              "empty": {}
            }
            """);
  }

  @Test
  void what_is_seen_steers_no_terminal_and_a_file_keeps_names_as_they_are() {
    String turned = "a\u202eb\u007f";
    assertThat(Json.text(Json.Layout.LINE, json -> json.put("name", turned)))
        .isEqualTo("{\"name\":\"a\\u202eb\\u007F\"}\n");
    assertThat(new String(Json.bytes(Json.Layout.LINE, json -> json.put("name", turned)), UTF_8))
        .isEqualTo("{\"name\":\"" + turned + "\"}\n");
  }
}

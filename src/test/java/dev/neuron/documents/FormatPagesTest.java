package dev.neuron.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The pages about formats have their tables from the schemas, and what csv has from the columns
 * that the program prints: {@code -Dgolden.update=true} writes them.
 */
class FormatPagesTest {
  private static final Path MANUAL = Path.of("src/site/markdown");
  private static final String SCHEMAS = "../../main/resources/dev/neuron/schemas/";

  @TempDir private Path folder;

  /** Writes the page if that is asked for, and compares it. */
  private static void isPage(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, expected);
    }
    assertThat(file).content().isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "format-json.md, check compare evaluate explain find inspect reproduce rules show",
    "format-jsonl.md, train compare",
    "format-model.md, model",
    "format-checkpoint.md, checkpoint",
  })
  void the_pages_have_every_key_of_the_schemas(String name, String schemas) throws IOException {
    Path file = MANUAL.resolve(name);
    StringBuilder page = new StringBuilder(Files.readString(file).replaceFirst("(?s)\n## .*", ""));
    for (String of : schemas.split(" ")) {
      JsonNode schema = AnswerSchemas.schema(of);
      page.append("\n## ").append(of).append("\n\n");
      page.append(schema.get("description").asString());
      page.append(" [Schema](").append(SCHEMAS).append(of).append(".schema.json).\n");
      String lines = name.contains("jsonl") ? "(?!json( .*)?$).*" : "(?!jsonl).*";
      for (JsonNode variant : AnswerSchemas.variants(schema)) {
        String title = variant.path("title").asString();
        if (schema.has("oneOf") && title.matches(lines)) {
          page.append("\n**").append(title).append("** \u2013 ");
          page.append(variant.get("description").asString()).append('\n');
        }
        if (!schema.has("oneOf") || title.matches(lines)) {
          page.append("\n| key | kind | what it is |\n|---|---|---|\n");
          rows("", variant, page);
        }
      }
    }
    isPage(file, page.toString());
  }

  private static Set<String> required(JsonNode schema) {
    return StreamSupport.stream(schema.path("required").spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.toSet());
  }

  private static void rows(String path, JsonNode schema, StringBuilder page) {
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              JsonNode of = field.getValue();
              String key = path + field.getKey();
              page.append("| `").append(key).append("` | ").append(kind(of));
              page.append(required(schema).contains(field.getKey()) ? "" : ", not always there");
              page.append(" | ").append(of.get("description").asString()).append(" |\n");
              rows(key + ".", of, page);
              rows(key + "[].", of.path("items"), page);
            });
  }

  private static String kind(JsonNode schema) {
    return schema.has("const")
        ? "`\"" + schema.get("const").asString() + "\"`"
        : String.join(" or ", kinds(schema, ""));
  }

  private static List<String> kinds(JsonNode schema, String plural) {
    List<String> kinds = new ArrayList<>();
    JsonNode type = schema.get("type");
    for (JsonNode one : type.isArray() ? type : List.of(type)) {
      String kind = one.asString();
      kinds.add(
          kind.equals("array")
              ? "list" + plural + " of " + String.join(" or ", kinds(schema.get("items"), "s"))
              : kind.equals("null") ? kind : kind + plural);
    }
    return kinds;
  }

  private Path model;

  @BeforeEach
  void name() {
    model = folder.resolve("m.json");
  }

  @Test
  void the_page_of_csv_has_every_column_in_its_order() throws IOException {
    String train = "train data/faithful.csv -q -a=identity -o=newton -e=3 --summary --format=csv";
    Path log = folder.resolve("log.jsonl");
    String[] trained = printed(train + " --folds=3 -m=" + model + " --log=" + log);
    String epochs = printed(train + " --validation=0.2 --l2=0.1")[0];
    String evaluated = "evaluate " + model + " data/faithful.csv -q --format=csv";
    JsonNode show = AnswerSchemas.variants(AnswerSchemas.schema("show")).get(0);
    JsonNode sure = show.get("properties").get("certainty").get("properties").get("estimates");
    Map<String, JsonNode> run = new TreeMap<>();
    AnswerSchemas.variants(AnswerSchemas.schema("train"))
        .forEach(one -> run.put(one.get("title").asString(), one));
    List<JsonNode> compare = AnswerSchemas.variants(AnswerSchemas.schema("compare"));
    JsonNode evaluate = AnswerSchemas.schema("evaluate");

    String page = Files.readString(MANUAL.resolve("format-csv.md"));
    page = table(page, "train", epochs, run.get("epoch"));
    page = table(page, "train --summary", trained[1], sure.get("items"));
    page = table(page, "train --folds", trained[2], list(run.get("folds"), "each"));
    String logs = "compare --format=csv --logs " + log + " " + log;
    String models = "compare --format=csv --models " + model + " " + model;
    String rates = "compare data/faithful.csv -q -e=2 --learning-rates=0.1,0.2 --format=csv";
    page = table(page, "compare", printed(rates)[0], list(compare.get(0), "runs"));
    page = table(page, "compare --logs", printed(logs)[0], list(compare.get(1), "runs"));
    page = table(page, "compare --models", printed(models)[0], list(compare.get(2), "models"));
    page = table(page, "evaluate", printed(evaluated)[0], evaluate);
    String[] importance = printed(evaluated + " --importance");
    page = table(page, "evaluate --importance", importance[1], list(evaluate, "importance"));
    isPage(MANUAL.resolve("format-csv.md"), page);
  }

  /** The tables that a command prints. */
  private static String[] printed(String command) {
    Ran ran = Ran.neuron((Object[]) command.split(" "));
    assertThat(ran.status()).as(ran.err()).isZero();
    return ran.out().split("\n\n");
  }

  private static JsonNode list(JsonNode schema, String key) {
    return schema.get("properties").get(key).get("items");
  }

  /** The page with the table below a heading made anew, a row a column. */
  private static String table(String page, String heading, String csv, JsonNode schema) {
    StringBuilder rows = new StringBuilder("| column | kind | what it is |\n|---|---|---|\n");
    for (String column : csv.lines().findFirst().orElseThrow().split(",")) {
      String key =
          Pattern.compile("_(.)")
              .matcher(column)
              .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
      JsonNode of = schema.get("properties").get(key);
      assertThat(of).as("%s, %s", heading, column).isNotNull();
      List<String> kinds = kinds(of, "");
      boolean lacks = kinds.remove("null") || !required(schema).contains(key);
      rows.append("| `").append(column).append("` | ").append(String.join(" or ", kinds));
      rows.append(lacks ? ", or empty | " : " | ");
      String told = of.get("description").asString().replaceFirst("; null [^.]*", "");
      rows.append(told).append(" |\n");
    }
    Matcher section = Pattern.compile("(?s)\n## " + heading + "\n(.*?)(?=\n## |$)").matcher(page);
    assertThat(section.find()).as(heading).isTrue();
    String prose = section.group(1).replaceAll("(?m)^[|].*\n?", "").strip();
    return page.substring(0, section.start(1))
        + ("\n" + prose).stripTrailing()
        + "\n\n"
        + rows
        + page.substring(section.end());
  }
}

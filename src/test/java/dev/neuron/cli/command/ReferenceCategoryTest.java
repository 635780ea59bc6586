package dev.neuron.cli.command;

import static dev.neuron.fixture.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neuron.cli.Ran;
import dev.neuron.fixture.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Categories compared with one of them, as regression has it: its weight is 0. */
class ReferenceCategoryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CARS = Path.of("data", "mtcars.csv");
  private static final String LINE = "--target y --activation identity -o newton --summary ";

  /** Categories, and the same in columns of 0 and 1 made by hand, without a and p. */
  private static final String CODED =
      """
      kind,size,x,b,c,q,y
      a,q,1,0,0,1,3
      b,p,2,1,0,0,5.5
      c,q,3,0,1,1,4.1
      a,p,4,0,0,0,8
      b,q,5,1,0,1,7.2
      c,p,6,0,1,0,8.8
      a,p,7,0,0,0,9.9
      b,p,8,1,0,0,13.1
      c,q,9,0,1,1,12.2
      a,q,2,0,0,1,4.4
      b,q,3,1,0,1,6.1
      c,p,1,0,1,0,5
      """;

  @TempDir private Path folder;

  private Path coded() throws IOException {
    return Files.writeString(folder.resolve("coded.csv"), CODED);
  }

  private static Ran train(Path data, String options) {
    List<Object> args = new ArrayList<>(List.of("train", data));
    args.addAll(List.of(options.trim().split(" +")));
    return Ran.neuron(args.toArray());
  }

  private static JsonNode end(Path data, String options) throws IOException {
    Ran ran = train(data, options + " --format jsonl");
    assertThat(ran.status()).as(ran.err()).isZero();
    return JSON.readTree(ran.out().lines().reduce((one, other) -> other).orElseThrow());
  }

  /** What numpy makes of columns of 0 and 1. */
  @ParameterizedTest
  @CsvSource({
    "mtcars-cyl-gear-classical, standard, classical",
    "mtcars-cyl-gear-classical, none, classical",
    "mtcars-cyl-gear-hc3, minmax, robust",
  })
  void weights_and_errors_agree_with_numpy(String name, String scale, String errors)
      throws IOException {
    JsonNode end =
        end(
            CARS,
            "--target mpg --features wt --one-hot cyl,gear --reference cyl=6,first -a identity"
                + " -o newton --summary --init he --scale "
                + scale
                + " --errors "
                + errors);
    List<Fixture.Row> rows = Fixture.read("errors/errors.csv").rows("case", name);
    assertThat(rows).hasSize(6);
    for (Fixture.Row row : rows) {
      boolean bias = row.text("name").equals("bias");
      JsonNode weight = bias ? end.get("bias") : end.get("weights").get(row.text("name"));
      JsonNode error =
          bias ? end.get("biasStandardError") : end.get("standardErrors").get(row.text("name"));
      double size = row.number("error");
      assertThat(weight.doubleValue())
          .as("%s", row)
          .isCloseTo(row.number("weight"), relative(size, 1e-9));
      assertThat(error.doubleValue()).as("%s", row).isCloseTo(size, relative(size, 1e-9));
    }
    for (String reference : List.of("cyl=6", "gear=3")) {
      assertThat(end.get("weights").get(reference).doubleValue()).isZero();
      assertThat(end.get("standardErrors").get(reference).isNull()).isTrue();
    }
    assertThat(end.get("references")).map(JsonNode::textValue).containsExactly("cyl=6", "gear=3");
    assertThat(end.get("degreesOfFreedom").intValue()).isEqualTo(32 - 6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-a identity", "-a relu", "-a identity --scale none", "-a identity --out-of-core"})
  void it_is_the_neuron_of_columns_of_0_and_1(String options) throws IOException {
    String rest = " -o newton --summary --tolerance 1e-12 " + options;
    JsonNode byHand = end(coded(), "--features x,b,c,q" + rest);
    JsonNode made = end(coded(), "--features x --one-hot kind,size --reference first" + rest);
    assertThat(made.get("standardErrors")).as("%s", made).isNotNull();
    String[][] names = {{"x", "x"}, {"kind=b", "b"}, {"kind=c", "c"}, {"size=q", "q"}};
    for (String key : List.of("weights", "standardErrors")) {
      for (String[] name : names) {
        double expected = byHand.get(key).get(name[1]).doubleValue();
        assertThat(made.get(key).get(name[0]).doubleValue())
            .as("%s of %s", key, name[0])
            .isCloseTo(expected, relative(expected, 1e-9));
      }
    }
    assertThat(made.get("degreesOfFreedom")).isEqualTo(byHand.get("degreesOfFreedom"));
  }

  @Test
  void file_predictions_exports_and_a_second_training_know_it() throws IOException {
    Path model = folder.resolve("m.json");
    String categories = "--features x --one-hot kind,size --reference kind=b,first -m ";
    Ran ran = train(coded(), LINE + categories + model);
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("are compared with \"kind=b\", \"size=p\": their weights are 0");
    assertThat(ran.out()).containsPattern("kind=b +0 +– +reference +– +–");
    assertThat(Files.readString(model)).contains("\"version\": \"1.3\"");
    assertThat(Ran.neuron("reproduce", model).status()).isZero();
    assertThat(Ran.neuron("show", model).out()).contains("references  kind=b, size=p");
    assertThat(Ran.neuron("export", model, "--to", "sql").out())
        .contains("WHEN 'b' THEN CAST(0.0e0");
    assertThat(Ran.neuron("explain", "--model", model, "-q").status()).isZero();

    Path byHand = folder.resolve("hand.json");
    train(coded(), LINE + "--features x,b,c,q -m " + byHand);
    assertThat(predictions(model)).hasSize(12).isEqualTo(predictions(byHand));
  }

  /** To nine digits. */
  private List<String> predictions(Path model) throws IOException {
    Ran ran = Ran.neuron("predict", model, coded(), "--only", "-q");
    assertThat(ran.status()).as(ran.err()).isZero();
    return ran.out()
        .lines()
        .skip(1)
        .map(text -> String.format(Locale.ROOT, "%.9g", Double.parseDouble(text)))
        .toList();
  }

  @Test
  void a_value_that_was_not_there_is_no_reference() throws IOException {
    Path model = folder.resolve("m.json");
    train(coded(), LINE + "--features x --one-hot kind --reference first -m " + model);
    Path other = Files.writeString(folder.resolve("d.csv"), "kind,x\nd,1\n");
    Ran refused = Ran.neuron("predict", model, other);
    assertThat(refused.status()).isEqualTo(65);
    assertThat(refused.err()).contains("column \"kind\"", "\"d\"");
  }

  @Test
  void a_fold_that_alone_has_the_reference_is_told() throws IOException {
    StringBuilder text = new StringBuilder("site,kind,y\n");
    for (int i = 0; i < 12; i++) {
      text.append(i % 3).append(',').append(i % 3 == 0 ? "a" : i % 2 == 0 ? "b" : "c");
      text.append(',').append(i * i % 7).append('\n');
    }
    Path data = Files.writeString(folder.resolve("sites.csv"), text);
    Ran ran =
        train(data, "--one-hot kind --reference first --features kind --folds 3 --fold-by site");
    assertThat(ran.err()).contains("alone has \"kind=a\": its rows are predicted without");
    assertThat(ran.err()).doesNotContain("alone has \"kind=b\"");
  }

  /** Each with its remedy, and status 2: a request that cannot be met. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--reference first | --reference needs --one-hot",
        "--one-hot kind --reference kind=d | has no value \"d\"",
        "--one-hot kind --reference kind=d | (its values are \"a\", \"b\", \"c\")",
        "--one-hot kind --reference size=q | use --one-hot \"kind,size\" to make features",
        "--one-hot kind --reference kind | use --reference kind=VALUE, or --reference first",
        "--one-hot kind --reference kind= | names no category",
        "--one-hot kind --reference kind=a,1=b | names two categories of column kind",
        "--one-hot kind --reference knd=a | did you mean \"kind\"?",
        "--one-hot kind --reference =a | there is no column \"\"",
      })
  void what_cannot_be_a_reference_is_refused(String options, String words) throws IOException {
    Ran ran = train(coded(), options);
    assertThat(ran.status()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains(words);
  }

  @Test
  void the_refusal_of_errors_names_it_and_it_gives_them() throws IOException {
    String options = LINE + "--features x --one-hot kind,size";
    assertThat(train(coded(), options).err()).contains("no standard errors", "--reference first");
    assertThat(train(coded(), options + " --reference kind=a").err())
        .contains("no standard errors", "--reference first");
    assertThat(train(coded(), options + " --reference kind=a,first").err())
        .doesNotContain("no standard errors");
    assertThat(train(coded(), options + ",b --reference first").err())
        .contains("no standard errors", "--exclude")
        .doesNotContain("--reference");
  }
}

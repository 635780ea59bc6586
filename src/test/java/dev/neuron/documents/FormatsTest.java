package dev.neuron.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every JSON answer is as its schema says, no key more and none less. */
class FormatsTest {
  /** Only a wrong gradient, or a feature that takes its digits, would show these. */
  private static final Set<String> FAULTS =
      Set.of(
          "check.points.lostDigits.feature",
          "check.points.commonFactor",
          "check.points.suspects",
          "check.points.suspects.closedForm",
          "check.points.suspects.autodiff",
          "check.points.suspects.coordinate",
          "check.points.suspects.example");

  private static final String DIABETES = "data/diabetes.csv";
  private static final String FAITHFUL = "data/faithful.csv";
  private static final String CANCER = "data/breast_cancer.csv";

  /** A number, a date, a text, a class and a target. */
  private static final String SHOP =
      """
      a,d,t,won,y
      1,2020-01-01,in,1,20
      2,2020-01-02,out,0,7
      3,2020-01-05,in,0,2
      4,2020-02-01,up,1,45
      5,2020-01-03,out,1,26
      6,2020-01-04,in,0,10
      7,2020-01-08,in,0,31
      8,2020-03-09,up,1,28
      9,2020-03-11,out,0,12
      10,2021-03-12,up,1,33
      11,2021-03-17,in,1,18
      12,2021-03-19,up,0,41
      """;

  @TempDir Path folder;

  /** Paths of keys that an answer had. */
  private final Set<String> met = new TreeSet<>();

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Holds what a command prints to the schema of that name. */
  private void answers(String name, Object... args) {
    Ran ran = Ran.neuron(args);
    String out = ran.out();
    assertThat(out).as(ran.err()).startsWith("{");
    boolean lines = out.startsWith("{\"event\"");
    for (String answer : lines ? out.lines().toList() : List.of(out)) {
      isAsItsSchema(name, answer);
    }
  }

  /** Every command with each kind of neuron, tested on unseen rows in each way, or surely known. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          --exclude=d                     | -a=identity                            | -e=4
          --exclude=d --target=won        | -a=sigmoid --cost=log-loss             | -o=newton
          --exclude=d --target=won        | -a=identity --cost=hinge               | -e=4
          --date=d                        | -a=identity --cost=huber --delta=2     | -o=newton
          --exclude=d --missing=mean --one-hot=t | -a=relu                         | -o=lbfgs
          --exclude=d --weights=a         | -a=identity --cost=quantile            | -b=3 -o=adam
          --date=d:year,weekday           | -a=leaky-relu                          | --l1=0.1 --l2=0.1
          """)
  void every_command_answers_as_its_schema_says(String data, String neuron, String training) {
    String table = file("shop.csv", SHOP);
    String all = table + " -q " + data + " " + neuron + " ";
    Path model = folder.resolve("n.json");
    for (String tested : List.of("", "--folds=3", "--validation=0.3", "--summary")) {
      String how = all + training + " " + tested;
      answer("train", how + " --format=jsonl -m=" + model);
      isAsItsSchema("model", text(model));
      answer("show", model + " --format=json");
      answer("reproduce", model + " --format=json");
      if (!tested.equals("--summary")) {
        answer("compare", how + " --format=json");
        answer("compare", how + " --format=jsonl");
        if (!training.contains("newton") && !training.contains("lbfgs")) {
          answer("find", how + " --format=json");
        }
      }
    }
    answer("evaluate", model + " " + table + " --importance --worst=2 --format=json");
    answer("show", model + " --row=1 " + table + " --format=json");
    answer("check", all + "--format=json");
    answer("explain", all + "--format=json");
    answer("explain", all + "--row=2 --all-steps=3 --format=json");
    answer("inspect", table + " -q " + data + " --format=json");
  }

  @Test
  void what_is_asked_of_a_database_and_what_penalties_come_to_is_as_the_schemas_say() {
    Path model = folder.resolve("n.json");
    answers(
        "train",
        "train",
        "--query",
        "SELECT * FROM (VALUES (1, 2), (2, 4), (3, 5)) AS t(x, y)",
        "--jdbc=jdbc:h2:mem:f",
        "--format=jsonl",
        "-m",
        model);
    isAsItsSchema("model", text(model));
    assertThat(AnswerSchemas.json(text(model)).at("/data/files/0/name").asString())
        .isEqualTo("jdbc:h2:mem:f");
    String[] simplest = {
      "compare", DIABETES, "--folds=3", "--l2=0,0.01,1000", "-o=newton", "-q", "--format=json"
    };
    answers("compare", (Object[]) simplest);
    JsonNode runs = AnswerSchemas.json(Ran.neuron((Object[]) simplest).out()).get("runs");
    List<Double> starred = new ArrayList<>();
    double best = runs.get(0).get("heldOutLoss").asDouble();
    double error = runs.get(0).get("heldOutError").asDouble();
    for (JsonNode run : runs) {
      if (run.get("simplest").asBoolean()) {
        starred.add(run.get("l2").asDouble());
        assertThat(run.get("heldOutLoss").asDouble()).isBetween(best, best + error);
      } else if (run.get("l2").asDouble() > 1) {
        assertThat(run.get("heldOutLoss").asDouble()).isGreaterThan(best + error);
      }
    }
    assertThat(starred).containsExactly(0.01); // all have ten weights; 1000 is too strong
  }

  private void answer(String command, String rest) {
    answers(command, (Object[]) (command + " " + rest).trim().split(" +"));
  }

  private void isAsItsSchema(String name, String answer) {
    meet(name, AnswerSchemas.hold(name, answer), AnswerSchemas.json(answer));
  }

  private void meet(String path, JsonNode schema, JsonNode value) {
    if (value.isArray()) {
      value.forEach(item -> meet(path, schema.path("items"), item));
    } else if (value.isObject()) {
      value
          .properties()
          .forEach(
              field -> {
                JsonNode of = schema.path("properties").path(field.getKey());
                if (!of.isMissingNode()) {
                  String key = path + "." + field.getKey();
                  met.add(key);
                  meet(key, of, field.getValue());
                }
              });
    }
  }

  private static void keys(String path, JsonNode schema, Set<String> into) {
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              String key = path + "." + field.getKey();
              into.add(key);
              keys(key, field.getValue(), into);
              keys(key, field.getValue().path("items"), into);
            });
  }

  @Test
  void every_answer_is_as_its_schema_says_and_every_key_of_a_schema_is_in_an_answer() {
    Path model = folder.resolve("m.json");
    Path sure = folder.resolve("sure.json");
    Path log = folder.resolve("run.jsonl");
    answers("train", "train", DIABETES, "-e", 3, "--format=jsonl", "-m", model, "--log", log);
    text(log).lines().forEach(line -> isAsItsSchema("train", line));
    answers("train", "train", FAITHFUL, "-e", 3, "--l1=0.1", "--validation=0.2", "--format=jsonl");
    answers(
        "train",
        "train",
        DIABETES,
        "-o",
        "newton",
        "--summary",
        "--folds=3",
        "--format=jsonl",
        "-m",
        sure);
    answers(
        "train",
        "train",
        CANCER,
        "--activation=sigmoid",
        "--cost=log-loss",
        "-e",
        5,
        "--summary",
        "--format=jsonl");
    answers("train", "train", FAITHFUL, "--dry-run", "--format=jsonl");
    answers("train", "train", FAITHFUL, "--learning-rate=100", "-e", 99, "--format=jsonl");
    answers("compare", "compare", FAITHFUL, "-e", 5, "--folds=3", "--l2=0,1", "--format=json");
    answers(
        "compare", "compare", FAITHFUL, "-e", 5, "--validation=0.2", "--l2=0.1,1", "--format=json");
    answers("compare", "compare", "--logs", log, log, "--format=json");
    answers("compare", "compare", "--logs", log, log, "--format=jsonl");
    answers("compare", "compare", "--models", model, sure, "--format=json");
    answers("compare", "compare", "--models", model, sure, "--format=jsonl");
    answers("find", "find", FAITHFUL, "--l2=0.1", "--folds=3", "--format=json");
    answers("check", "check", DIABETES, "--format=json");
    answers(
        "check", "check", FAITHFUL, "--cost=huber", "--delta=3", "--scale=none", "--format=json");
    answers("check", "check", FAITHFUL, "--cost=quantile", "--quantile=0.1", "--format=json");
    answers("explain", "explain", FAITHFUL, "--format=json");
    answers("explain", "explain", DIABETES, "--row=5", "--format=json");
    answers("rules", "rules", "--format=json");
    answers("inspect", "inspect", "data/airquality.csv", "--format=json");
    answers(
        "evaluate", "evaluate", model, DIABETES, "--weights=age", "--importance", "--format=json");
    answers("show", "show", sure, "--format=json");
    Path huber = folder.resolve("huber.json");
    answers(
        "train",
        "train",
        FAITHFUL,
        "-a=identity",
        "--cost=huber",
        "--delta=0.5",
        "-o",
        "newton",
        "--summary",
        "--format=jsonl",
        "-m",
        huber);
    answers("show", "show", huber, "--format=json");
    isAsItsSchema("model", text(huber));
    answers("show", "show", model, "--row=3", DIABETES, "--format=json");
    answers("reproduce", "reproduce", model, "--format=json");
    answers("reproduce", "reproduce", model, FAITHFUL, "--format=json");
    isAsItsSchema("model", text(model));
    isAsItsSchema("model", text(sure));
    checkpoints();
    ofData();

    assertThat(never()).isEmpty();
  }

  private void checkpoints() {
    Path state = folder.resolve("state.json");
    Path log = folder.resolve("state.jsonl");
    Ran.neuron("train", FAITHFUL, "-e", 3, "-q", "--checkpoint", state, "--log", log);
    isAsItsSchema("checkpoint", text(state));
    String bent = file("bent.csv", "x,y\n-3,0\n-2,0\n-1,0\n0,0\n1,1\n2,2\n3,3\n");
    Ran.neuron("train", bent, "-e", 9, "-q", "--checkpoint", state);
    isAsItsSchema("checkpoint", text(state));
    for (String method : List.of("lbfgs", "adam", "newton")) {
      Ran.neuron("train", DIABETES, "-e", 3, "-q", "-o", method, "--checkpoint", state);
      isAsItsSchema("checkpoint", text(state));
    }
  }

  /** What only some data and options bring. */
  private void ofData() {
    String odd =
        file(
            "odd.csv",
            """
            day;pay;far;near;weight;won
            2024-01-02;1.200,5;1000000001;2000000003;3 kg;yes
            2024-01-03;1.201,5;1000000002;2000000005;5 kg;no
            2024-01-05;1.300,5;1000000004;2000000008;4 kg;yes
            2024-01-06;1.250,5;1000000003;2000000007;9 kg;no
            2024-01-09;1.100,5;1000000006;2000000013;2 kg;no
            """);
    Path read = folder.resolve("read.json");
    String[] reading = {
      "--delimiter=;", "--thousands=.", "--decimal=,", "--units", "--date=day", "--positive=yes"
    };
    train(read, odd, reading);
    isAsItsSchema("model", text(read));
    answers("evaluate", "evaluate", read, odd, "--importance", "--format=json");
    answers("show", "show", read, "--row=1", odd, "--format=json");
    answers("show", "show", read, "--format=json");
    answers(
        "check",
        "check",
        odd,
        "--scale=none",
        "--features=far",
        "--target=near",
        "--delimiter=;",
        "--format=json");
    Path classes = folder.resolve("classes.json");
    train(classes, CANCER, "--activation=sigmoid", "--cost=log-loss");
    answers("evaluate", "evaluate", classes, CANCER, "--format=json");
    answers(
        "train",
        "train",
        "data/airquality.csv",
        "--target=Ozone",
        "--missing=skip",
        "-e",
        20,
        "--format=jsonl");
    train(read, file("two.csv", "x,y\n1,yes\n2,no\n3,yes\n"));
    isAsItsSchema("model", text(read));
    Path filled = folder.resolve("filled.json");
    train(filled, "data/airquality.csv", "--missing=mean", "--one-hot=Month", "--reference=first");
    isAsItsSchema("model", text(filled));
    answers("show", "show", filled, "--format=json");
    answers(
        "train",
        "train",
        "data/mtcars.csv",
        "--target=mpg",
        "--one-hot=cyl",
        "--reference=cyl=6",
        "-e",
        2,
        "--format=jsonl");
    train(filled, "data/airquality.csv", "--missing=7");
    isAsItsSchema("model", text(filled));
    answers("explain", "explain", FAITHFUL, "--cost=huber", "--delta=3", "--format=json");
    answers("explain", "explain", FAITHFUL, "--cost=quantile", "--quantile=0.1", "--format=json");
    answers("explain", "explain", FAITHFUL, "--all-steps=2", "--format=json");
  }

  private void train(Path model, String data, String... options) {
    List<Object> words = new ArrayList<>(List.of("train", data, "-e", 5, "-q", "-m", model));
    words.addAll(List.of(options));
    Ran ran = Ran.neuron(words.toArray());
    assertThat(ran.status()).as(ran.err()).isZero();
  }

  private String file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Keys of schemas that no answer had; steps and runs are the same in one answer or another. */
  private Set<String> never() {
    Set<String> never = new TreeSet<>();
    for (String name : AnswerSchemas.names()) {
      AnswerSchemas.variants(AnswerSchemas.schema(name)).forEach(one -> keys(name, one, never));
    }
    never.removeAll(FAULTS);
    never.removeIf(
        key ->
            met.contains(key)
                || met.contains(key.replaceFirst("\\.(steps|runs)\\.", "."))
                || met.contains(key.replaceFirst("^compare\\.", "compare.runs.")));
    return never;
  }
}

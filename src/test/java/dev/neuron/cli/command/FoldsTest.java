package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {
  @TempDir private Path folder;

  private static final String HEADER = "a,b,site,y";

  /** Four sites of unequal size, cells missing here and there. */
  private static List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      double a = Math.sin(7 * i);
      double b = 100 + 30 * Math.cos(3 * i * i);
      String site = i % 9 < 4 ? "north" : i % 9 < 6 ? "south" : i % 9 < 8 ? "east" : "west";
      String cell = i % 11 == 3 ? "" : String.valueOf(a);
      rows.add(cell + "," + b + "," + site + "," + (50 + 2 * a - 0.1 * b + Math.sin(i)));
    }
    return rows;
  }

  private Path write(String name, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(rows);
    return Files.write(folder.resolve(name), lines);
  }

  private static Ran train(Path data, String options, String... more) {
    List<Object> args = new ArrayList<>(List.of("train", data, "-q", "--missing", "mean"));
    args.addAll(List.of(more));
    for (String option : options.split(" ")) {
      args.add(option);
    }
    return Ran.neuron(args.toArray());
  }

  private static List<String> lines(Ran ran) {
    assertThat(ran.status()).as(ran.err()).isZero();
    return ran.out().lines().toList();
  }

  /**
   * A plain loop: each site's rows in a file of their own, training on a file with the others. Each
   * loss is the same to the bit; means, scaling and order are those of the training part.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-e 40",
        "-a identity -o newton",
        "-e 5 -b 16 --seed 7",
        "-e 30 -o adam --scale minmax --l1 0.1",
        "-e 30 --cost huber --scale none -l 1e-5",
      })
  void folds_are_training_on_split_files_to_the_bit(String options) throws IOException {
    List<String> alone = new ArrayList<>();
    for (String site : List.of("north", "south", "east", "west")) {
      Path own = write("own.csv", rows().stream().filter(r -> r.contains(site)).toList());
      Path others = write("others.csv", rows().stream().filter(r -> !r.contains(site)).toList());
      List<String> epochs =
          lines(train(others, options, "--exclude=site", "--format=csv", "--validation=" + own));
      alone.add(epochs.get(epochs.size() - 1).split(",")[5]);
    }
    List<String> folds =
        lines(
            train(
                write("all.csv", rows()), options, "--folds=4", "--fold-by=site", "--format=csv"));
    List<String> tested = folds.subList(folds.size() - 4, folds.size());
    assertThat(tested)
        .extracting(line -> line.split(",")[2])
        .containsExactlyInAnyOrderElementsOf(alone);
    assertThat(tested)
        .extracting(line -> line.split(",")[1])
        .containsExactlyInAnyOrder("40", "20", "20", "10");
  }

  /** The neuron of all rows is what it would have been without folds. */
  @Test
  void the_neuron_saved_is_that_of_all_rows() throws IOException {
    Path data = write("all.csv", rows());
    Path with = folder.resolve("with.json");
    Path without = folder.resolve("without.json");
    lines(train(data, "--folds 3", "-m" + with));
    lines(train(data, "-e 100", "-m" + without));
    TreeMap<String, String> weights = new TreeMap<>();
    for (Path model : List.of(with, without)) {
      for (String line : Files.readAllLines(model)) {
        if (line.contains("\"weight\"") || line.contains("\"bias\"")) {
          weights.merge(line, model.getFileName().toString(), (one, other) -> "both");
        }
      }
    }
    assertThat(weights.values()).hasSize(3).containsOnly("both");
    assertThat(Files.readString(with)).contains("\"version\": \"1.3\"", "\"heldOut\"");
    assertThat(Ran.neuron("reproduce", with).status()).isZero();
  }

  /** Mean ± standard error by hand, R² by evaluate's formula on a fold of its own. */
  @Test
  void the_figures_are_means_over_the_folds() throws IOException {
    List<String> out = lines(train(write("all.csv", rows()), "--folds 4", "--format=csv"));
    double[] losses =
        out.subList(out.size() - 4, out.size()).stream()
            .mapToDouble(line -> Double.parseDouble(line.split(",")[2]))
            .toArray();
    double mean = (losses[0] + losses[1] + losses[2] + losses[3]) / 4;
    double squares = 0;
    for (double loss : losses) {
      squares += (loss - mean) * (loss - mean);
    }
    String json = train(folder.resolve("all.csv"), "--folds 4", "--format=jsonl").out();
    String event =
        json.lines()
            .filter(line -> line.startsWith("{\"event\":\"folds\""))
            .findFirst()
            .orElseThrow();
    assertThat(number(event, "loss")).isCloseTo(mean, within(1e-12 * mean));
    assertThat(number(event, "lossError"))
        .isCloseTo(Math.sqrt(squares / 3 / 4), within(1e-9 * mean));
    assertThat(json.lines().toList().get(json.lines().toList().size() - 1))
        .contains("\"event\":\"end\"");
  }

  private static double number(String json, String key) {
    String rest = json.substring(json.indexOf("\"" + key + "\":") + key.length() + 3);
    return Double.parseDouble(rest.substring(0, rest.indexOf(',')));
  }

  @Test
  void r2_of_a_fold_is_that_of_evaluate() throws IOException {
    List<String> north = rows().stream().filter(r -> r.contains("north")).toList();
    Path own = write("own.csv", north);
    Path others = write("others.csv", rows().stream().filter(r -> !r.contains("north")).toList());
    Path model = folder.resolve("m.json");
    lines(train(others, "-e 20", "--exclude=site", "-m" + model));
    String evaluated = Ran.neuron("evaluate", model, own, "--format", "json").out();
    double r2 = Double.parseDouble(evaluated.replaceAll("(?s).*\"r2\" *: *([-0-9.E]+).*", "$1"));
    List<String> folds =
        lines(
            train(
                write("all.csv", rows()), "-e 20", "--folds=4", "--fold-by=site", "--format=csv"));
    String line = folds.stream().filter(l -> l.matches("[1-4],40,.*")).findFirst().orElseThrow();
    assertThat(Double.parseDouble(line.split(",")[3])).isCloseTo(r2, within(1e-9));
  }

  @Test
  void compare_ranks_by_held_out_loss_as_train_finds_it() throws IOException {
    Path data = write("all.csv", rows());
    Ran ran =
        Ran.neuron(
            "compare",
            data,
            "-q",
            "--missing=mean",
            "--folds=3",
            "--l1=0.01,0.1,3",
            "--format=csv");
    double before = 0;
    List<String> runs = lines(ran).subList(1, 4);
    for (String run : runs) {
      String[] cells = run.split(",");
      double heldOut = Double.parseDouble(cells[23]);
      String json =
          train(data, "--folds 3", "--l1=" + cells[20], "--format=jsonl")
              .out()
              .lines()
              .filter(line -> line.contains("folds\",\"folds"))
              .findFirst()
              .orElseThrow();
      assertThat(heldOut).isEqualTo(number(json, "loss")).isGreaterThanOrEqualTo(before);
      assertThat(Double.parseDouble(cells[24])).isEqualTo(number(json, "lossError"));
      before = heldOut;
    }
    Ran text = Ran.neuron("compare", data, "-q", "--missing=mean", "--folds=3", "--l1=0.01,0.1,3");
    assertThat(text.out()).contains("the simplest within one standard error of it: l1");
    assertThat(text.err()).isEmpty();
  }

  @Test
  void find_goes_by_the_held_out_loss() throws IOException {
    Ran ran =
        Ran.neuron(
            "find", write("all.csv", rows()), "-q", "--missing=mean", "--folds=3", "-e", "10");
    assertThat(ran.out()).contains("held-out loss", "rule: the lowest mean loss on held-out rows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--folds=1                  | 2  | --folds must be at least 2",
        "--folds=50                 | 65 | 90 rows are too few for 50 folds (use --folds 10)",
        "--folds=5 --fold-by=site   | 65 | has 4 values, too few for 5 folds (use --folds 4)",
        "--fold-by=site             | 2  | --fold-by belongs to --folds",
        "--folds=3 --validation=0.2 | 2  | --folds and --validation exclude each other",
        "--folds=3 --out-of-core    | 2  | neither --out-of-core nor --engine spark",
        "--folds=3 --fold-by=nosuch | 2  | nosuch",
        "--folds=3 --fold-by=y      | 2  | is the target",
        "--folds=3 --fold-by=a --features=a,b | 2 | is in both --features and --fold-by",
        "--folds=3 --fold-by=site --one-hot=site | 2 | is in both --one-hot and --fold-by",
      })
  void refuses_folds_that_cannot_be(String options, int status, String told) throws IOException {
    Ran ran = train(write("all.csv", rows()), options);
    assertThat(ran.status()).isEqualTo(status);
    assertThat(ran.err()).contains(told);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void a_category_or_class_that_one_fold_alone_has_is_told() throws IOException {
    List<String> copies = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      copies.add(i + "," + (i < 4 ? "1" : "2") + "," + (i < 4 ? "u" : "v") + "," + (i < 4 ? 1 : 0));
    }
    Ran classes = train(write("two.csv", copies), "--folds 2 --fold-by b --one-hot site");
    assertThat(classes.err())
        .contains("alone has \"site=u\": its rows are predicted without having seen the like")
        .contains("has equal targets alone, so no R²");
  }
}

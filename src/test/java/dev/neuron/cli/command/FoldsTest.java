package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.cli.Ran;
import dev.neuron.model.ModelFile;
import dev.neuron.report.words.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** The rows of a fold and their order are the same wherever they lie. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--folds 4 -e 20",
        "--folds 4 -e 20 --fold-by site -o newton",
        "--folds 3 -e 9 --one-hot site --weights b --cost huber",
      })
  void folds_from_disk_are_those_in_memory_to_the_bit(String options) throws IOException {
    Path data = write("all.csv", rows());
    Path kept = folder.resolve("kept.json");
    Path stored = folder.resolve("stored.json");
    Ran memory = train(data, options, "--format=csv", "-m" + kept);
    Ran disk = train(data, options, "--format=csv", "-m" + stored, "--out-of-core");
    assertThat(lines(disk)).isEqualTo(lines(memory));
    assertThat(ModelFile.load(stored).heldOut().errors().values())
        .isEqualTo(ModelFile.load(kept).heldOut().errors().values());
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
    String event = foldsEvent(folder.resolve("all.csv"), "--folds 4");
    assertThat(number(event, "loss")).isCloseTo(mean, within(1e-12 * mean));
    assertThat(number(event, "lossError"))
        .isCloseTo(Math.sqrt(squares / 3 / 4), within(1e-9 * mean));
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

  /**
   * A plain loop again: the others' neuron predicts each site's rows, and R² is 1 − Σs(y − a)²/Σs(y
   * − ȳ)² over all of them, its error that of a ratio of the sites' sums.
   */
  @ParameterizedTest
  @ValueSource(strings = {"-e 20", "-e 20 --weights b", "-e 20 --cost huber"})
  void r2_is_that_of_all_rows_each_predicted_unseen(String options) throws IOException {
    List<double[]> seen = new ArrayList<>(); // site, weight, target, prediction
    List<String> sites = List.of("north", "south", "east", "west");
    Path model = folder.resolve("m.json");
    for (String site : sites) {
      List<String> rows = rows().stream().filter(r -> r.contains(site)).toList();
      Path others = write("others.csv", rows().stream().filter(r -> !r.contains(site)).toList());
      lines(train(others, options, "--exclude=site", "-m" + model));
      Path own = write("own.csv", rows);
      List<String> predicted = lines(Ran.neuron("predict", model, own, "--only", "-q"));
      for (int i = 0; i < rows.size(); i++) {
        String[] cells = rows.get(i).split(",");
        double weight = options.contains("weights") ? Double.parseDouble(cells[1]) : 1;
        seen.add(
            new double[] {
              sites.indexOf(site),
              weight,
              Double.parseDouble(cells[3]),
              Double.parseDouble(predicted.get(i + 1))
            });
      }
    }
    double mean =
        seen.stream().mapToDouble(row -> row[1] * row[2]).sum()
            / seen.stream().mapToDouble(row -> row[1]).sum();
    double[] errors = new double[4];
    double[] spreads = new double[4];
    for (double[] row : seen) {
      errors[(int) row[0]] += row[1] * (row[2] - row[3]) * (row[2] - row[3]);
      spreads[(int) row[0]] += row[1] * (row[2] - mean) * (row[2] - mean);
    }
    double left = Arrays.stream(errors).sum() / Arrays.stream(spreads).sum();
    double squares = 0;
    for (int k = 0; k < 4; k++) {
      squares += Math.pow(errors[k] - left * spreads[k], 2);
    }
    String event = foldsEvent(write("all.csv", rows()), options + " --folds=4 --fold-by=site");
    assertThat(number(event, "r2")).isCloseTo(1 - left, within(1e-9));
    assertThat(number(event, "r2Error"))
        .isCloseTo(Math.sqrt(4 / 3.0 * squares) / Arrays.stream(spreads).sum(), within(1e-9));
  }

  /** Through (1, 1), (2, 4) and so on, by hand: the errors are 2, 1 and 2, and Σ(y − ȳ)² = 26/3. */
  @Test
  void three_rows_leave_one_out() throws IOException {
    Path data = Files.writeString(folder.resolve("d.csv"), "x,y\n0,0\n1,1\n2,4\n");
    Ran ran = train(data, "-a identity -o newton --folds 3");
    assertThat(ran.out()).contains("held out: loss 3 ± 1, R² -0.0385 ± ");
    String event = foldsEvent(data, "-a identity -o newton --folds 3");
    assertThat(number(event, "loss")).isCloseTo(3, within(1e-12));
    assertThat(number(event, "r2")).isCloseTo(-1 / 26.0, within(1e-12));
    Ran told = Ran.neuron("train", data, "-a", "identity", "-o", "newton", "--folds", "3");
    assertThat(told.err()).contains("note: each fold has a single row (leave-one-out)");
    assertThat(told.err()).doesNotContain("warning");
    assertThat(Ran.fed("x,y\n0,0\n1,1\n", "train", "-", "-q", "--folds", "2").err())
        .contains("2 rows are too few for 2 folds (--folds needs at least 3)");
  }

  /** PRESS: leaving a row out makes its error e of least squares e/(1 − h). */
  @Test
  void leave_one_out_agrees_with_the_closed_form_of_least_squares() throws IOException {
    List<String[]> cars =
        Files.readAllLines(Path.of("data", "mtcars.csv")).stream()
            .map(line -> line.replace("\"", "").split(","))
            .toList();
    List<String> names = List.of(cars.get(0));
    int n = cars.size() - 1;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = Double.parseDouble(cars.get(i + 1)[names.indexOf("wt")]);
      y[i] = Double.parseDouble(cars.get(i + 1)[names.indexOf("mpg")]);
    }
    double meanX = Arrays.stream(x).sum() / n;
    double meanY = Arrays.stream(y).sum() / n;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    double press = 0;
    double fourth = 0;
    for (int i = 0; i < n; i++) {
      double leverage = 1.0 / n + (x[i] - meanX) * (x[i] - meanX) / xx;
      double error = (y[i] - meanY - xy / xx * (x[i] - meanX)) / (1 - leverage);
      press += error * error;
      fourth += error * error * error * error;
    }
    String event =
        foldsEvent(
            Path.of("data", "mtcars.csv"),
            "--target mpg --features wt -a identity -o newton --folds 32");
    assertThat(number(event, "loss")).isCloseTo(press / n, within(1e-10));
    assertThat(number(event, "r2")).isCloseTo(1 - press / yy, within(1e-12));
    assertThat(number(event, "lossError"))
        .isCloseTo(Math.sqrt((fourth / n - press / n * press / n) / (n - 1)), within(1e-9));
  }

  private static String foldsEvent(Path data, String options) {
    return lines(train(data, options, "--format=jsonl")).stream()
        .filter(line -> line.startsWith("{\"event\":\"folds\""))
        .findFirst()
        .orElseThrow();
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
      String json = foldsEvent(data, "--folds 3 --l1=" + cells[20]);
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
        "--folds=91                 | 65 | 90 rows are too few for 91 folds (use --folds 10)",
        "--folds=5 --fold-by=site   | 65 | has 4 values, too few for 5 folds (use --folds 4)",
        "--fold-by=site             | 2  | --fold-by belongs to --folds",
        "--folds=3 --validation=0.2 | 2  | --folds and --validation exclude each other",
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
        .contains("has equal targets alone, so no R² of its own");
  }

  @Test
  void a_fold_of_weight_0_is_refused_and_gaps_of_many_folds_are_told_of_the_first()
      throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(i + "," + (i == 5 ? 0 : 1) + ",s" + i + "," + i % 5);
    }
    Path data = write("rows.csv", rows);
    Ran weighted = train(data, "--folds 12 --weights b --exclude site");
    assertThat(weighted.status()).isEqualTo(65);
    assertThat(weighted.err()).containsPattern("fold [0-9]+ has rows of weight 0 alone");
    Ran categories = train(data, "--folds 12 --one-hot site");
    assertThat(categories.status()).isZero();
    assertThat(categories.err().lines().filter(line -> line.contains("alone has"))).hasSize(4);
    assertThat(categories.err()).contains("warning: and so it is with 8 more folds");
  }

  /** Without the row at 0, which alone is active at the start, x does not vary, and z = −0.5. */
  @Test
  void a_fold_whose_training_fails_is_told() throws IOException {
    Path data = Files.writeString(folder.resolve("d.csv"), "x,y\n0,5\n10,1\n10,2\n10,3\n10,4\n");
    Ran ran = train(data, "--folds 5 --init -0.5");
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).contains("warning: training diverged or died in 1 of 5 folds, whose");
    assertThat(train(data, "--folds 5").err()).doesNotContain("died");
  }

  /** 9999 in place of 9.999: the line through the others is off by two thousand there. */
  @Test
  void a_fold_that_has_nearly_all_of_the_loss_is_told() throws IOException {
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int i = 0; i < 30; i++) {
      rows.append(i == 7 ? 9999 : i).append(',').append(i * 0.2 + i % 3).append('\n');
    }
    Path data = Files.writeString(folder.resolve("slip.csv"), rows);
    Ran ran = Ran.neuron("train", data, "--folds", "5", "-a", "identity", "-o", "newton");
    assertThat(ran.err())
        .containsPattern("note: (99|100)\\.[0-9]% of the held-out loss is that of");
    Files.writeString(data, rows.toString().replace("9999", "7"));
    Ran mended = Ran.neuron("train", data, "--folds", "5", "-a", "identity", "-o", "newton");
    assertThat(mended.err()).doesNotContain("of the held-out loss");
  }

  @ParameterizedTest
  @CsvSource({
    "--folds 4 --max-held-out-loss 1e9, 0",
    "--folds 4 --max-held-out-loss 1e-9, 5",
    "--validation 0.3 --max-held-out-loss 1e9, 0",
    "--validation 0.3 --max-held-out-loss 1e-9, 5",
    "--folds 4 --max-held-out-loss 1e9 --max-loss 1e-9, 5",
    "--folds 4 --max-held-out-loss 1e-9 -l 1e9 -a identity, 3",
    "--max-held-out-loss 1, 2",
  })
  void a_gate_on_rows_held_out_is_missed_like_the_others(String options, int status)
      throws IOException {
    assertThat(train(write("all.csv", rows()), options).status()).isEqualTo(status);
  }

  /** As by hand above: 3 for rows held out, where training itself comes to 2/9. */
  @Test
  void a_gate_on_rows_held_out_goes_by_their_loss_and_names_it() throws IOException {
    Path data = Files.writeString(folder.resolve("d.csv"), "x,y\n0,0\n1,1\n2,4\n");
    Ran ran = train(data, "-a identity -o newton --folds 3 --max-loss 1 --max-held-out-loss 2.9");
    assertThat(ran.status()).isEqualTo(5);
    assertThat(ran.err())
        .isEqualTo("neuron: the held-out loss 3 is above --max-held-out-loss 2.9\n");
    Ran both = train(data, "-a identity -o newton --folds 3 --max-loss 0 --max-held-out-loss 0");
    assertThat(both.err().lines()).hasSize(2);
  }

  @Test
  void evaluate_says_when_rows_are_those_of_the_training() throws IOException {
    Path data = write("all.csv", rows());
    Path model = folder.resolve("m.json");
    lines(train(data, "-e 9 --exclude site", "-m" + model));
    String known = "note: these are the rows the neuron was trained on: " + data;
    Ran same = Ran.neuron("evaluate", model, data);
    assertThat(same.err()).containsOnlyOnce(known).contains("--folds 10 tells how well");
    Path copy = Files.copy(data, folder.resolve("copy.csv"));
    Ran json = Ran.neuron("evaluate", model, copy, "--format=json");
    assertThat(json.err()).contains("trained on: " + copy);
    assertThat(json.out()).contains("\"trainedOn\": true");
    Ran input = Ran.fed(Files.readString(data), "evaluate", model, "-");
    assertThat(input.err()).contains("trained on: standard input;");
    // As many bytes, but others.
    Path other = Files.writeString(copy, Files.readString(data).replaceFirst("1", "2"));
    Ran fresh = Ran.neuron("evaluate", model, other, "--format=json");
    assertThat(fresh.err()).doesNotContain("trained on");
    assertThat(fresh.out()).doesNotContain("trainedOn");
    lines(train(data, "-e 9 --folds 3 --exclude site", "-m" + model));
    String heldOut = Numbers.text(ModelFile.load(model).heldOut().loss());
    assertThat(Ran.neuron("evaluate", model, data).err())
        .contains("the loss on rows held out in training was " + heldOut);
  }
}

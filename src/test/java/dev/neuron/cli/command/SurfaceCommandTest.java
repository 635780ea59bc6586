package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.neuron.cli.Ran;
import dev.neuron.math.Activation;
import dev.neuron.math.Cost;
import dev.neuron.report.surface.SurfacePage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurfaceCommandTest {
  private static final Path DIABETES = Path.of("data", "diabetes.csv");
  private static final Path FAITHFUL = Path.of("data", "faithful.csv");

  @TempDir private Path directory;
  private Path page;

  @BeforeEach
  void name() {
    page = directory.resolve("page.html");
  }

  private Ran surface(Object... options) {
    Object[] args = new Object[options.length + 4];
    args[0] = "surface";
    args[1] = "-q";
    args[2] = "-o";
    args[3] = page;
    System.arraycopy(options, 0, args, 4, options.length);
    return Ran.neuron(args);
  }

  private String data() throws IOException {
    String text = Files.readString(page);
    String begin = "id=\"data\">";
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf("</script>", from));
  }

  @Test
  void a_run_comes_to_the_same_in_surface_and_in_compare() {
    String rates = "0.001,0.01,0.1,0.2,0.3";
    for (String options : List.of("-e 20", "-e 100 --init 0")) {
      Object[] words = ("--learning-rates " + rates + " " + options).split(" ");
      List<Object> all = new ArrayList<>(List.of("compare", "-q", "--format", "csv", DIABETES));
      all.addAll(List.of(words));
      String compared = Ran.neuron(all.toArray()).out();
      all = new ArrayList<>(List.of(DIABETES));
      all.addAll(List.of(words));
      String drawn = surface(all.toArray()).out();
      for (String rate : rates.split(",")) {
        String fate = observed(compared, rate);
        assertThat(drawn).as(options).containsPattern("(?m)^" + rate + " \\(.*\\): " + fate + "; ");
      }
    }
  }

  private static String observed(String csv, String rate) {
    int column = List.of(csv.lines().findFirst().orElseThrow().split(",")).indexOf("observed");
    return csv.lines()
        .filter(line -> line.contains("," + rate + ","))
        .map(line -> line.split(",")[column])
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_page_can_descend_with_every_activation_and_cost() throws IOException {
    List<String> labels = new ArrayList<>();
    List.of(Activation.Kind.values()).forEach(kind -> labels.add(kind.label()));
    List.of(Cost.Kind.values()).forEach(kind -> labels.add(kind.label()));
    try (InputStream script = SurfacePage.class.getResourceAsStream("descent.js")) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(labels).allSatisfy(label -> assertThat(text).contains('"' + label + '"'));
    }
  }

  /** The numbers of an array of the page's data, by its JSON pointer. */
  private List<String> numbers(String array) throws IOException {
    List<String> found = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(data())) {
      while (json.nextToken() != null) {
        String path = json.getParsingContext().pathAsPointer().toString();
        if (json.currentToken().isNumeric() && path.matches(array + "/\\d+")) {
          found.add(json.getText());
        }
      }
    }
    return found;
  }

  private static List<String> losses(Object... train) {
    Object[] args = new Object[train.length + 2];
    args[0] = "train";
    args[1] = "--format=csv";
    System.arraycopy(train, 0, args, 2, train.length);
    List<String> losses = new ArrayList<>();
    Ran.neuron(args).out().lines().skip(1).forEach(line -> losses.add(line.split(",", -1)[1]));
    return losses;
  }

  @Test
  void the_path_has_the_losses_of_train_to_the_last_digit() throws IOException {
    assertThat(surface(DIABETES).status()).isZero();
    assertThat(numbers("/runs/0/losses"))
        .hasSize(101)
        .containsExactlyElementsOf(losses("-q", DIABETES));
    assertThat(surface(DIABETES, "--optimizers=gd,adam", "--epochs=20", "-b", 50).out())
        .contains("gd ", "adam ");
    assertThat(numbers("/runs/1/losses"))
        .containsExactlyElementsOf(
            losses("-q", DIABETES, "--optimizer=adam", "--epochs=20", "-b", 50));
  }

  @Test
  void several_rates_are_drawn_side_by_side_and_a_failed_one_is_a_path() throws IOException {
    Ran ran = surface(FAITHFUL, "--learning-rates=0.1,0.5,30", "--axes=waiting,bias");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).startsWith("30 (30 × the stable limit): di"));
    assertThat(data()).contains("\"failed\":true", "\"across\":\"weight of waiting\"");
    // The start: weight 0, and the bias that predicts the mean.
    assertThat(numbers("/runs/0/u").get(0)).isIn("0.0", "-0.0");
    assertThat(Double.parseDouble(numbers("/runs/0/v").get(0))).isEqualTo(3.4877830882352936);
    assertThat(surface(FAITHFUL, "--learning-rate=30").status()).as("all failed").isEqualTo(3);
  }

  @Test
  void a_neuron_that_dies_shows_where_it_went() throws IOException {
    Path data = Files.writeString(directory.resolve("d.csv"), "x,y\n1,1\n2,-9\n3,-9\n4,-9\n");
    Ran ran = surface(data, "--init=1", "--learning-rate=5");
    assertThat(ran.out()).contains("dies; dead, killed");
    assertThat(ran.status()).as("as train's").isEqualTo(4);
    assertThat(numbers("/runs/0/epochs")).hasSizeGreaterThan(1);
    assertThat(numbers("/runs/0/u")).hasSameSizeAs(numbers("/runs/0/epochs"));
  }

  @Test
  void the_same_command_makes_the_same_page_on_any_number_of_threads() throws IOException {
    surface(DIABETES, "--threads=1");
    String first = Files.readString(page);
    surface(DIABETES, "--threads=3");
    assertThat(Files.readString(page)).isEqualTo(first).doesNotContain("{{").contains("<details>");
    Ran printed = Ran.neuron("surface", DIABETES, "-q", "-o", "-");
    assertThat(printed.out()).isEqualTo(first);
  }

  @Test
  void of_many_examples_the_page_has_some_drawn_by_the_seed_and_says_so() throws IOException {
    StringBuilder csv = new StringBuilder("x,y\n");
    for (int i = 0; i < 5000; i++) {
      csv.append(String.format(Locale.ROOT, "%d,%d%n", i % 97, i % 89));
    }
    Path data = Files.writeString(directory.resolve("many.csv"), csv);
    assertThat(surface(data, "--epochs=3", "--seed=7").status()).isZero();
    List<String> drawn = numbers("/numbers");
    assertThat(surface(data, "--epochs=3").status()).isZero();
    assertThat(numbers("/numbers")).hasSize(2000).isNotEqualTo(drawn);
    for (int i = 0; i < 2000; i++) { // one of every 2.5
      assertThat(Integer.parseInt(drawn.get(i))).isBetween(5 * i / 2 + 1, 5 * (i + 1) / 2);
    }
    assertThat(Files.readString(page))
        .contains("of 2000 examples, drawn at random from even stretches of all 5000");
    assertThat(Files.size(page)).isLessThan(200_000);
  }

  @Test
  void what_names_hold_is_text_in_the_page() throws IOException {
    String evil = "</script><script>alert(1)</script>{{data}}";
    Path data = Files.writeString(directory.resolve("e.csv"), evil + ",y\n1,1\n2,2\n3,4\n");
    assertThat(surface(data).status()).isZero();
    assertThat(Files.readString(page)).doesNotContain("<script>alert").contains("&lt;script&gt;");
    assertThat(Files.readString(page)).containsOnlyOnce("\"endPoint\"");
  }

  @Test
  void contradictions_are_told_before_anything_is_read() {
    assertThat(surface("absent.csv", "--axes=bmi").status()).isEqualTo(2);
    assertThat(surface("absent.csv", "--learning-rate=1", "--learning-rates=1,2").status())
        .isEqualTo(2);
    assertThat(surface("absent.csv").status()).isEqualTo(66);
    Ran nothing = Ran.neuron("surface"); // whether or not a surface.html is there
    assertThat(nothing.status()).isEqualTo(2);
    assertThat(nothing.err()).contains("no data file was given");
    assertThat(Ran.neuron("surface", DIABETES, "-q", "-o", DIABETES).status()).isEqualTo(2);
  }

  @Test
  void a_name_of_another_format_is_refused_and_a_method_for_a_name_is_noted() {
    for (String name : List.of("x.png", "x.SVG", "x.pdf", "a.b.json")) {
      Ran ran = Ran.neuron("surface", "absent.csv", "-o", directory.resolve(name));
      assertThat(ran.status()).as(name).isEqualTo(2);
      assertThat(ran.err()).contains(name + "' does not end as a web page does; name it .html");
    }
    for (String name : List.of("x.htm", "x", "x.v2", "png")) {
      assertThat(Ran.neuron("surface", "absent.csv", "-o", directory.resolve(name)).status())
          .as(name)
          .isEqualTo(66);
    }
    String method = "the method is chosen by --optimizer newton";
    assertThat(Ran.neuron("surface", "absent.csv", "-o", "newton").err()).contains(method);
    assertThat(Ran.neuron("surface", "absent.csv", "-o", directory.resolve("newton")).err())
        .doesNotContain(method);
  }

  @Test
  void the_plane_of_runs_that_all_failed_goes_through_their_start() throws IOException {
    assertThat(surface(DIABETES, "--scale=none", "--learning-rate=1").status()).isEqualTo(4);
    assertThat(numbers("/runs/0/u").get(0)).isEqualTo("0.0");
    assertThat(numbers("/plane/base")).startsWith("0.0", "0.0");
    assertThat(Files.readString(page)).contains("bends most at the start; all other");
    surface(DIABETES, "--learning-rates=10,0.1");
    assertThat(data()).contains("\"main\":1,");
    assertThat(Files.readString(page)).contains("bends most at the end of the run 0.1; all other");
  }

  @Test
  void the_sliders_limit_is_that_of_gradient_descent_whatever_train_ran() throws IOException {
    for (String option : List.of("--optimizer=momentum", "--optimizer=adam", "--batch-size=10")) {
      surface(DIABETES, "--epochs=2", option);
      assertThat(data()).as(option).contains("\"limit\":0.24849593"); // as compare has it
    }
  }

  @Test
  void axes_that_are_no_features_are_told_with_those_there_are() {
    assertThat(surface(FAITHFUL, "--axes=1,2").err())
        .contains("--axes: there is no feature \"1\"; the axes are two of \"waiting\", bias");
    assertThat(surface(DIABETES, "--axes=bmi,bps").err()).contains("did you mean \"bp\"?");
  }

  @Test
  void directions_are_named_by_their_largest_parts_with_signs() throws IOException {
    // Two features that mirror each other: the first direction is their difference, the second
    // the bias alone.
    Path data = Files.writeString(directory.resolve("m.csv"), "p,q,y\n1,-1,3\n2,-2,5\n4,-4,6\n");
    assertThat(surface(data, "--activation=identity").status()).isZero();
    assertThat(data())
        .contains("\"across\":\"1st direction (0.71·p − 0.71·q)\"")
        .contains("\"up\":\"2nd direction (bias)\"");
  }

  @Test
  void folds_are_refused_and_not_listed() {
    Ran ran = surface("absent.csv", "--folds=3");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .contains("neuron surface trains on all rows", "--folds and --fold-by belong to train");
    assertThat(surface("absent.csv", "--fold-by=x").status()).isEqualTo(2);
    assertThat(Ran.neuron("surface", "--help").out())
        .contains("--validation")
        .doesNotContain("--fold");
  }

  @Test
  void data_that_hardly_are_any_make_a_page_as_they_make_a_neuron() throws IOException {
    for (String rows : List.of("1,2", "1,2\n2,2\n3,2", "1,1\n1,2\n1,4")) {
      Path data = Files.writeString(directory.resolve("few.csv"), "x,y\n" + rows + "\n");
      assertThat(surface(data).status()).as(rows).isZero();
      assertThat(data()).as(rows).doesNotContain("NaN").contains("\"runs\"");
    }
    assertThat(surface(FAITHFUL, "--epochs=0").status()).isZero();
    assertThat(numbers("/runs/0/losses")).hasSize(1);
  }

  @Test
  void five_hundred_features_stay_a_few_hundred_kilobytes() throws IOException {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i <= 200; i++) {
      for (int j = 0; j < 500; j++) {
        csv.append(i == 0 ? "f" + j : Integer.toString((i * 37 + j * 11) % 101)).append(',');
      }
      csv.append(i == 0 ? "y" : Integer.toString(i)).append('\n');
    }
    Path data = Files.writeString(directory.resolve("wide.csv"), csv);
    assertThat(surface(data, "--epochs=3").status()).isZero();
    assertThat(numbers("/numbers")).hasSize(80); // 40,000 numbers
    assertThat(Files.size(page)).isBetween(400_000L, 700_000L);
  }

  @Test
  void a_place_that_cannot_be_written_ends_with_its_status() throws IOException {
    assertThat(Ran.neuron("surface", FAITHFUL, "-q", "-o", directory).status()).isEqualTo(73);
    Path nowhere = directory.resolve("no").resolve("page.html");
    assertThat(Ran.neuron("surface", FAITHFUL, "-q", "-o", nowhere).status()).isEqualTo(73);
    Files.writeString(page, "old");
    assertThat(surface(FAITHFUL, "--learning-rate=30").status()).isEqualTo(3);
    assertThat(Files.readString(page)).as("named, so replaced").startsWith("<!DOCTYPE html>");
  }
}

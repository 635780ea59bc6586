package dev.neuron.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of runs on the page of the surface, in numbers, and what stops them. */
class SurfaceStepsTest extends InBrowser {
  private static final String TO_THE_END = "(() => { while (!run.end) run.step(); advanced(); })()";

  private List<String> row(int row) throws InterruptedException {
    String cells = "[...document.getElementById('parameters').tBodies[0].rows[" + row + "].cells]";
    return List.of(
        page.evaluate(cells + ".map(cell => cell.textContent).join(' ')").split(" ", -1));
  }

  /** The numbers that explain prints of bmi on the same data: ŵ, ∂C/∂ŵ and the new ŵ. */
  private static String[] explained(int epochs) {
    Ran ran = Ran.neuron("explain", "-q", DIABETES, "--epochs=" + epochs);
    String line = ran.out().lines().filter(l -> l.startsWith("  bmi ")).findFirst().orElseThrow();
    return line.strip().replace('-', '−').split(" +", -1);
  }

  private static double value(String cell) {
    return Double.parseDouble(cell.replace('−', '-'));
  }

  @Test
  void every_step_of_a_run_of_train_has_the_numbers_that_explain_has()
      throws IOException, InterruptedException {
    open(DIABETES);
    page.click("#legend input");
    for (int epoch = 0; epoch < 4; epoch++) {
      String[] bmi = explained(epoch);
      List<String> shown = row(2);
      assertThat(shown).hasSize(5).startsWith(bmi[0], bmi[1], bmi[2]).endsWith(bmi[3]);
      assertThat(value(shown.get(3)))
          .isCloseTo(value(bmi[3]) - value(bmi[1]), withinPercentage(0.1));
      assertThat(page.evaluate(CAPTION))
          .isEqualTo("From epoch " + epoch + " to " + (epoch + 1) + ": ŵ ← ŵ − η·∇C, η = 0.124248");
      page.click("#step");
    }
    assertThat(row(10)).first().isEqualTo("bias");
    page.evaluate(TO_THE_END);
    String end = Ran.neuron("surface", DIABETES, "-q", "-o", "-").out();
    assertThat(text("fate")).contains(" – completed 100 epochs: loss 28");
    assertThat(end).contains("\"verdict\":\"completed 100 epochs\"");
  }

  @Test
  void of_a_long_run_with_many_features_every_second_point_has_its_parameters()
      throws IOException, InterruptedException {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i <= 30; i++) {
      for (int j = 0; j < 400; j++) {
        csv.append(i == 0 ? "f" + j : Integer.toString((i * 37 + j * 11) % 101)).append(',');
      }
      csv.append(i == 0 ? "y" : Integer.toString(i)).append('\n');
    }
    Path wide = Files.writeString(directory.resolve("wide.csv"), csv);
    open(wide, "--epochs=60", "--tolerance=0", "--learning-rate=1e-6");
    page.evaluate("choose(0)");
    assertThat(page.evaluate(CAPTION)).isEqualTo("From epoch 0 to 2: by gd");
    assertThat(row(12)).first().isEqualTo("388"); // 388 more
    page.evaluate(TO_THE_END);
    assertThat(number("run.epoch")).isEqualTo(60);
    assertThat(page.evaluate("run.losses.at(-1) === data.runs[0].losses.at(-1)")).isEqualTo("true");
  }

  @Test
  void steps_that_are_no_gradient_step_are_shown_as_what_they_are()
      throws IOException, InterruptedException {
    open(FAITHFUL, "--optimizers=gd,adam", "--epochs=5");
    page.evaluate("choose(1)");
    assertThat(page.evaluate(CAPTION)).isEqualTo("From epoch 0 to 1: by adam");
    assertThat(value(row(0).get(3)))
        .isCloseTo(number("run.point(1)[0] - run.point(0)[0]"), withinPercentage(0.001));
    page.evaluate(TO_THE_END);
    assertThat(page.evaluate(CAPTION)).startsWith("No step is left: the run has ended");
    assertThat(row(0)).endsWith("–", "–");
  }

  @Test
  void a_run_that_diverges_says_why_and_the_view_is_fitted_to_what_stayed_near()
      throws IOException, InterruptedException {
    open(FAITHFUL, "--activation=identity", "--learning-rate=0.1");
    for (String times : new String[] {"2.5", "1e9"}) {
      page.evaluate("(slideTo(" + times + " * data.limit), begin([1, 3]), zoom(0.1))");
      page.evaluate(TO_THE_END);
      assertThat(text("fate"))
          .startsWith("diverges – diverged at epoch ")
          .contains("The rate is " + (times.equals("2.5") ? "2.5" : "1e+09") + " × the stable");
      // All of train's path is in view, and not much beside.
      assertThat(number("Math.min(...data.runs[0].u) - range.u0")).isPositive();
      assertThat(number("range.u1 - Math.max(...data.runs[0].u)")).isPositive();
      assertThat(number("range.u1 - range.u0")).isLessThan(20);
    }
    assertThat(text("fate")).endsWith("The view shows what stayed near");
  }

  /** With a start that is dead, cost that is a parabola to the end, or none, or with a penalty. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--init=0",
        "--activation=identity",
        "--activation=identity --epochs=2",
        "--activation=softplus",
        "--cost=huber --activation=identity",
        "--l2=0.1",
        "--cost=absolute",
        "--optimizer=adam"
      })
  void the_slider_foresees_what_compare_does(String options) throws InterruptedException {
    List<Object> given = new ArrayList<>(List.of(FAITHFUL));
    given.addAll(List.of(options.split(" ")));
    given.remove("");
    open(given.toArray());
    given.remove("--optimizer=adam"); // the page's own runs are plain gradient descent
    given.addAll(0, List.of("compare", "-q", "--learning-rates=0.02,0.1,0.9,1.03,1.4,1.7,3"));
    String compared = Ran.neuron(given.toArray()).out();
    for (String rate : new String[] {"0.02", "0.1", "0.9", "1.03", "1.4", "1.7", "3"}) {
      page.evaluate("slideTo(" + rate + ")");
      String foreseen =
          text("times")
              .replaceAll(".*: ", "")
              .replaceAll(", close to the least after (~\\d+) epochs?", " in $1")
              .replaceAll(", as .*", "");
      if (options.equals("--cost=absolute")) {
        assertThat(text("times")).isEqualTo("no stable limit: the cost does not bend");
        assertThat(compared).containsPattern(" " + rate + " +– +– ");
      } else {
        assertThat(compared).containsPattern(" " + rate + " .* " + foreseen + " ");
      }
    }
  }

  @Test
  void no_run_is_chosen_before_the_reader_chooses_one() throws InterruptedException {
    open(DIABETES, "--learning-rates=0.01");
    assertThat(number("document.querySelectorAll('#legend input').length")).isEqualTo(1);
    assertThat(number("document.querySelectorAll('#legend input:checked').length")).isZero();
    page.click("#again");
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('#legend input')].map(i => i.checked).join()"))
        .isEqualTo("false,true");
  }

  @Test
  void a_rate_that_is_none_is_refused_with_the_reason() throws IOException, InterruptedException {
    open(FAITHFUL);
    page.evaluate("slideTo(0.25)");
    String[][] refused = {
      {"abc", "“abc” is no number; it stays 0.25"},
      {"0", "a rate is above 0; it stays 0.25"},
      {"-1", "a rate is above 0; it stays 0.25"},
      {"0,05", "write 0.05, with a point; it stays 0.25"},
      {"", "no rate was written; it stays 0.25"},
      {"1e999", "1e999 is too large for a number; it stays 0.25"},
    };
    for (String[] one : refused) {
      page.evaluate("$('rate').value = '" + one[0] + "'");
      page.evaluate("$('rate').dispatchEvent(new Event('change'))");
      assertThat(text("times")).isEqualTo(one[1]);
      assertThat(number("rate")).isEqualTo(0.25);
    }
    page.evaluate("slideTo(0.5)");
    assertThat(text("times")).startsWith("0.5 × the limit");
  }

  @Test
  void play_and_one_step_run_an_ended_run_again_at_a_new_rate()
      throws IOException, InterruptedException {
    open(FAITHFUL);
    page.evaluate("(slideTo(0.3 * data.limit), begin([1, 2]))");
    page.evaluate(TO_THE_END);
    assertThat(text("fate")).startsWith("settles – converged").doesNotContain("again");
    page.click("#step");
    assertThat(number("run.epoch")).as("the rate is the same").isGreaterThan(2);
    page.evaluate("slideTo(0.05 * data.limit)");
    assertThat(text("fate"))
        .startsWith("settles – converged")
        .endsWith(". play or one step runs it again from its start, at the new rate");
    page.click("#step");
    assertThat(page.evaluate("[run.epoch, ...run.points[0], run.rate / data.limit].join()"))
        .isEqualTo("1,1,2,0.05");
    page.evaluate("slideTo(0.06 * data.limit)"); // on the way
    page.evaluate(TO_THE_END);
    assertThat(text("fate")).doesNotContain("again");
    page.evaluate("slideTo(0.2 * data.limit)");
    page.click("#play");
    page.until("run.end !== null");
    assertThat(page.evaluate("[...run.points[0], run.rate / data.limit].join()"))
        .isEqualTo("1,2,0.2");
    page.evaluate("(choose(0), run.step(), $('play').click())");
    page.until("run.end !== null && playing === 0 && run.points.length > 1");
    assertThat(number("($('play').click(), run.epoch)")).as("played once more").isZero();
    page.until("run.end !== null");
  }

  @Test
  void a_run_of_train_says_that_it_keeps_its_rate_when_the_slider_moves_and_has_its_own_colour()
      throws IOException, InterruptedException {
    open(DIABETES, "--learning-rates=0.05,0.1");
    assertThat(text("fate")).startsWith("The runs of train are shown; click the surface");
    page.evaluate("choose(1)");
    assertThat(text("fate")).doesNotContain("keeps its own rate");
    page.evaluate("slideTo(0.2)");
    assertThat(text("fate")).contains("A run of train keeps its own rate: click the surface");
    assertThat(page.evaluate("tint(palette()) === palette().curves[1]")).isEqualTo("true");
  }

  @Test
  void a_run_that_has_left_the_view_is_fitted_at_its_end()
      throws IOException, InterruptedException {
    open(DIABETES);
    page.evaluate("(slideTo(1.2 * data.limit), begin(data.start), zoom(0.2))");
    page.evaluate(TO_THE_END);
    assertThat(text("fate")).startsWith("oscillates – ");
    assertThat(page.evaluate("run.points.map(spot).every(inside)")).isEqualTo("true");
  }

  @Test
  void the_slider_stays_where_it_is_whatever_is_foreseen_and_on_a_phone_is_below_the_picture()
      throws IOException, InterruptedException {
    open(DIABETES);
    for (int width : new int[] {1280, 390}) {
      page.look(width, 844, false, "screen");
      page.until("seen === surface.clientWidth");
      String tops =
          "new Set([0.01, 0.1, 0.99, 1.03, 1.4, 1.7, 3].map(times => (slideTo(times * data.limit),"
              + " $('slider').offsetTop))).size";
      assertThat(number(tops)).as("places at %d", width).isEqualTo(1);
    }
    assertThat(number("$('play').getBoundingClientRect().bottom")).isLessThan(844);
    page.evaluate("choose(0)");
    page.evaluate(TO_THE_END);
    page.evaluate("(run = null, choose(0), (() => { while (run.epoch < 92) run.step(); })())");
    page.evaluate("advanced()");
    assertThat(number("$('steps').scrollWidth - $('steps').clientWidth")).isZero();
  }

  @Test
  void the_table_of_a_path_has_no_rounding_in_it_and_the_sign_of_text()
      throws IOException, InterruptedException {
    open(DIABETES);
    String cells =
        page.evaluate(
            "[...document.querySelectorAll('details tbody tr')].map(row =>"
                + " row.cells[2].textContent + ' ' + row.cells[3].textContent).join(' ')");
    assertThat(cells).startsWith("−").contains(" 0 ").doesNotContainPattern("e-1[2-9]|(^| )-");
  }

  @Test
  void a_new_rate_holds_from_the_next_step_of_the_readers_run()
      throws IOException, InterruptedException {
    open(FAITHFUL);
    page.evaluate("(slideTo(0.1), begin([1, 2]), slideTo(0.2))");
    double before = number("run.w[1]");
    double gradient = number("run.now.gradient[1]");
    page.click("#step");
    assertThat(number("run.w[1]")).isEqualTo(before - 0.2 * gradient);
  }
}

package dev.neuron.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the page of the surface shows of runs that failed, and of those that never moved. */
class SurfaceFailuresTest extends InBrowser {

  /** The numbers that drawing a picture puts on it, each with its sides and its height. */
  private String texts(String drawing, String wanted) throws InterruptedException {
    return page.evaluate(
        """
        (() => {
          const texts = [], kept = CanvasRenderingContext2D.prototype.fillText;
          CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
            const wide = this.measureText(text).width;
            texts.push({ text, y, left: x - { left: 0, center: wide / 2, right: wide }[this.textAlign], wide });
          };
          DRAWING;
          CanvasRenderingContext2D.prototype.fillText = kept;
          return WANTED;
        })()\
        """
            .replace("DRAWING", drawing)
            .replace("WANTED", wanted));
  }

  @Test
  void where_every_run_diverged_the_view_has_their_start_and_the_valley_that_they_missed()
      throws IOException, InterruptedException {
    open(DIABETES, "--activation=identity", "--learning-rates=10,20", "--axes=bmi,bias");
    // The other weights are 0, so the lowest place is the regression on bmi alone: features are
    // standardized, so its slope is the mean of x·y, half of the first gradient, which explain says
    // is −90.3201.
    double slope = 90.3201 / 2;
    for (double u : new double[] {0, slope}) {
      assertThat(number("range.u0")).isLessThan(u);
      assertThat(number("range.u1")).isGreaterThan(u);
    }
    assertThat(number("range.u1 - range.u0")).isLessThan(3 * slope);
    assertThat(
            number(
                "new Set([...document.querySelectorAll('#bands span')].map(b =>"
                    + " b.textContent)).size"))
        .isEqualTo(5);
    assertThat(page.evaluate(CAPTION))
        .isEqualTo("One step at epoch 0 of train, 10: ŵ ← ŵ − η·∇C, η = 10");
    assertThat(page.evaluate("$('parameters').tBodies[0].rows[2].cells[1].textContent"))
        .isEqualTo("0");
    assertThat(texts("drawScene(shown())", "texts.map(t => t.text).join()"))
        .isEqualTo("10 leaves in epoch 1,20 leaves in epoch 1");
    assertThat(texts("drawScene(shown())", "Math.abs(texts[0].y - texts[1].y) >= 14"))
        .isEqualTo("true");
  }

  @Test
  void a_view_of_a_single_point_is_as_wide_as_the_targets_are()
      throws IOException, InterruptedException {
    open(FAITHFUL, "--epochs=0");
    // Standardized, so that a weight of 1 moves predictions by 1: the targets' deviation is 1.14.
    assertThat(number("range.v1 - range.v0")).isBetween(0.5, 5.0);
    assertThat(number("range.v0")).isLessThan(3.49);
    assertThat(number("range.v1")).isGreaterThan(3.49);
  }

  @Test
  void the_losses_of_runs_that_all_failed_are_seen_as_a_whole()
      throws IOException, InterruptedException {
    open(FAITHFUL, "--learning-rates=5");
    String heights =
        page.evaluate(
            """
            (() => {
              const heights = [], kept = CanvasRenderingContext2D.prototype.lineTo;
              CanvasRenderingContext2D.prototype.lineTo = function (x, y) { heights.push(y); };
              drawLosses();
              CanvasRenderingContext2D.prototype.lineTo = kept;
              const high = $('losses').clientHeight;
              return heights.map(y => y > 22 && y < high - 24).join();
            })()\
            """);
    assertThat(heights).isEqualTo("true,true,true,true"); // epochs 0 to 3
  }

  @Test
  void a_loss_that_leaves_the_picture_is_told_with_its_epoch()
      throws IOException, InterruptedException {
    open(DIABETES, "--learning-rates=10,0.1");
    assertThat(texts("drawLosses()", "texts.map(t => t.text).join()"))
        .contains("↑ leaves the picture in epoch 1");
    assertThat(page.evaluate(CAPTION)).startsWith("One step at the end of train, 0.1: ");
    assertThat(page.evaluate("document.getElementById('rate').value")).isEqualTo("0.1");
  }

  @Test
  void no_label_of_an_axis_is_cut_and_the_region_that_is_dead_is_named_beside_the_path()
      throws IOException, InterruptedException {
    open(DIABETES, "--scale=none", "--learning-rates=1");
    String wide = "show({ u0: -3.3e8, u1: 1e8, v0: -1.8e8, v1: 1.8e8 })";
    for (String part :
        new String[] {wide, "show({ u0: 1, u1: 1.0000002, v0: -3e-10, v1: 3e-10 })"}) {
      assertThat(texts(part, "texts.filter(t => t.left < 0 || t.text.includes('-')).length"))
          .isEqualTo("0");
      assertThat(texts(part, "texts.length - new Set(texts.map(t => t.text + t.y)).size"))
          .as("labels alike, side by side")
          .isEqualTo("0");
    }
    page.evaluate(wide);
    String dead =
        texts(
            wide, "(t => [t.left, t.left + t.wide, t.y])(texts.find(t => t.text === DEAD)).join()");
    assertThat(dead).isNotEmpty();
    String beside =
        "(([l, r, y]) => Math.abs(y - 4 - box.y(0)) > 8 || r < box.x(-2.47e8) || l > box.x(0))(["
            + dead
            + "])";
    assertThat(page.evaluate(beside)).isEqualTo("true");
  }
}
